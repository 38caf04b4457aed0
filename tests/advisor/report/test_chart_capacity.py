"""The chart of response times against load."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor.evaluation.served import Call, Capacity, Course, Served
from advisor.report.chart_capacity import chart_capacity
from advisor.report.chart_model import ChartModel
from advisor.words.text import texts_for

BUSY = np.array([0.1, 0.5, 0.9, 1.0])
COURSE = Course(
    output_tokens_per_s=1000 * BUSY,
    utilisation=BUSY,
    concurrent=np.array([1.0, 10.0, 50.0, 100.0]),
    users=np.array([20.0, 100.0, 250.0, 400.0]),
    ttft_p95_s=np.array([0.2, 0.4, 2.0, 200.0]),
    tpot_p95_s=np.array([0.01, 0.02, 0.03, 0.04]),
    kwh_per_mtok=np.array([4.0, 2.0, 1.5, 1.4]),
)
SERVED = Served(
    accelerators=1,
    maximum=1000.0,
    output_tokens_per_s=900.0,
    holds=True,
    concurrent=50.0,
    users=256.0,
    ttft_p95_s=2.0,
    tpot_p95_s=0.03,
    kwh_per_mtok=1.5,
)
CAPACITY = Capacity(
    model="Open-M",
    machine="Rack",
    servers=1.5,
    workload="Chat",
    call=Call(burstiness=1.0, think_s=60.0, ttft_s=2.0, tpot_s=0.05),
    peak=500.0,
    served=SERVED,
    course=COURSE,
)


def drawn(language: str = "en", **changes: Any) -> ChartModel:
    return chart_capacity(replace(CAPACITY, **changes), texts_for(language))


def test_that_times_are_drawn_as_shares_of_their_targets() -> None:
    chart = drawn()
    first, following, target = chart.lines

    # 0.2 s of 2 s and 10 ms of 50 ms, as powers of ten.
    assert (first.x[0], first.y[0]) == (100.0, pytest.approx(math.log10(0.1)))
    assert following.y[0] == pytest.approx(math.log10(0.2))
    assert tuple(target.y) == (0.0, 0.0)
    assert chart.y.logarithmic


def test_that_a_line_ends_at_the_top_of_the_chart() -> None:
    first = drawn().lines[0]

    # From 1 at 900 to 100 at 1,000, the share 4 lies at 900 + 100 × log 4 / log 100.
    assert first.y[-1] == pytest.approx(math.log10(4))
    assert first.x[-1] == pytest.approx(900 + 100 * math.log10(4) / 2)
    assert len(first.x) == 4


def test_that_the_capacity_and_the_busiest_hour_are_marked() -> None:
    capacity, peak = drawn().marks

    assert (capacity.x, capacity.y, capacity.label) == (900.0, None, "Capacity 900/s, 260 users")
    # At 500 tokens a second the following tokens are the worse: 20 of 50 ms.
    assert (peak.x, peak.y) == (500.0, pytest.approx(math.log10(0.4)))
    assert peak.label == "Busiest hour 500/s"


def test_that_a_busiest_hour_beyond_the_machines_widens_the_axis() -> None:
    chart = drawn(peak=3000.0)

    assert chart.x.maximum >= 3000
    assert (chart.marks[-1].x, chart.marks[-1].y) == (3000.0, None)
    assert not any("busiest" in row[0] for row in chart.rows)


def test_that_names_of_two_vertical_marks_do_not_cover_each_other() -> None:
    chart = drawn(peak=1010.0)

    assert [mark.label for mark in chart.marks] == ["", "Busiest hour 1.01K/s"]


def test_that_without_a_workload_there_is_no_busiest_hour() -> None:
    chart = drawn(workload="", peak=None)

    assert [mark.x for mark in chart.marks] == [900.0]
    assert chart.subtitle.startswith("A typical call")


def test_that_missed_targets_leave_no_capacity() -> None:
    chart = drawn(served=replace(SERVED, holds=False), peak=None)

    assert chart.marks == ()
    assert not any("capacity" in row[0] for row in chart.rows)


def test_that_the_table_holds_the_times_in_seconds() -> None:
    rows = {row[0]: row[1:] for row in drawn().rows}

    assert rows["50%"] == ("500", "10", "100", "0.4 s", "20 ms", "2")
    assert rows["50%, busiest hour"] == rows["50%"]
    assert rows["90%, capacity"] == ("900", "50", "260", "2 s", "30 ms", "1.5")
    assert all(len(row) == len(drawn().header) for row in drawn().rows)


def test_that_it_speaks_chinese() -> None:
    chart = drawn("zh_CN")

    assert chart.title == "Open-M 在 Rack 上的响应时间"
    assert chart.marks[0].label == "容量 900/秒，260 名用户"
