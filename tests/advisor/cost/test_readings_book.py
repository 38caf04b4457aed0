"""The book view, by hand: one published example and the corners around it."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Context, Line
from advisor.cost.readings_book import BookView, book_view
from advisor.model.organisation import Finance
from tests.advisor.builders import assessment, engage


@pytest.fixture(scope="module")
def context() -> Context:
    """Three years."""
    return engage(assessment(finance=Finance(horizon_months=36))).costing.context


def paid(context: Context, key: str, start: int, amount: float, months: int = 1) -> Line:
    return Line(key, 1, "", start, np.full((months, context.design.rows.total), -amount), ())


def read(context: Context, lines: list[Line], life: int = 48, residual: float = 0.2) -> BookView:
    rows = context.design.rows.total
    return book_view(
        context,
        lines,
        life_months=life,
        residual=np.full(rows, residual),
        cost_of_capital=np.full(rows, 0.08),
    )


def test_that_a_server_is_depreciated_to_its_residual_and_its_capital_charged(
    context: Context,
) -> None:
    """160,000 over 48 months to a fifth, 11,200 of installation to nothing, 8 % a year.

    After 36 months 64,000 and 2,800 are left: (171,200 + 66,800) / 2 × 0.08 / 12 = 793.33.
    """
    found = read(
        context,
        [
            paid(context, "hardware_purchase", 0, 160_000),
            paid(context, "hardware_install", 0, 11_200),
            paid(context, "hardware_resale", 35, -50_000),
            paid(context, "implementation", 0, 50_000),
            paid(context, "power", 0, 448, 36),
        ],
    )

    assert {name: line[0] for name, line in found.lines.items()} == pytest.approx(
        {
            "depreciation": 160_000 * 0.8 / 48,
            "installation": 11_200 / 48,
            "capital": 793.3333333,
            "implementation": 50_000 / 36,
            "power": 448,
        }
    )
    assert found.total[0] == pytest.approx(2666.667 + 233.333 + 793.333 + 1388.889 + 448, abs=0.01)


def test_that_what_dies_before_the_horizon_leaves_the_books(context: Context) -> None:
    """24,000 over 24 months to nothing: 24,000 in all, over 36 months 667 a month."""
    found = read(context, [paid(context, "hardware_purchase", 0, 24_000)], life=24, residual=0)

    assert found.lines["depreciation"][0] == pytest.approx(24_000 / 36)
    assert found.lines["capital"][0] == pytest.approx(12_000 * 0.08 / 12 * 24 / 36)


def test_that_a_later_purchase_counts_for_the_months_that_are_left(context: Context) -> None:
    """36,000 in month 24, a thousand a month for 12 months: a third of it over the horizon."""
    found = read(context, [paid(context, "appliance_purchase", 24, 36_000)], life=36, residual=0)

    assert found.lines["depreciation"][0] == pytest.approx(12_000 / 36)
    assert found.lines["capital"][0] == pytest.approx((36_000 + 24_000) / 2 * 0.08 / 12 * 12 / 36)


def test_that_benefits_and_resale_are_no_cost_of_the_books(context: Context) -> None:
    lines = [paid(context, "benefit", 0, -5, 36), paid(context, "owned_resale_credit", 0, -5)]

    assert read(context, [*lines, paid(context, "rental", 0, 7, 36)]).total[0] == pytest.approx(7)
