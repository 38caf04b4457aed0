"""Whole servers: spare ones, yearly rounds, owned kinds filled first, against sums on paper."""

from __future__ import annotations

import pytest

from advisor.cost.pool import Pool, missed_share
from advisor.model.organisation import Finance, Override, Phases
from advisor.model.preferences import Preferences
from tests.advisor.builders import (
    API,
    OWNED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    workload,
)

MIXED = "open_owned:open-a@old+ACC"
AT_ONCE = {"hardware.lead_time_months": 0.0}


def pool(engagement: Engagement, option: str) -> Pool:
    (only,) = engagement.costing.pools(engagement.everywhere(option))
    return only


def test_that_spare_servers_stand_beside_those_needed_but_not_for_a_proof_of_concept() -> None:
    # A fifth, three fifths and all of 2.5 servers' load: 1, 2 and 3.
    spare = Preferences(spare_servers=1)

    assert pool(engage(), OWNED).servers == (1, 2, 3)
    assert pool(engage(assessment(preferences=spare)), OWNED).servers == (1, 3, 4)


def test_that_a_spare_server_is_an_owned_one_where_one_is_left() -> None:
    told = assessment(machines=(machine(servers=4),), preferences=Preferences(spare_servers=1))
    found = pool(engage(told), MIXED)

    assert found.owned == (1, 3, 4)
    assert found.purchases == ()


def growing(lead: float) -> Pool:
    # All of the volume from month 0 on, doubled each year for three years: 2.5 servers' load in
    # month 0, 5 in month 12, 10 in month 24, and 2.5 × 2^(35/12) = 18.9 in the last month.
    phases = Phases(
        verification_start=0,
        integration_start=0,
        innovation_start=0,
        verification_share=1,
        integration_share=1,
        innovation_share=1,
    )
    told = assessment(
        workload(growth_per_year=1.0), phases=phases, finance=Finance(horizon_months=36)
    )
    return pool(engage(told, catalogue({"hardware.lead_time_months": lead})), OWNED)


def test_that_servers_for_growth_are_bought_in_yearly_rounds() -> None:
    # 2.5 × 2^(11/12) = 4.7, 2.5 × 2^(23/12) = 9.4 and 18.9 servers at the end of each year.
    found = growing(0)

    assert [(p.ordered, p.serves_from, p.servers) for p in found.purchases] == [
        (0, 0, 5),
        (12, 12, 5),
        (24, 24, 9),
    ]
    assert [(span.start, span.end, span.servers) for span in found.spans] == [
        (0, 12, 5),
        (12, 24, 10),
        (24, 36, 19),
    ]


def test_that_a_round_does_until_the_next_ones_servers_arrive() -> None:
    # With three months of lead the first round lasts to month 15: 2.5 × 2^(14/12) = 5.6.
    found = growing(3)

    assert [(p.ordered, p.serves_from, p.servers) for p in found.purchases] == [
        (0, 3, 6),
        (12, 15, 6),
        (24, 27, 7),
    ]


def test_that_a_mixed_fleet_takes_owned_servers_first_and_buys_the_rest() -> None:
    # Old servers are as fast as new ones here; three are needed at full volume, two are owned.
    found = pool(engage(assessment(machines=(machine(servers=2),)), catalogue(AT_ONCE)), MIXED)

    assert found.servers == (1, 2, 3)
    assert found.owned == (1, 2, 2)
    assert [(p.ordered, p.servers) for p in found.purchases] == [(12, 1)]
    assert [span.counts for span in found.spans] == [(1, 0), (2, 0), (2, 1)]


@pytest.mark.parametrize(("lead", "orders"), [(0, [(12, 1), (18, 2)]), (2, [(12, 1), (16, 2)])])
def test_that_what_takes_the_place_of_owned_servers_comes_when_their_life_ends(
    lead: float, orders: list[tuple[int, int]]
) -> None:
    # Two servers of 42 months reach the 60 of a life in month 18; three are needed from month 12.
    told = assessment(machines=(machine(servers=2, age_months=42),))
    found = pool(engage(told, catalogue({"hardware.lead_time_months": lead})), MIXED)

    assert [(p.ordered, p.servers) for p in found.purchases] == orders
    assert [(span.start, span.end, span.counts) for span in found.spans][-2:] == [
        (12 + int(lead), 18, (2, 1)),
        (18, 24, (0, 3)),
    ]
    assert [(one.month, one.owned) for one in found.rounds][-1] == (18, (0, 0))


def test_that_a_server_like_the_dead_one_is_bought_in_its_place() -> None:
    # All 2.5 servers' load from month 12 on three owned ones of a kind that can be bought.
    old = machine(servers=3, age_months=42, accelerator="ACC")
    found = pool(engage(assessment(machines=(old,)), catalogue(AT_ONCE)), "open_owned:open-a@old")

    assert [(p.ordered, p.servers) for p in found.purchases] == [(18, 3)]
    assert [span.servers for span in found.spans][-1] == 3


def test_that_load_falls_on_nobody_where_owned_servers_die_and_none_is_bought() -> None:
    told = assessment(machines=(machine(servers=3, age_months=42),))
    engagement = engage(told, catalogue(AT_ONCE))
    found = pool(engagement, "open_owned:open-a@old")

    assert [(span.start, span.servers) for span in found.spans][-2:] == [(12, 3), (18, 0)]
    (span,) = [span for span in found.spans if span.start == 18]
    assert missed_share(engagement.costing.context, found, span) == pytest.approx(1.0)


def test_that_a_mixed_fleet_of_unlike_servers_shares_the_load_by_what_each_does() -> None:
    # Four cards do half of what eight do: 1,000 tokens a second of peak take two old servers
    # (400) and two new ones (800); one new one would leave 200.
    told = assessment(machines=(machine(servers=2, accelerators_per_server=4),))
    found = pool(engage(told, catalogue(AT_ONCE)), MIXED)

    assert found.rounds[-1].counts == (2, 2)
    # Three fifths of it: 600 a second, two old ones and one new one.
    assert found.rounds[1].counts == (2, 1)


def test_that_what_a_mixed_fleet_owns_is_not_there_for_others() -> None:
    told = assessment(workload("one"), workload("two"), machines=(machine(servers=2),))
    engagement = engage(told, catalogue(AT_ONCE))
    mixed, alone = engagement.options[MIXED], engagement.options["open_owned:open-a@old"]
    api = engagement.options[API]

    pools = engagement.costing.pools({"one": (api, api, mixed), "two": (api, api, alone)})
    assert sum(one.owned[2] for one in pools) == 2
    by_option = {one.option.id: one for one in pools}
    # Ids decide the order: "@old" before "@old+ACC", which has to buy all it needs.
    assert by_option["open_owned:open-a@old"].owned == (0, 0, 2)
    assert by_option[MIXED].rounds[-1].counts == (0, 3)


@pytest.mark.parametrize(("old_speed", "counts"), [(1.0, (2, 1)), (0.0001, (2, 3))])
def test_that_slow_owned_servers_do_not_hide_what_has_to_be_bought(
    old_speed: float, counts: tuple[int, int]
) -> None:
    mine = {"throughput.OLD.open-a": Override(estimate=exactly(old_speed))}
    told = assessment(machines=(machine(servers=2),), figures=mine)

    assert pool(engage(told, catalogue(AT_ONCE)), MIXED).rounds[-1].counts == counts
