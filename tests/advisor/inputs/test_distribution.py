"""A range becomes draws that keep its three figures, its order and the limits of its kind."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import message
from advisor.inputs.distribution import standard_scores, values_at
from advisor.inputs.ledger import Input, Kind

Z90 = 1.2815515655446004
"""Standard score of the 90th percentile, from a printed table of the normal distribution."""
FAR = np.linspace(-6, 6, 121)
"""Scores far beyond what a million draws would meet."""


def an_input(low: float, likely: float, high: float, kind: Kind) -> Input:
    return Input(
        id="x",
        label=message("x"),
        unit="",
        low=low,
        likely=likely,
        high=high,
        kind=kind,
        evidence="assumed",
        source="",
        set_by="assumption",
    )


RANGES: list[tuple[float, float, float, Kind]] = [
    (10, 20, 80, "positive"),
    (0, 20, 80, "positive"),
    (0, 0, 5, "positive"),
    (7, 7, 9, "positive"),
    (5, 9, 9, "positive"),
    (0.2, 0.3, 0.9, "share"),
    (0, 0.1, 0.4, "share"),
    (0.5, 0.9, 1, "share"),
    (0, 1, 1, "share"),
    (-0.5, -0.25, 0.1, "growth"),
    (-0.1, 0.0, 3.0, "growth"),
    (-0.99, 0.2, 0.2, "growth"),
]


@pytest.mark.parametrize(("low", "likely", "high", "kind"), RANGES)
def test_that_the_curve_passes_through_p10_likely_and_p90(
    low: float, likely: float, high: float, kind: Kind
) -> None:
    found = values_at(an_input(low, likely, high, kind), np.array([-Z90, 0.0, Z90]))

    assert found == pytest.approx([low, likely, high], rel=1e-12, abs=1e-12)


@pytest.mark.parametrize(("low", "likely", "high", "kind"), RANGES)
def test_that_a_higher_score_never_gives_a_lower_value(
    low: float, likely: float, high: float, kind: Kind
) -> None:
    found = values_at(an_input(low, likely, high, kind), FAR)

    assert (np.diff(found) >= 0).all()
    assert found[-1] > found[0]


@pytest.mark.parametrize(("low", "likely", "high", "kind"), RANGES)
def test_that_no_draw_leaves_the_limits_of_its_kind(
    low: float, likely: float, high: float, kind: Kind
) -> None:
    found = values_at(an_input(low, likely, high, kind), FAR)

    assert np.isfinite(found).all()
    assert found.min() >= (-1 if kind == "growth" else 0)
    assert kind != "share" or found.max() <= 1


def test_that_a_positive_range_stays_above_zero_in_every_future() -> None:
    found = values_at(an_input(0.001, 50, 60, "positive"), FAR)

    assert found.min() > 0


def test_that_a_steep_decline_never_takes_more_than_there_is() -> None:
    found = values_at(an_input(-0.6, 0.2, 0.8, "growth"), FAR)

    assert found.min() > -1
    assert np.isfinite((1 + found) ** 2.5).all()


def test_that_a_logarithmic_half_is_read_off_by_hand() -> None:
    found = values_at(an_input(10, 20, 80, "positive"), np.array([-2 * Z90, 0.5 * Z90, 2 * Z90]))

    assert found == pytest.approx([5.0, 40.0, 320.0])


def test_that_a_share_is_spread_in_odds() -> None:
    found = values_at(an_input(0.2, 0.5, 0.9, "share"), np.array([-2 * Z90, 2 * Z90]))

    assert found == pytest.approx([1 / 17, 81 / 82])


def test_that_a_share_that_reaches_one_never_falls_to_nothing() -> None:
    # Spread by its logarithm below, each step of 1.28 takes it down by 5 / 9; cut off at 1.
    found = values_at(an_input(0.5, 0.9, 1, "share"), np.array([-2 * Z90, 2 * Z90]))

    assert found == pytest.approx([0.9 * (5 / 9) ** 2, 1.0])


def test_that_growth_is_spread_in_what_is_left_after_a_year() -> None:
    found = values_at(an_input(-0.5, 0.0, 0.5, "growth"), np.array([-2 * Z90, 2 * Z90]))

    assert found == pytest.approx([-0.75, 1.25])


def test_that_a_range_without_width_is_its_likely_value_everywhere() -> None:
    assert (values_at(an_input(3, 3, 3, "positive"), FAR) == 3).all()
    assert (values_at(an_input(0, 0, 0, "share"), FAR) == 0).all()


def test_that_a_range_down_to_zero_is_spread_straight_and_cut_at_zero() -> None:
    found = values_at(an_input(0, 20, 80, "positive"), np.array([-2 * Z90, -0.5 * Z90, 0.5 * Z90]))

    assert found == pytest.approx([0.0, 10.0, 50.0])


def test_that_the_scores_of_four_strata_are_those_of_a_table() -> None:
    assert standard_scores(4) == pytest.approx([-1.15035, -0.31864, 0.31864, 1.15035], abs=1e-5)


@given(
    st.lists(st.floats(0.0, 1.0), min_size=3, max_size=3).map(sorted),
    st.floats(-5, 5),
    st.floats(-5, 5),
)
def test_that_any_share_range_gives_ordered_shares(
    range_: list[float], one: float, other: float
) -> None:
    spread = an_input(range_[0], range_[1], range_[2], "share")

    low, high = values_at(spread, np.array(sorted((one, other))))
    assert 0 <= low <= high <= 1
