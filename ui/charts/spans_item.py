"""Stretches of rows: stacks of cost, or who runs what when; hatched so that colour is not alone."""

from __future__ import annotations

from collections.abc import Collection, Sequence

import pyqtgraph as pg
from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QFont, QFontMetrics, QPainter, QPen, QTransform
from PySide6.QtWidgets import QApplication, QStyleOptionGraphicsItem, QWidget

from advisor import api
from ui.theme import Theme
from ui.zoom import px

HATCHES = {
    "plain": Qt.BrushStyle.SolidPattern,
    "rising": Qt.BrushStyle.BDiagPattern,
    "falling": Qt.BrushStyle.FDiagPattern,
}
_THICKNESS = 0.62
_SOFT = 70
"""Opacity of the ground beneath a hatching, of 255."""
_WHOLE = 14
"""Letters up to which a text, such as an amount, stands whole or not at all."""
_ROOM = 6
"""Pixels that a text keeps from both ends of its span."""


class SpansItem(pg.GraphicsObject):  # type: ignore[misc]  # pyqtgraph publishes no types
    """Row i lies at y = i + 0.5; a text stands in its span where there is room."""

    def __init__(self, theme: Theme) -> None:
        super().__init__()
        self._theme = theme
        self._spans: Sequence[api.Span] = ()
        self._hidden: Collection[str] = ()

    def show_spans(self, spans: Sequence[api.Span], hidden: Collection[str]) -> None:
        """Take over the spans; those of hidden keys are left out."""
        self.prepareGeometryChange()
        self._spans, self._hidden = spans, hidden
        self.update()

    def boundingRect(self) -> QRectF:  # noqa: N802 - Qt's name
        whole = QRectF()
        for span in self._spans:
            whole = whole.united(_place(span))
        return whole

    def paint(
        self,
        painter: QPainter,
        _option: QStyleOptionGraphicsItem,
        _widget: QWidget | None = None,
    ) -> None:
        across = painter.worldTransform()
        font = QFont(QApplication.font())
        font.setPixelSize(px(11))
        for span in self._spans:
            if span.key not in self._hidden:
                painter.setWorldTransform(QTransform())
                painter.setFont(font)
                self._paint(painter, span, across.mapRect(_place(span)))
        painter.setWorldTransform(across)

    def _paint(self, painter: QPainter, span: api.Span, place: QRectF) -> None:
        """Paint in pixels, so that hatchings and letters keep their size."""
        colour = self._theme.colour(span.tone)
        fill_span(painter, place, colour, span.hatch, self._theme.colour("surface"))
        metrics = QFontMetrics(painter.font())
        room = int(place.width()) - 2 * _ROOM
        words = metrics.elidedText(span.text, Qt.TextElideMode.ElideRight, room)
        cut = words != span.text
        if cut and (len(span.text) < _WHOLE or room < metrics.horizontalAdvance("00…")):
            return
        wide = metrics.horizontalAdvance(words) + 2 * _ROOM
        label = QRectF(place.left(), place.top(), wide, place.height())
        if span.hatch != "plain":
            painter.fillRect(label.adjusted(2, 3, -2, -3), self._theme.colour("surface"))
        ink = "surface" if span.hatch == "plain" else "text"
        painter.setPen(self._theme.colour(ink))
        painter.drawText(label, Qt.AlignmentFlag.AlignCenter, words)


def fill_span(painter: QPainter, place: QRectF, colour: QColor, hatch: str, ground: QColor) -> None:
    """Fill a rectangle of the screen with a colour, whole or hatched on a soft ground."""
    painter.setPen(Qt.PenStyle.NoPen)
    painter.fillRect(place, ground)
    if hatch == "plain":
        painter.fillRect(place, colour)
    else:
        soft = QColor(colour)
        soft.setAlpha(_SOFT)
        painter.fillRect(place, soft)
        painter.setBrushOrigin(QPointF(0, 0))
        painter.fillRect(place, QBrush(colour, HATCHES[hatch]))
    painter.setPen(QPen(ground if hatch == "plain" else colour, 1))
    painter.setBrush(Qt.BrushStyle.NoBrush)
    painter.drawRect(place)


def _place(span: api.Span) -> QRectF:
    left, right = sorted((span.start, span.end))
    return QRectF(left, span.row + (1 - _THICKNESS) / 2, right - left, _THICKNESS)
