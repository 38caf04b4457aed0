"""The cursor when what it is in goes: what is half typed is given, and where it was is told."""

from __future__ import annotations

from PySide6.QtWidgets import QApplication, QLineEdit, QWidget


def finish_typing() -> None:
    """Let the field that somebody is typing into report what stands in it."""
    focus = QApplication.focusWidget()
    if isinstance(focus, QLineEdit) and focus.isModified():
        focus.editingFinished.emit()


def leave_field(window: QWidget) -> str:
    """Take the cursor from a page that goes: what is typed until it is gone would be lost.

    Returns:
        The path of the question it was in, to put it there again; empty where it was in none.
    """
    focus = QApplication.focusWidget()
    if focus is None or not window.isAncestorOf(focus):
        return ""
    from ui.places import path_at  # not at start-up  # noqa: PLC0415

    focus.clearFocus()
    return path_at(focus)
