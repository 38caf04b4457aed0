"""Paints a row of the palette: what it is, its title, and what stands beside it."""

from __future__ import annotations

from typing import NamedTuple

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QRect, QSize, Qt
from PySide6.QtGui import QFont, QPainter
from PySide6.QtWidgets import QListWidget, QStyle, QStyledItemDelegate, QStyleOptionViewItem

from ui.palette.entries import Entry
from ui.theme import Theme
from ui.zoom import px

ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_ROW = 36
_KIND = 104
_NOTE_SHARE = 0.42


class _Pen(NamedTuple):
    """How words are written."""

    tone: str
    size: int
    weight: QFont.Weight = QFont.Weight.Normal


class EntryPainter(QStyledItemDelegate):
    """Paints an entry on one line."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(200), px(_ROW))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place: QRect = option.rect.adjusted(px(2), 1, -px(2), -1)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if chosen:
            painter.setPen(self._theme.colour("accent"))
            painter.setBrush(self._theme.colour("accent_soft"))
            painter.drawRoundedRect(place, 6, 6)
        room = place.adjusted(px(10), 0, -px(10), 0)
        kind = QRect(room.left(), room.top(), px(_KIND), room.height())
        self._write(painter, kind, entry.kind, _Pen("text_muted", 11))
        rest = room.adjusted(px(_KIND), 0, 0, 0)
        wide = round(rest.width() * _NOTE_SHARE) if entry.note else 0
        note = QRect(rest.right() - wide, rest.top(), wide, rest.height())
        title = rest.adjusted(0, 0, -wide - px(8), 0)
        tone = "accent" if chosen else "text"
        self._write(painter, title, entry.title, _Pen(tone, 13, QFont.Weight.DemiBold))
        self._write(painter, note, entry.note, _Pen("text_muted", 12), right=True)
        painter.restore()

    def _write(
        self, painter: QPainter, place: QRect, text: str, pen: _Pen, *, right: bool = False
    ) -> None:
        font = QFont(painter.font())
        font.setPixelSize(px(pen.size))
        font.setWeight(pen.weight)
        painter.setFont(font)
        painter.setPen(self._theme.colour(pen.tone))
        whole = " ".join(text.split())
        shown = painter.fontMetrics().elidedText(whole, Qt.TextElideMode.ElideRight, place.width())
        side = Qt.AlignmentFlag.AlignRight if right else Qt.AlignmentFlag.AlignLeft
        painter.drawText(place, side | Qt.AlignmentFlag.AlignVCenter, shown)
