"""Value against cost: the line runs through what nothing else beats."""

from __future__ import annotations

from advisor.report.chart_value import _Point, chart_value, frontier
from advisor.words.text import texts_for
from tests.advisor.report.example import Band, evaluation

TEXTS = texts_for("en")
NOTHING = Band(p10=0.0, p50=0.0, p90=0.0, mean=0.0)


def point(name: str, cost: float, benefit: float) -> _Point:
    return _Point(name, cost, benefit, is_plan=True)


def test_that_the_front_leaves_out_what_costs_more_and_brings_no_more() -> None:
    points = (
        point("dear", 9.0, 9.0),
        point("beaten", 8.0, 4.0),
        point("cheap", 1.0, 3.0),
        point("equal", 5.0, 3.0),
        point("good", 4.0, 8.0),
    )

    assert [one.name for one in frontier(points)] == ["cheap", "good", "dear"]


def test_that_plans_are_named_and_options_are_dots() -> None:
    told = evaluation()

    chart = chart_value(told, TEXTS)

    assert chart is not None
    kinds = [mark.kind for mark in chart.marks]
    assert kinds[: len(told.plans)] == ["named"] * len(told.plans)
    assert set(kinds[len(told.plans) :]) == {"dot"}


def test_that_there_is_nothing_to_draw_where_no_success_has_a_value() -> None:
    told = evaluation()
    plans = tuple(p.model_copy(update={"net_present_benefit": NOTHING}) for p in told.plans)
    options = tuple(
        o.model_copy(update={"net_present_benefit": o.net_present_benefit and NOTHING})
        for o in told.options
    )

    assert chart_value(told.model_copy(update={"plans": plans, "options": options}), TEXTS) is None
