"""Tests of the servers and orders on the decision page."""

from pytestqt.qtbot import QtBot

from advisor import api
from tests.advisor.report.example import none_feasible
from tests.advisor.report.test_machines_section import order, with_servers
from ui.pages.machines_card import machines_card
from ui.widgets.data_table import DataTable


def test_that_servers_and_orders_stand_in_tables(qtbot: QtBot, texts: api.Texts) -> None:
    answer = with_servers(order(5, 30, 34), order(3, 6, 10))
    lead = next(plan for plan in answer.plans if plan.posture == answer.leading)

    card = machines_card(answer, texts)
    assert card is not None
    qtbot.addWidget(card)
    servers, orders = card.findChildren(DataTable)

    assert [servers.item(row, 2).text() for row in range(servers.rowCount())] == [
        str(one.servers) for one in lead.servers
    ]
    assert [orders.item(row, 0).text() for row in range(2)] == ["7", "31"]
    assert [orders.item(row, 1).text() for row in range(2)] == ["11", "35"]


def test_that_there_is_no_card_without_servers(texts: api.Texts) -> None:
    assert machines_card(none_feasible(), texts) is None
