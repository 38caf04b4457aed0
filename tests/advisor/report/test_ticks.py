from __future__ import annotations

import pytest

from advisor.report.ticks import linear_axis, log_axis, month_axis, step_for


@pytest.mark.parametrize(
    ("span", "step"), [(6.0, 1.0), (7.0, 2.0), (10.0, 2.0), (31.0, 10.0), (0.05, 0.01), (25.0, 5.0)]
)
def test_that_steps_are_one_two_or_five(span: float, step: float) -> None:
    assert step_for(span) == pytest.approx(step)


def test_that_a_linear_axis_encloses_its_values_in_round_ticks() -> None:
    axis = linear_axis("cost", -0.4e6, 7.1e6, str)

    assert (axis.minimum, axis.maximum) == (-2e6, 8e6)
    assert [value for value, _ in axis.ticks] == [-2e6, 0.0, 2e6, 4e6, 6e6, 8e6]


@pytest.mark.parametrize(
    ("months", "ticks"),
    [
        (36, [0, 6, 12, 18, 24, 30, 36]),
        (6, [0, 1, 2, 3, 4, 5, 6]),
        (40, [0, 12, 24, 36]),
        (120, [0, 24, 48, 72, 96, 120]),
    ],
)
def test_that_months_fall_on_quarters_and_years(months: int, ticks: list[int]) -> None:
    assert [value for value, _ in month_axis("month", months, str).ticks] == ticks


def test_that_a_wide_logarithmic_axis_shows_powers_of_ten() -> None:
    axis = log_axis("volume", 1e5, 1e9, lambda value: f"{value:.0f}")

    assert (axis.minimum, axis.maximum) == (pytest.approx(5.0), pytest.approx(9.0))
    assert [text for _, text in axis.ticks] == [
        "100000",
        "1000000",
        "10000000",
        "100000000",
        "1000000000",
    ]


def test_that_a_narrow_logarithmic_axis_shows_one_two_five() -> None:
    axis = log_axis("cost", 1e6, 2e7, lambda value: f"{value / 1e6:.0f}")

    assert [text for _, text in axis.ticks] == ["1", "2", "5", "10", "20"]


def test_that_a_single_value_still_has_room_on_a_logarithmic_axis() -> None:
    axis = log_axis("volume", 1e6, 1e6, str)

    assert axis.minimum < 6.0 < axis.maximum
