"""Every dialog, window and panel serves whoever cannot see or cannot use a mouse."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.controls import controls, describe, description_of, has_role, name_of
from tests.ui.desk_of_tests import wait_until
from tests.ui.dialogs_of_tests import OPENERS, Room
from ui.desk import Desk

BESIDE = {"remark"}
"""What stands on a page and is walked with it."""
FIRST = {
    "inventory": "Name",
    "vote": "Name",
    "palette": "Page, question, action",
    "shortcuts": "Close",
    "tour": "Next",
    "print preview": "Preview",
    "update": "Changes",
    "refused update": "This update cannot be applied",
    "derivation": "What the figure adds up from",
    "remark": "Tax rate on profit Note",
    "message": "Understood",
}
"""Beginning of the name of what has the focus at first."""
DEFAULT = {
    "inventory": "take_inventory",
    "shortcuts": "close",
    "update": "apply_update",
    "refused update": "understood",
}
"""The button that Enter presses, where a dialog has several controls and one of them is meant."""


APART = {"vote"}
"""Windows of their own, which no other window stands behind."""


@pytest.fixture
def room(qtbot: QtBot, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Room]:
    made = Room(qtbot, desk, folder, monkeypatch)
    yield made
    for widget in QApplication.topLevelWidgets():
        if widget is not desk.window and widget.isVisible():
            widget.close()
    QApplication.processEvents()


def described(widget: QWidget) -> str:
    """Give what a control is called, on Linux too, where a list is called what is chosen in it."""
    return description_of(widget) if isinstance(widget, QComboBox) else name_of(widget)


@pytest.mark.parametrize("name", OPENERS)
def test_that_every_control_has_a_name_and_a_role_and_is_reached_by_tab(
    room: Room, name: str
) -> None:
    dialog = OPENERS[name](room)
    wanted = set(controls(dialog))
    reached: list[QWidget] = []

    assert wanted
    assert [describe(one) for one in wanted if not described(one)] == []
    assert [describe(one) for one in wanted if not has_role(one)] == []

    for _ in controls(dialog.window()):
        QTest.keyClick(dialog.window().windowHandle(), Qt.Key.Key_Tab)
        focused = QApplication.focusWidget()
        assert focused is not None
        reached.append(focused)

    assert [describe(one) for one in wanted - set(reached)] == []
    beyond = [describe(one) for one in set(reached) if not dialog.isAncestorOf(one)]
    assert beyond == [] or name in BESIDE


@pytest.mark.parametrize("name", OPENERS)
def test_that_escape_closes_and_the_focus_is_where_it_was(room: Room, name: str) -> None:
    dialog = OPENERS[name](room)
    inside = QApplication.focusWidget()
    assert inside is not None
    assert dialog.isAncestorOf(inside), describe(inside)
    assert described(inside).startswith(FIRST[name])

    QTest.keyClick(dialog.window().windowHandle(), Qt.Key.Key_Escape)
    if name in APART:  # a window system turns to the window that is left
        room.desk.window.activateWindow()
    wait_until(room.qtbot, lambda: QApplication.activeWindow() is room.desk.window)

    assert [one for one in QApplication.allWidgets() if one is dialog and one.isVisible()] == []
    assert QApplication.focusWidget() is room.origin


@pytest.mark.parametrize("name", DEFAULT)
def test_that_enter_does_what_a_dialog_is_for(room: Room, name: str) -> None:
    dialog = OPENERS[name](room)

    (default,) = [one for one in dialog.findChildren(QPushButton) if one.isDefault()]

    assert default.objectName() == DEFAULT[name]


def test_that_enter_on_another_button_presses_that_one(room: Room) -> None:
    dialog = OPENERS["inventory"](room)
    cancel = dialog.findChild(QPushButton, "cancel_inventory")

    cancel.setFocus()
    QTest.keyClick(dialog.windowHandle(), Qt.Key.Key_Return)

    assert room.desk.window.isActiveWindow()
    assert room.desk.session.draft.keys("machines") == ("m1",)


def test_that_a_ballot_that_was_begun_is_not_lost_by_one_key(room: Room) -> None:
    window = OPENERS["vote"](room)
    window.name.setFocus()
    QTest.keyClicks(window.name, "Ann")

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)
    warned = window.isVisible(), window.said.text()
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Escape)

    assert warned == (True, room.desk.texts.say("workshop.vote.not_cast"))
    assert not window.isVisible()


def test_that_the_keys_of_the_window_act_while_a_figure_stands_open(room: Room) -> None:
    panel = OPENERS["derivation"](room)

    QTest.keyClick(panel.windowHandle(), Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)

    assert room.desk.window.step == "report"
