"""Labels that show plain text only, in the roles of the typographic scale."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QFrame, QLabel, QWidget

from ui.privacy import shown


class Label(QLabel):
    """A label whose text is never read as markup, whoever wrote it."""

    def __init__(self, text: str = "", role: str = "body", *, wrap: bool = False) -> None:
        super().__init__()
        self._hint = QSize()
        self._heights: dict[int, int] = {}
        self.setProperty("textFormat", "PlainText")  # by name: see ui/front.py
        self.setProperty("role", role)
        self.setWordWrap(wrap)
        self.setText(text)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Show a text, without names that are hidden now."""
        self._heights.clear()
        super().setText(shown(text))

    def heightForWidth(self, width: int) -> int:  # noqa: N802 - Qt's name
        """Remember heights: nested layouts ask for each a dozen times, and Qt breaks lines anew."""
        hint = QLabel.sizeHint(self)  # another one: another font, other margins
        if hint != self._hint:
            self._hint = hint
            self._heights.clear()
        if width not in self._heights:
            self._heights[width] = super().heightForWidth(width)
        return self._heights[width]

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
    plain = shown(text).replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return f"<span>{plain}</span>" if text else ""
