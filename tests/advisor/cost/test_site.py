"""Power and room of sites: a server draws 10 kW and takes 8 rack units (see ``builders``)."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.decision.plans import standing_plans
from advisor.model.estate import Site
from tests.advisor.builders import OWNED, RENTED, assessment, catalogue, engage, machine, workload

NO_WAIT = {"hardware.lead_time_months": 0.0}


def kept_out(*sites: Site, option: str = OWNED, **answers: Any) -> bool:
    """Whether three servers, which the workload needs in the end, find no room."""
    found = engage(assessment(sites=sites, **answers), catalogue(NO_WAIT)).choices.gates
    return any(gate.option == option and gate.rule == "site" for gate in found)


def site(power_kw: float | None = None, rack_units: float | None = None, id_: str = "a") -> Site:
    return Site(id=id_, name=id_.title(), power_kw=power_kw, rack_units=rack_units)


@pytest.mark.parametrize(("power_kw", "barred"), [(30, False), (29.9, True)])
def test_that_three_servers_need_thirty_kilowatts(power_kw: float, barred: bool) -> None:
    assert kept_out(site(power_kw)) == barred


@pytest.mark.parametrize(("rack_units", "barred"), [(24, False), (23.9, True)])
def test_that_three_servers_need_twenty_four_rack_units(rack_units: float, barred: bool) -> None:
    assert kept_out(site(rack_units=rack_units)) == barred


def test_that_servers_are_spread_over_sites_but_never_cut_in_two() -> None:
    assert not kept_out(site(10), site(20, id_="b"))
    assert kept_out(site(15), site(15, id_="b"))


def test_that_a_site_without_limits_and_rented_machines_bar_nothing() -> None:
    assert not kept_out(site())
    assert not kept_out(site(1), option=RENTED)


def test_that_machines_used_by_others_take_power_too() -> None:
    # Ten kilowatts go to the half of the two servers that other work uses.
    other = machine(servers=2, available_share=0.5, site="a")

    assert not kept_out(site(40), machines=(other,))
    assert kept_out(site(39), machines=(other,))


def test_that_owned_machines_stay_where_they_are() -> None:
    # Two owned servers on site a use all it has; the third one goes to b.
    own = machine(servers=2, site="a", accelerator="ACC")
    option = "open_owned:open-a@old"

    assert not kept_out(site(20), site(10, id_="b"), option=option, machines=(own,))
    assert kept_out(site(20), site(9, id_="b"), option=option, machines=(own,))
    assert kept_out(site(19), site(20, id_="b"), option=option, machines=(own,))


def on_own_servers(*sites: Site) -> list[int]:
    """Own servers in the last phase of the best plan for two workloads kept from every API."""
    told = assessment(
        *(workload(id_, data_class="confidential") for id_ in ("one", "two")), sites=sites
    )
    engagement = engage(told, catalogue({**NO_WAIT, "rental.ACC": 1000}))
    assert not any(gate.rule == "site" for gate in engagement.choices.gates)
    plans = standing_plans(engagement.costing, engagement.choices)
    pools = [pool for pool in plans["open"].pools if pool.option.is_bought]
    return [pool.servers[2] for pool in pools if pool.servers[2]]


def test_that_two_workloads_that_fit_alone_do_not_both_get_the_last_room() -> None:
    # Each alone needs three servers; both together need five.
    assert on_own_servers() == on_own_servers(site(50)) == [5]
    assert on_own_servers(site(40)) == [3]
