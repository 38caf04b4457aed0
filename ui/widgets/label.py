"""Labels that show plain text only, in the roles of the typographic scale."""

from __future__ import annotations

from html import escape
from typing import Protocol

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.privacy import shown


class Label(QLabel):
    """A label whose text is never read as markup, whoever wrote it."""

    def __init__(self, text: str = "", role: str = "body", *, wrap: bool = False) -> None:
        super().__init__()
        self.setTextFormat(Qt.TextFormat.PlainText)
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text, without names that are hidden now."""
        super().setText(shown(text))

    def set_tone(self, tone: str) -> None:
        """Colour the label by a token; its words must say the same without the colour."""
        if self.property("tone") != tone:
            self.setProperty("tone", tone)
            restyle(self)


def rule(role: str = "rule") -> QFrame:
    """Draw a hairline."""
    line = QFrame()
    line.setProperty("role", role)
    return line


def restyle(widget: QWidget) -> None:
    """Apply the style sheet again after a property has changed."""
    widget.style().unpolish(widget)
    widget.style().polish(widget)


class Tipped(Protocol):
    """A widget, or an item of a list or a table."""

    def setToolTip(self, text: str, /) -> None: ...  # noqa: N802 - Qt's name


def set_plain_tip(tipped: Tipped, text: str) -> None:
    """Give something a tip that is shown letter for letter."""
    tipped.setToolTip(plain_tip(text))


def plain_tip(text: str) -> str:
    """Write a tip so that it is shown letter for letter."""
    return f"<span>{escape(shown(text))}</span>" if text else ""
