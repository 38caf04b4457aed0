"""Break-even in months, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Line
from advisor.uncertainty.payback import Course, course, paid_back_after
from tests.advisor.builders import Engagement, engage

MONTHS = 24


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    """Two years; a discount rate of 21 % a year."""
    return engage()


def paid(engagement: Engagement, key: str, start: int, *amounts: float) -> Line:
    rows = engagement.costing.context.design.rows.total
    return Line(key, 1, "", start, np.repeat([[-a] for a in amounts], rows, axis=1), ())


def after(
    engagement: Engagement, of: list[Line], against: list[Line], *, discounted: bool = False
) -> float | None:
    context = engagement.costing.context
    return paid_back_after(
        course(context, of, discounted=discounted), course(context, against, discounted=discounted)
    )


def test_that_a_purchase_is_paid_back_by_what_it_saves_a_month(engagement: Engagement) -> None:
    bought = [
        paid(engagement, "hardware_purchase", 0, 900),
        paid(engagement, "power", 0, *[10] * MONTHS),
    ]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api) == pytest.approx(10)


def test_that_a_purchase_may_be_paid_back_within_the_first_month(engagement: Engagement) -> None:
    bought = [paid(engagement, "hardware_purchase", 0, 25)]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api) == pytest.approx(0.25)


def test_that_what_is_dearer_at_the_horizon_never_pays_back(engagement: Engagement) -> None:
    bought = [paid(engagement, "hardware_purchase", 0, 2401)]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api) is None


def test_that_what_never_costs_more_is_ahead_from_the_start(engagement: Engagement) -> None:
    free = [paid(engagement, "power", 0, *[0] * MONTHS)]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, free, api) == 0.0


def test_that_a_second_purchase_puts_break_even_off(engagement: Engagement) -> None:
    """After 4 months 400 are saved and paid back; 300 more in month 6 take until month 7."""
    bought = [
        paid(engagement, "hardware_purchase", 0, 400),
        paid(engagement, "hardware_purchase", 6, 300),
    ]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api) == pytest.approx(7)


def test_that_resale_counts_when_it_is_paid_and_not_a_month_earlier(
    engagement: Engagement,
) -> None:
    bought = [
        paid(engagement, "hardware_purchase", 0, 2500),
        paid(engagement, "hardware_resale", MONTHS - 1, -200),
    ]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api) == pytest.approx(MONTHS)


def test_that_discounted_savings_take_longer_to_pay_back(engagement: Engagement) -> None:
    """A year's factor is 1 / 1.21: 12 months of 100 × 1.21^(−t/12) and then each 1.21 times less.

    The first year saves S = 100 × Σ 1.21^(−t/12), t = 0…11; a purchase of S + 50 / 1.21 is paid
    back half-way through month 12, which saves 100 / 1.21.
    """
    first_year = 100 * sum(1.21 ** (-month / 12) for month in range(12))
    bought = [paid(engagement, "hardware_purchase", 0, first_year + 50 / 1.21)]
    api = [paid(engagement, "api_tokens", 0, *[100] * MONTHS)]

    assert after(engagement, bought, api, discounted=True) == pytest.approx(12.5)
    assert after(engagement, bought, api) == pytest.approx((first_year + 50 / 1.21) / 100)


def test_that_benefits_are_no_cost(engagement: Engagement) -> None:
    lines = [paid(engagement, "benefit", 0, *[-70] * MONTHS), paid(engagement, "power", 0, 5)]

    assert course(engagement.costing.context, lines).cost[-1] == pytest.approx(5)


def test_that_break_even_falls_on_the_moment_of_a_jump() -> None:
    months = np.array([0.0, 3.0, 3.0, 5.0])

    found = paid_back_after(
        Course(months, np.array([10.0, 10, 2, 2])), Course(months, np.array([0.0, 4, 4, 4]))
    )

    assert found == pytest.approx(3)
