"""A line edit that leaves undo to the window while nothing new has been typed into it."""

from __future__ import annotations

from PySide6.QtCore import QEvent
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QLineEdit

_HISTORY = (QKeySequence.StandardKey.Undo, QKeySequence.StandardKey.Redo)


class LineEdit(QLineEdit):
    """Takes back keystrokes while it is being typed into, and answers otherwise."""

    def event(self, event: QEvent) -> bool:
        if (
            isinstance(event, QKeyEvent)
            and event.type() is QEvent.Type.ShortcutOverride
            and not self.isModified()
            and any(event.matches(keys) for keys in _HISTORY)
        ):
            event.ignore()
            return False
        return super().event(event)
