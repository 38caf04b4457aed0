"""Tests of a chart and the table behind it."""

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import evaluation, none_feasible
from ui.charts.chart_card import ChartCard
from ui.theme import Theme


@pytest.fixture
def card(qtbot: QtBot, texts: api.Texts, theme: Theme) -> ChartCard:
    made = ChartCard(texts, theme, "cost")
    made.resize(600, 320)
    qtbot.addWidget(made)
    made.show()
    return made


def test_that_the_table_holds_what_the_chart_model_says(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_tornado(evaluation(), texts)
    card.show_model(model)

    card.as_table.click()

    shown = [
        tuple(card.table.item(row, column).text() for column in range(len(model.header)))
        for row in range(card.table.rowCount())
    ]
    assert shown == list(model.rows)
    assert card.table.isVisible()


def test_that_the_chart_comes_back_when_the_table_is_put_away(
    card: ChartCard, texts: api.Texts
) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card.as_table.click()
    card.as_table.click()

    assert not card.table.isVisible()


def test_that_each_line_of_the_model_is_painted(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_cost_over_time(evaluation(), texts)

    card.show_model(model)

    painted = {key: curve.getData()[1].tolist() for key, curve in card._plot._lines.items()}
    assert painted == {line.key: line.y.tolist() for line in model.lines}


def test_that_a_chart_without_a_plan_is_an_empty_chart(card: ChartCard, texts: api.Texts) -> None:
    card.show_model(api.chart_cost_over_time(evaluation(), texts))

    card.show_model(api.chart_cost_over_time(none_feasible(), texts))

    assert card._plot._lines == {}


def test_that_a_screen_reader_hears_the_title_of_a_chart(card: ChartCard, texts: api.Texts) -> None:
    model = api.chart_break_even(evaluation(), texts)

    card.show_model(model)

    assert card._plot.accessibleName().startswith(model.title)
