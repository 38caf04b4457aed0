"""What lies under the hand on a chart is said in the model's own words."""

from __future__ import annotations

import numpy as np
import pytest

from advisor import api
from tests.advisor.report.example import evaluation
from ui.charts.pointing import Pointed, pointed_at


def axis(label: str, most: float) -> api.Axis:
    return api.Axis(label, 0.0, most, (), says=lambda value: f"{value:g}")


def line(key: str, *heights: float) -> api.Line:
    x = np.arange(len(heights), dtype=np.float64)
    return api.Line(key, key.title(), x, np.array(heights), "solid", emphasis=False, tone="open")


def chart(*lines: api.Line, marks: tuple[api.Mark, ...] = ()) -> api.ChartModel:
    return api.ChartModel(
        "c", "C", "", axis("Month", 10.0), axis("Cost", 10.0), (), (), lines=lines, marks=marks
    )


def test_that_every_line_is_read_at_the_nearest_place() -> None:
    model = chart(line("open", 1.0, 2.0, 3.0), line("closed", 4.0, 5.0))

    assert pointed_at(model, 0.9, 0.0, ()) == Pointed(("Month: 1", "Open: 2", "Closed: 5"), 1.0)
    assert pointed_at(model, 2.2, 0.0, ()) == Pointed(("Month: 2", "Open: 3"), 2.0)


def test_that_a_hidden_line_says_nothing() -> None:
    model = chart(line("open", 1.0, 2.0), line("closed", 4.0, 5.0))

    found = pointed_at(model, 1.0, 0.0, {"open"})

    assert found == Pointed(("Month: 1", "Closed: 5"), 1.0)


def test_that_beside_the_chart_there_is_nothing() -> None:
    assert pointed_at(chart(line("open", 1.0, 2.0)), 11.0, 0.0, ()) is None


def test_that_a_point_is_named_only_near_it() -> None:
    model = chart(marks=(api.Mark(5.0, 5.0, "Chat desk", "point"),))

    assert pointed_at(model, 5.1, 5.1, ()) == Pointed(("Chat desk",))
    assert pointed_at(model, 6.0, 5.0, ()) is None


@pytest.mark.parametrize("row", [0, 2])
def test_that_a_row_of_the_tornado_says_both_its_ends(texts: api.Texts, row: int) -> None:
    model = api.chart_tornado(evaluation(), texts)

    found = pointed_at(model, 0.0, row + 0.4, ())

    low, high = model.bars[2 * row], model.bars[2 * row + 1]
    assert found == Pointed((low.label, low.text, high.text))
    assert pointed_at(model, 0.0, len(model.rows) + 0.5, ()) is None


def test_that_axes_speak_in_what_they_measure(texts: api.Texts) -> None:
    cost = api.chart_cost_over_time(evaluation(), texts)
    volume = api.chart_break_even(evaluation(), texts)

    assert cost.x.says is not None
    assert cost.x.says(24.0) == "24"
    assert volume.x.says is not None
    assert volume.x.says(6.0) == texts.compact(1_000_000.0)
