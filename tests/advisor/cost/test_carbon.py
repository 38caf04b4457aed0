"""Carbon of a plan's machines, by hand from the power of ``test_engagement``."""

from __future__ import annotations

import pytest

from advisor.cost.carbon import carbon_kg
from tests.advisor.builders import API, OWNED, RENTED, Engagement, assessment, engage, workload


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    return engage(assessment(workload(deferrable_share=0.5)))


def test_that_carbon_is_what_the_machines_draw_times_the_grids_intensity(
    engagement: Engagement,
) -> None:
    # 10 kW a server, half of it idle, the rest by load of 800 tokens a second; 1.5 for cooling.
    def mean_kw(servers: int, tasks: float) -> float:
        busy = tasks * 100 / (730 * 3600) / (servers * 800)
        return 10 * servers * (0.5 + 0.5 * busy)

    kw_months = 4 * mean_kw(1, 200_000) + 8 * mean_kw(1, 600_000) + 10 * mean_kw(2, 1_000_000)
    pools = engagement.costing.pools(engagement.everywhere(OWNED))

    found = carbon_kg(engagement.costing.context, pools)
    assert found is not None
    assert found[0] == pytest.approx(kw_months * 1.5 * 730 * 500 / 1000)


@pytest.mark.parametrize("option", [API, RENTED])
def test_that_nothing_is_said_of_machines_of_others(engagement: Engagement, option: str) -> None:
    pools = engagement.costing.pools(engagement.everywhere(option))

    assert carbon_kg(engagement.costing.context, pools) is None
