"""Capacity and the volume from which an option costs less, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.uncertainty.volumes import Threshold, cheaper_from, tasks_within
from tests.advisor.builders import engage

GRID = np.geomspace(1, 1e4, 2000)


def test_that_two_straight_lines_cross_where_they_are_equal() -> None:
    found = cheaper_from(lambda v: 3 * v - (320 + v / 2), GRID)

    assert found == pytest.approx(128)


def test_that_steps_of_servers_are_seen_one_by_one() -> None:
    """A server at 100 does 81, 30 on top, against 1.4 each: 330 / 1.4 falls to the third one."""
    found = cheaper_from(lambda v: 1.4 * v - (100 * np.ceil(v / 81) + 30), GRID)

    assert found == pytest.approx(330 / 1.4)


def test_that_an_option_may_be_cheaper_all_along_or_nowhere() -> None:
    assert cheaper_from(lambda v: v, GRID) == GRID[0]
    assert cheaper_from(lambda v: -v, GRID) is None


@pytest.mark.parametrize(
    ("volume", "capacity", "never", "utilisation"),
    [
        (30.0, 40.0, False, 0.75),
        (50.0, 40.0, True, None),
        (None, 40.0, True, None),
        (50.0, None, False, None),
        (None, None, False, None),
    ],
)
def test_that_a_volume_above_capacity_is_never_on_this_hardware(
    volume: float | None, capacity: float | None, never: bool, utilisation: float | None
) -> None:
    found = Threshold(volume, capacity)

    assert found.never_on_this_hardware is never
    assert found.utilisation == utilisation


def test_that_machines_serve_what_their_busiest_hour_allows() -> None:
    """100 tokens a task in 100 hours at a peak of 3.6 ask for 0.001 tokens/s a task a month."""
    context = engage().costing.context

    assert tasks_within(context, "service", np.array([400.0]))[0] == pytest.approx(400_000)
