"""Machines and months are decided once; what is kept gives the same as reckoning anew."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from advisor.cost.asked import asked_of
from advisor.cost.cash_flow import Costing
from advisor.cost.fleet_plan import rounds_wanted
from advisor.cost.load import peak_load
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
    stated,
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
        fresh = Costing(costing.context, stated(costing.context))

        kept_lines, kept = costing.reckoned(placement)
        lines, present = fresh.reckoned(placement)
        assert (kept.cost == present.cost).all()
        assert (kept.benefit == present.benefit).all()
        assert [(a.key, a.option, a.start) for a in kept_lines] == [
            (b.key, b.option, b.start) for b in lines
        ]


def test_that_a_fleet_is_sized_to_the_largest_month_of_its_round(busy: Engagement) -> None:
    context, option = busy.costing.context, busy.options[OWNED]
    able = {}
    for name in ("up", "down"):
        found = busy.costing.capability(option, option.tiers[0], name)
        assert found is not None
        able["ACC", name] = found
    loads = (("down", 1.0), ("up", 1.0))

    needed = peak_load(
        asked_of(context, option.model.id), able, ["ACC"], (1,), loads, context.calendar.window(2)
    )
    largest = needed.max(axis=0)[context.design.rows.random]
    # The last phase lasts a year: one round. A host takes what is above, so four in five decide.
    (only,) = rounds_wanted(context, option, frozenset({"up", "down"}), able, 2, (0,))
    assert only.counts == (int(np.ceil(np.quantile(largest, 0.8))),)
    assert only.owned == (0,)


def test_that_servers_decided_in_other_rows_are_kept() -> None:
    few, many = engage(assessment(workload())), engage(assessment(workload(volume=4e6)))
    decided = few.costing.pools(few.everywhere(OWNED))
    alone = engage(assessment(workload(volume=4e6)))

    many.costing.keep(few.costing)
    kept = many.costing.pools(many.everywhere(OWNED))
    assert [pool.purchases for pool in kept] == [pool.purchases for pool in decided]
    own = alone.costing.pools(alone.everywhere(OWNED))
    assert [pool.purchases for pool in own] != [pool.purchases for pool in decided]


def test_that_two_fleets_with_as_many_owned_servers_of_other_kinds_are_told_apart() -> None:
    # One server of four cards (200 tokens a second) and one of eight (400) are owned; the full
    # volume asks for 1,000. Where a second workload has the one, the mixed fleet has the other
    # and buys two new ones (800) beside it, whichever it is.
    small = machine(1, id="small", accelerators_per_server=4)
    large = machine(1, id="large", accelerator="ACC")
    told = assessment(workload("one"), workload("two", 1e5), machines=(small, large))
    found = engage(told, catalogue({"hardware.lead_time_months": 0.0}))
    mixed = found.options["open_owned:open-a@small+large"]
    names = [kind.key for kind in mixed.tiers]

    def owned(taken: str) -> dict[str, int]:
        other, api = found.options[f"open_owned:open-a@{taken}"], found.options[API]
        placement = {"one": (api, api, mixed), "two": (api, api, other)}
        pools = {pool.option.id: pool for pool in found.costing.pools(placement)}
        return dict(zip(names, pools[mixed.id].rounds[-1].owned, strict=True))

    assert owned("large")["small"] == 1
    assert owned("small")["large"] == 1


def test_that_staff_is_marked_with_an_option_of_its_own_plan_whatever_was_reckoned_before() -> None:
    # The same people keep the closed host and the open one running, for the same money.
    engagement = engage(assessment())
    marked = {}
    for option in (API, HOSTED):
        lines, _ = engagement.costing.reckoned(engagement.everywhere(option))
        marked[option] = [line.option for line in lines if line.key == "operations"]

    assert marked == {API: [API], HOSTED: [HOSTED]}
