"""Paints a step of the journey: a ring of progress, its title, and the gate after a phase."""

from __future__ import annotations

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPen, QPolygonF
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.theme import Theme
from ui.widgets.icons import pixmap
from ui.widgets.step_mark import StepMark
from ui.zoom import factor, px

MARK = int(Qt.ItemDataRole.UserRole) + 1
HEIGHT = 42
_LOW = 36
_WIDTH = 180
_TURN = 16 * 360  # Qt counts sixteenths of a degree
_TOP = 16 * 90
_GATE = 4.0


class StepPainter(QStyledItemDelegate):
    """Paints in lengths at 100 %; the painter enlarges them."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self.narrow = False

    @property
    def height(self) -> int:
        """Height of a row at 100 %."""
        return _LOW if self.narrow else HEIGHT

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(HEIGHT if self.narrow else _WIDTH), px(self.height))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        mark: StepMark = index.data(MARK)
        state, whole = option.state, option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.translate(whole.topLeft())
        painter.scale(factor(), factor())
        width = round(whole.width() / factor())
        place = QRect(0, 0, width, self.height).adjusted(4, 2, -4, -2)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._ground(painter, place, chosen=chosen, hovered=hovered)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 8, 8)
        text = self._theme.colour("accent" if chosen else "text")
        x = place.center().x() + 1 if self.narrow else place.left() + 22
        centre = QPointF(x, self.height / 2)
        if mark.gate:
            self._gate(painter, centre)
        self._badge(painter, centre, mark, text, chosen=chosen)
        if self.narrow:
            self._flag(painter, centre, mark)
        else:
            self._words(painter, place, mark, text, chosen=chosen)
        painter.restore()

    def _ground(self, painter: QPainter, place: QRect, *, chosen: bool, hovered: bool) -> None:
        if not chosen and not hovered:
            return
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(self._theme.colour("accent_soft" if chosen else "surface_sunken"))
        painter.drawRoundedRect(place, 8, 8)
        if chosen:
            painter.setBrush(self._theme.colour("accent"))
            painter.drawRoundedRect(
                QRect(place.left(), place.top() + 9, 3, place.height() - 18), 1.5, 1.5
            )

    def _gate(self, painter: QPainter, centre: QPointF) -> None:
        """A diamond on the way to the next phase: it is passed, not walked by."""
        line = self._theme.colour("border_control")
        painter.setPen(QPen(line, 1))
        bottom = float(self.height)
        painter.drawLine(QPointF(centre.x(), centre.y() + 11), QPointF(centre.x(), bottom))
        painter.setBrush(self._theme.colour("sidebar"))
        x, y = centre.x(), bottom - _GATE - 1
        points = [
            QPointF(x, y - _GATE),
            QPointF(x + _GATE, y),
            QPointF(x, y + _GATE),
            QPointF(x - _GATE, y),
        ]
        painter.drawPolygon(QPolygonF(points))

    def _badge(
        self, painter: QPainter, centre: QPointF, mark: StepMark, text: QColor, *, chosen: bool
    ) -> None:
        """A ring: whole where answered, dashed for "don't know", thin where nobody looked."""
        answered, unknown = mark.shares
        counts = bool(mark.note or mark.icon or answered or unknown)
        if not mark.badge and not counts:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if chosen else self._theme.colour("border_control"))
            painter.drawEllipse(centre, 3, 3)
            return
        radius = 10.0 if mark.badge else 6.0
        ring = QRectF(centre.x() - radius, centre.y() - radius, 2 * radius, 2 * radius)
        painter.setBrush(self._theme.colour("accent_soft" if chosen else "sidebar"))
        painter.setPen(QPen(self._theme.colour("border_control"), 1))
        painter.drawEllipse(ring)
        painter.setBrush(Qt.BrushStyle.NoBrush)
        first = round(answered * _TURN)
        if first:
            painter.setPen(QPen(self._theme.colour("accent"), 2))
            painter.drawArc(ring, _TOP, -first)
        if unknown:
            dashed = QPen(self._theme.colour("accent"), 2)
            dashed.setDashPattern([1.0, 1.2])
            painter.setPen(dashed)
            painter.drawArc(ring, _TOP - first, -round(unknown * _TURN))
        if mark.badge:
            painter.setFont(_font(painter, 11, QFont.Weight.DemiBold))
            painter.setPen(text)
            painter.drawText(ring, Qt.AlignmentFlag.AlignCenter, mark.badge)

    def _flag(self, painter: QPainter, centre: QPointF, mark: StepMark) -> None:
        if mark.icon:
            corner = QRect(round(centre.x()) + 7, round(centre.y()) - 17, 12, 12)
            painter.drawPixmap(corner, pixmap(mark.icon, self._theme.tokens[mark.tone], 12))

    def _words(
        self, painter: QPainter, place: QRect, mark: StepMark, text: QColor, *, chosen: bool
    ) -> None:
        right = place.right() - 10
        tone = self._theme.tokens[mark.tone]
        if mark.icon:
            right -= 16
            picture = QRect(right, place.center().y() - 7, 16, 16)
            painter.drawPixmap(picture, pixmap(mark.icon, tone, 16))
            right -= 4
        painter.setFont(_font(painter, 11, QFont.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(mark.note)
        painter.setPen(QColor(tone))
        note = QRect(right - width, place.top(), width, place.height())
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, mark.note)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Medium
        painter.setFont(_font(painter, 13, weight))
        painter.setPen(text)
        left = place.left() + 40
        room = note.left() - 6 - left
        title = painter.fontMetrics().elidedText(mark.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRect(left, place.top(), room, place.height()), Qt.AlignmentFlag.AlignVCenter, title
        )


def _font(painter: QPainter, size: int, weight: QFont.Weight) -> QFont:
    font = QFont(painter.font())
    font.setPixelSize(size)
    font.setWeight(weight)
    return font
