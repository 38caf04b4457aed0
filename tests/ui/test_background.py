"""Tests of work in the background."""

from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from advisor import api
from ui.background import Job


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
