"""A list of records: a name, a line beneath it, a mark when something is wrong."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.privacy import shown
from ui.theme import Theme
from ui.widgets.icons import pixmap
from ui.zoom import keep_size, px

_ENTRY = int(Qt.ItemDataRole.UserRole) + 1
_HEIGHT = 62
_MOST = 8
_EDGES = 8


@dataclass(frozen=True)
class Entry:
    """One record as the list shows it."""

    key: str
    title: str
    note: str
    wrong: bool = False


class RecordList(QListWidget):
    """Records one beneath the other; arrow keys move, the choice is reported by key."""

    chosen = Signal(str)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        keep_size(self)
        self._most = _MOST
        self.setProperty("role", "records")
        self.setAccessibleName(name)
        self.setItemDelegate(_EntryPainter(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.currentItemChanged.connect(lambda item, _: self._tell(item))

    def show_entries(self, entries: Sequence[Entry], current: str) -> None:
        """Show records and which of them is chosen."""
        with QSignalBlocker(self):
            while self.count() > len(entries):
                self.takeItem(self.count() - 1)
            for index, told in enumerate(entries):
                entry = replace(told, title=shown(told.title), note=shown(told.note))
                item = self.item(index) or QListWidgetItem(self)
                item.setText(entry.title)
                item.setData(_ENTRY, entry)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, f"{entry.title}, {entry.note}")
                if entry.key == current:
                    self.setCurrentRow(index)
        self.set_most(self._most)

    def set_most(self, most: int) -> None:
        """Keep so many records in sight, if there are as many."""
        self._most = most
        self.setMinimumHeight(px(_HEIGHT) * min(most, self.count()) + px(_EDGES))

    def _tell(self, item: QListWidgetItem | None) -> None:
        if item is not None:
            self.chosen.emit(item.data(_ENTRY).key)


class _EntryPainter(QStyledItemDelegate):
    """Paints a record as a small card."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return QSize(px(160), px(_HEIGHT))

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        entry: Entry = index.data(_ENTRY)
        chosen = bool(option.state & QStyle.StateFlag.State_Selected)
        place: QRect = option.rect.adjusted(2, 3, -2, -3)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        focused = chosen and bool(option.state & QStyle.StateFlag.State_HasFocus)
        painter.setPen(
            QPen(self._theme.colour("accent" if chosen else "border"), 3 if focused else 1)
        )
        painter.setBrush(self._theme.colour("accent_soft" if chosen else "surface"))
        painter.drawRoundedRect(place, 8, 8)
        self._words(painter, place.adjusted(px(14), px(9), -px(14), -px(9)), entry, chosen=chosen)
        painter.restore()

    def _words(self, painter: QPainter, place: QRect, entry: Entry, *, chosen: bool) -> None:
        if entry.wrong:
            picture = pixmap("warning", self._theme.tokens["error"], 16)
            painter.drawPixmap(place.right() - px(16), place.top(), picture)
        room = place.adjusted(0, 0, -px(22) if entry.wrong else 0, 0)
        lines = (
            (entry.title, 13, QFont.Weight.DemiBold, "accent" if chosen else "text"),
            (entry.note, 12, QFont.Weight.Normal, "text_muted"),
        )
        top = Qt.AlignmentFlag.AlignTop
        for row, (text, size, weight, tone) in enumerate(lines):
            font = QFont(painter.font())
            font.setPixelSize(px(size))
            font.setWeight(weight)
            painter.setFont(font)
            painter.setPen(self._theme.colour(tone))
            shown = painter.fontMetrics().elidedText(
                text, Qt.TextElideMode.ElideRight, room.width()
            )
            painter.drawText(room.adjusted(0, row * px(21), 0, 0), top, shown)
