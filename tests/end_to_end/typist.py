"""Somebody without a mouse: presses keys in whichever window is active, and listens to names."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.controls import name_of

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
ALT = Qt.KeyboardModifier.AltModifier
NONE = Qt.KeyboardModifier.NoModifier
_MOST_STOPS = 300
_PATIENCE_MS = 30_000


class Typist:
    """Knows nothing of widgets but the name and the place of the one that has the focus."""

    def __init__(self, qtbot: QtBot) -> None:
        self._qtbot = qtbot

    @property
    def hears(self) -> str:
        """The name a screen reader says now."""
        focus = QApplication.focusWidget()
        if focus is None:
            return ""
        return focus.accessibleName() or name_of(focus)

    def press(self, key: Qt.Key, modifiers: Qt.KeyboardModifier = NONE, times: int = 1) -> None:
        """Press a key in the window, the dialog or the menu in front."""
        for _ in range(times):
            front = _front()
            handle = front.windowHandle()
            assert handle is not None
            QTest.keyClick(handle, key, modifiers)
            QApplication.processEvents()

    def write(self, text: str) -> None:
        """Type over what stands in the field, and finish it."""
        self.press(Key.Key_A, CONTROL)
        for sign in text:
            handle = _front().windowHandle()
            assert handle is not None
            QTest.keyClick(handle, sign)
        self.press(Key.Key_Return)

    def go_to(self, name: str) -> None:
        """Press Tab until something whose name begins so has the focus."""
        self._seek(lambda: self.hears.startswith(name), name)

    def stop_at(self, name: str) -> None:
        """Press Tab until something of exactly that name has the focus."""
        self._seek(lambda: self.hears == name, name)

    def find(self, is_meant: Callable[[QWidget | None], bool]) -> None:
        """Press Tab until something of a kind has the focus."""
        self._seek(lambda: is_meant(QApplication.focusWidget()), "what is meant")

    def answer(self, name: str, text: str) -> None:
        """Go to a field and fill it."""
        self.stop_at(name)
        self.write(text)

    def choose(self, name: str) -> None:
        """Walk down the open menu to an entry and take it."""
        menu = QApplication.activePopupWidget()
        assert isinstance(menu, QMenu)
        for _ in menu.actions():
            self.press(Key.Key_Down)
            if menu.activeAction().text() == name:
                break
        self.press(Key.Key_Return)

    def _seek(self, is_there: Callable[[], bool], what: str) -> None:
        passed = []
        for _ in range(_MOST_STOPS):
            if is_there():
                return
            self.press(Key.Key_Tab)
            passed.append(self.hears)
        text = f"{what!r} is not reached by Tab; passed: {list(dict.fromkeys(passed))}"
        raise AssertionError(text)

    def wait(self, is_so: Callable[[], bool]) -> None:
        """Wait until something is so."""
        self._qtbot.waitUntil(is_so, timeout=_PATIENCE_MS)


def _front() -> QWidget:
    asked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    front = asked or QApplication.activeWindow()
    assert front is not None
    return front
