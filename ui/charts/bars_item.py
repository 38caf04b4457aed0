"""The horizontal bars of a tornado, whose texts carry the sign."""

from __future__ import annotations

from collections.abc import Sequence

import pyqtgraph as pg
from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QBrush, QPainter
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from advisor import api
from ui.theme import Theme

_THICKNESS = 0.58


class BarsItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph publishes no types
    """Bars 2i and 2i + 1 are the two ends of row i, which lies at y = i + 0.5."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._bars: Sequence[api.Bar] = ()

    def show_bars(self, bars: Sequence[api.Bar]) -> None:
        """Take over the bars."""
        self.prepareGeometryChange()
        self._bars = bars
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        whole = QRectF()
        for index, bar in enumerate(self._bars):
            whole = whole.united(_place(index, bar))
        return whole

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        painter.setPen(Qt.PenStyle.NoPen)
        for index, bar in enumerate(self._bars):
            painter.setBrush(QBrush(self._theme.colour(bar.tone)))
            painter.drawRect(_place(index, bar))


def _place(index: int, bar: api.Bar) -> QRectF:
    left, right = sorted((bar.start, bar.end))
    return QRectF(left, index // 2 + (1 - _THICKNESS) / 2, right - left, _THICKNESS)
