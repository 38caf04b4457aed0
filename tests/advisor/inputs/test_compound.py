"""Growth by the same factor year after year, month by month, against sums by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.inputs.compound import compounded


def test_that_a_years_factor_is_reached_after_twelve_months_and_its_square_after_two_years() -> (
    None
):
    found = compounded(np.array([2.0, 0.25, 1.0]), 25)

    assert found.shape == (25, 3)
    assert found[0].tolist() == [1.0, 1.0, 1.0]
    assert found[12] == pytest.approx([2.0, 0.25, 1.0], rel=1e-13)
    assert found[24] == pytest.approx([4.0, 0.0625, 1.0], rel=1e-13)
    assert found[6] == pytest.approx([2**0.5, 0.5, 1.0], rel=1e-13)


def test_that_months_multiplied_up_are_powers_to_twelve_digits() -> None:
    yearly = np.array([0.6, 0.97, 1.31])

    found = compounded(yearly, 120)

    assert found[119] == pytest.approx([0.6 ** (119 / 12), 0.97 ** (119 / 12), 1.31 ** (119 / 12)])
    assert found == pytest.approx(yearly ** (np.arange(120)[:, np.newaxis] / 12), rel=1e-12)


def test_that_what_falls_to_nothing_is_nothing_from_the_second_month_on() -> None:
    assert compounded(np.array([0.0]), 3)[:, 0].tolist() == [1.0, 0.0, 0.0]


def test_that_one_month_is_today() -> None:
    assert compounded(np.array([3.0, 5.0]), 1).tolist() == [[1.0, 1.0]]
