"""A message that has to be read; its words are plain text."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMessageBox, QWidget

from advisor import api


def problems_box(problems: Sequence[api.Problem], texts: api.Texts, parent: QWidget) -> QMessageBox:
    """Make a box that says what went wrong and what to do, without a trace."""
    return message_box("\n\n".join(texts.say(p.message) for p in problems), texts, parent)


def message_box(words: str, texts: api.Texts, parent: QWidget) -> QMessageBox:
    """Make a box with one sentence and one button."""
    box = QMessageBox(parent)
    box.setTextFormat(Qt.TextFormat.PlainText)
    box.setWindowTitle(texts.say("window.name"))
    box.setIcon(QMessageBox.Icon.Warning)
    box.setText(words)
    box.finished.connect(parent.window().activateWindow)
    box.finished.connect(box.deleteLater)
    box.addButton(texts.say("window.understood"), QMessageBox.ButtonRole.AcceptRole)
    return box
