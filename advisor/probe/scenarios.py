"""Reads the evaluation of a scenario into what stands in the table beside the answer."""

from __future__ import annotations

from collections.abc import Mapping

from advisor.draft import Answer
from advisor.errors import Message, message
from advisor.evaluation import (
    Evaluation,
    InputRow,
    ScenarioMove,
    ScenarioPlan,
    ScenarioResult,
    Swing,
)
from advisor.questions import sections


def read_scenario(
    found: Evaluation,
    base: Evaluation,
    *,
    key: str = "",
    name: str = "",
    answers: Mapping[str, Answer] | None = None,
) -> ScenarioResult:
    """Read what became of the plans in a scenario.

    Args:
        found: The evaluation of the scenario.
        base: The evaluation of the answers as they stand.
        key: The scenario's key in the engagement.
        name: As the client calls it.
        answers: What the scenario answers otherwise, by path.
    """
    before, after = _inputs(base), _inputs(found)
    plans = sorted(
        found.plans, key=lambda one: (one.posture != found.leading, -one.probability_best)
    )
    return ScenarioResult(
        key=key,
        name=name,
        moved=tuple(_move(path, answer, before, after) for path, answer in (answers or {}).items()),
        posture=found.posture,
        leading=found.leading,
        plans=tuple(
            ScenarioPlan(
                posture=plan.posture,
                worth=plan.worth,
                net_present_cost=plan.net_present_cost,
                probability_best=plan.probability_best,
            )
            for plan in plans
        ),
        as_of=found.catalogue.as_of,
    )


def read_again(kept: ScenarioResult, base: Evaluation) -> ScenarioResult:
    """Read a result that was kept beside the answers as they stand now.

    Args:
        kept: What was found for the scenario.
        base: The evaluation of the answers as they stand, which say what was moved from where.
    """
    before = _inputs(base)
    moved = (
        move.model_copy(update={"before": was.likely if was else None})
        for move in kept.moved
        for was in (before.get(input_at(move.path)),)
    )
    return kept.model_copy(update={"moved": tuple(moved)})


def input_at(path: str) -> str:
    """Give the id of the input that an answer would set; it may be that there is none.

    Examples:
        >>> input_at("figures.electricity.CN"), input_at("workloads.w1.volume")
        ('electricity.CN', 'workload.w1.volume')
    """
    head, _, rest = path.partition(".")
    return {"figures": rest, "workloads": f"workload.{rest}"}.get(head, path)


def _inputs(evaluation: Evaluation) -> dict[str, Swing | InputRow]:
    """Give what is known of each input; some are told by their swing alone."""
    swings: dict[str, Swing | InputRow] = {one.input: one for one in evaluation.tornado}
    return swings | {row.id: row for row in evaluation.inputs}


def _move(
    path: str,
    answer: Answer,
    before: Mapping[str, Swing | InputRow],
    after: Mapping[str, Swing | InputRow],
) -> ScenarioMove:
    id_ = input_at(path)
    was, now = before.get(id_), after.get(id_)
    row, told = was or now, _likely(answer)
    return ScenarioMove(
        path=path,
        label=row.label if row else _asked(path),
        unit=row.unit if row else "",
        before=was.likely if was else None,
        after=told if told is not None or now is None else now.likely,
        exact=was is not None and was.low < was.high and _is_exact(answer),
    )


def _is_exact(answer: Answer) -> bool:
    """Say whether an answer is one value and no range."""
    if isinstance(answer, Mapping):
        return answer.get("likely") is not None and answer.get("low") == answer.get("high")
    return _likely(answer) is not None


def _likely(answer: Answer) -> float | None:
    told = answer.get("likely") if isinstance(answer, Mapping) else answer
    is_number = isinstance(told, int | float) and not isinstance(told, bool)
    return float(told) if is_number and isinstance(told, int | float) else None


def _asked(path: str) -> Message:
    """Name an answer that is no input by its question, else by its path."""
    for section in sections():
        for question in section.questions:
            if not section.repeats and question.path == path:
                return message(question.text)
    return message("scenarios.path", path=path)
