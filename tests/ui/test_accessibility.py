"""Tests that whoever cannot see or cannot use a mouse is served as well."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QCheckBox,
    QComboBox,
    QLineEdit,
    QListWidget,
    QPushButton,
    QSlider,
    QTableWidget,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict
from ui.desk import Desk
from ui.steps import STEPS

CONTROLS = (QLineEdit, QComboBox, QCheckBox, QPushButton, QListWidget, QTableWidget, QSlider)


@pytest.mark.parametrize("step", [step.id for step in STEPS])
def test_that_every_control_of_a_page_has_a_name(qtbot: QtBot, desk: Desk, step: str) -> None:
    start(
        desk,
        **one_workload(
            machines__m1__name="Rack",
            machines__m1__accelerator="H100-SXM",
            machines__m1__accelerators_per_server=8,
            machines__m1__servers=1,
        ),
    )
    wait_for_verdict(qtbot, desk)

    desk.turn_to(step)

    assert [_describe(widget) for widget in _controls(desk.window) if not _name(widget)] == []


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


def test_that_tab_reaches_every_field_of_a_page(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    desk.window.activateWindow()
    wanted = {
        edit.accessibleName()
        for edit in desk.window.book.page.findChildren(QLineEdit)
        if edit.isVisible()
    }
    reached: set[str] = set()

    desk.window.stepper.setFocus()
    for _ in range(200):
        QTest.keyClick(QApplication.focusWidget() or desk.window, Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        if isinstance(focused, QLineEdit):
            reached.add(focused.accessibleName())

    assert wanted - reached == set()


def _controls(window: QWidget) -> list[QWidget]:
    found = [widget for kind in CONTROLS for widget in window.findChildren(kind)]
    return [widget for widget in found if not isinstance(widget.parent(), QComboBox)]


def _name(widget: QWidget) -> str:
    return QAccessible.queryAccessibleInterface(widget).text(QAccessible.Text.Name)


def _describe(widget: QWidget) -> str:
    return f"{type(widget).__name__} {widget.objectName()} in {type(widget.parent()).__name__}"
