"""Says which figure stands in where there is no answer, and what a figure does to the verdict."""

from __future__ import annotations

from advisor import api
from ui.widgets.used import UsedFigure

_GROUPS = (("workloads.", "workload."), ("machines.", "machine."))
_MODELS = {"candidates.closed_models": "closed", "candidates.open_models": "open"}


class UsedFigures:
    """The inputs of an evaluation, each said when its question is looked at."""

    def __init__(self, evaluation: api.Evaluation, texts: api.Texts) -> None:
        """Index the inputs; saying all of them would take longer than showing a page."""
        self._evaluation, self._texts = evaluation, texts
        self._rows = {row.id: row for row in evaluation.inputs}
        self._swings = {swing.input: swing for swing in evaluation.tornado}

    def of(self, path: str) -> UsedFigure:
        """Give everything that a question shows of the calculation."""
        row, swing = self._rows.get(_input_id(path)), self._swings.get(_input_id(path))
        source = self._texts.say("window.used_source", source=row.source) if row else ""
        return UsedFigure(
            figure=self.say(path),
            source=source if row and row.source and row.set_by != "client" else "",
            effect=self._say_effect(swing) if swing else "",
            flips=swing is not None and swing.flips,
        )

    def say(self, path: str) -> str:
        """Say the range and the evidence behind an answer, or the models; empty if none."""
        if path in _MODELS:
            return self._say_models(_MODELS[path])
        row = self._rows.get(_input_id(path))
        return self._say_row(row) if row else ""

    def _say_row(self, row: api.InputRow) -> str:
        return self._texts.say(
            "window.used" if row.low < row.high else "window.used_exactly",
            low=self._end(row.low, row.unit),
            likely=api.Quantity(row.likely, row.unit),
            high=self._end(row.high, row.unit),
            evidence=self._texts.say(f"evidence.{row.evidence}"),
        )

    def _say_effect(self, swing: api.Swing) -> str:
        """Say between which net present costs an input moves the leading plan."""
        currency = self._evaluation.currency
        at_low, at_high = (
            self._texts.money(cost, currency, compact=True)
            for cost in (swing.cost_at_low, swing.cost_at_high)
        )
        if at_low == at_high and not swing.flips:
            return self._texts.say("window.effect.none")
        name = "window.effect.flips" if swing.flips else "window.effect"
        return self._texts.say(name, low=at_low, high=at_high)

    def _say_models(self, posture: str) -> str:
        options = self._evaluation.options
        names = dict.fromkeys(o.model_name for o in options if o.posture == posture)
        return self._texts.say("window.used_models", models=", ".join(names)) if names else ""

    def _end(self, value: float, unit: str) -> str:
        """Write an end of a range without its unit, which stands beside the likely value."""
        texts = self._texts
        return texts.share(value) if unit.startswith("share") else texts.number(value)


def _input_id(path: str) -> str:
    for answers, group in _GROUPS:
        if path.startswith(answers):
            return group + path.removeprefix(answers)
    return path
