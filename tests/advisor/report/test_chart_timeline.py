"""The timeline shows who runs each workload from gate to gate."""

from __future__ import annotations

from advisor.evaluation import ServerPurchase
from advisor.report.chart_timeline import chart_timeline
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation, none_feasible

TEXTS = texts_for("en")


def test_that_a_workload_has_a_span_until_another_option_takes_over() -> None:
    whole = evaluation()
    first, *others = whole.plans
    moved = [
        placed.model_copy(update={"option": "owned"})
        if placed.workload == "service" and placed.phase == "verification"
        else placed
        for placed in first.placement
    ]
    plan = first.model_copy(update={"placement": tuple(moved)})
    told = whole.model_copy(update={"plans": (plan, *others), "leading": plan.posture})

    chart = chart_timeline(told, TEXTS)

    assert chart is not None
    assert first.placement[0].option == "api"
    by_row = [[(span.start, span.end) for span in chart.spans if span.row == row] for row in (0, 1)]
    assert by_row == [[(0, 3), (3, 36)], [(0, 36)]]
    assert [mark.x for mark in chart.marks] == [3, 12]
    assert len(chart.rows) == 2


def test_that_an_order_between_the_gates_is_marked_once() -> None:
    whole = evaluation()
    bought = [
        ServerPurchase(option="owned", server="8 × L40S", servers=1, ordered=month, serves_from=20)
        for month in (12, 18, 18)
    ]
    plan = whole.plans[0].model_copy(update={"purchases": tuple(bought)})
    told = whole.model_copy(update={"plans": (plan, *whole.plans[1:]), "leading": plan.posture})

    chart = chart_timeline(told, TEXTS)

    assert chart is not None
    assert sorted(mark.x for mark in chart.marks) == [3, 12, 18]


def test_that_there_is_no_timeline_without_a_plan() -> None:
    assert chart_timeline(none_feasible(), TEXTS) is None
