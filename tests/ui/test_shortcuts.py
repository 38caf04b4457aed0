"""Every shortcut acts on every page, whatever has the focus."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from PySide6.QtGui import QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QApplication,
    QComboBox,
    QLabel,
    QLineEdit,
    QListWidget,
    QScrollArea,
    QSlider,
    QTabBar,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.controls import controls, name_of
from tests.ui.pages_of_tests import begin
from ui.desk import Desk
from ui.steps import BESIDE, REFERENCE, STEPS

PAGES = [step.id for step in (*STEPS, *BESIDE, *REFERENCE)]
KINDS = (
    QLineEdit,
    QComboBox,
    QListWidget,
    QAbstractItemView,
    QSlider,
    QTabBar,
    QScrollArea,
    QLabel,
    QAbstractButton,
)
"""Kinds of controls that take keys; one of each on a page is tried."""
STEPS_KEY = QKeySequence("Alt+Home")


def one_of_each_kind(window: QWidget) -> Iterator[QWidget]:
    """Give one control in sight of each kind that a page has."""
    shown = controls(window)
    for kind in KINDS:
        yield from [one for one in shown if isinstance(one, kind)][:1]


def press(desk: Desk, keys: QKeySequence) -> None:
    """Press keys as a window system hands them over, so that the focus may take them first."""
    pressed = keys[0]
    handle = desk.window.windowHandle()
    QTest.keyClick(handle, pressed.key(), pressed.keyboardModifiers())


@pytest.mark.parametrize("step", PAGES)
def test_that_every_shortcut_acts_wherever_the_focus_is(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    begin(qtbot, desk, step)
    desk.window.activateWindow()
    heard: list[str] = []
    for name, action in desk.window.actions_.by_name.items():
        action.triggered.disconnect()
        action.triggered.connect(lambda _on=False, name=name: heard.append(name))
        action.setEnabled(True)
    silent = []

    for widget in one_of_each_kind(desk.window):
        for name, action in desk.window.actions_.by_name.items():
            for keys in action.shortcuts():
                widget.setFocus()
                assert QApplication.focusWidget() is widget
                heard.clear()
                press(desk, keys)
                if heard != [name]:
                    silent.append((type(widget).__name__, name_of(widget), keys.toString(), heard))

    assert silent == []


@pytest.mark.parametrize("step", PAGES)
def test_that_the_list_of_steps_is_one_key_away_wherever_the_focus_is(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    begin(qtbot, desk, step)
    desk.window.activateWindow()

    for widget in one_of_each_kind(desk.window):
        widget.setFocus()
        press(desk, STEPS_KEY)
        assert QApplication.focusWidget() is desk.window.stepper
        assert desk.window.step == step
