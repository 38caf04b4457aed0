"""Futures beyond those that lines are read in: stretch after stretch, of which only worth is kept.

What a plan is made of, month by month and line by line, is read in one stretch of futures. What it
is worth is read in as many more as were asked for, one stretch at a time, so that memory is that
of a single one; together they are the futures of one longer run.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

import numpy as np

from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array
from advisor.cost.present import Present
from advisor.decision.plans import StandingPlan
from advisor.evaluation import Posture

AT_ONCE = 8192
"""Futures of a stretch, at most: in so many all lines of a plan stand in memory."""


@dataclass(frozen=True)
class Stretch:
    """Some of the futures of a run."""

    number: int
    """From 0 on; in the first one lines are read."""
    futures: int


def stretches_of(samples: int) -> tuple[Stretch, ...]:
    """Cut the futures of a run into stretches as alike as can be, the first ones the longer.

    Args:
        samples: Random futures, at least 2.
    """
    count = -(-samples // AT_ONCE)
    each, left = divmod(samples, count)
    return tuple(Stretch(number, each + (number < left)) for number in range(count))


def read_further(
    plans: Mapping[Posture, StandingPlan], costings: Iterable[Costing]
) -> dict[Posture, StandingPlan]:
    """Read what plans are worth in the futures of some stretches, one of them after another.

    Args:
        plans: The standing plans.
        costings: Reckons them in each stretch; asked for one by one, and kept no longer.
    """
    found: dict[Posture, list[Present]] = {posture: [] for posture in plans}
    for costing in costings:
        rows = costing.context.design.rows.random
        for posture, plan in plans.items():
            found[posture].append(_some(costing.present(plan.placement), rows))
        del costing  # before the next one is made
    return {
        posture: replace(plan, further=tuple(found[posture])) for posture, plan in plans.items()
    }


def everywhere(plan: StandingPlan, rows: slice) -> Present:
    """Give a plan's present values in every random future of the run, shape ``(samples,)``.

    Args:
        plan: The plan.
        rows: The random futures among the rows that its lines were read in.
    """
    return _joined([_some(plan.present, rows), *plan.further])


def _some(present: Present, rows: slice) -> Present:
    beside = present.equivalents
    return Present(
        np.array(present.cost[rows]),
        np.array(present.benefit[rows]),
        None if beside is None else np.array(beside[rows]),
    )


def _joined(parts: list[Present]) -> Present:
    if len(parts) == 1:
        return parts[0]
    beside: list[Array] = [part.equivalents for part in parts if part.equivalents is not None]
    return Present(
        np.concatenate([part.cost for part in parts]),
        np.concatenate([part.benefit for part in parts]),
        np.concatenate(beside) if beside else None,
    )
