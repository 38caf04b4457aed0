"""Bands and the ledger read from lines, on figures that fit in the head."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Context, Line
from advisor.uncertainty.bands import band, evidence_of, ledger_of, level_costs, monthly_cost
from tests.advisor.builders import engage


@pytest.fixture(scope="module")
def context() -> Context:
    return engage(samples=11).costing.context


def line(context: Context, key: str, level: int, start: int, months: list[float]) -> Line:
    """A line that costs as given in the likely row and 0, 1, … 10 times that in the futures."""
    factor = np.ones(context.design.rows.total)
    factor[context.design.rows.random] = np.arange(11)
    amounts = -np.array(months)[:, np.newaxis] * factor
    return Line(key, level, "", start, amounts, ())  # type: ignore[arg-type]


def test_that_a_band_reads_the_tenth_and_the_ninetieth_percentile() -> None:
    found = band(np.arange(11.0))

    assert (found.p10, found.p50, found.p90, found.mean) == (1.0, 5.0, 9.0, 5.0)


def test_that_costs_fall_into_their_months_and_benefits_into_none(context: Context) -> None:
    lines = [
        line(context, "power", 1, 2, [10, 20]),
        line(context, "operations", 3, 3, [5]),
        line(context, "benefit", 2, 3, [-1000]),
    ]

    found = monthly_cost(context, lines)[:, 0]
    assert list(found[:5]) == [0, 0, 10, 25, 0]
    assert found.sum() == 35


def test_that_lines_of_a_name_are_added_and_levels_kept_apart(context: Context) -> None:
    lines = [
        line(context, "operations", 3, 0, [7]),
        line(context, "power", 1, 0, [10]),
        line(context, "power", 1, 5, [10, 10]),
        line(context, "benefit", 2, 0, [-4]),
    ]

    found = ledger_of(context, lines)
    assert [(one.level, one.line) for one in found] == [
        (1, "power"),
        (2, "benefit"),
        (3, "operations"),
    ]
    power, benefit, _ = found
    assert (power.likely, power.p10, power.p50, power.p90) == (30, 30, 150, 270)
    assert (benefit.likely, benefit.p50) == (-4, -20)
    assert power.formula == "formula.power"


def test_that_a_level_costs_what_its_lines_do_without_benefits(context: Context) -> None:
    lines = [
        line(context, "power", 1, 0, [10]),
        line(context, "space", 1, 0, [20]),
        line(context, "failure_repair", 2, 0, [5]),
        line(context, "benefit", 2, 0, [-500]),
    ]

    first, second, third = level_costs(context, lines)
    assert (first.p50, second.p50, third.p50) == (150, 25, 0)


def test_that_a_line_is_trusted_as_little_as_the_worst_that_went_in(context: Context) -> None:
    # The figures of the made-up world are published; the volume is told without a source.
    made = line(context, "power", 1, 0, [1])
    known = Line(made.key, 1, "", 0, made.amounts, ("pue.on_premises",))
    told = Line(made.key, 1, "", 0, made.amounts, ("workload.service.volume",))

    assert evidence_of(context, [known]) == "published"
    assert evidence_of(context, [known, told]) == "assumed"


def test_that_what_is_under_contract_counts_as_quoted(context: Context) -> None:
    assert evidence_of(context, [line(context, "owned_support", 1, 0, [1])]) == "quoted"
