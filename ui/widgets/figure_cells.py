"""Makes cells of a table something to open: by click, or by Enter on the cell in focus."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TypeAlias

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QRect, Qt
from PySide6.QtGui import QKeyEvent, QPainter, QPen
from PySide6.QtWidgets import QStyledItemDelegate, QStyleOptionViewItem, QTableWidget

from ui.widgets.opens import OPENING_KEYS

Cell: TypeAlias = "tuple[int, int]"
_Index: TypeAlias = "QModelIndex | QPersistentModelIndex"
_FOCUS_WIDTH = 2


class _Look(QStyledItemDelegate):
    """Underlines the cell beneath the pointer and frames the one in focus, where they open."""

    def __init__(self, table: QTableWidget) -> None:
        super().__init__(table)
        self._table = table
        self.cells: frozenset[Cell] = frozenset()
        self.under: Cell | None = None
        """The cell beneath the pointer."""

    def initStyleOption(  # noqa: N802 - named by Qt
        self, option: QStyleOptionViewItem, index: _Index
    ) -> None:
        super().initStyleOption(option, index)
        if self.under == (index.row(), index.column()):
            font = option.font
            font.setUnderline(True)
            option.font = font

    def paint(self, painter: QPainter, option: QStyleOptionViewItem, index: _Index) -> None:
        super().paint(painter, option, index)
        focused = self._table.hasFocus() and self._table.currentIndex() == index
        if focused and (index.row(), index.column()) in self.cells:
            painter.save()
            painter.setPen(QPen(option.palette.link().color(), _FOCUS_WIDTH))
            frame: QRect = option.rect
            painter.drawRect(frame.adjusted(1, 1, -2, -2))
            painter.restore()


class FigureCells(QObject):
    """Knows which cells of a table open, and opens them."""

    def __init__(self, table: QTableWidget, hint: str, act: Callable[[Cell], None]) -> None:
        super().__init__(table)
        self._table, self._hint, self._act = table, hint, act
        self._look = _Look(table)
        table.setItemDelegate(self._look)
        table.setMouseTracking(True)
        table.cellEntered.connect(self._enter)
        table.cellClicked.connect(self._open)
        table.installEventFilter(self)
        table.viewport().installEventFilter(self)

    def show_cells(self, cells: frozenset[Cell]) -> None:
        """Say which cells open; to be called after the rows are shown."""
        self._look.cells, self._look.under = cells, None
        for row, column in cells:
            item = self._table.item(row, column)
            if item is not None:
                item.setData(Qt.ItemDataRole.AccessibleDescriptionRole, self._hint)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - named by Qt
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            cell = self._table.currentRow(), self._table.currentColumn()
            if event.key() in OPENING_KEYS and cell in self._look.cells:
                self._act(cell)
                return True
        if event.type() == QEvent.Type.FocusIn and watched is self._table:
            self._stand()
        if event.type() == QEvent.Type.Leave and watched is self._table.viewport():
            self._enter(-1, -1)
        return super().eventFilter(watched, event)

    def _stand(self) -> None:
        """Stand on the first cell that opens, where nobody stands on one yet."""
        current = self._table.currentRow(), self._table.currentColumn()
        if self._look.cells and current not in self._look.cells:
            self._table.setCurrentCell(*min(self._look.cells))

    def _enter(self, row: int, column: int) -> None:
        under = (row, column) if (row, column) in self._look.cells else None
        if under == self._look.under:
            return
        self._look.under = under
        shape = Qt.CursorShape.PointingHandCursor if under else Qt.CursorShape.ArrowCursor
        self._table.viewport().setCursor(shape)
        self._table.viewport().update()

    def _open(self, row: int, column: int) -> None:
        if (row, column) in self._look.cells:
            self._act((row, column))


def open_cells(
    table: QTableWidget, hint: str, refs: Mapping[Cell, object], act: Callable[[object], None]
) -> None:
    """Let cells of a table be opened; each stands for what ``act`` is given."""
    FigureCells(table, hint, lambda cell: act(refs[cell])).show_cells(frozenset(refs))
