"""The band between two lines, painted cheaply: the fill aliased, the edges one pixel wide."""

from __future__ import annotations

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QStyleOptionGraphicsItem, QWidget

from advisor import api

_FILL_ALPHA = 46
_EDGE_ALPHA = 130


class BandItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph publishes no types
    """Fills the space between the low and the high of an area."""

    def __init__(self, colour: QColor) -> None:
        super().__init__()
        self._colour = colour
        self._low = QPolygonF()
        self._high = QPolygonF()
        self._whole = QPolygonF()

    def show_area(self, area: api.Area) -> None:
        """Take over the arrays of an area."""
        self.prepareGeometryChange()
        months = area.x.tolist()
        low = _points(months, area.low.tolist())
        high = _points(months, area.high.tolist())
        self._low, self._high = QPolygonF(low), QPolygonF(high)
        self._whole = QPolygonF([*low, *reversed(high)])
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        return self._whole.boundingRect()

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        fill, edge = QColor(self._colour), QColor(self._colour)
        fill.setAlpha(_FILL_ALPHA)
        edge.setAlpha(_EDGE_ALPHA)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=False)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(fill)
        painter.drawPolygon(self._whole)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing, on=True)
        pen = QPen(edge)
        pen.setCosmetic(True)
        pen.setWidth(1)
        painter.setPen(pen)
        painter.drawPolyline(self._low)
        painter.drawPolyline(self._high)


def _points(across: list[float], up: list[float]) -> list[QPointF]:
    return [QPointF(x, y) for x, y in zip(across, up, strict=True)]
