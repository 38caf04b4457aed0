"""Tests that an undo is told beforehand, goes to where the edit was, and survives a restart."""

from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QPushButton
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, row_of, start, wait_until
from ui.desk import Desk

CONTROL = Qt.KeyboardModifier.ControlModifier


def tip(desk: Desk, name: str) -> str:
    found = desk.window.findChild(QPushButton, name)
    return found.toolTip()


def test_that_the_button_says_which_answer_of_whom_it_would_take_back(desk: Desk) -> None:
    start(desk, **one_workload())

    desk.session.answer("workloads.w1.volume", 2000.0)

    question = desk.texts.say("question.workloads.volume")
    assert f"{question} (Help desk)" in tip(desk, "undo")
    assert "Ctrl+Z" in tip(desk, "undo")


def test_that_a_step_of_several_answers_is_told_by_its_count(desk: Desk) -> None:
    start(desk, **one_workload())

    desk.session.answer_all({"workloads.w1.volume": 5.0, "workloads.w1.name": "Desk"})

    assert "2 answers of Desk" in tip(desk, "undo")


def test_that_undo_turns_to_the_page_of_the_edit_and_puts_the_cursor_there(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload(workloads__w2__name="Second", workloads__w2__volume=7.0))
    desk.session.answer("workloads.w2.volume", 9.0)
    desk.turn_to("organisation")

    QTest.keyClick(desk.window, Qt.Key.Key_Z, CONTROL)
    wait_until(qtbot, lambda: desk.window.step == "workloads")
    row = row_of(desk.window, "volume")
    edit = row.field.edits["likely"]
    wait_until(qtbot, lambda: QApplication.focusWidget() is edit)

    assert edit.text() == "7"
    assert desk.session.draft.answers["workloads.w2.volume"] == 7.0


def test_that_redo_by_its_keys_brings_the_edit_back(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.session.answer("organisation.name", "Acme")
    desk.session.undo()

    QTest.keyClick(desk.window, Qt.Key.Key_Z, CONTROL | Qt.KeyboardModifier.ShiftModifier)

    assert desk.session.draft.answers["organisation.name"] == "Acme"
    assert desk.window.step == "organisation"


def test_that_an_edit_can_be_undone_after_the_file_was_opened_again(
    desk: Desk, folder: Path
) -> None:
    start(desk, **one_workload())
    desk.session.answer("workloads.w1.volume", 2000.0)

    assert desk.session.open(folder / "engagement.advisor") is False  # it is open here
    desk.session.close()
    desk.open(folder / "engagement.advisor")
    told = tip(desk, "undo")
    desk.session.undo()

    assert "Help desk" in told
    assert desk.session.draft.answers["workloads.w1.volume"] == 1000.0


def test_that_an_answer_taken_back_before_any_edit_is_not_offered(desk: Desk) -> None:
    start(desk, **one_workload())

    assert not desk.window.actions_["undo"].isEnabled()
    assert not desk.window.findChild(QPushButton, "undo").isEnabled()


def test_that_the_mark_says_that_an_edit_is_on_disk(desk: Desk) -> None:
    start(desk, **one_workload())
    opened = desk.window.head.saved.text()

    desk.session.answer("workloads.w1.volume", 2000.0)

    assert opened == f"✓ {desk.texts.say('window.saved_all')}"
    assert desk.window.head.saved.text().startswith("✓ Saved ")


def test_that_the_mark_says_that_an_edit_could_not_be_saved(desk: Desk, folder: Path) -> None:
    start(desk, **one_workload())
    (folder / "engagement.advisor").unlink()

    desk.session.answer("workloads.w1.volume", 2000.0)

    assert desk.window.head.saved.text() == f"⚠ {desk.texts.say('window.not_saved')}"
    assert desk.session.draft.answers["workloads.w1.volume"] == 1000.0
