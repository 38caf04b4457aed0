"""Network and storage, software and traffic: what every form has beside its machines or tokens."""

from __future__ import annotations

import pytest

from tests.advisor.builders import (
    API,
    APPLIANCE,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    workload,
)
from tests.advisor.cost.test_engagement import SERVER, totals


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    figures = {
        "hardware.network_storage_share": 0.1,
        "software.per_accelerator": 1200.0,
        "egress.per_gb": 2.0,
    }
    return engage(assessment(workload(deferrable_share=0.5)), catalogue(figures))


def of(engagement: Engagement, option: str) -> dict[str, float]:
    return totals(engagement.costing.lines(engagement.everywhere(option)))


def test_that_network_and_storage_are_bought_with_each_server(engagement: Engagement) -> None:
    assert of(engagement, OWNED)["network_storage"] == pytest.approx(0.1 * SERVER * 1.81)


def test_that_software_is_paid_for_each_accelerator_at_work(engagement: Engagement) -> None:
    # Eight accelerators at 100 yuan a month from month 2 to 14, sixteen to month 24.
    assert of(engagement, OWNED)["software"] == pytest.approx(800 * 12 + 1600 * 10)


@pytest.mark.parametrize("option", [APPLIANCE, OPEN_APPLIANCE])
def test_that_an_appliance_brings_network_and_software(engagement: Engagement, option: str) -> None:
    assert not {"network_storage", "software"} & set(of(engagement, option))


@pytest.mark.parametrize("option", [API, RENTED])
def test_that_tokens_that_travel_are_charged_by_the_byte(
    engagement: Engagement, option: str
) -> None:
    # 6 × 0.2 + 6 × 0.6 + 12 = 16.8 million tasks of 1,100 tokens of five bytes, at 2 yuan a GB.
    assert of(engagement, option)["egress"] == pytest.approx(16.8e6 * 1100 * 5 / 1e9 * 2)


def test_that_nothing_travels_where_the_machines_are_at_home(engagement: Engagement) -> None:
    assert "egress" not in of(engagement, OWNED)
