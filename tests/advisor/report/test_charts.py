from __future__ import annotations

import math
from itertools import pairwise

import numpy as np
import pytest

from advisor.evaluation import BreakEven, LiveReading, SeriesBand, VolumeCurve, VolumeSweep
from advisor.live.reading import evaluated
from advisor.report.charts import (
    chart_break_even,
    chart_cost_over_time,
    chart_tornado,
    cost_over_time_moved,
)
from advisor.words.text import Texts, texts_for
from tests.advisor.report.example import evaluation, none_feasible, swing


@pytest.fixture(params=["en", "zh_CN"])
def texts(request: pytest.FixtureRequest) -> Texts:
    return texts_for(request.param)


def test_that_each_standing_plan_is_a_line_that_starts_at_nothing(texts: Texts) -> None:
    chart = chart_cost_over_time(evaluation(), texts)

    assert [line.key for line in chart.lines] == ["open", "closed", "hybrid"]
    assert [line.emphasis for line in chart.lines] == [True, False, False]
    assert len({line.dash for line in chart.lines}) == 3
    for line in chart.lines:
        assert line.x[0] == line.y[0] == 0.0
        assert line.x[-1] == 36.0
        assert line.y.flags.c_contiguous
        assert line.y.dtype == np.float64


def test_that_only_the_leader_and_the_runner_up_show_a_band(texts: Texts) -> None:
    chart = chart_cost_over_time(evaluation(), texts)

    assert [area.key for area in chart.areas] == ["open", "closed"]
    assert chart.areas[0].low[-1] == pytest.approx(4.0e6)
    assert chart.areas[0].high[-1] == pytest.approx(7.0e6)


def test_that_a_band_that_is_not_drawn_does_not_squeeze_the_lines() -> None:
    bands = evaluation().cost_over_time
    wide = bands[2].model_copy(update={"p90": tuple(1e9 for _ in bands[2].p90)})

    chart = chart_cost_over_time(evaluation(cost_over_time=(*bands[:2], wide)), texts_for("en"))
    assert chart.y.maximum < 1e8


def test_that_the_volume_chart_names_the_workloads_that_it_compares() -> None:
    one = next(iter(evaluation().workload_names))
    sweep = evaluation().volume_sweep.model_copy(update={"workloads": (one,)})

    chart = chart_break_even(evaluation(volume_sweep=sweep), texts_for("en"))
    assert evaluation().workload_names[one] in chart.subtitle


def test_that_every_value_lies_within_the_axes(texts: Texts) -> None:
    for chart in (
        chart_cost_over_time(evaluation(), texts),
        chart_break_even(evaluation(), texts),
    ):
        for line in chart.lines:
            assert chart.x.minimum <= line.x.min() <= line.x.max() <= chart.x.maximum
            assert chart.y.minimum - 1e-9 <= line.y.min() <= line.y.max() <= chart.y.maximum + 1e-9


def test_that_the_table_behind_the_chart_says_the_last_month(texts: Texts) -> None:
    chart = chart_cost_over_time(evaluation(), texts)

    assert len(chart.header) == 10
    assert all(len(row) == 10 for row in chart.rows)
    assert chart.rows[-1][0] == "36"
    assert "5,000,000" in chart.rows[-1][2]


def test_that_a_line_ends_where_the_option_can_serve_no_more() -> None:
    sweep = VolumeSweep(
        tokens_per_day=(1e6, 1e7, 1e8),
        planned_tokens_per_day=5e6,
        curves=(
            VolumeCurve(option="owned", net_present_cost=(3e6, 3.1e6, None)),
            VolumeCurve(option="api", net_present_cost=(1e5, 1e6, 1e7)),
        ),
    )
    chart = chart_break_even(evaluation(volume_sweep=sweep), texts_for("en"))

    owned = next(line for line in chart.lines if line.key == "owned")
    assert list(owned.x) == [6.0, 7.0]
    assert owned.emphasis
    assert chart.y.logarithmic
    assert owned.y[0] == pytest.approx(math.log10(3e6))
    assert chart.rows[2][1] == "beyond capacity"


def test_that_the_planned_volume_and_the_crossing_are_marked() -> None:
    chart = chart_break_even(evaluation(), texts_for("en"))

    planned, crossing = chart.marks
    assert (planned.kind, planned.y) == ("vertical", None)
    assert planned.label == "Planned: 240M a day"
    assert crossing.kind == "point"
    assert crossing.x == pytest.approx(math.log10(2.9e8))
    owned = chart.lines[0]
    assert crossing.y == pytest.approx(float(np.interp(crossing.x, owned.x, owned.y)))


def test_that_costs_of_one_size_stand_on_a_plain_axis() -> None:
    sweep = VolumeSweep(
        tokens_per_day=(1e6, 1e7),
        planned_tokens_per_day=5e6,
        curves=(VolumeCurve(option="owned", net_present_cost=(3e6, 3.1e6)),),
    )
    chart = chart_break_even(evaluation(volume_sweep=sweep, break_even=()), texts_for("en"))

    assert not chart.y.logarithmic
    assert chart.y.minimum == 0.0


def test_that_a_crossing_outside_the_shown_volumes_is_left_out() -> None:
    far = BreakEven(
        between=("owned", "api"),
        tokens_per_day=1e15,
        utilisation=None,
        month=None,
        month_discounted=None,
        capped_by="",
    )
    chart = chart_break_even(evaluation(break_even=(far,)), texts_for("en"))

    assert [mark.kind for mark in chart.marks] == ["vertical"]


def test_that_the_tornado_puts_the_widest_input_on_top_and_shows_twelve(texts: Texts) -> None:
    swings = tuple(swing(f"input {size}", 1e4 * size, flips=size == 20) for size in range(1, 21))
    chart = chart_tornado(evaluation(tornado=swings), texts)

    assert len(chart.bars) == 24
    assert chart.y.maximum == 12.0
    widths = [
        abs(low.end) + abs(high.end)
        for low, high in zip(chart.bars[::2], chart.bars[1::2], strict=True)
    ]
    assert all(wider >= narrower for wider, narrower in pairwise(widths))
    assert [bar.flips for bar in chart.bars[:4]] == [True, True, False, False]
    assert chart.x.minimum <= min(bar.end for bar in chart.bars)
    assert max(bar.end for bar in chart.bars) <= chart.x.maximum


def test_that_a_bar_carries_its_sign_and_the_value_that_makes_it() -> None:
    chart = chart_tornado(evaluation(tornado=(swing("price", 1e6),)), texts_for("en"))

    low, high = chart.bars
    assert (low.start, low.end, low.tone) == (0.0, -1e6, "cheaper")
    assert low.text == "10%: \N{MINUS SIGN}CN¥1M"
    assert (high.end, high.tone) == (1.3e6, "dearer")
    assert high.text == "40%: +CN¥1.3M"
    assert chart.y.ticks[0][0] == 0.5


def test_that_an_input_that_moves_nothing_has_no_bar(texts: Texts) -> None:
    chart = chart_tornado(evaluation(tornado=(swing("still", 0.0),)), texts)

    assert chart.bars == ()
    assert chart.rows == ()


def test_that_charts_without_a_feasible_plan_are_empty_but_drawable(texts: Texts) -> None:
    for chart in (
        chart_cost_over_time(none_feasible(), texts),
        chart_break_even(none_feasible(), texts),
        chart_tornado(none_feasible(), texts),
    ):
        assert chart.lines == ()
        assert chart.bars == ()
        assert chart.rows == ()
        assert chart.x.minimum < chart.x.maximum
        assert chart.y.minimum < chart.y.maximum


def stepped(factor: float, **changed: object) -> LiveReading:
    """A reading in which every course costs so many times as much."""

    def times(values: tuple[float, ...]) -> tuple[float, ...]:
        return tuple(factor * value for value in values)

    courses = tuple(
        SeriesBand(posture=b.posture, p10=times(b.p10), p50=times(b.p50), p90=times(b.p90))
        for b in evaluation().cost_over_time
    )
    return evaluated(evaluation()).model_copy(update={"cost_over_time": courses, **changed})


def test_that_courses_move_on_an_axis_that_stays_while_they_fill_it() -> None:
    texts, told = texts_for("en"), evaluation()
    before = chart_cost_over_time(told, texts)

    lower = cost_over_time_moved(before, told, stepped(0.95), texts, with_table=False)
    tiny = cost_over_time_moved(before, told, stepped(0.2), texts, with_table=False)
    huge = cost_over_time_moved(before, told, stepped(3.0), texts, with_table=False)

    for now, was in zip(lower.lines, before.lines, strict=True):
        assert now.y == pytest.approx(0.95 * was.y)
    assert lower.y is before.y
    assert tiny.y.maximum < before.y.maximum < huge.y.maximum
    assert max(area.high.max() for area in huge.areas) <= huge.y.maximum
    assert lower.rows == ()


def test_that_the_plan_that_leads_now_is_stressed_and_its_table_written() -> None:
    texts, told = texts_for("en"), evaluation()
    before = chart_cost_over_time(told, texts)
    other = next(p.posture for p in told.plans if p.posture != told.leading)

    found = cost_over_time_moved(before, told, stepped(1.0, leading=other), texts, with_table=True)

    assert [line.key for line in found.lines if line.emphasis] == [other]
    assert found.lines[0].key == other
    assert len(found.rows) == len(before.rows)
    assert all(len(row) == len(found.header) for row in found.rows)
