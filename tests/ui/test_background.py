"""Tests of work in the background."""

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from ui.background import Job, lane


def test_that_a_result_comes_back(qtbot: QtBot, qapp: QObject) -> None:
    job = Job(lambda: 6 * 7, qapp)

    with qtbot.waitSignal(job.done) as done:
        job.start()

    assert done.args == [42]


def test_that_a_refusal_comes_back_as_its_problems(qtbot: QtBot, qapp: QObject) -> None:
    job = Job(lambda: api.texts_for("tlh"), qapp)

    with qtbot.waitSignal(job.refused) as refused:
        job.start()

    assert [problem.message.id for problem in refused.args[0]] == ["problem.unknown_language"]


def test_that_a_fault_of_the_program_is_said_and_not_swallowed(qtbot: QtBot, qapp: QObject) -> None:
    job = Job(lambda: 1 / 0, qapp)

    with qtbot.waitSignal(job.refused) as refused:
        job.start()

    (problem,) = refused.args[0]
    assert "division by zero" in api.texts_for("en").say(problem.message)


def test_that_one_piece_of_work_follows_the_other(qtbot: QtBot, qapp: QObject) -> None:
    order: list[str] = []
    first = Job(lambda: order.append("first"), qapp)
    second = Job(lambda: order.append("second"), qapp)

    with qtbot.waitSignal(second.done):
        first.start()
        second.start()

    assert order == ["first", "second"]


def test_that_nothing_is_left_of_work_that_has_been_told(qtbot: QtBot) -> None:
    page = QObject()
    job = Job(lambda: None, page)

    with qtbot.waitSignal(job.done):
        job.start()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert page.children() == []


@pytest.mark.usefixtures("qapp")
def test_that_nothing_is_told_to_a_page_that_has_gone() -> None:
    page = QObject()
    told: list[object] = []
    job = Job(lambda: "late", page)
    job.done.connect(told.append)
    page.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    job.start()
    lane().wait()
    QApplication.processEvents()

    assert told == []
