"""The standing plans: one placement per posture, best in expectation, kept in every future."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cost.cash_flow import Costing, Placement, Present
from advisor.cost.context import Array, Context, Line
from advisor.cost.pool import Pool
from advisor.cost.usage import Segment
from advisor.decision.choices import Choices
from advisor.decision.placement import Allowed, Search, Searcher, within_budget
from advisor.evaluation import PHASES, POSTURES, PhaseName, Posture
from advisor.options.deployment import DeploymentOption

SIDE = 0.05
"""Share of a phase's expected cost that each side must carry for the phase to be hybrid."""
_MONEY_IN = frozenset({"benefit", "hardware_resale"})


@dataclass(frozen=True)
class StandingPlan:
    """A posture's plan with everything reckoned for it."""

    posture: Posture
    posture_by_phase: Mapping[PhaseName, Posture]
    placement: Placement
    search: Search
    present: Present
    lines: tuple[Line, ...]
    pools: tuple[Pool, ...]
    segments: tuple[Segment, ...]


def standing_plans(costing: Costing, choices: Choices) -> dict[Posture, StandingPlan]:
    """Find the plan of greatest expected worth for each posture that has a feasible one.

    The posture of a plan is that of its last phase; earlier phases are free. Hybrid plans are
    searched from the best free plan by holding one workload on the other side.
    """
    if not choices.is_possible:
        return {}
    searcher = Searcher(costing, choices.admitted)
    plans: dict[Posture, StandingPlan] = {}
    for placement, search in _candidates(searcher, choices):
        plan = _reckoned(costing, placement, search)
        rival = plans.get(plan.posture)
        better = rival is None or searcher.rank(placement) > searcher.rank(rival.placement)
        if better and within_budget(costing.context, plan.present):
            plans[plan.posture] = plan
    return {posture: plans[posture] for posture in POSTURES if posture in plans}


def posture_by_phase(
    context: Context, lines: Sequence[Line], sides: Mapping[str, Posture]
) -> dict[PhaseName, Posture]:
    """Name each phase: hybrid where both sides carry 5 % of its expected cost, else the larger.

    What a sale brings in counts for neither side: it would hide what the machines cost. A phase
    without any cost is named after the next one.

    Args:
        context: Calendar and rows.
        lines: The plan's lines; those of no option count for neither side.
        sides: Posture of each option by id.
    """
    found: list[Posture] = []
    for at in reversed(range(len(PHASES))):
        cost = dict.fromkeys(("open", "closed"), 0.0)
        for line in lines:
            if line.option in sides and line.key not in _MONEY_IN:
                cost[sides[line.option]] += _expected_cost(context, line, at)
        total = cost["open"] + cost["closed"]
        if not total and found:
            found.append(found[-1])
        elif total and min(cost.values()) >= SIDE * total:
            found.append("hybrid")
        else:
            found.append("open" if cost["open"] >= cost["closed"] else "closed")
    return dict(zip(PHASES, reversed(found), strict=True))


def _expected_cost(context: Context, line: Line, phase: int) -> float:
    """Mean of what a line costs in a phase, undiscounted."""
    start, end = context.calendar.window(phase)
    months = line.amounts[max(0, start - line.start) : max(0, end - line.start)]
    return -float(months[:, context.design.rows.random].sum(axis=0).mean())


def probability_best(worths: Mapping[Posture, Array]) -> dict[Posture, float]:
    """Give the share of futures in which each standing plan has the highest worth; ties split.

    Args:
        worths: Worth of each standing plan over the random rows, shape ``(samples,)``.

    Returns:
        A share for every posture; those without a plan have 0.
    """
    shares: dict[Posture, float] = dict.fromkeys(POSTURES, 0.0)
    if not worths:
        return shares
    table = np.array(list(worths.values()))
    wins = table == table.max(axis=0)
    split = (wins / wins.sum(axis=0)).mean(axis=1)
    return shares | dict(zip(worths, map(float, split), strict=True))


def expected_regret(worths: Mapping[Posture, Array]) -> dict[Posture, float | None]:
    """Give the mean of what each standing plan falls short of the best one in each future."""
    regrets: dict[Posture, float | None] = dict.fromkeys(POSTURES, None)
    if not worths:
        return regrets
    best = np.max(list(worths.values()), axis=0)
    return regrets | {p: float((best - worth).mean()) for p, worth in worths.items()}


def _candidates(searcher: Searcher, choices: Choices) -> list[tuple[Placement, Search]]:
    free = searcher.best(_anything)
    found = [free, *(searcher.best(_last_phase(side)) for side in ("open", "closed"))]
    if free is not None:
        for workload in choices.admitted:
            side = free[0][workload][2].posture
            other = "closed" if side == "open" else "open"
            found.append(searcher.best(_held(workload, other), near=free[0]))
    return [one for one in found if one is not None]


def _anything(_workload: str, _phase: int, _option: DeploymentOption) -> bool:
    return True


def _last_phase(side: str) -> Allowed:
    """Hold every workload on one side in the last phase."""

    def allowed(_workload: str, phase: int, option: DeploymentOption) -> bool:
        return phase < 2 or option.posture == side

    return allowed


def _held(held: str, side: str) -> Allowed:
    """Hold one workload on one side in the last phase; the others are free."""

    def allowed(workload: str, phase: int, option: DeploymentOption) -> bool:
        return phase < 2 or workload != held or option.posture == side

    return allowed


def _reckoned(costing: Costing, placement: Placement, search: Search) -> StandingPlan:
    lines = tuple(costing.lines(placement))
    sides = {o.id: o.posture for path in placement.values() for o in path}
    phases = posture_by_phase(costing.context, lines, sides)
    return StandingPlan(
        posture=phases["innovation"],
        posture_by_phase=phases,
        placement=placement,
        search=search,
        present=costing.present(placement),
        lines=lines,
        pools=costing.pools(placement),
        segments=costing.segments(placement),
    )
