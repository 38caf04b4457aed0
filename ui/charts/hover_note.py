"""A small note beside the hand that says the values beneath it, letter for letter."""

from __future__ import annotations

from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QWidget

from ui.widgets.label import Label

_AWAY = 14
"""Pixels between the hand and the note."""


class HoverNote(Label):
    """Floats over a chart and lets every click through."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__("", "hover")
        self._chart = parent
        self.setParent(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_TransparentForMouseEvents)
        self.hide()

    def say(self, lines: tuple[str, ...], hand: QPoint) -> None:
        """Show lines beside the hand, inside the chart."""
        self.setText("\n".join(lines))
        self.adjustSize()
        room = self._chart.rect()
        left = hand.x() + _AWAY
        if left + self.width() > room.width():
            left = hand.x() - _AWAY - self.width()
        top = min(hand.y() + _AWAY, room.height() - self.height())
        self.move(max(0, left), max(0, top))
        self.raise_()
        self.show()
