"""How the volume runs: S-curve, typed years, season, and use that follows API prices; on paper."""

from __future__ import annotations

import datetime as dt
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.model.organisation import Finance
from advisor.sizing.pattern import pattern_of, s_curve
from tests.advisor.builders import assessment, engage, exactly, workload

# The builders' day lies in January, so that month 0 is a January.
TWELVE = (0.5, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1, 1.5)


def tasks(finance: Finance | None = None, **answers: Any) -> np.ndarray:
    told = assessment(workload("w", 1000, **answers), finance=finance or Finance(horizon_months=36))
    return engage(told).costing.context.demand["w"].tasks[:, 0]


def test_that_an_s_curve_starts_today_and_has_done_half_its_rise_when_told() -> None:
    found = tasks(growth_kind="s_curve", growth_ceiling=3, growth_half_month=12)

    # From 1 to 3 by way of 2 in month 12; in month 24, 3 / (1 + 2 / 16) = 2.667.
    assert found[[0, 12, 24]] == pytest.approx([1000, 2000, 8000 / 3])
    assert (np.diff(found) > 0).all()
    assert found.max() < 3000


def test_that_a_ceiling_below_today_lets_the_volume_fall_towards_it() -> None:
    found = tasks(growth_kind="s_curve", growth_ceiling=0.5, growth_half_month=6)

    assert found[[0, 6]] == pytest.approx([1000, 750])
    assert (np.diff(found) < 0).all()
    assert found.min() > 500


@given(st.floats(0.001, 1000), st.floats(0.1, 1000))
def test_that_every_s_curve_runs_from_one_through_its_half_between_its_ends(
    ceiling: float, half: float
) -> None:
    months = np.array([0, half, 2 * half, 120.0])
    found = s_curve(months, np.full(4, ceiling), np.full(4, half))

    assert found[:2] == pytest.approx([1, (1 + ceiling) / 2], rel=1e-9)
    assert (found <= max(1, ceiling) * (1 + 1e-9)).all()
    assert (found >= min(1, ceiling) * (1 - 1e-9)).all()


def test_that_typed_years_are_joined_by_straight_lines_and_the_last_goes_on() -> None:
    found = tasks(growth_kind="typed", typed_growth=(2.0, 1.5))

    assert found[[0, 3, 12, 18, 24, 35]] == pytest.approx([1000, 1250, 2000, 1750, 1500, 1500])


def test_that_the_season_goes_round_with_the_calendar() -> None:
    found = tasks(season=TWELVE)

    assert found[[0, 1, 11, 12, 23]] == pytest.approx([500, 1000, 1500, 500, 1500])
    assert found[:12].sum() == pytest.approx(12_000)


def test_that_month_0_is_the_month_of_the_evaluation() -> None:
    told = workload("w", 1000, season=TWELVE)

    assert pattern_of(told, Finance(), dt.date(2026, 12, 24)).first_month == 12


def test_that_a_season_whose_mean_is_not_one_is_divided_by_it() -> None:
    doubled = tuple(2 * factor for factor in TWELVE)

    assert tasks(season=doubled) == pytest.approx(tasks(season=TWELVE))


def test_that_use_follows_api_prices_as_elastically_as_told() -> None:
    # The builders' API price falls by 36 % a year: to 0.8 in half a year. At an elasticity of
    # 2 use grows to 1 / 0.64 of it.
    finance = Finance(horizon_months=24, volume_rebound=exactly(2))

    assert tasks(finance)[[0, 6]] == pytest.approx([1000, 1000 / 0.64])


def test_that_use_falls_when_a_shock_raises_prices() -> None:
    shock = {"price_shock_multiple": exactly(4), "price_shock_month": 6}
    finance = Finance(horizon_months=24, volume_rebound=exactly(0.5), **shock)

    # In month 6 the price is 0.8 × 4 = 3.2 times today's: use falls to 1 / √3.2.
    assert tasks(finance)[[0, 6]] == pytest.approx([1000, 1000 / 3.2**0.5])


def test_that_a_shock_alone_moves_prices_and_leaves_use_as_it_was() -> None:
    shock = {"price_shock_multiple": exactly(10), "price_shock_month": 6}
    told = assessment(workload("w", 1000), finance=Finance(horizon_months=24, **shock))
    context = engage(told).costing.context

    # 0.64 a year is 0.8 in half a year.
    prices = context.drift("api_price", 0, 24)[:, 0]
    assert prices[[0, 6, 12]] == pytest.approx([1, 8, 6.4])
    assert prices[5] == pytest.approx(0.64 ** (5 / 12))
    assert context.demand["w"].tasks[[0, 6, 12], 0] == pytest.approx([1000] * 3)
    assert context.drift("rental_price", 0, 24)[12, 0] == pytest.approx(0.81)
