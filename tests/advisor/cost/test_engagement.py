"""One engagement by hand: every line of every form, in plain arithmetic (see ``builders``).

A million tasks a month; a fifth of them from month 0, three fifths from month 6, all from month
12 to 24. Wages rise by 44 % a year (a factor 1.2 in half a year), API prices fall by 36 %
(0.8), hardware and rental prices by 19 % (0.9), power rises by 21 % (1.1). The discount rate
is 21 % (1.1 in half a year). Money spent is written positive here.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import pytest

from advisor.cost.context import Line
from tests.advisor.builders import (
    API,
    APPLIANCE,
    HOSTED,
    LICENCE,
    OPEN_APPLIANCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    engage,
    workload,
)

Paid = dict[int, float]
"""Month to amount."""
ENGINEER = 15_000.0
"""One engineer for a month: 120,000 yuan a year × 1.5 / 12."""


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    half_can_wait = workload(deferrable_share=0.5, value_per_success=2)
    return engage(assessment(half_can_wait))


def every_month(start: int, end: int, amount: Callable[[int], float]) -> Paid:
    return {month: amount(month) for month in range(start, end)}


def wages(month: int) -> float:
    return float(1.44 ** (month / 12))


def check(engagement: Engagement, option: str, expected: Mapping[str, Paid], benefit: Paid) -> None:
    """Set each line's total of the likely row, then the net present cost, against the sums."""
    placement = engagement.everywhere(option)
    found = totals(engagement.costing.lines(placement))
    by_hand = {key: sum(paid.values()) for key, paid in expected.items()}
    by_hand["benefit"] = -sum(benefit.values())
    assert {key: total for key, total in found.items() if total} == pytest.approx(by_hand, rel=1e-9)

    present = engagement.costing.present(placement)
    paid_today = sum(
        amount / 1.21 ** (month / 12)
        for paid in expected.values()
        for month, amount in paid.items()
    )
    gained_today = sum(amount / 1.21 ** (month / 12) for month, amount in benefit.items())
    assert present.cost[0] == pytest.approx(paid_today, rel=1e-9)
    assert present.benefit[0] == pytest.approx(gained_today, rel=1e-9)
    assert present.worth[0] == pytest.approx(gained_today - paid_today, rel=1e-9)


def totals(lines: list[Line]) -> dict[str, float]:
    """Undiscounted cost by line in the likely row, money out positive."""
    found: dict[str, float] = {}
    for line in lines:
        found[line.key] = found.get(line.key, 0.0) - float(line.amounts[:, 0].sum())
    return found


def value_of_every_task() -> Paid:
    """Failures are repaired, so each promised task is worth its 2 yuan, whoever did it."""
    return {
        **every_month(0, 6, lambda _: 200_000 * 2),
        **every_month(6, 12, lambda _: 600_000 * 2),
        **every_month(12, 24, lambda _: 1_000_000 * 2),
    }


def repaired(failing: float) -> Paid:
    """One yuan a failed task, following wages, where nobody waits for machines."""
    return {
        **every_month(0, 6, lambda t: 200_000 * failing * wages(t)),
        **every_month(6, 12, lambda t: 600_000 * failing * wages(t)),
        **every_month(12, 24, lambda t: 1_000_000 * failing * wages(t)),
    }


EVALUATED: Paid = {0: ENGINEER, 6: 1.2 * ENGINEER, 12: 1.44 * ENGINEER}
LEFT: Paid = {23: 2 * ENGINEER * 1.44 ** (23 / 12)}
"""Two person-months of leaving, at the wages of the last month."""
COMPLIANCE: Paid = {0: 4 * ENGINEER}


def staffed(people: float) -> Paid:
    return every_month(0, 24, lambda t: people * ENGINEER * wages(t))


# Half the tasks can wait, which takes half the load off the busiest hour: the million tasks need
# 100 tokens × 1e6 × 3.6 / 360,000 s × half = 500 tokens a second, and a server keeps 400. With
# the shares of the phases 0.25, 0.75 and 1.25 servers are needed: one, one and two.
POWERED_KW = 8 * 1 * 1.25
"""Eight accelerators of 1 kW and a quarter for the rest of the server."""


def power(servers: int, tasks: float) -> Callable[[int], float]:
    """Half the rated power idle, the rest by load; PUE 1.5; 730 hours at one yuan, rising."""
    tokens_a_second = tasks * 100 / (730 * 3600)
    load = 0.5 + 0.5 * tokens_a_second / (servers * 800)
    return lambda t: float(POWERED_KW * servers * load * 1.5 * 730 * 1.21 ** (t / 12))


# One server is ordered in month 0 for month 2 and does for both first phases; the second one is
# ordered in month 12 for month 14.
MACHINES_POWER: Paid = {
    **every_month(2, 6, power(1, 200_000)),
    **every_month(6, 12, power(1, 600_000)),
    **every_month(12, 14, power(1, 600_000)),
    **every_month(14, 24, power(2, 1_000_000)),
}
MACHINES_SPACE: Paid = {
    **every_month(2, 14, lambda _: 10 * 100),
    **every_month(14, 24, lambda _: 2 * 10 * 100),
}
"""10 kW a server at 100 yuan a month."""
MACHINES_WAIT: Paid = {
    **every_month(0, 2, lambda t: 200_000 * wages(t)),
    **every_month(12, 14, lambda t: 400_000 * wages(t)),
}
SERVER = 8 * 50_000 * 1.25
"""500,000 yuan in month 0, 405,000 a year later."""
PURCHASE: Mapping[str, Paid] = {
    "hardware_purchase": {0: SERVER, 12: 0.81 * SERVER},
    "hardware_install": {0: 0.1 * SERVER, 12: 0.1 * 0.81 * SERVER},
    "hardware_maintenance": {
        **every_month(2, 14, lambda _: 0.01 * SERVER),
        **every_month(14, 24, lambda _: 0.01 * SERVER + 0.01 * 0.81 * SERVER),
    },
    # An eighth is left after 36 months: half after 12. The servers are 22 and 10 months old.
    "hardware_resale": {23: -(SERVER * 0.5 ** (22 / 12) + 0.81 * SERVER * 0.5 ** (10 / 12))},
}


def machines_repair(failing: float) -> Paid:
    return {
        **every_month(2, 6, lambda t: 200_000 * failing * wages(t)),
        **every_month(6, 14, lambda t: 600_000 * failing * wages(t)),
        **every_month(14, 24, lambda t: 1_000_000 * failing * wages(t)),
    }


def test_that_every_line_of_servers_bought_is_the_sum_on_paper(engagement: Engagement) -> None:
    expected = {
        **PURCHASE,
        "power": MACHINES_POWER,
        "space": MACHINES_SPACE,
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "adaptation": {0: 3 * ENGINEER, 12: 3 * 1.44 * ENGINEER},
        "compliance": COMPLIANCE,
        "operations": staffed(2),
        "exit_cost": LEFT,
        # The open model loses a fifth of 0.9, half of which shows: 0.9 × 0.9 = 0.81 right.
        "failure_repair": machines_repair(0.19),
        "unserved_by_hand": MACHINES_WAIT,
    }

    check(engagement, OWNED, expected, value_of_every_task())


def test_that_every_line_of_a_closed_api_is_the_sum_on_paper(engagement: Engagement) -> None:
    # Now: 600 fresh × $1 + 400 cached × $0.1 + 100 out × $4 = 1,040 dollars a million tasks;
    # later: 1,000 × $0.5 + 100 × $2 = 700. Half and half: 870; at 7 yuan a dollar 6,090.
    def tokens(tasks: float) -> Callable[[int], float]:
        return lambda t: float(tasks / 1e6 * 6_090 * 0.64 ** (t / 12))

    expected = {
        "api_tokens": {
            **every_month(0, 6, tokens(200_000)),
            **every_month(6, 12, tokens(600_000)),
            **every_month(12, 24, tokens(1_000_000)),
        },
        "implementation": {0: 2 * ENGINEER},
        "evaluation": EVALUATED,
        "compliance": COMPLIANCE,
        "operations": staffed(0.5),
        "exit_cost": LEFT,
        "failure_repair": repaired(0.1),  # the best model is right nine times in ten
    }

    check(engagement, API, expected, value_of_every_task())


def test_that_a_host_without_cached_or_batch_prices_charges_the_plain_ones(
    engagement: Engagement,
) -> None:
    # 1,000 × 2 yuan + 100 × 10 yuan = 3,000 yuan a million tasks.
    placement = engagement.everywhere(HOSTED)

    found = totals(engagement.costing.lines(placement))
    by_hand = sum(200_000 * 0.003 * 0.64 ** (t / 12) for t in range(6))
    by_hand += sum(600_000 * 0.003 * 0.64 ** (t / 12) for t in range(6, 12))
    by_hand += sum(1_000_000 * 0.003 * 0.64 ** (t / 12) for t in range(12, 24))
    assert found["api_tokens"] == pytest.approx(by_hand)


@pytest.mark.parametrize("fee", ["one_off", "yearly"])
def test_that_every_line_of_a_licence_is_the_sum_on_paper(engagement: Engagement, fee: str) -> None:
    # The licensed model stands between the others: 0.9 × (1 - 0.5 × 0.1) = 0.855 right.
    licence = {0: 400_000.0} if fee == "one_off" else {0: 240_000.0, 12: 240_000.0}
    expected = {
        **PURCHASE,
        f"licence_{fee}": licence,
        "power": MACHINES_POWER,
        "space": MACHINES_SPACE,
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "compliance": COMPLIANCE,
        "operations": staffed(1.5),
        "exit_cost": LEFT,
        "failure_repair": machines_repair(0.145),
        "unserved_by_hand": MACHINES_WAIT,
    }

    check(engagement, f"{LICENCE}:{fee}", expected, value_of_every_task())


# Eight accelerators too, so one appliance for the first year and two for the second.
APPLIANCES: Mapping[str, Paid] = {
    "appliance_purchase": {0: 1e6, 12: 1e6},
    "appliance_support": {
        **every_month(2, 14, lambda _: 10_000),
        **every_month(14, 24, lambda _: 20_000),
    },
}


def test_that_every_line_of_a_closed_appliance_is_the_sum_on_paper(engagement: Engagement) -> None:
    expected = {
        **APPLIANCES,
        # The first one serves from month 2 and is a generation old in month 14.
        "appliance_upgrade": {14: 250_000},
        "power": MACHINES_POWER,
        "space": MACHINES_SPACE,
        "implementation": {0: 2 * ENGINEER},
        "evaluation": EVALUATED,
        "compliance": COMPLIANCE,
        "operations": staffed(1),
        "exit_cost": LEFT,
        "failure_repair": machines_repair(0.145),
        "unserved_by_hand": MACHINES_WAIT,
    }

    check(engagement, APPLIANCE, expected, value_of_every_task())


def test_that_an_open_appliance_takes_the_next_model_without_a_fee_or_adaptation(
    engagement: Engagement,
) -> None:
    expected = {
        **APPLIANCES,
        "power": MACHINES_POWER,
        "space": MACHINES_SPACE,
        "implementation": {0: 2 * ENGINEER},
        "evaluation": EVALUATED,
        "compliance": COMPLIANCE,
        "operations": staffed(1),
        "exit_cost": LEFT,
        "failure_repair": machines_repair(0.19),
        "unserved_by_hand": MACHINES_WAIT,
    }

    check(engagement, OPEN_APPLIANCE, expected, value_of_every_task())


def test_that_every_line_of_rented_accelerators_is_the_sum_on_paper(
    engagement: Engagement,
) -> None:
    # A replica is one accelerator with 10,000 × 0.01 × half = 50 tokens a second. The busiest
    # hour wants 100, 300 and 500 of them: 2, 6 and 10 replicas, at 10 yuan an hour and falling.
    def rent(replicas: int) -> Callable[[int], float]:
        return lambda t: float(replicas * 730 * 10 * 0.81 ** (t / 12))

    expected = {
        "rental": {
            **every_month(0, 6, rent(2)),
            **every_month(6, 12, rent(6)),
            **every_month(12, 24, rent(10)),
        },
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "adaptation": {0: 3 * ENGINEER, 12: 3 * 1.44 * ENGINEER},
        "compliance": COMPLIANCE,
        "operations": staffed(1),
        "exit_cost": LEFT,
        "failure_repair": repaired(0.19),
    }

    check(engagement, RENTED, expected, value_of_every_task())
