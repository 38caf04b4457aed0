"""Bounds of placements against their true worth, on small random engagements."""

from __future__ import annotations

import pytest

from advisor.decision.programme.bounds import Here, bounds_of
from tests.advisor.decision.test_placement import every_placement, random_case


@pytest.mark.parametrize("seed", range(600, 606))
def test_that_no_placement_is_worth_more_than_its_bound(seed: int) -> None:
    # Machines that arrive after the end of their phase are among the cases: they have no staff.
    engagement, admitted = random_case(seed, offered=3)
    bounds = bounds_of(engagement.costing, {w: (o,) * 3 for w, o in admitted.items()})

    for placement in every_placement(admitted)[::7]:
        worth = engagement.costing.expected_worth(placement)
        assert bounds.of(placement) >= worth - 1e-9 * abs(worth), seed


@pytest.mark.parametrize("seed", range(600, 604))
def test_that_a_move_is_bounded_as_the_placement_it_leads_to(seed: int) -> None:
    engagement, admitted = random_case(seed, offered=3)
    bounds = bounds_of(engagement.costing, {w: (o,) * 3 for w, o in admitted.items()})
    every = every_placement(admitted)

    for start in every[::97]:
        here = Here(bounds, start)
        for to in every[::53]:
            for workload in admitted:
                moved = {**start, workload: to[workload]}
                found = here.moved(workload, to[workload])
                assert found == pytest.approx(bounds.of(moved), rel=1e-9)
