"""Tests that a long page is built bit by bit and shown whole."""

import time
from collections.abc import Iterator
from typing import cast

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QLabel, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot
from shiboken6 import isValid

from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, wait_until, words
from ui.desk import Desk
from ui.laid_out import widgets_in
from ui.pages.decision_page import DecisionPage
from ui.side_work import Shown
from ui.widgets.gradual import Gradual, is_building
from ui.widgets.question_row import QuestionRow


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


def test_that_everybody_at_work_gets_a_turn(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    order: list[str] = []

    def work(name: str) -> Iterator[None]:
        for _ in range(3):
            order.append(name)
            time.sleep(0.02)  # more than a turn may take
            yield

    first, second = Gradual(page), Gradual(page)
    first.work(work("a"))
    second.work(work("b"))
    with qtbot.waitSignals([first.done, second.done]):
        pass

    assert order == ["a", "b"] * 3


def test_that_a_turn_does_not_take_as_long_as_there_are_parts_at_work(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[int] = []

    def work() -> Iterator[None]:
        done.append(1)
        time.sleep(0.02)
        yield

    several = [Gradual(page) for _ in range(4)]
    for one in several:
        one.work(work())
    QApplication.processEvents()

    assert len(done) == 1
    with qtbot.waitSignals([one.done for one in several]):
        pass
    assert len(done) == 4


def test_that_what_goes_while_at_work_leaves_the_others_theirs(qtbot: QtBot) -> None:
    page, gone = QWidget(), QWidget()
    qtbot.addWidget(page)
    left, stays = Gradual(gone), Gradual(page)
    done: list[str] = []

    def goes() -> Iterator[None]:
        done.append("went")
        gone.deleteLater()
        QApplication.sendPostedEvents(gone, QEvent.Type.DeferredDelete)
        yield

    def works() -> Iterator[None]:
        done.append("worked")
        yield

    left.work(goes())
    stays.work(works())
    with qtbot.waitSignal(stays.done):
        pass

    assert done == ["went", "worked"]
    wait_until(qtbot, lambda: not is_building())


def test_that_what_is_begun_anew_is_done_once(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    done: list[str] = []
    gradual = Gradual(page)

    def works(name: str) -> Iterator[None]:
        done.append(name)
        yield

    gradual.work(works("first"))
    gradual.work(works("second"))
    assert is_building()
    with qtbot.waitSignal(gradual.done):
        pass

    assert done == ["second"]
    wait_until(qtbot, lambda: not is_building())


class Squeezed(QObject):
    """Counts how often a row of questions is painted in less room than it needs."""

    def __init__(self) -> None:
        super().__init__()
        self.painted = self.squeezed = 0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        layout = watched.layout() if isinstance(watched, QuestionRow) else None
        if event.type() == QEvent.Type.Paint and layout is not None:
            self.painted += 1
            self.squeezed += watched.height() < layout.totalHeightForWidth(watched.width())
        return False


def test_that_no_row_is_ever_painted_in_less_room_than_it_needs_while_a_page_grows(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    desk.turn_to("phases")
    wait_until(qtbot, lambda: not is_building())
    watch = Squeezed()
    QApplication.instance().installEventFilter(watch)

    desk.dress("en", "dark")
    wait_until(qtbot, lambda: not is_building())
    desk.turn_to("organisation")
    wait_until(qtbot, lambda: not is_building())

    QApplication.instance().removeEventFilter(watch)
    desk.dress("en", "light")
    assert watch.painted > 20
    assert watch.squeezed == 0
