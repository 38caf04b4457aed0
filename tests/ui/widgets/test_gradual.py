"""Tests that a long page is built bit by bit and shown whole."""

from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, wait_until, words
from ui.desk import Desk
from ui.laid_out import widgets_in
from ui.pages.decision_page import DecisionPage
from ui.side_work import Shown
from ui.widgets.gradual import Gradual


def test_that_parts_come_in_order_one_for_each_turn_of_the_event_loop(qtbot: QtBot) -> None:
    page, made = QWidget(), []
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    gradual = Gradual(page)

    def parts() -> Iterator[QWidget]:
        for name in ("one", "two", "three"):
            made.append(name)
            yield QLabel(name)

    gradual.begin(parts(), column)
    at_once = list(made)
    with qtbot.waitSignal(gradual.done):
        pass

    assert at_once == []
    assert [cast("QLabel", label).text() for label in widgets_in(column)] == made
    assert not gradual.is_busy


def test_that_the_last_decision_stays_in_sight_until_the_next_is_whole(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("decision")
    page = desk.window.book.page
    assert isinstance(page, DecisionPage)
    wait_until(qtbot, lambda: page.is_complete)
    before = page._stack.currentWidget()

    page.show_evaluation(desk.settled.model_copy(), settled=True)
    meanwhile = page._stack.currentWidget()
    page.show_evaluation(desk.settled.model_copy(), settled=True)
    wait_until(qtbot, lambda: page.is_complete)

    assert meanwhile is before
    assert page._stack.currentWidget() is not before
    assert page._stack.count() == 2
    assert desk.texts.say("window.decision.evidence") in list(words(page._stack.currentWidget()))


def test_that_a_decision_left_unfinished_takes_its_cards_of_the_probe_along(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("decision")
    page = desk.window.book.page
    assert isinstance(page, DecisionPage)
    wait_until(qtbot, lambda: page.is_complete)
    before = page.side_card("probe")

    page.show_evaluation(desk.settled.model_copy(), settled=True)
    wait_until(qtbot, lambda: page.side_card("probe") is not before)
    unfinished = page.side_card("probe")
    page.show_evaluation(desk.settled.model_copy(), settled=True)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    page.show_work("probe", Shown(is_running=True, can_run=False))

    assert not isValid(unfinished)
    assert before is not None
    assert page.side_card("probe") is before
    assert not before.run.isEnabled()
    wait_until(qtbot, lambda: page.is_complete)
    assert page.side_card("probe") not in (before, unfinished)
