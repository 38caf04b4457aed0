"""Which assumption separates a run from what was decided."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from advisor.answer import Run
from advisor.errors import Message
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption

Why = Literal["", "ruled", "barred", "one_sided", "no_plan", "likely", "flips", "nearest"]
"""Nothing separates; nothing does, since rules leave no other posture; a rule bars the decided
one; one workload has one side only; no plan of that posture was found; the likely case favours it
and the mean does not; an input flips it within its range; none does, and this one comes nearest."""
BOTH: tuple[Posture, ...] = ("open", "closed")


@dataclass(frozen=True)
class Separation:
    """What stands between the recommendation and the decision."""

    why: Why = ""
    rules: tuple[tuple[str, str], ...] = ()
    """Rule and workload, of the options that are barred."""
    input: str = ""
    label: Message | str = ""
    end: Literal["", "low", "high"] = ""
    """End of the input's range that speaks most for the decided plan."""
    value: float | None = None
    """The input there, in its unit."""
    unit: str = ""
    likely: float | None = None
    share_closed: float | None = None
    """Share of the likely distance in worth that this end closes; above 1 it flips."""


def agreement(run: Run, decided: Posture) -> Separation:
    """Say whether a run agrees with a posture because rules leave no other one."""
    other: Posture = "closed" if decided == "open" else "open"
    rules = () if decided == "hybrid" or len(run.plans) > 1 else _barred(run, other)
    return Separation("ruled", rules=rules) if rules else Separation()


def separation(run: Run, decided: Posture) -> Separation:
    """Say what separates a run from a posture that it does not recommend.

    Plans keep their placement: the swings read the standing plan of the decided posture against
    the leading one, in the rows of the tornado.
    """
    rules = _barred(run, decided)
    if rules:
        return Separation("barred", rules=rules)
    mine = run.plans.get(decided)
    if mine is None:
        single = len(run.context.assessment.workloads) == 1
        return Separation("one_sided" if decided == "hybrid" and single else "no_plan")
    leading = run.leading
    if leading is None or leading is mine:
        return Separation()
    ahead = mine.present.worth - leading.present.worth
    rows, ledger = run.context.design.rows, run.context.design.ledger
    if ahead[0] > 0:
        return Separation("likely")
    ends = [
        (float(ahead[row]), id_, end)
        for id_ in rows.swings
        for end, row in zip(("low", "high"), rows.swing(id_), strict=True)
    ]
    best, id_, end = max(ends)
    one, distance = ledger[id_], -float(ahead[0])
    return Separation(
        "flips" if best > 0 else "nearest",
        input=id_,
        label=one.label,
        end="low" if end == "low" else "high",
        value=one.low if end == "low" else one.high,
        unit=one.unit,
        likely=one.likely,
        share_closed=(best + distance) / distance if distance else None,
    )


def _barred(run: Run, decided: Posture) -> tuple[tuple[str, str], ...]:
    """Give every rule that keeps all options of the decided side from a workload.

    A hybrid is barred where one side may serve no workload at all.
    """
    found: dict[tuple[str, str], None] = {}
    sides = BOTH if decided == "hybrid" else (decided,)
    for side in sides:
        shut = [w for w, options in run.choices.admitted.items() if not _any_of(side, options)]
        if decided == "hybrid" and len(shut) < len(run.choices.admitted):
            continue
        mine = {one.id for one in run.options if one.posture == side}
        for gate in run.choices.gates:
            if gate.workload in shut and gate.option in mine:
                found[gate.rule, gate.workload] = None
    return tuple(found)


def _any_of(side: Posture, options: Iterable[DeploymentOption]) -> bool:
    return any(one.posture == side for one in options)
