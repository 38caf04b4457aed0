"""Tests that whoever cannot see or cannot use a mouse is served as well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.controls import controls, describe, description_of, has_role, is_part, name_of
from tests.ui.desk_of_tests import one_workload, row_of, start, type_into
from tests.ui.pages_of_tests import begin
from ui.desk import Desk
from ui.steps import BESIDE, REFERENCE, STEPS

PAGES = [step.id for step in (*STEPS, *BESIDE, *REFERENCE)]


@pytest.mark.parametrize("step", PAGES)
def test_that_every_control_of_a_page_has_a_name_and_a_role(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    begin(qtbot, desk, step)

    shown = controls(desk.window)

    assert [describe(widget) for widget in shown if not name_of(widget)] == []
    assert [describe(widget) for widget in shown if not has_role(widget)] == []
    boxes = [one for one in shown if isinstance(one, QComboBox)]
    assert [describe(box) for box in boxes if not description_of(box)] == []
    hidden = [one for one in desk.window.findChildren(QLineEdit) if not is_part(one)]
    assert [describe(widget) for widget in hidden if not name_of(widget)] == []


def test_that_every_row_of_the_stepper_says_its_progress(desk: Desk) -> None:
    start(desk, **one_workload())

    spoken = desk.window.stepper.item(1).data(Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Organisation: 0 of 6 answered"


def test_that_the_steps_can_be_walked_by_keyboard(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")

    QTest.keyClick(desk.window, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
    after_next = desk.window.step
    QTest.keyClick(desk.window, Qt.Key.Key_PageUp, Qt.KeyboardModifier.ControlModifier)

    assert after_next == "workloads"
    assert desk.window.step == "organisation"


@pytest.mark.parametrize("step", PAGES)
def test_that_tab_reaches_every_control_of_a_page_and_comes_round(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    begin(qtbot, desk, step)
    desk.window.activateWindow()
    wanted = set(controls(desk.window))
    reached: list[QWidget] = []

    desk.window.stepper.setFocus()
    for _ in range(2 * len(wanted)):
        QTest.keyClick(desk.window.windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)
        if focused is desk.window.stepper:
            break

    assert [describe(one) for one in wanted - set(reached)] == []
    assert reached[-1] is desk.window.stepper


def test_that_what_is_wrong_is_heard_where_it_was_typed_with_what_is_asked(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")
    row = row_of(desk.window, "volume")
    edit = row.field.edits["likely"]
    hint = desk.texts.say(row.question.hint)
    before = description_of(edit)

    type_into(edit, "-5")

    assert before == hint
    assert description_of(edit) == f"{row.problem.text()}\n{hint}"


def test_that_a_list_says_what_it_is_about_before_what_helps_with_it(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")

    row = row_of(desk.window, "organisation.region")

    about, hint = desk.texts.say(row.question.text), desk.texts.say(row.question.hint)
    assert description_of(row.field.box) == f"{about}\n{hint}"
