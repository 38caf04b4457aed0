"""Machines owned, awaited, overrun, renewed and sold, against sums on paper (see ``builders``)."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Line
from advisor.errors import AdvisorError
from advisor.model.organisation import Finance, Phases, Rules
from tests.advisor.builders import (
    API,
    APPLIANCE,
    LICENCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    workload,
)

OLD = "open_owned:open-a@old"
STEADY = {"drift.wage": 0.0, "drift.hardware_price": 0.0, "drift.api_price": 0.0}
NO_WAIT = {**STEADY, "hardware.lead_time_months": 0.0}


def months(engagement: Engagement, option: str | list[Line], key: str) -> list[float]:
    """Cost of one line by month in the likely row, money out positive."""
    lines = option
    if isinstance(lines, str):
        lines = engagement.costing.lines(engagement.everywhere(lines))
    found = np.zeros(engagement.costing.context.calendar.horizon)
    for line in lines:
        if line.key == key:
            found[line.start : line.start + len(line.amounts)] -= line.amounts[:, 0]
    return [float(amount) for amount in found]


def total(engagement: Engagement, option: str | list[Line], key: str) -> float:
    return sum(months(engagement, option, key))


def test_that_nothing_is_served_before_the_servers_are_delivered() -> None:
    # Phases start in month 0, 3 and 12. One server does for the first two phases; it is ordered
    # in month 0 and comes in month 4, when the second phase has begun already.
    phases = Phases(verification_share=0.2, integration_share=0.4, innovation_share=0.4)
    known = catalogue({**STEADY, "hardware.lead_time_months": 4})
    engagement = engage(assessment(phases=phases), known)

    by_hand = months(engagement, OWNED, "unserved_by_hand")
    failed = months(engagement, OWNED, "failure_repair")
    assert by_hand[:5] == pytest.approx([200_000, 200_000, 200_000, 400_000, 0])
    assert failed[:5] == pytest.approx([0, 0, 0, 0, 400_000 * 0.19])
    assert months(engagement, OWNED, "space")[:5] == pytest.approx([0, 0, 0, 0, 1000])


def test_that_servers_there_go_on_serving_while_more_are_awaited() -> None:
    engagement = engage(known=catalogue(STEADY))

    failed = months(engagement, OWNED, "failure_repair")
    space = months(engagement, OWNED, "space")
    assert failed[5:9] == pytest.approx([38_000, 38_000, 38_000, 114_000])
    assert space[5:9] == pytest.approx([1000, 1000, 1000, 2000])


def test_that_an_api_takes_the_new_share_too_until_the_servers_come() -> None:
    engagement = engage(known=catalogue(STEADY))
    path = engagement.path(API, OWNED, OWNED)

    lines = engagement.costing.lines(path)
    assert months(engagement, lines, "unserved_by_hand")[5:9] == pytest.approx([0, 0, 0, 0])
    tokens = months(engagement, lines, "api_tokens")
    assert tokens[5] == pytest.approx(200_000 * 0.00728)
    assert tokens[6] == tokens[7] == pytest.approx(600_000 * 0.00728)
    assert tokens[8] == 0


def test_that_servers_go_on_with_the_share_they_had_until_more_of_them_come() -> None:
    engagement = engage(known=catalogue(STEADY))

    lines = engagement.costing.lines(engagement.path(OWNED, OWNED, OWNED))
    assert months(engagement, lines, "unserved_by_hand")[5:9] == pytest.approx(
        [0, 400_000, 400_000, 0]
    )


def test_that_rented_accelerators_are_paid_once_while_another_workload_leaves_them() -> None:
    # Both workloads rent at first; one then moves to servers that come two months later.
    both = assessment(workload("stays"), workload("moves"))
    engagement = engage(both, catalogue({**STEADY, "drift.rental_price": 0}))
    rented, owned = engagement.options[RENTED], engagement.options[OWNED]
    placement = {"stays": (rented, rented, rented), "moves": (rented, owned, owned)}

    # 50 tokens a second a replica: a fifth of 1,000 takes 4, three fifths 12; 7,300 yuan each.
    # What is rented follows demand, so it carries three fifths of both until the servers come.
    rent = months(engagement, engagement.costing.lines(placement), "rental")
    assert rent[5:9] == pytest.approx([8 * 7300, 24 * 7300, 24 * 7300, 12 * 7300])


def test_that_servers_are_sold_when_nothing_runs_on_them_any_more() -> None:
    engagement = engage(known=catalogue(STEADY))

    lines = engagement.costing.lines(engagement.path(OWNED, OWNED, API))
    assert total(engagement, lines, "hardware_purchase") == pytest.approx(1e6)
    # Bought in months 0 and 6, there from months 2 and 8, sold with the last month of use, 11.
    sold = 500_000 * 0.5 ** (10 / 12) + 500_000 * 0.5 ** (4 / 12)
    assert months(engagement, lines, "hardware_resale")[11] == pytest.approx(-sold)
    assert months(engagement, lines, "hardware_maintenance")[12] == 0


def test_that_servers_which_would_come_after_their_last_use_are_not_ordered() -> None:
    engagement = engage(known=catalogue({"hardware.lead_time_months": 7}))

    lines = engagement.costing.lines(engagement.path(OWNED, API, API))
    assert total(engagement, lines, "hardware_purchase") == 0
    assert total(engagement, lines, "power") == 0


@pytest.mark.parametrize(("option", "key"), [(OWNED, "hardware"), (APPLIANCE, "appliance")])
def test_that_machines_are_replaced_at_the_end_of_their_life(option: str, key: str) -> None:
    # A life of 12 months from delivery: bought again a year after each order, while in use.
    small = assessment(workload(volume=100_000))
    known = catalogue({**STEADY, "hardware.life_months": 12})
    engagement = engage(small, known)

    paid = months(engagement, option, f"{key}_purchase")
    price = {"hardware": 500_000, "appliance": 1e6}[key]
    assert paid[0] == paid[12] == pytest.approx(price)
    assert sum(paid) == pytest.approx(2 * price)


def test_that_servers_alive_at_the_horizon_are_credited_and_dead_ones_are_not() -> None:
    small = assessment(workload(volume=100_000))
    dying = engage(small, catalogue({**NO_WAIT, "hardware.life_months": 23}))
    living = engage(small, catalogue({**NO_WAIT, "hardware.life_months": 24}))

    assert total(living, OWNED, "hardware_resale") == pytest.approx(-500_000 * 0.25)
    # Replaced in month 23; that server is one month old at the end.
    assert total(dying, OWNED, "hardware_resale") == pytest.approx(-500_000 * 0.5 ** (1 / 12))


def test_that_owned_servers_are_used_before_any_is_bought() -> None:
    priced = catalogue({**STEADY, "purchase.OLD": 50_000})
    engagement = engage(assessment(machines=(machine(servers=1),)), priced)

    (pool,) = engagement.costing.pools(engagement.everywhere(OLD))
    assert pool.servers == (1, 2, 3)
    assert pool.owned == (1, 1, 1)
    assert [(p.ordered, p.serves_from, p.servers) for p in pool.purchases] == [
        (6, 8, 1),
        (12, 14, 1),
    ]


def test_that_two_pools_never_use_more_owned_servers_than_there_are() -> None:
    priced = catalogue({**STEADY, "purchase.OLD": 50_000})
    both = assessment(workload("one"), workload("two"), machines=(machine(servers=4),))
    engagement = engage(both, priced)
    licence = engagement.options["closed_licence:closed-b@old:one_off"]
    open_ = engagement.options[OLD]
    placement = {"one": (licence, licence, licence), "two": (open_, open_, open_)}

    pools = engagement.costing.pools(placement)
    assert [pool.servers for pool in pools] == [(1, 2, 3), (1, 2, 3)]
    assert [sum(pool.owned[phase] for pool in pools) for phase in range(3)] == [2, 4, 4]


def test_that_a_server_is_either_sold_at_once_or_kept_and_never_both() -> None:
    # Two of four servers fetch 80,000 yuan each today; a quarter of it is left after 24 months.
    owned = machine(servers=4, available_share=0.5, resale_value=exactly(80_000))
    half = assessment(workload(volume=400_000), machines=(owned,))
    engagement = engage(half, catalogue(STEADY))

    kept = engagement.costing.lines(engagement.everywhere(OLD))
    assert total(engagement, kept, "owned_resale_credit") == pytest.approx(-80_000)
    assert total(engagement, kept, "hardware_resale") == pytest.approx(-80_000 * 0.25)
    dropped = engagement.costing.lines(engagement.everywhere(API))
    assert total(engagement, dropped, "owned_resale_credit") == pytest.approx(-160_000)
    assert total(engagement, dropped, "hardware_resale") == 0


def test_that_the_same_server_used_by_one_pool_after_another_is_kept_once() -> None:
    owned = machine(servers=2, resale_value=exactly(80_000))
    small = assessment(workload(volume=400_000), machines=(owned,))
    engagement = engage(small, catalogue(STEADY))
    path = engagement.path(OLD, "closed_licence:closed-b@old:one_off", OLD)

    lines = engagement.costing.lines(path)
    assert total(engagement, lines, "owned_resale_credit") == pytest.approx(-80_000)
    assert total(engagement, lines, "hardware_resale") == pytest.approx(-80_000 * 0.25)


def test_that_a_share_of_the_servers_is_not_cut_by_floating_point() -> None:
    # In floating point 100 × 0.29 is a little under 29.
    owned = machine(servers=100, available_share=0.29, resale_value=exactly(1000))
    engagement = engage(assessment(machines=(owned,)), catalogue(STEADY))

    assert total(engagement, API, "owned_resale_credit") == pytest.approx(-29_000)


def test_that_a_server_past_its_life_is_not_used() -> None:
    alive = engage(assessment(machines=(machine(age_months=47),)))
    dead = engage(assessment(machines=(machine(age_months=48),)))

    # The last phase starts in month 12 and a life is 60 months.
    rounds = alive.costing.pools(alive.everywhere(OLD))[0].rounds
    assert [(one.month, one.owned) for one in rounds] == [
        (0, (1,)),
        (6, (2,)),
        (12, (2,)),
        (13, (0,)),
    ]
    rounds = dead.costing.pools(dead.everywhere(OLD))[0].rounds
    assert [(one.month, one.owned) for one in rounds] == [(0, (1,)), (6, (2,)), (12, (0,))]


def test_that_an_owned_server_past_its_life_at_the_horizon_fetches_nothing() -> None:
    # A life is 60 months and the horizon 24: one of 36 months is just alive at the end.
    def fetched(age: int) -> float:
        owned = machine(servers=1, age_months=age, resale_value=exactly(80_000))
        engagement = engage(assessment(workload(volume=100_000), machines=(owned,)))
        return total(engagement, OLD, "hardware_resale")

    assert fetched(36) == pytest.approx(-80_000 * 0.25)
    assert fetched(37) == 0


def test_that_committed_support_is_paid_in_every_plan() -> None:
    owned = machine(servers=2, support_per_year=6000)
    engagement = engage(assessment(machines=(owned,)))

    for option in (API, OLD, OWNED):
        assert total(engagement, option, "owned_support") == pytest.approx(2 * 6000 * 2)


def test_that_a_machine_whose_resale_value_is_unknown_brings_in_nothing() -> None:
    engagement = engage(assessment(machines=(machine(),)))

    assert total(engagement, API, "owned_resale_credit") == 0


# One owned server that cannot be extended keeps 400 tokens a second; the last phase wants 1,000
# in its busiest hour, 3.6 times the mean. Two fifths of the peak miss
#   1 - 3.6 * 0.4 + 2.6 * 0.4 ** (3.6 / 2.6) = 1 - 1.44 + 2.6 * 0.281194 = 0.291105
# of the month; the second phase wants 600, and two thirds of its peak miss
#   1 - 3.6 * 2 / 3 + 2.6 * (2 / 3) ** (3.6 / 2.6) = 1 - 2.4 + 2.6 * 0.570402 = 0.083046.
LAST_MISSED = 0.291105
SECOND_MISSED = 0.083046
CLOSE = 1e-5


def test_that_what_servers_cannot_do_goes_to_the_named_host() -> None:
    engagement = engage(assessment(machines=(machine(servers=1),)), catalogue(STEADY))

    paid = months(engagement, OLD, "overflow_api")
    assert paid[0] == 0
    assert paid[6] == pytest.approx(600_000 * SECOND_MISSED * 0.003, rel=CLOSE)
    assert paid[12] == pytest.approx(1_000_000 * LAST_MISSED * 0.003, rel=CLOSE)


def test_that_what_may_go_to_no_host_is_done_by_hand() -> None:
    # Of what is missed the model would have done 81 % right; the rest fails either way.
    kept_in = assessment(machines=(machine(servers=1),), rules=Rules(air_gapped=True))
    engagement = engage(kept_in, catalogue(STEADY))

    assert months(engagement, OLD, "overflow_api")[12] == 0
    by_hand = months(engagement, OLD, "overflow_by_hand")[12]
    assert by_hand == pytest.approx(1_000_000 * LAST_MISSED * 0.81, rel=CLOSE)
    assert months(engagement, OLD, "failure_repair")[12] == pytest.approx(1_000_000 * 0.19)


def test_that_what_is_lost_is_missed_in_value_and_costs_nothing() -> None:
    lost = workload(value_per_success=2, failure_handling="lost")
    kept_in = assessment(lost, machines=(machine(servers=1),), rules=Rules(air_gapped=True))
    engagement = engage(kept_in, catalogue(STEADY))

    assert total(engagement, OLD, "failure_repair") == 0
    assert total(engagement, OLD, "overflow_by_hand") == 0
    # What is not missed of a million tasks is served, 81 % right, two yuan each; money in.
    gained = months(engagement, OLD, "benefit")[12]
    assert gained == pytest.approx(-1_000_000 * (1 - LAST_MISSED) * 0.81 * 2, rel=CLOSE)


def test_that_a_level_load_misses_all_that_stands_above_the_servers() -> None:
    # The same million tasks in 100 / 3.6 hours, each of them as busy as the busiest: 1,000 tokens
    # a second wanted, 400 served.
    level = workload(peak_to_mean=1, active_hours_per_month=100 / 3.6)
    kept_in = assessment(level, machines=(machine(servers=1),), rules=Rules(air_gapped=True))
    engagement = engage(kept_in, catalogue(STEADY))

    by_hand = months(engagement, OLD, "overflow_by_hand")[12]
    assert by_hand == pytest.approx(1_000_000 * 0.6 * 0.81, rel=CLOSE)


def test_that_what_can_wait_is_done_in_the_hours_in_which_servers_are_free() -> None:
    # Half of the tasks cannot wait and ask for 500 tokens a second in the busiest hour; 400 are
    # served. Of that half 1 - 3.6 * 0.8 + 2.6 * 0.8 ** (3.6 / 2.6) = 0.028931 is missed; the other
    # half has the rest of the month, in which 38 tokens a second are asked for on average.
    half = workload(deferrable_share=0.5)
    kept_in = assessment(half, machines=(machine(servers=1),), rules=Rules(air_gapped=True))
    engagement = engage(kept_in, catalogue(STEADY))

    by_hand = months(engagement, OLD, "overflow_by_hand")[12]
    assert by_hand == pytest.approx(1_000_000 * 0.5 * 0.028931 * 0.81, rel=1e-4)


def test_that_work_that_can_wait_is_missed_where_the_month_is_too_short() -> None:
    # 20 million tasks of 100 tokens in 2,628,000 seconds are 761.04 a second, 400 are served.
    later = workload(volume=20e6, deferrable_share=1.0)
    kept_in = assessment(later, machines=(machine(servers=1),), rules=Rules(air_gapped=True))
    engagement = engage(kept_in, catalogue(STEADY))

    by_hand = months(engagement, OLD, "overflow_by_hand")[12]
    assert by_hand == pytest.approx(20e6 * (1 - 400 / 761.0350) * 0.81, rel=CLOSE)


def test_that_lost_work_has_no_value_while_machines_are_awaited() -> None:
    lost = workload(value_per_success=2, failure_handling="lost")
    engagement = engage(assessment(lost), catalogue(STEADY))

    gained = months(engagement, OWNED, "benefit")
    assert gained[:3] == pytest.approx([0, 0, -200_000 * 0.81 * 2])
    assert total(engagement, OWNED, "unserved_by_hand") == 0


def test_that_no_value_named_is_no_benefit() -> None:
    engagement = engage(assessment(workload(failure_handling="lost")))

    assert total(engagement, API, "benefit") == 0


def test_that_a_licence_and_adaptation_are_paid_once_on_two_kinds_of_server() -> None:
    both = assessment(workload("one"), workload("two"), machines=(machine(servers=4),))
    engagement = engage(both, catalogue(STEADY))
    for first, second, key, once in [
        ("closed_licence:closed-b@old:one_off", f"{LICENCE}:one_off", "licence_one_off", 400_000),
        (OLD, OWNED, "adaptation", 2 * 3 * 15_000),
    ]:
        one, two = engagement.options[first], engagement.options[second]
        lines = engagement.costing.lines({"one": (one, one, one), "two": (two, two, two)})

        assert total(engagement, lines, key) == pytest.approx(once)


def test_that_a_fee_of_part_of_a_year_is_paid_in_part() -> None:
    # 30 months in use: two years and a half.
    longer = assessment(finance=Finance(horizon_months=30))
    engagement = engage(longer, catalogue(STEADY))

    assert total(engagement, f"{LICENCE}:yearly", "licence_yearly") == pytest.approx(600_000)


def test_that_adaptation_counts_the_kinds_the_organisation_must_support() -> None:
    told = assessment()
    three = told.model_copy(
        update={"organisation": told.organisation.model_copy(update={"hardware_kinds": 3})}
    )

    engagement = engage(three, catalogue(STEADY))
    assert total(engagement, OWNED, "adaptation") == pytest.approx(2 * 3 * 3 * 15_000)
    assert total(engagement, RENTED, "adaptation") == pytest.approx(2 * 3 * 15_000)


def test_that_moving_to_another_option_is_switching_once_a_move() -> None:
    engagement = engage(known=catalogue(STEADY))

    lines = engagement.costing.lines(engagement.path(API, RENTED, API))
    assert total(engagement, lines, "switching") == pytest.approx(2 * 15_000)
    # Connected once, built once.
    assert total(engagement, lines, "implementation") == pytest.approx((2 + 6) * 15_000)


def test_that_a_phase_of_no_month_costs_nothing() -> None:
    phases = Phases(verification_start=0, integration_start=0, innovation_start=0)
    engagement = engage(assessment(phases=phases), catalogue(STEADY))

    assert total(engagement, OWNED, "evaluation") == pytest.approx(15_000)
    mixed = engagement.costing.lines(engagement.path(RENTED, API, OWNED))
    same = engagement.costing.lines(engagement.everywhere(OWNED))
    assert sum(line.amounts[:, 0].sum() for line in mixed) == pytest.approx(
        sum(line.amounts[:, 0].sum() for line in same)
    )


def test_that_staff_shared_by_both_sides_is_paid_once_and_belongs_to_neither() -> None:
    both = engage(assessment(workload("one"), workload("two")), catalogue(STEADY))
    api, hosted = both.options[API], both.options["open_hosted:cloud:open-a"]

    lines = both.costing.lines({"one": (api,) * 3, "two": (hosted,) * 3})
    assert total(both, lines, "operations") == pytest.approx(0.5 * 15_000 * 24)
    assert {line.option for line in lines if line.key == "operations"} == {""}


def test_that_the_fleet_is_the_same_in_every_future_and_rental_follows_each() -> None:
    unsure = workload().model_copy(
        update={"volume": exactly(1e6).model_copy(update={"low": 5e5, "high": 2e6})}
    )
    engagement = engage(assessment(unsure), catalogue(STEADY), samples=64)
    rows = engagement.costing.context.design.rows.random

    bought = [
        line.amounts[:, rows]
        for line in engagement.costing.lines(engagement.everywhere(OWNED))
        if line.key in {"hardware_purchase", "space"}
    ]
    assert all(np.ptp(amounts, axis=1).max() == 0 for amounts in bought)
    rent = [
        line.amounts[:, rows]
        for line in engagement.costing.lines(engagement.everywhere(RENTED))
        if line.key == "rental"
    ]
    assert np.ptp(rent[-1], axis=1).min() > 0


def test_that_the_trail_of_a_line_names_the_load_and_the_rates_it_needs() -> None:
    engagement = engage()
    context = engagement.costing.context

    bought = [
        line
        for line in engagement.costing.lines(engagement.everywhere(OWNED))
        if line.key == "hardware_purchase"
    ]
    assert "workload.service.peak_to_mean" in context.trail(bought)
    assert "fx.CNY" not in context.trail(bought)
    tokens = [
        line
        for line in engagement.costing.lines(engagement.everywhere(API))
        if line.key == "api_tokens"
    ]
    assert "fx.CNY" in context.trail(tokens)


def test_that_a_rate_nobody_knows_is_an_error_that_names_it() -> None:
    engagement = engage(known=catalogue({"fx.CNY": None}))

    with pytest.raises(AdvisorError, match=r"fx\.CNY"):
        engagement.costing.lines(engagement.everywhere(API))


def test_that_an_input_nobody_drew_is_an_error_that_names_it() -> None:
    design = engage().costing.context.design

    with pytest.raises(AdvisorError, match=r"drift\.nothing"):
        _ = design["drift.nothing"]
