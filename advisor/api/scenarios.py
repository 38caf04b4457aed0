"""Scenarios: other answers under a name, pinned in the engagement and set side by side."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import count

from advisor.draft import CURRENCY, Answer, Draft, currency_of
from advisor.errors import AdvisorError
from advisor.evaluation import Evaluation, ScenarioResult
from advisor.model.pinned import MOST_SCENARIOS

_GROUP = "scenarios"
_UNREAD = frozenset({"title", "ballots", "decisions", "remarks", "report", _GROUP})
"""Groups of answers that no calculation reads."""


@dataclass(frozen=True)
class KeptScenario:
    """A scenario as it stands in the engagement."""

    key: str
    name: str
    answers: Mapping[str, Answer]
    """What it answers otherwise, by path."""


def scenarios_kept(draft: Draft) -> tuple[KeptScenario, ...]:
    """Give the scenarios of an engagement in the order in which they were pinned."""
    return tuple(_kept(draft, key) for key in draft.keys(_GROUP))


def pin_scenario(draft: Draft, name: str, moved: Mapping[str, Answer]) -> Mapping[str, Answer]:
    """Give the answers that keep moved drivers as a scenario, as one step.

    Raises:
        AdvisorError: When there are as many as fit side by side already, nothing was moved, or
            another scenario bears the name.
    """
    taken = draft.keys(_GROUP)
    if len(taken) >= MOST_SCENARIOS:
        values = {"found": len(taken), "most": MOST_SCENARIOS}
        raise AdvisorError.at(_GROUP, "problem.scenarios_too_many", **values)
    standing = draft.answers
    told = {path: value for path, value in moved.items() if standing.get(path) != value}
    if not told:
        raise AdvisorError.at(_GROUP, "problem.scenario_unchanged")
    key = next(f"s{number}" for number in count(1) if f"s{number}" not in taken)
    return {
        **rename_scenario(draft, key, name),
        **{f"scenarios.{key}.answers.{path}": value for path, value in told.items()},
    }


def rename_scenario(draft: Draft, key: str, name: str) -> Mapping[str, Answer]:
    """Give the answer that calls a scenario something else.

    Raises:
        AdvisorError: When another scenario is called so.
    """
    wanted = name.strip()
    others = {one.name for one in scenarios_kept(draft) if one.key != key}
    if wanted in others:
        path = f"scenarios.{key}.name"
        raise AdvisorError.at(path, "problem.scenario_named_twice", name=wanted)
    return {f"scenarios.{key}.name": wanted}


def scenario_draft(draft: Draft, key: str = "") -> Draft:
    """Give what is evaluated for a scenario: every answer that counts, its own in place.

    Two drafts of which this is equal have the same evaluation. With no key it is that of the
    answers as they stand.

    Wherever a scenario moves the client to, it is counted in the same currency: amounts stay what
    they are, and columns can be set side by side.
    """
    read = {p: v for p, v in draft.standing().items() if p.partition(".")[0] not in _UNREAD}
    told = _kept(draft, key).answers if key else {}
    here = currency_of(read)
    moved = CURRENCY not in told and currency_of({**read, **told}) != here
    return Draft({**read, **told, **({CURRENCY: here} if moved else {})})


def read_scenario(
    found: Evaluation, base: Evaluation, kept: KeptScenario | None = None
) -> ScenarioResult:
    """Read a scenario's evaluation beside that of the answers as they stand.

    Args:
        found: The evaluation of the scenario.
        base: The evaluation of the answers as they stand.
        kept: The scenario; None for the answers themselves.
    """
    from advisor.probe.scenarios import read_scenario as read  # noqa: PLC0415 - with the first one

    if kept is None:
        return read(found, base)
    return read(found, base, key=kept.key, name=kept.name, answers=kept.answers)


def with_scenarios(evaluation: Evaluation, results: Sequence[ScenarioResult]) -> Evaluation:
    """Give the evaluation with the scenarios that stand beside it, for the report."""
    return evaluation.model_copy(update={"scenarios": tuple(results) or None})


def _kept(draft: Draft, key: str) -> KeptScenario:
    head = f"scenarios.{key}."
    below = {p.removeprefix(head): v for p, v in draft.answers.items() if p.startswith(head)}
    inner = "answers."
    answers = {p.removeprefix(inner): v for p, v in below.items() if p.startswith(inner)}
    return KeptScenario(key, str(below.get("name") or key), answers)
