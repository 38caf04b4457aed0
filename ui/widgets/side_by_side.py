"""Widgets beside one another, or beneath one another where a window is narrow or all is large."""

from __future__ import annotations

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QWidget

from ui.laid_out import least_width, widgets_in
from ui.widgets.pane import Pane
from ui.zoom import px


class SideBySide(Pane):
    """Turns its row into a column below a width, which is said in pixels at 100 %.

    That width is fixed: what the widgets need changes with the way they stand, and would turn
    them to and fro without end.
    """

    def __init__(self, *, least: int, spacing: int = 12) -> None:
        super().__init__()
        self._least = least
        self.row: QBoxLayout = QHBoxLayout(self)
        self.row.setContentsMargins(0, 0, 0, 0)
        self.row.setSpacing(spacing)

    def add(self, widget: QWidget, stretch: int = 1) -> None:
        """Place a widget after the others; beneath one another all are as wide as there is room."""
        self.row.addWidget(widget, stretch)

    @property
    def is_stacked(self) -> bool:
        """Whether the widgets stand beneath one another."""
        return self.row.direction() == QBoxLayout.Direction.TopToBottom

    def minimumSizeHint(self) -> QSize:
        """Give the width of the widest: the row makes way before it is wider than its page."""
        hint = super().minimumSizeHint()
        if self.is_stacked:
            return hint
        widest = max(map(least_width, widgets_in(self.row)), default=0)
        return QSize(min(widest, hint.width()), hint.height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        ways = QBoxLayout.Direction
        way = ways.TopToBottom if self.width() < px(self._least) else ways.LeftToRight
        if way != self.row.direction():
            self.turned(stacked=way == ways.TopToBottom)
            self.row.setDirection(way)

    def turned(self, *, stacked: bool) -> None:
        """Make of the widgets what suits the other way; nothing, unless a kind has its own."""
