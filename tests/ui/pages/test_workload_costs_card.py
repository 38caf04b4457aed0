"""Tests of what each workload costs on the decision page."""

from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import none_feasible
from tests.advisor.report.test_workload_costs_section import told
from ui.pages.workload_costs_card import workload_costs_card
from ui.widgets.data_table import DataTable


def test_that_workloads_stand_with_their_share_the_dearest_first(
    qtbot: QtBot, texts: api.Texts
) -> None:
    opened: list[object] = []
    card = workload_costs_card(told(), texts, opened.append)
    assert card is not None
    qtbot.addWidget(card)
    costs, shared = card.findChildren(DataTable)

    cells = [[costs.item(row, at).text() for at in range(4)] for row in range(costs.rowCount())]
    assert cells == [
        ["Knowledge base", "CN¥2M", "CN¥2M", "CN¥4M"],
        ["Customer service", "CN¥1M", "CN¥1M", "CN¥2M"],
    ]
    assert shared.item(0, 2).text() == "CN¥3M"


def test_that_an_amount_opens_what_it_adds_up_from(qtbot: QtBot, texts: api.Texts) -> None:
    opened: list[object] = []
    answer = told()
    card = workload_costs_card(answer, texts, opened.append)
    assert card is not None
    qtbot.addWidget(card)
    costs = card.findChildren(DataTable)[0]

    costs.cellClicked.emit(1, 3)
    assert opened == [api.FigureRef("workload_cost", plan=answer.leading or "", workload="service")]


def test_that_there_is_no_card_without_a_plan(texts: api.Texts) -> None:
    assert workload_costs_card(none_feasible(), texts, print) is None
