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


def test_that_servers_that_do_not_serve_yet_are_on_order(qtbot: QtBot, texts: api.Texts) -> None:
    answer = with_servers()
    none = api.Band(p10=0.0, p50=0.0, p90=0.0, mean=0.0)
    plans = [
        plan.model_copy(
            update={
                "servers": tuple(
                    one.model_copy(update={"utilisation": none}) for one in plan.servers
                )
            }
        )
        for plan in answer.plans
    ]

    card = machines_card(answer.model_copy(update={"plans": tuple(plans)}), texts)
    assert card is not None
    qtbot.addWidget(card)
    servers = card.findChildren(DataTable)[0]
    assert [servers.item(0, column).text() for column in (4, 5, 6)] == ["on order", "–", "–"]


def test_that_there_is_no_card_without_servers(texts: api.Texts) -> None:
    assert machines_card(none_feasible(), texts) is None
