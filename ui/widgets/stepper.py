"""The list of steps at the left, with the progress of each."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import (
    QModelIndex,
    QPersistentModelIndex,
    QPoint,
    QRect,
    QSignalBlocker,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QColor, QFont, QPainter, QPen
from PySide6.QtWidgets import (
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
)

from ui.theme import Theme
from ui.widgets.icons import pixmap

_ROW = QSize(180, 42)
_MARK = int(Qt.ItemDataRole.UserRole) + 1


@dataclass(frozen=True)
class StepMark:
    """What stands beside a step."""

    title: str
    badge: str = ""
    note: str = ""
    """Progress in words, short."""
    icon: str = ""
    """Name of an icon: ``keep`` for done, ``warning`` for a problem."""
    tone: str = "text_muted"
    spoken: str = ""
    """What a screen reader says."""


class Stepper(QListWidget):
    """The spine of the window: one row for each step, reached by arrow keys."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setProperty("role", "stepper")
        self.setAccessibleName(name)
        self._opened = False
        self.setItemDelegate(_StepPainter(theme, self))
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.itemSelectionChanged.connect(self._tell)

    def show_marks(self, marks: Sequence[StepMark]) -> None:
        """Show the steps with their progress, keeping the chosen row."""
        row = self._row()
        with QSignalBlocker(self):
            while self.count() > len(marks):
                self.takeItem(self.count() - 1)
            for index, mark in enumerate(marks):
                item = self.item(index) or QListWidgetItem(self)
                item.setText(mark.title)
                item.setData(_MARK, mark)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, mark.spoken or mark.title)
        self.choose(row)
        self._show_open()
        self.setFixedHeight(_ROW.height() * len(marks) + 4)

    def choose(self, row: int) -> None:
        """Select a step without reporting it; -1 selects none."""
        with QSignalBlocker(self):
            self.clearSelection()
            self.setCurrentRow(row)

    def set_open(self, *, opened: bool) -> None:
        """Let every step be chosen, or only the first while no file is open."""
        self._opened = opened
        self._show_open()

    def _show_open(self) -> None:
        flags = Qt.ItemFlag.ItemIsSelectable | Qt.ItemFlag.ItemIsEnabled
        with QSignalBlocker(self):
            for row in range(1, self.count()):
                self.item(row).setFlags(flags if self._opened else Qt.ItemFlag.NoItemFlags)

    def _row(self) -> int:
        """Give the selected row: the current one may be another, where the focus came in."""
        return next((index.row() for index in self.selectedIndexes()), -1)

    def _tell(self) -> None:
        if self._row() >= 0:
            self.chosen.emit(self._row())


class _StepPainter(QStyledItemDelegate):
    """Paints a step: badge, title, progress."""

    def __init__(self, theme: Theme, parent: QListWidget) -> None:
        super().__init__(parent)
        self._theme = theme

    def sizeHint(
        self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex
    ) -> QSize:
        return _ROW

    def paint(
        self,
        painter: QPainter,
        option: QStyleOptionViewItem,
        index: QModelIndex | QPersistentModelIndex,
    ) -> None:
        mark: StepMark = index.data(_MARK)
        state = option.state
        place: QRect = option.rect.adjusted(4, 2, -4, -2)
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        chosen = bool(state & QStyle.StateFlag.State_Selected)
        hovered = bool(state & QStyle.StateFlag.State_MouseOver)
        self._ground(painter, place, chosen=chosen, hovered=hovered)
        if state & QStyle.StateFlag.State_HasFocus:
            painter.setPen(QPen(self._theme.colour("focus"), 2))
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.drawRoundedRect(place.adjusted(1, 1, -1, -1), 8, 8)
        text = self._theme.colour("accent" if chosen else "text")
        self._badge(painter, place, mark, text, chosen=chosen)
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

    def _badge(
        self, painter: QPainter, place: QRect, mark: StepMark, text: QColor, *, chosen: bool
    ) -> None:
        centre = QPoint(place.left() + 22, place.center().y() + 1)
        if not mark.badge:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(text if chosen else self._theme.colour("border_control"))
            painter.drawEllipse(centre, 3, 3)
            return
        painter.setPen(text if chosen else self._theme.colour("border_control"))
        painter.setBrush(Qt.BrushStyle.NoBrush)
        painter.drawEllipse(centre, 10, 10)
        painter.setFont(self._font(painter, 11, QFont.Weight.DemiBold))
        painter.setPen(text)
        painter.drawText(
            QRect(centre.x() - 10, centre.y() - 10, 20, 20),
            Qt.AlignmentFlag.AlignCenter,
            mark.badge,
        )

    def _words(
        self, painter: QPainter, place: QRect, mark: StepMark, text: QColor, *, chosen: bool
    ) -> None:
        right = place.right() - 10
        tone = self._theme.tokens[mark.tone]
        if mark.icon:
            right -= 16
            painter.drawPixmap(right, place.center().y() - 7, pixmap(mark.icon, tone, 16))
            right -= 4
        painter.setFont(self._font(painter, 11, QFont.Weight.Medium))
        width = painter.fontMetrics().horizontalAdvance(mark.note)
        painter.setPen(QColor(tone))
        note = QRect(right - width, place.top(), width, place.height())
        painter.drawText(note, Qt.AlignmentFlag.AlignVCenter, mark.note)
        weight = QFont.Weight.DemiBold if chosen else QFont.Weight.Medium
        painter.setFont(self._font(painter, 13, weight))
        painter.setPen(text)
        left = place.left() + 40
        room = note.left() - 6 - left
        title = painter.fontMetrics().elidedText(mark.title, Qt.TextElideMode.ElideRight, room)
        painter.drawText(
            QRect(left, place.top(), room, place.height()), Qt.AlignmentFlag.AlignVCenter, title
        )

    @staticmethod
    def _font(painter: QPainter, size: int, weight: QFont.Weight) -> QFont:
        font = QFont(painter.font())
        font.setPixelSize(size)
        font.setWeight(weight)
        return font
