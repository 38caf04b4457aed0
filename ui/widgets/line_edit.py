"""A line edit that leaves the window's own keys to the window, and shows hidden names as dots."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QLineEdit

from ui.privacy import hide_in_field

if TYPE_CHECKING:
    from PySide6.QtGui import QDragEnterEvent, QKeyEvent


class LineEdit(QLineEdit):
    """Takes back keystrokes while it is being typed into; the window's other keys are not its own.

    Systems give a line edit keys that the window has too: Ctrl+K deletes to the end on X11.
    """

    def __init__(self, text: str = "") -> None:
        super().__init__(text)
        self.textChanged.connect(lambda _: hide_in_field(self))

    def setText(self, text: str | None) -> None:  # noqa: N802 - Qt's name
        """Show a text; as dots where a name that is hidden stands in it."""
        super().setText(text)
        hide_in_field(self)  # signals may be blocked

    def event(self, event: QEvent) -> bool:
        overrides = event.type() is QEvent.Type.ShortcutOverride
        if overrides and self._is_left(cast("QKeyEvent", event)):
            event.ignore()
            return False
        return super().event(event)

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        """Take words, never a file: that is for the window, or its address would be an answer."""
        if event.mimeData().hasUrls():
            event.ignore()
        else:
            super().dragEnterEvent(event)

    def _is_left(self, event: QKeyEvent) -> bool:
        from PySide6.QtGui import QKeySequence  # with the first key  # noqa: PLC0415

        standard = QKeySequence.StandardKey
        if event.matches(standard.Undo) or event.matches(standard.Redo):
            return not self.isModified()
        pressed = QKeySequence(event.keyCombination())
        return any(pressed in action.shortcuts() for action in self.window().actions())
