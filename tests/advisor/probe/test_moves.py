"""Moving a range keeps its order, its kind and its width on its own scale."""

from __future__ import annotations

import math

import pytest

from advisor.errors import message
from advisor.inputs.ledger import Input, Kind
from advisor.probe.moves import mover_of


def given(kind: Kind, low: float, likely: float, high: float) -> Input:
    return Input(
        id="one",
        label=message("input.one"),
        unit="share",
        low=low,
        likely=likely,
        high=high,
        kind=kind,
        evidence="assumed",
        source="",
        set_by="client",
    )


def values(one: Input) -> tuple[float, float, float]:
    return one.low, one.likely, one.high


def test_that_a_positive_quantity_is_multiplied() -> None:
    mover = mover_of(given("positive", 5.0, 10.0, 20.0))

    assert mover.step == pytest.approx(math.log(2))
    assert mover.reach == pytest.approx(3 * math.log(2))
    assert values(mover.moved(math.log(3))) == pytest.approx((15.0, 30.0, 60.0))


def test_that_a_share_stays_one() -> None:
    """Odds of 1/9, 1 and 9 times three are 1/3, 3 and 27."""
    mover = mover_of(given("share", 0.1, 0.5, 0.9))

    assert mover.step == pytest.approx(math.log(9))
    assert values(mover.moved(math.log(3))) == pytest.approx((0.25, 0.75, 27 / 28))


def test_that_growth_moves_by_the_logarithm_of_one_plus_it() -> None:
    moved = mover_of(given("growth", -0.5, 0.0, 0.2)).moved(math.log(2))

    assert values(moved) == pytest.approx((0.0, 1.0, 1.4))


def test_that_a_range_from_zero_is_shifted_and_cut_off_there() -> None:
    mover = mover_of(given("share", 0.0, 0.1, 0.4))

    assert mover.step == pytest.approx(0.2)
    assert values(mover.moved(-0.2)) == pytest.approx((0.0, 0.0, 0.2))
    assert values(mover.moved(0.7)) == pytest.approx((0.7, 0.8, 1.0))


def test_that_a_narrow_range_is_moved_to_its_half_and_double_all_the_same() -> None:
    assert mover_of(given("positive", 99.0, 100.0, 101.0)).reach == pytest.approx(math.log(2))


def test_that_what_has_no_range_is_moved_to_its_half_and_double() -> None:
    mover = mover_of(given("positive", 3.0, 3.0, 3.0))

    assert (mover.step, mover.reach) == pytest.approx((0.25, math.log(2)))


def test_that_what_is_nothing_cannot_be_moved() -> None:
    assert mover_of(given("positive", 0.0, 0.0, 0.0)).reach == 0.0
