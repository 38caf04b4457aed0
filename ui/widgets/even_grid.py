"""Widgets of one kind in as many even columns as there is room for."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSize
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from ui.laid_out import least_width
from ui.widgets.pane import Pane
from ui.zoom import px


class EvenGrid(Pane):
    """Takes fewer columns, of those offered, where a column would be narrower than its least."""

    def __init__(
        self, widgets: Sequence[QWidget], *, counts: Sequence[int], least: int, spacing: int = 12
    ) -> None:
        super().__init__()
        self._widgets, self._counts, self._least = widgets, counts, least
        self.grid = QGridLayout(self)
        self.grid.setContentsMargins(0, 0, 0, 0)
        self.grid.setSpacing(spacing)
        self.columns = 0
        self._place(counts[0])

    def minimumSizeHint(self) -> QSize:
        return QSize(self._widest(), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        least = max(px(self._least), self._widest() + self.grid.spacing())
        fitting = (count for count in self._counts if self.width() >= count * least)
        self._place(next(fitting, self._counts[-1]))

    def _widest(self) -> int:
        """Give the width that the widest needs; what can be of any width needs none."""
        return max(map(least_width, self._widgets), default=0)

    def turned(self, columns: int) -> None:
        """Make of the grid what suits so many columns; nothing, unless a kind has its own."""

    def _place(self, columns: int) -> None:
        if columns == self.columns:
            return
        self.columns = columns
        for place, widget in enumerate(self._widgets):
            self.grid.addWidget(widget, *divmod(place, columns))
        for column in range(max(self._counts)):
            self.grid.setColumnStretch(column, int(column < columns))
        self.turned(columns)
