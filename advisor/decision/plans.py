"""The standing plans: one placement per posture, best in expectation, kept in every future."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import islice
from typing import Literal

import numpy as np

from advisor.cost.cash_flow import Costing, Placement, Present
from advisor.cost.context import Array, Context, Line
from advisor.cost.layout import Layout
from advisor.cost.pool import Pool
from advisor.cost.usage import Segment
from advisor.decision.choices import Choices
from advisor.decision.placement import Found, Search, Searcher
from advisor.decision.programme import Effort
from advisor.evaluation import PHASES, POSTURES, PhaseName, Posture

SIDE = 0.05
"""Share of a phase's expected cost that each side must carry for the phase to be hybrid."""
MIXED = 50
"""Placements with both sides in the last phase that are reckoned in search of a hybrid plan."""
_SIDES: tuple[Literal["open"], Literal["closed"]] = ("open", "closed")
_NOT_COST = frozenset({"benefit", "hardware_resale", "tax_saved", "tax_on_value"})
"""Lines that say nothing of what a side costs: money in, and tax, which follows from the rest."""


@dataclass(frozen=True)
class StandingPlan:
    """A posture's plan with everything reckoned for it."""

    posture: Posture
    posture_by_phase: Mapping[PhaseName, Posture]
    placement: Placement
    search: Search
    present: Present
    lines: tuple[Line, ...]
    layout: Layout
    gap: float | None = None
    """What a better placement of the posture could be worth more at most, in the futures that
    plans are searched in; None where nobody asked for a proof."""
    further: tuple[Present, ...] = ()
    """Present values in the run's other futures, stretch by stretch (``stretches.py``)."""

    @property
    def pools(self) -> tuple[Pool, ...]:
        """Machines of the plan."""
        return tuple(self.layout.pools.values())

    @property
    def segments(self) -> tuple[Segment, ...]:
        """Who serves which workload when."""
        return self.layout.segments


def standing_plans(
    costing: Costing,
    choices: Choices,
    tell: Callable[[int], None] = lambda _: None,
    effort: Effort | None = None,
) -> dict[Posture, StandingPlan]:
    """Find the plan of greatest expected worth for each posture that has a feasible one.

    The posture of a plan is that of its last phase; earlier phases are free. Placements with
    both sides in the last phase are tried, best first, until one is a hybrid plan: one whose
    smaller side costs too little is a plan of the larger side.

    Args:
        costing: Reckons plans.
        choices: Options that each workload may use.
        tell: Hears now and then how many placements were tried.
        effort: What is spent on proof; None leaves the plans unproven.
    """
    searcher = Searcher(costing, choices.admitted, tell, effort)
    free = searcher.best() if choices.is_possible else None
    if free is None:
        return {}
    best = _Best(costing, searcher)
    if free.gap is not None:
        best.bound = searcher.rank(free.placement)[1] + free.gap
    best.consider(free)
    for side in _SIDES:
        found = searcher.best(side)
        if found is not None:
            best.consider(found)
    mixed = islice(searcher.mixed(free.placement), MIXED)
    while "hybrid" not in best.plans and (found := next(mixed, None)) is not None:
        best.consider(found)
    if effort is not None:
        best.prove_hybrid()
    return {posture: best.plans[posture] for posture in POSTURES if posture in best.plans}


class _Best:
    """The best plan of each posture so far."""

    def __init__(self, costing: Costing, searcher: Searcher) -> None:
        self._costing, self._searcher = costing, searcher
        self.plans: dict[Posture, StandingPlan] = {}
        self.bound: float | None = None
        """No placement at all is worth more; None where nobody asked."""

    def consider(self, found: Found) -> None:
        """Take a plan that keeps the caps and is better, or the closer bound of one that is not."""
        if found.gap is None and self.bound is not None:
            gap = max(0.0, self.bound - self._searcher.rank(found.placement)[1])
            found = replace(found, gap=gap)
        plan, rank = _reckoned(self._costing, found), self._searcher.rank
        rival = self.plans.get(plan.posture)
        if rival is None or rank(plan.placement) > rank(rival.placement):
            if rank(plan.placement)[0]:
                self.plans[plan.posture] = plan
        elif found.gap is not None:
            self.plans[plan.posture] = _closer(rival, found, self._searcher)

    def prove_hybrid(self) -> None:
        """Prove the hybrid plan, or better it."""
        hybrid = self.plans.get("hybrid")
        if hybrid is not None and hybrid.search == "gap_stated":
            told = Found(hybrid.placement, hybrid.search)
            self.consider(self._searcher.better_mixed(told, self._is_hybrid))

    def _is_hybrid(self, placement: Placement) -> bool:
        return _reckoned(self._costing, Found(placement, "gap_stated")).posture == "hybrid"


def _closer(plan: StandingPlan, found: Found, searcher: Searcher) -> StandingPlan:
    """Take over a closer bound: one that holds for more placements, or the proof of a rule."""
    ahead = searcher.rank(plan.placement)[1] - searcher.rank(found.placement)[1]
    gap = max(0.0, (found.gap or 0.0) - ahead)
    if plan.gap is not None and gap >= plan.gap:
        return plan
    exact = found.search == "proven_optimal" and gap <= 0
    return replace(plan, gap=gap, search="proven_optimal" if exact else plan.search)


def read_on(costing: Costing, plan: StandingPlan) -> StandingPlan:
    """Reckon a plan anew in other rows; its placement and its name stay as they were found."""
    lines, present = costing.reckoned(plan.placement)
    return replace(
        plan,
        present=present,
        lines=lines,
        layout=costing.layout(plan.placement),
    )


def posture_by_phase(
    context: Context, lines: Sequence[Line], sides: Sequence[Mapping[str, Posture]]
) -> dict[PhaseName, Posture]:
    """Name each phase: hybrid where both sides carry 5 % of its expected cost, else the larger.

    What a sale brings in counts for neither side: it would hide what the machines cost. A phase
    without any cost is named after the next one. An option counts in the phases that it is chosen
    for; machines that only wait there for their successors do not make a phase hybrid.

    Args:
        context: Calendar and rows.
        lines: The plan's lines; those of no option count for neither side.
        sides: For each phase, side of each option chosen for it, by what its lines are marked with.
    """
    found: list[Posture] = []
    for at in reversed(range(len(PHASES))):
        cost = dict.fromkeys(("open", "closed"), 0.0)
        for line in lines:
            if line.option in sides[at] and line.key not in _NOT_COST:
                cost[sides[at][line.option]] += _expected_cost(context, line, at)
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
    if start <= line.start and line.start + line.months <= end:
        return -float(context.total(line)[context.design.rows.random].mean())
    if end <= line.start or line.start + line.months <= start:
        return 0.0
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


def _reckoned(costing: Costing, found: Found) -> StandingPlan:
    placement = found.placement
    lines = tuple(costing.lines(placement))
    sides: list[dict[str, Posture]] = [
        {mark: side for path in placement.values() for mark, side in path[at].sides.items()}
        for at in range(3)
    ]
    phases = posture_by_phase(costing.context, lines, sides)
    return StandingPlan(
        posture=phases["innovation"],
        posture_by_phase=phases,
        placement=placement,
        search=found.search,
        gap=found.gap,
        present=costing.present(placement),
        lines=lines,
        layout=costing.layout(placement),
    )
