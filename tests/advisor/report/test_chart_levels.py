"""The stacks of the three levels add up to the ledger, credits to the left of zero."""

from __future__ import annotations

import pytest

from advisor.evaluation import Evaluation
from advisor.report.chart_levels import chart_levels
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation, line, none_feasible

TEXTS = texts_for("en")


def with_ledger(*lines: tuple[int, str, float]) -> Evaluation:
    whole = evaluation()
    ledger = tuple(line(level, key, cost) for level, key, cost in lines)
    first = whole.plans[0].model_copy(update={"ledger": ledger})
    return whole.model_copy(update={"plans": (first,), "options": ()})


def test_that_costs_lie_side_by_side_and_benefits_are_left_out() -> None:
    told = with_ledger(
        (1, "api_tokens", 50.0), (1, "egress", 10.0), (2, "failure_repair", 20.0),
        (3, "operations", 30.0), (2, "benefit", -500.0),
    )  # fmt: skip

    chart = chart_levels(told, TEXTS)

    assert [(span.start, span.end) for span in chart.spans] == [(0, 60), (60, 80), (80, 110)]
    assert {span.hatch for span in chart.spans} == {"plain", "rising", "falling"}


def test_that_a_level_that_pays_back_stands_left_of_zero() -> None:
    told = with_ledger((1, "hardware_resale", -40.0), (3, "operations", 30.0))

    chart = chart_levels(told, TEXTS)

    assert [(span.start, span.end) for span in chart.spans] == [(0, -40), (0, 30)]
    assert chart.x.minimum <= -40


def test_that_the_table_gives_the_same_and_the_total() -> None:
    chart = chart_levels(with_ledger((1, "api_tokens", 50.0), (3, "operations", 30.0)), TEXTS)

    ((_, one, two, three, total),) = chart.rows
    assert [one, two, three, total] == [TEXTS.money(x, "CNY") for x in (50.0, 0.0, 30.0, 80.0)]


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_without_a_plan_the_chart_is_empty(language: str) -> None:
    assert chart_levels(none_feasible(), texts_for(language)).spans == ()
