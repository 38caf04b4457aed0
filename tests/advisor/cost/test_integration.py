"""Systems that are connected, by hand: once for each kind of software, from deep integration on."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cost.shares import Splitter
from advisor.model.organisation import Organisation, Phases, Systems
from advisor.model.record import Estimate
from tests.advisor.builders import (
    API,
    APPLIANCE,
    HOSTED,
    OPEN_APPLIANCE,
    OWNED,
    Engagement,
    assessment,
    engage,
    exactly,
    workload,
)

OWN = 3 * 14 / 21 * 15_000
"""Three systems, 14 working days each, 21 to a month, at 15,000 yuan a month."""
WITH_APPLIANCE = 3 * 7 / 21 * 15_000
HALF_A_YEAR, A_YEAR = 1.2, 1.44
"""What wages have risen by."""
Paid = list[Any]
"""Month, cost and mark of lines."""


def three(**answers: Any) -> Engagement:
    return engage(assessment(**{"systems": Systems(count=3), **answers}))


def paid(engagement: Engagement, *path: str) -> Paid:
    """Give month, cost in the likely row and mark of each line of a path of options."""
    lines = engagement.costing.lines(engagement.path(*path))
    return [
        (line.start, -float(line.amounts[:, 0].sum()), line.option)
        for line in sorted(lines, key=lambda line: line.start)
        if line.key == "integration"
    ]


@pytest.mark.parametrize("option", [API, HOSTED, OWNED])
def test_that_software_of_ones_own_is_connected_as_deep_integration_starts(option: str) -> None:
    month, cost, mark = paid(three(), option, option, option)[0]

    assert (month, mark) == (6, option)
    assert cost == pytest.approx(OWN * HALF_A_YEAR)


def test_that_an_appliance_is_connected_in_the_days_of_its_own() -> None:
    found = paid(three(), APPLIANCE, APPLIANCE, APPLIANCE)

    assert found == [(6, pytest.approx(WITH_APPLIANCE * HALF_A_YEAR), APPLIANCE)]


def test_that_value_verification_runs_beside_the_systems() -> None:
    found = paid(three(), API, OPEN_APPLIANCE, OPEN_APPLIANCE)

    assert found == [(6, pytest.approx(WITH_APPLIANCE * HALF_A_YEAR), OPEN_APPLIANCE)]


def test_that_software_of_another_kind_is_connected_anew_and_of_the_same_kind_is_not() -> None:
    anew = paid(three(), API, API, APPLIANCE)
    alike = paid(three(), API, API, OWNED)

    assert anew == [
        (6, pytest.approx(OWN * HALF_A_YEAR), API),
        (12, pytest.approx(WITH_APPLIANCE * A_YEAR), APPLIANCE),
    ]
    # Both sides share the software, so what connects it belongs to neither.
    assert alike == [(6, pytest.approx(OWN * HALF_A_YEAR), "")]


def test_that_workloads_share_what_is_connected() -> None:
    engagement = engage(
        assessment(workload("large"), workload("small", 5e5), systems=Systems(count=3))
    )

    assert len(paid(engagement, API, API, API)) == 1


def test_that_the_work_waits_for_innovation_where_deep_integration_has_no_month() -> None:
    phases = Phases(verification_start=0, integration_start=12, innovation_start=12)

    assert paid(three(phases=phases), API, API, API) == [(12, pytest.approx(OWN * A_YEAR), API)]


@pytest.mark.parametrize("count", [None, 0])
def test_that_nothing_is_charged_or_read_where_there_is_no_system(count: int | None) -> None:
    told = Systems(count=count, days=exactly(10))
    engagement = engage(assessment(systems=told))

    assert paid(engagement, API, API, API) == []
    assert "systems.days" not in engagement.costing.context.design.ledger


def test_that_days_of_the_clients_own_count_and_are_the_clients() -> None:
    told = Systems(count=3, days=Estimate(low=5, likely=7, high=21))
    engagement = engage(assessment(systems=told))

    (only,) = paid(engagement, API, API, API)
    one = engagement.costing.context.design.ledger["systems.days"]
    assert only[1] == pytest.approx(OWN / 2 * HALF_A_YEAR)
    assert (one.set_by, one.low, one.likely, one.high) == ("client", 5, 7, 21)


def test_that_what_is_connected_falls_on_the_workloads_that_use_the_software() -> None:
    engagement = engage(
        assessment(workload("large"), workload("small", 5e5), systems=Systems(count=3))
    )
    api, appliance = engagement.options[API], engagement.options[APPLIANCE]
    placement = {"large": (api, api, api), "small": (api, appliance, appliance)}
    splitter = Splitter(engagement.costing.context, placement, engagement.costing.layout(placement))
    lines = [one for one in engagement.costing.lines(placement) if one.key == "integration"]
    own, other = sorted(lines, key=lambda one: one.inputs[0])

    # Software of one's own: 24 months of the large one, 6 of the small one's verification.
    assert float(splitter.split(own).part("large")) == pytest.approx(24 / 30)
    assert float(splitter.split(other).part("small")) == 1


def test_that_people_who_are_hired_leave_the_work_of_connecting_as_it_is() -> None:
    hiring = three(organisation=Organisation(engineers=0.25, may_hire=True))

    assert paid(hiring, OWNED, OWNED, OWNED) == paid(three(), OWNED, OWNED, OWNED)
