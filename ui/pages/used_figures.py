"""Says which figure stands in where there is no answer."""

from __future__ import annotations

from advisor import api

_GROUPS = (("workload.", "workloads."), ("machine.", "machines."))


def used_figures(evaluation: api.Evaluation, texts: api.Texts) -> dict[str, str]:
    """Say the range and the evidence of every input, and the models, by the path of the answer."""
    said = {_path(row.id): _say(row, texts) for row in evaluation.inputs}
    for posture in ("closed", "open"):
        names = dict.fromkeys(o.model_name for o in evaluation.options if o.posture == posture)
        models = texts.say("window.used_models", models=", ".join(names))
        said[f"candidates.{posture}_models"] = models if names else ""
    return said


def _path(input_id: str) -> str:
    for group, answers in _GROUPS:
        if input_id.startswith(group):
            return answers + input_id.removeprefix(group)
    return input_id


def _say(row: api.InputRow, texts: api.Texts) -> str:
    return texts.say(
        "window.used" if row.low < row.high else "window.used_exactly",
        low=_end(row.low, row.unit, texts),
        likely=api.Quantity(row.likely, row.unit),
        high=_end(row.high, row.unit, texts),
        evidence=texts.say(f"evidence.{row.evidence}"),
    )


def _end(value: float, unit: str, texts: api.Texts) -> str:
    """Write an end of a range without its unit, which stands beside the likely value."""
    return texts.share(value) if unit.startswith("share") else texts.number(value)
