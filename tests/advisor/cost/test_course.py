"""Courses made some months at a time are those made at once."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.course import (
    AT_ONCE,
    Array,
    Course,
    Months,
    Of,
    blocks,
    gathered,
    parted,
    touches,
)

AMOUNTS = np.array([[1.0, 2.0], [3.0, 4.0], [5.0, 6.0], [7.0, 8.0]])
INDEX = np.array([[1.0, 1.0], [2.0, 10.0], [4.0, 100.0], [8.0, 1000.0]])
MANY = AT_ONCE // 2
"""Rows of which two months are made at once."""


def of(months: Months) -> Array:
    return AMOUNTS[slice(*months)]


def ready() -> Of:
    return of


def prices(_name: str, start: int, end: int) -> Array:
    return INDEX[start:end]


def test_that_months_are_cut_into_as_many_as_fit_and_at_least_one() -> None:
    assert list(blocks((2, 7), MANY)) == [(2, 4), (4, 6), (6, 7)]
    assert list(blocks((0, 3), 100 * AT_ONCE)) == [(0, 1), (1, 2), (2, 3)]
    assert list(blocks((0, 60), 1)) == [(0, 60)]
    assert list(blocks((5, 5), MANY)) == []


def test_that_a_course_at_a_price_is_its_amounts_times_the_index_of_its_own_months() -> None:
    course = parted("a", (1, 3), ready, (), index="wage", prices=prices)

    assert course.values().tolist() == [[6.0, 40.0], [20.0, 600.0]]
    assert parted("b", (1, 3), ready, (), index="", prices=prices).values().tolist() == [
        [3.0, 4.0],
        [5.0, 6.0],
    ]


def test_that_blocks_put_together_are_the_whole_course() -> None:
    course = parted("a", (0, 4), ready, (), index="wage", prices=prices)

    found = list(course.in_blocks(MANY))

    assert [start for start, _ in found] == [0, 2]
    assert np.concatenate([part for _, part in found]).tolist() == [
        [1.0, 2.0],
        [6.0, 40.0],
        [20.0, 600.0],
        [56.0, 8000.0],
    ]


def test_that_amounts_leave_the_index_out_and_a_table_is_handed_on_as_it_is() -> None:
    made = parted("a", (0, 3), ready, (), index="wage", prices=prices)
    table = AMOUNTS[:3]
    written = parted("a", (0, 3), ready, (), index="wage", prices=prices, table=table)

    assert [(months, part.tolist()) for months, part in made.amounts(MANY)] == [
        ((0, 2), [[1.0, 2.0], [3.0, 4.0]]),
        ((2, 3), [[5.0, 6.0]]),
    ]
    ((months, part),) = written.amounts(MANY)
    assert months == (0, 3)
    assert part is table


def test_that_a_course_that_cannot_be_cut_comes_whole() -> None:
    course = Course("a", 2, 4, lambda: of((2, 4)))

    ((start, part),) = course.in_blocks(MANY)

    assert start == 2
    assert part.tolist() == [[5.0, 6.0], [7.0, 8.0]]


def test_that_months_are_gathered_in_their_places() -> None:
    rows = MANY
    found = gathered(
        lambda m: np.arange(*m, dtype=float)[:, np.newaxis] * np.ones(rows), (3, 8), rows
    )

    assert found.shape == (5, rows)
    assert found[:, -1].tolist() == [3.0, 4.0, 5.0, 6.0, 7.0]


@pytest.mark.parametrize(
    ("made_of", "touched"),
    [
        (("drift.wage",), True),
        (("drift.",), True),
        (("drift",), False),
        (("drift.wage.x",), False),
        ((), False),
    ],
)
def test_that_an_input_touches_what_names_it_or_how_it_begins(
    made_of: tuple[str, ...], *, touched: bool
) -> None:
    assert touches(made_of, frozenset({"drift.wage", "volume"})) is touched
