"""Costs year by year, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Line
from advisor.uncertainty.years import by_year, cheaper_from_year
from tests.advisor.builders import engage


def test_that_years_add_up_their_own_months() -> None:
    context = engage().costing.context
    rows = context.design.rows.total
    months = np.repeat(-np.arange(1.0, 15)[:, np.newaxis], rows, axis=1)
    lines = [
        Line("power", 1, "", 2, months, ()),
        Line("benefit", 2, "", 0, np.full((24, rows), 9.0), ()),
    ]

    years = by_year(context, lines)

    assert [year[0] for year in years] == pytest.approx([sum(range(1, 11)), 11 + 12 + 13 + 14])


@pytest.mark.parametrize(
    ("of", "against", "year"),
    [
        ([150, 70], [125, 160], 2),
        ([1, 1, 1], [2, 2, 2], 1),
        ([1, 3, 1], [2, 2, 2], 3),
        ([1, 1, 2], [2, 2, 2], None),
    ],
    ids=["second year", "all along", "back and forth", "the same in the end"],
)
def test_that_an_option_is_cheaper_from_the_first_year_it_stays_so(
    of: list[float], against: list[float], year: int | None
) -> None:
    assert cheaper_from_year(of, against) == year
