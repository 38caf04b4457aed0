"""A figure on the decision page opens by hand and by keyboard, and the panel says it all."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict
from ui.derivation.panel import DerivationPanel
from ui.desk import Desk
from ui.pages.decision_page import DecisionPage
from ui.pages.decision_parts import LedgerCard
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label

LEAF = api.SaidPart("Price", "CN¥2", how="Price list, 1 May 2026", evidence="quoted")
TOKENS = api.SaidPart("API tokens", "CN¥60", how="30 (tasks) × CN¥2 (price)", parts=(LEAF,))
STAFF = api.SaidPart("Staff", "CN¥40", evidence="assumed")
SAID = api.SaidDerivation(
    "Net present cost",
    "CN¥100",
    "Likely case: CN¥100.",
    api.SaidPart("Net present cost", "CN¥100", parts=(TOKENS, STAFF)),
    (),
)


@pytest.fixture
def opened(desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> list[api.FigureRef]:
    """Show a decision; give the figures that are asked for from now on."""
    asked: list[api.FigureRef] = []

    def answer(_e: api.Evaluation, _d: api.Draft, ref: api.FigureRef, _t: api.Texts) -> object:
        asked.append(ref)
        return SAID

    monkeypatch.setattr(api, "open_figure", answer)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("decision")
    page = desk.window.book.page
    qtbot.waitUntil(lambda: isinstance(page, DecisionPage) and page.is_complete)
    return asked


def panel_of(desk: Desk, qtbot: QtBot) -> DerivationPanel:
    def shown() -> DerivationPanel:
        (panel,) = [p for p in desk.window.findChildren(DerivationPanel) if p.isVisible()]
        assert panel.total.text() == "CN¥100"
        return panel

    qtbot.waitUntil(lambda: bool(shown()))
    return shown()


def plans(desk: Desk) -> DataTable:
    return desk.window.book.page.findChildren(DataTable)[0]


def press(table: DataTable, row: int, column: int) -> None:
    item = table.item(row, column)
    assert item is not None
    place: QPoint = table.visualItemRect(item).center()
    QTest.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)


def test_that_a_click_opens_the_figure_of_the_cell(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    press(plans(desk), 2, 1)

    panel_of(desk, qtbot)
    leading = desk.settled.plans[0].posture if desk.settled else ""
    assert opened == [api.FigureRef("net_present_cost", plan=leading)]


def test_that_what_is_no_sum_does_not_open(desk: Desk, opened: list[api.FigureRef]) -> None:
    table = plans(desk)
    press(table, 0, 1)
    press(table, 2, 0)
    press(table, table.rowCount() - 1, 1)
    QApplication.processEvents()

    assert opened == []


def test_that_enter_opens_the_cell_in_focus(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    table = plans(desk)
    table.setFocus()
    QTest.keyClick(table, Qt.Key.Key_Down)
    QTest.keyClick(table, Qt.Key.Key_Return)

    panel_of(desk, qtbot)
    assert [ref.kind for ref in opened] == ["net_present_cost"]


def test_that_lines_and_levels_of_the_ledger_open(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    card = desk.window.book.page.findChild(LedgerCard)
    assert card is not None
    press(card.table, 0, 3)
    panel_of(desk, qtbot)
    press(card.table, 1, 1)
    panel_of(desk, qtbot)

    assert (opened[0].kind, opened[0].level) == ("level_cost", 1)
    assert (opened[1].kind, opened[1].level) == ("ledger_line", 1)
    assert card.table.item(1, 0).text().strip() == desk.texts.say(f"line.{opened[1].line}")


def test_that_the_budget_of_a_phase_opens_by_keyboard(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    labels = [one for one in desk.window.book.page.findChildren(Label) if one.property("opens")]
    QTest.keyClick(labels[1], Qt.Key.Key_Return)

    panel_of(desk, qtbot)
    assert (opened[0].kind, opened[0].phase) == ("phase_cost", "integration")
    assert labels[1].focusPolicy() == Qt.FocusPolicy.StrongFocus


def test_that_the_panel_shows_the_tree_and_writes_out_the_row_in_focus(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    press(plans(desk), 2, 1)
    panel = panel_of(desk, qtbot)

    top = panel.tree.topLevelItem(0)
    assert top is not None
    assert [top.text(column) for column in range(3)] == ["API tokens", "CN¥60", TOKENS.how]
    assert top.child(0).text(2) == "Price list, 1 May 2026"
    QTest.keyClick(panel.tree, Qt.Key.Key_Down)
    assert "Price list, 1 May 2026" in panel.detail.text()
    assert "quoted" in panel.detail.text()
    assert len(opened) == 1


def test_that_a_derivation_is_copied_as_text(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    press(plans(desk), 2, 1)
    panel = panel_of(desk, qtbot)
    button = panel.findChild(QPushButton, "copy_derivation")
    assert button is not None
    QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0] == "Net present cost: CN¥100"
    assert "        Price: CN¥2   [Price list, 1 May 2026; quoted]" in lines
    assert len(opened) == 1


def test_that_a_figure_of_earlier_answers_says_so(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    press(plans(desk), 2, 1)
    panel = panel_of(desk, qtbot)
    assert not panel.stale.isVisible()
    desk.session.answer("workloads.w1.volume", 2000.0)

    assert panel.stale.isVisible()
    assert len(opened) == 1


def test_that_the_next_figure_takes_the_place_of_the_last(
    desk: Desk, qtbot: QtBot, opened: list[api.FigureRef]
) -> None:
    press(plans(desk), 2, 1)
    panel_of(desk, qtbot)
    press(plans(desk), 4, 1)
    panel_of(desk, qtbot)

    assert [ref.kind for ref in opened] == ["net_present_cost", "tco"]
