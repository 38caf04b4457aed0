"""Verdicts: within the tolerance, in a range, never, yes or no."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cases.judge import Judged, judge
from tests.advisor.cases.example import case


def judged(**told: Any) -> Judged:
    (one,) = judge(case(expect=({"reading": "monthly", "of": "api", **told},)))
    return one


@pytest.mark.parametrize(
    ("told", "verdict"),
    [
        ({"value": 12}, "pass"),
        ({"value": 12.1}, "fail"),
        ({"value": 12.1, "rel": 0.01}, "pass"),
        ({"value": 12.1, "abs": 0.1}, "pass"),
        ({"value": 12.1, "abs": 0.05, "rel": 0.01}, "pass"),
        ({"value": 12.2, "abs": 0.1, "rel": 0.01}, "fail"),
        ({"range": [11, 13]}, "pass"),
        ({"range": [12.5, 13]}, "fail"),
        ({"range": [12.5, 13], "abs": 0.5}, "pass"),
        ({"value": 99, "skip": "inconsistent print"}, "skipped"),
        ({"value": "never"}, "fail"),
        ({"value": True}, "fail"),
    ],
)
def test_that_a_figure_passes_within_the_wider_of_its_tolerances(
    told: dict[str, Any], verdict: str
) -> None:
    assert judged(**told).verdict == verdict


def test_that_the_row_says_expected_computed_difference_and_tolerance() -> None:
    one = judged(value=10, rel=0.3)

    assert (one.expected, one.computed) == (10, pytest.approx(12))
    assert (one.difference, one.tolerance) == (pytest.approx(2), pytest.approx(3))


def test_that_never_and_no_are_answers() -> None:
    """12,000 at once is not paid back by 12 a month within two years."""
    more = {"of": "machine", "against": "api"}

    assert judged(reading="break_even_months", value="never", **more).verdict == "pass"
    assert judged(reading="break_even_months", value=1000, **more).computed == "never"
    assert judged(reading="cheaper", value=False, **more).verdict == "pass"
    assert judged(reading="cheaper", value=True, **more).verdict == "fail"


def test_that_a_figure_may_have_a_volume_of_its_own() -> None:
    one = judged(value=24, workload={"tokens_per_month": 18e6})

    assert one.verdict == "pass"
    assert one.reading == "monthly api tokens_per_month=18000000"


@pytest.mark.parametrize("told", [{}, {"value": 12, "range": [11, 13]}])
def test_that_a_figure_needs_a_value_or_a_range(told: dict[str, Any]) -> None:
    assert judged(**told).problems[0].message.id == "problem.case.no_value"


def test_that_what_cannot_be_read_fails_with_the_reason() -> None:
    one = judged(value=1, of="nobody")

    assert one.verdict == "fail"
    assert one.problems[0].message.id == "problem.case.no_option"


def trapped(problem: str, **more: Any) -> Judged:
    told = {"reading": "monthly", "of": "api", "printed": 12_000, "problem": problem, **more}
    (one,) = judge(case(trap=(told,)))
    return one


def test_that_any_slip_may_be_asked_for() -> None:
    assert trapped("any").verdict == "pass"
    assert trapped("any", printed=12).verdict == "fail"


def test_that_a_trap_may_be_refused_by_the_engine() -> None:
    """What nobody says a machine can do has no capacity."""
    refused = {"reading": "capacity", "problem": "problem.case.no_speed"}

    assert trapped(**refused).verdict == "pass"
    assert trapped("problem.case.no_line", reading="capacity").verdict == "fail"


def test_that_a_figure_may_be_read_over_other_months() -> None:
    one = judged(reading="total", value=72, horizon_months=6)

    assert (one.verdict, one.reading) == ("pass", "total api months=6")
