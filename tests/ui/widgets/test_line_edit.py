"""A field takes no key that is the window's, but takes back what is being typed into it."""

from __future__ import annotations

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMainWindow
from pytestqt.qtbot import QtBot

from ui.widgets.line_edit import LineEdit

CONTROL = Qt.KeyboardModifier.ControlModifier


@pytest.fixture
def window(qtbot: QtBot) -> QMainWindow:
    made = QMainWindow()
    qtbot.addWidget(made)
    edit = LineEdit("words")
    made.setCentralWidget(edit)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    edit.setFocus()
    return made


def act_on(window: QMainWindow, keys: str) -> list[str]:
    """Give the window an action with some keys; what it does is noted."""
    done: list[str] = []
    action = QAction(window)
    action.setShortcut(keys)
    action.triggered.connect(lambda: done.append(keys))
    window.addAction(action)
    return done


def test_that_a_key_of_the_window_is_left_to_it_though_a_field_would_take_it(
    window: QMainWindow,
) -> None:
    done = act_on(window, "Ctrl+A")  # which selects all where the window has no such key

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_A, CONTROL)

    assert done == ["Ctrl+A"]
    assert not window.centralWidget().hasSelectedText()


def test_that_what_is_being_typed_is_taken_back_by_the_field_and_what_stands_by_the_window(
    window: QMainWindow,
) -> None:
    done, edit = act_on(window, "Ctrl+Z"), window.centralWidget()

    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, CONTROL)
    before_typing = list(done)
    QTest.keyClicks(edit, "more ")
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_Z, CONTROL)

    assert before_typing == ["Ctrl+Z"]
    assert done == before_typing
    assert edit.text() == "words"


@pytest.mark.parametrize("is_file", [True, False])
def test_that_a_field_takes_words_and_leaves_files_to_the_window(
    window: QMainWindow, is_file: bool
) -> None:
    mime = QMimeData()
    mime.setText("file:///a/plan.advisor")  # systems offer a file's address as words, too
    if is_file:
        mime.setUrls([QUrl.fromLocalFile("/a/plan.advisor")])
    action, button = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton
    event = QDragEnterEvent(QPoint(5, 5), action, mime, button, Qt.KeyboardModifier.NoModifier)

    QApplication.sendEvent(window.centralWidget(), event)

    assert event.isAccepted() is not is_file
