"""The placements that the value of knowing is taken over: beside the standing plans, others' best.

A standing plan is best in expectation over all futures. Whoever knew more would choose another
placement in some of them, so EVPI over the standing plans alone is too low. What would be chosen
in other worlds is found on the means of 50 small subsamples of the common futures.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from itertools import product

import numpy as np

from advisor.answer import Run
from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Array
from advisor.decision.money_caps import caps_told
from advisor.decision.placement import Searcher
from advisor.decision.plans import StandingPlan, posture_by_phase
from advisor.evaluate import reading_anew
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption

SUBSAMPLES = 50
OF = 8
"""Futures of a subsample: so few that each mean is another world (chosen by the makers)."""
WHOLE = 1000
"""Placements up to which all of them are candidates; above it, those a move from a plan."""
MOST = 12
"""Placements, those chosen most often, that join the standing plans."""
_FROM = (0, 1, 2)
"""Phases from which on a workload is moved."""


def decision_set(
    run: Run, *, seed: int, tell: Callable[[float], None] = lambda _: None
) -> tuple[StandingPlan, ...]:
    """Give the standing plans and the placements that subsamples choose, in the run's rows.

    Args:
        run: The run.
        seed: Draws the subsamples.
        tell: Hears the share that is done.
    """
    standing = [plan.placement for plan in run.plans.values()]
    candidates = [*standing, *_others(run, standing)]
    rows = run.searched.design.rows.random
    table = np.empty((len(candidates), rows.stop - rows.start))
    for at, one in enumerate(candidates):
        table[at] = run.search.present(one).worth[rows]
        if at % 50 == 0:
            tell(0.8 * at / len(candidates))
    own = run.searched is run.context
    there = run.search if own else reading_anew(run.search, run.context)
    further = [at for at in chosen(table, seed) if at >= len(standing)][:MOST]
    tell(0.9)
    return (*run.plans.values(), *(_plan(there, candidates[at]) for at in further))


def chosen(table: Array, seed: int) -> tuple[int, ...]:
    """Give the placements that are best on the mean of any subsample, the most frequent first.

    Args:
        table: Worth of each placement in each future, shape ``(placements, samples)``.
        seed: Draws the subsamples.
    """
    draw, samples = np.random.default_rng(seed), table.shape[1]
    size = min(OF, max(1, samples // 2))
    best = Counter[int]()
    for _ in range(SUBSAMPLES):
        some = draw.choice(samples, size, replace=False)
        best[int(table[:, some].mean(axis=1).argmax())] += 1
    return tuple(at for at, _ in best.most_common())


def _others(run: Run, standing: list[Placement]) -> Iterator[Placement]:
    """Give candidates beside the standing plans that keep the caps; none twice."""
    searcher = Searcher(run.search, run.choices.admitted)
    told = run.context.assessment
    capped = bool(caps_told(told.finance)) or bool(told.sites)
    seen = {_key(one) for one in standing}
    ranked: list[tuple[float, int, Placement]] = []
    for one in _near(run.choices.admitted, standing):
        if _key(one) not in seen:
            seen.add(_key(one))
            keeps, worth = searcher.rank(one) if capped else (True, _worth(run, one))
            if keeps:
                ranked.append((worth, len(ranked), one))
    yield from (
        one for _, _, one in sorted(ranked, key=lambda each: each[:2], reverse=True)[:WHOLE]
    )


def _worth(run: Run, placement: Placement) -> float:
    return run.search.expected_worth(placement)


def _near(
    admitted: Mapping[str, tuple[DeploymentOption, ...]], standing: list[Placement]
) -> Iterator[Placement]:
    """Give every placement where they are few, else those one workload's move from a plan."""
    if float(np.prod([len(offer) ** 3 for offer in admitted.values()], dtype=float)) <= WHOLE:
        paths = [list(product(offer, repeat=3)) for offer in admitted.values()]
        for combination in product(*paths):
            yield {
                workload: (a, b, c)
                for workload, (a, b, c) in zip(admitted, combination, strict=True)
            }
        return
    for plan in standing:
        for workload, offer in admitted.items():
            for start, option in product(_FROM, offer):
                first, second, third = (
                    option if at >= start else plan[workload][at] for at in range(3)
                )
                yield {**plan, workload: (first, second, third)}


def _key(placement: Placement) -> tuple[tuple[str, ...], ...]:
    return tuple((w, *(option.id for option in path)) for w, path in sorted(placement.items()))


def _plan(costing: Costing, placement: Placement) -> StandingPlan:
    """Reckon a placement as a plan in the rows of a costing."""
    lines, present = costing.reckoned(placement)
    sides: list[dict[str, Posture]] = [
        {mark: side for path in placement.values() for mark, side in path[at].sides.items()}
        for at in range(3)
    ]
    phases = posture_by_phase(costing.context, lines, sides)
    layout = costing.layout(placement)
    last = phases["innovation"]
    return StandingPlan(last, phases, placement, "gap_stated", present, lines, layout)
