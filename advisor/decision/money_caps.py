"""Caps on money: the budget of the whole, and what may be spent in the months of each phase."""

from __future__ import annotations

from collections.abc import Container, Mapping

import numpy as np

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Array
from advisor.evaluation import PHASES, PhaseName
from advisor.model.organisation import Finance

BUDGET = "budget"
"""Cap on net present cost."""
PHASE_CAPS: Mapping[str, int] = {f"{phase}_budget": at for at, phase in enumerate(PHASES)}
"""Caps on what falls into a phase, undiscounted, with the phase; named as the answers are."""


def caps_told(finance: Finance, ignoring: Container[str] = ()) -> dict[str, float]:
    """Give the amount of each cap on money that was told."""
    told = {cap: getattr(finance, cap) for cap in (BUDGET, *PHASE_CAPS) if cap not in ignoring}
    return {cap: amount for cap, amount in told.items() if amount is not None}


def phase_of(cap: str) -> PhaseName:
    """Give the phase that a cap is of."""
    return PHASES[PHASE_CAPS[cap]]


def capped(costing: Costing, placement: Placement, cap: str) -> Array:
    """Give what a cap on money is held against, in the random futures, ``(samples,)``."""
    rows = costing.context.design.rows.random
    if cap == BUDGET:
        return np.asarray(costing.present(placement).cost[rows])
    return np.asarray(costing.spent(placement)[PHASE_CAPS[cap]][rows])
