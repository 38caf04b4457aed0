"""Named distributions: P10 and P90 where they were told, order, limits, and curves of textbooks."""

from __future__ import annotations

import math
from statistics import NormalDist
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.errors import message
from advisor.inputs.distribution import values_at
from advisor.inputs.ledger import Input, Shape
from advisor.inputs.shapes import shares_below, triangle

Z90 = 1.2815515655446004
"""Standard score of the 90th percentile, from a printed table of the normal distribution."""
SCORES = np.linspace(-6, 6, 241)
SHARES = np.array([0.001, 0.05, 0.1, 0.25, 0.5, 0.75, 0.9, 0.95, 0.999])
AT_SHARES = np.array([NormalDist().inv_cdf(share) for share in SHARES])
FITTED: tuple[Shape, ...] = ("uniform", "triangular", "pert", "lognormal")


def an_input(shape: Shape, low: float, likely: float, high: float, **more: Any) -> Input:
    told = {"kind": "positive", "evidence": "assumed", "source": "", "set_by": "assumption"}
    return Input(
        id="x",
        label=message("x"),
        unit="",
        low=low,
        likely=likely,
        high=high,
        shape=shape,
        **{**told, **more},
    )


ranges = st.tuples(
    st.floats(0.5, 1e6), st.floats(0.001, 10), st.floats(0, 1), st.sampled_from(FITTED)
)
"""Low, width over low, where the likely value lies between low and high, shape."""


@given(ranges)
def test_that_every_shape_has_its_p10_and_p90_where_they_were_told(
    told: tuple[float, float, float, Shape],
) -> None:
    low, width, part, shape = told
    high = low * (1 + width)
    one = an_input(shape, low, low + part * (high - low), high)

    found = values_at(one, np.array([-Z90, Z90]))
    assert found == pytest.approx([low, high], rel=1e-9, abs=1e-6 * (high - low))


@given(ranges)
def test_that_a_higher_score_never_gives_a_lower_value_and_zero_is_never_met(
    told: tuple[float, float, float, Shape],
) -> None:
    low, width, part, shape = told
    high = low * (1 + width)
    found = values_at(an_input(shape, low, low + part * (high - low), high), SCORES)

    assert np.isfinite(found).all()
    assert (np.diff(found) >= 0).all()
    assert found[0] > 0


@given(st.floats(0.01, 0.6), st.floats(0.01, 0.39), st.floats(0, 1), st.sampled_from(FITTED))
def test_that_a_share_of_any_shape_stays_a_share(
    low: float, width: float, part: float, shape: Shape
) -> None:
    one = an_input(shape, low, low + part * width, low + width, kind="share")

    found = values_at(one, SCORES)
    assert found.min() > 0
    assert found.max() <= 1


@pytest.mark.parametrize("shape", ["uniform", "triangular", "pert"])
def test_that_growth_of_any_shape_leaves_something(shape: Shape) -> None:
    found = values_at(an_input(shape, -0.95, 0.0, 2.0, kind="growth"), SCORES)

    assert found.min() > -1


def test_that_an_even_spread_is_that_of_paper() -> None:
    # P10 is 1 and P90 is 9: a tenth is 1, so that it runs from 0 to 10.
    found = values_at(an_input("uniform", 1, 2, 9), AT_SHARES)

    assert found == pytest.approx(10 * SHARES, abs=0.0101)
    assert found[1:] == pytest.approx(10 * SHARES[1:])


@pytest.mark.parametrize("mode", [0.1, 0.2, 0.5, 0.9])
def test_that_a_triangle_is_the_one_its_p10_and_p90_come_from(mode: float) -> None:
    # Between 0 and 1 a share s lies below √(s × mode), or above 1 - √((1 - s)(1 - mode)).
    rising = np.sqrt(SHARES * mode)
    falling = 1 - np.sqrt((1 - SHARES) * (1 - mode))
    expected = 100 + 10 * np.where(mode > SHARES, rising, falling)
    one = an_input("triangular", expected[2], 100 + 10 * mode, expected[6])

    assert values_at(one, AT_SHARES) == pytest.approx(expected)


def test_that_a_triangle_whose_mode_is_its_p10_rises_by_a_tenth_of_its_width() -> None:
    below, above = triangle(0.0, 9.0)

    # A tenth of a triangle lies below its mode where that is a tenth of the way along.
    assert below == pytest.approx((below + above) / 10)
    assert (above - 9) ** 2 == pytest.approx(0.1 * (below + above) * above)


CURVES = {
    0.25: lambda x: 1 - (1 - x) ** 5 - 5 * x * (1 - x) ** 4,
    0.5: lambda x: 10 * x**3 - 15 * x**4 + 6 * x**5,
    0.75: lambda x: 5 * x**4 * (1 - x) + x**5,
}
"""Share below x of the beta distributions (2, 4), (3, 3) and (4, 2): PERT with these modes."""


@pytest.mark.parametrize("mode", CURVES)
def test_that_pert_is_the_beta_distribution_with_the_likely_value_as_mode(mode: float) -> None:
    low, high = (_solved(mode, share) for share in (0.1, 0.9))

    found = values_at(an_input("pert", 1 + low, 1 + mode, 1 + high), AT_SHARES) - 1
    assert [CURVES[mode](value) for value in found] == pytest.approx(SHARES, abs=2e-6)


def _solved(mode: float, share: float) -> float:
    least, most = 0.0, 1.0
    for _ in range(60):
        middle = (least + most) / 2
        least, most = (middle, most) if CURVES[mode](middle) < share else (least, middle)
    return least


def test_that_a_lognormal_is_normal_in_its_logarithm() -> None:
    found = values_at(an_input("lognormal", 2, 3, 18), AT_SHARES)

    # Between P10 and P90 lie two standard scores of 1.28 and a factor of 9; the median is 6.
    curve = NormalDist(math.log(6), math.log(9) / (2 * Z90))
    assert [curve.cdf(math.log(value)) for value in found] == pytest.approx(SHARES)


def test_that_a_lognormal_down_to_zero_is_refused() -> None:
    with pytest.raises(ValueError, match="cannot reach 0"):
        values_at(an_input("lognormal", 0, 3, 18), AT_SHARES)


def test_that_scenarios_come_as_often_as_they_were_told() -> None:
    one = an_input("scenarios", 1, 1, 10, scenarios=((10.0, 0.1), (1.0, 0.7), (3.0, 0.2)), group="")
    scores = np.array([NormalDist().inv_cdf((at + 0.5) / 1000) for at in range(1000)])

    values, counts = np.unique(values_at(one, scores), return_counts=True)
    assert values.tolist() == [1, 3, 10]
    assert counts.tolist() == [700, 200, 100]


def test_that_a_rare_scenario_is_uncertain_even_where_p10_and_p90_agree() -> None:
    rare = an_input("scenarios", 1, 1, 1, scenarios=((1.0, 0.95), (10.0, 0.05)))
    none = an_input("scenarios", 1, 1, 1, scenarios=((1.0, 1.0), (10.0, 0.0)))

    assert rare.is_uncertain
    assert not none.is_uncertain
    assert values_at(rare, np.array([-3.0, 3.0])).tolist() == [1, 10]


def test_that_a_fixed_figure_is_its_likely_value_whatever_its_range() -> None:
    one = an_input("fixed", 1, 2, 3)

    assert not one.is_uncertain
    assert (values_at(one, SCORES) == 2).all()


def test_that_the_share_below_a_score_is_that_of_a_printed_table() -> None:
    found = shares_below(np.array([-3.0, -1.0, 0.0, 1.0, 1.96]))

    assert found == pytest.approx([0.00134990, 0.15865525, 0.5, 0.84134475, 0.97500210], abs=5e-9)
