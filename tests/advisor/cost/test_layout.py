"""Machines and months are decided once; what is kept gives the same as reckoning anew."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from advisor.cost.cash_flow import Costing
from advisor.cost.pool import peak_need, servers_needed
from tests.advisor.builders import (
    API,
    HOSTED,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    machine,
    workload,
)

OLD = "open_owned:open-a@old"


@pytest.fixture(scope="module")
def busy() -> Engagement:
    """Two workloads, one growing and one shrinking, on uncertain figures and owned machines."""
    told = assessment(
        workload("up", 7e5, growth_per_year=0.8, value_per_success=2),
        workload("down", 9e5, growth_per_year=-0.5),
        machines=(machine(),),
    )
    return engage(told, catalogue(spread=0.2), samples=64)


def test_that_means_kept_add_up_to_the_mean_of_the_whole_plan(busy: Engagement) -> None:
    costing, options = busy.costing, busy.options
    rows = costing.context.design.rows.random

    for one, other in product((API, HOSTED, RENTED, OWNED, OLD), repeat=2):
        first, second = options[one], options[other]
        placement = {"up": (first, second, second), "down": (second, second, first)}
        whole = float(costing.present(placement).worth[rows].mean())
        assert costing.expected_worth(placement) == pytest.approx(whole, rel=1e-12)


def test_that_what_other_plans_left_behind_changes_no_plan(busy: Engagement) -> None:
    costing, options = busy.costing, busy.options
    for one, other in product((API, RENTED, OWNED, OLD), repeat=2):
        placement = {"up": (options[one],) * 3, "down": (options[other],) * 3}
        fresh = Costing(costing.context)

        kept_lines, kept = costing.reckoned(placement)
        lines, present = fresh.reckoned(placement)
        assert (kept.cost == present.cost).all()
        assert (kept.benefit == present.benefit).all()
        assert [(a.key, a.option, a.start) for a in kept_lines] == [
            (b.key, b.option, b.start) for b in lines
        ]


def test_that_the_largest_need_of_a_phase_is_in_its_first_or_last_month(busy: Engagement) -> None:
    context, option = busy.costing.context, busy.options[OWNED]
    able = {}
    for name in ("up", "down"):
        found = busy.costing.capability(option, name)
        assert found is not None
        able[name] = found
    loads = (("down", 1.0), ("up", 1.0))

    month_by_month = peak_need(context, able, loads, context.calendar.window(2))
    largest = month_by_month.max(axis=0)[context.design.rows.random]
    # A host may take what is above them, so four futures in five decide.
    assert servers_needed(context, option, frozenset(able), able, 2) == int(
        np.ceil(np.quantile(largest, 0.8))
    )
    assert (month_by_month[[0, -1]].max(axis=0) == month_by_month.max(axis=0)).all()
