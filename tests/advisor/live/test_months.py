"""Cost over time while a control moves: read at a few months, drawn in between."""

from __future__ import annotations

from typing import Literal

import numpy as np
import pytest

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow, running
from advisor.evaluation import SeriesBand
from advisor.live.months import MOST, Courses, Stretches, knots_of
from tests.advisor.builders import engage


@pytest.fixture(scope="module")
def context() -> Context:
    return engage(samples=11).costing.context


def paid(context: Context, start: int, *amounts: float, key: str = "power") -> Line:
    flow = -np.array(amounts)[:, np.newaxis] * np.ones(context.design.rows.total)
    level: Literal[1] = 1
    return Line(key, level, "", start, flow, ())


def course(*values: float, low: float = 0.9, high: float = 1.1) -> SeriesBand:
    return SeriesBand(
        posture="open",
        p10=tuple(low * value for value in values),
        p50=values,
        p90=tuple(high * value for value in values),
    )


def test_that_costs_fall_into_the_stretch_between_two_knots(context: Context) -> None:
    lines = [
        paid(context, 0, 1, 2, 3, 4),
        paid(context, 3, 10),
        paid(context, 1, 100, 100),
        paid(context, 2, 7, key="benefit"),
    ]

    found = Stretches((1, 3, 4, 24), keeps=True).paid(context, lines)

    assert found[:, 0].tolist() == [1, 205, 14, 0]


def test_that_courses_that_lines_share_are_added_up_the_same(context: Context) -> None:
    workload = next(iter(context.workloads))
    factor = -np.linspace(1, 2, context.design.rows.total)
    tasks = Flow(factor, context.tasks_course(workload, "wage", 2, 20))
    line = running("failure_repair", 2, "", tasks, ())
    wage = running("operations", 3, "", Flow(factor, context.wage_course(0, 1)), ())
    months, stretches = -line.amounts, Stretches((5, 12, 24), keeps=True)

    found = stretches.paid(context, [line, wage])
    first = -wage.amounts[0]

    assert found[0] == pytest.approx(months[:3].sum(axis=0) + first)
    assert found[1] == pytest.approx(months[3:10].sum(axis=0))
    assert found[2] == pytest.approx(months[10:].sum(axis=0))
    assert stretches.paid(context, [line, wage]) == pytest.approx(found, abs=0)


def test_that_a_straight_course_needs_no_month_but_the_last() -> None:
    assert knots_of([course(*range(1, 25))], 24) == (24,)


def test_that_both_sides_of_an_order_are_among_the_months_read() -> None:
    steps = [10.0 * month + (5000 if month >= 7 else 0) for month in range(1, 25)]

    assert {6, 7} <= set(knots_of([course(*steps)], 24))


def test_that_no_more_months_are_read_than_there_is_time_for() -> None:
    wild = np.random.default_rng(3).normal(100, 30, 60).tolist()

    found = knots_of([course(*wild)], 60)
    assert len(found) == MOST
    assert found[-1] == 60


def test_that_without_a_plan_the_horizon_alone_is_read() -> None:
    assert knots_of([], 36) == (36,)


def moved(told: SeriesBand, before: np.ndarray, now: np.ndarray) -> SeriesBand:
    courses = Courses((2, 4), [told], slice(0, 3), {"open": before})
    return courses.moved("open", now)


def test_that_a_change_is_drawn_straight_between_the_months_read() -> None:
    told = course(10, 20, 30, 40, low=1, high=1)
    before = np.array([[20.0, 20.0, 20.0], [20.0, 20.0, 20.0]])

    found = moved(told, before, before + np.array([[8.0], [0.0]]))

    # Eight more by the end of month 2 and no more after it: half of it by the end of month 1.
    assert found.p50 == (14, 28, 38, 48)


def test_that_without_a_change_every_month_stays_as_it_was_told() -> None:
    told = course(10, 25, 26, 40)
    before = np.arange(6.0).reshape(2, 3)

    assert moved(told, before, before.copy()) is told


def test_that_percentiles_stay_in_order() -> None:
    told = course(10, 20, 30, 40, low=0.99, high=1.01)
    before = np.array([[1.0, 2.0, 3.0], [1.0, 2.0, 3.0]])

    found = moved(told, before, before * 0.1)

    assert all(a <= b <= c for a, b, c in zip(found.p10, found.p50, found.p90, strict=True))
