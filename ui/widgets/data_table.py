"""A table of texts, read-only, whose rows can be reached by keyboard."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.privacy import shown

_ROW_HEIGHT = 34
_HEADER_HEIGHT = 34


class DataTable(QTableWidget):
    """Shows rows of texts; numbers stand right, the first column left."""

    chosen = Signal(int)

    def __init__(self, name: str, *, left: frozenset[int] = frozenset({0})) -> None:
        super().__init__()
        self._left = left
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(_ROW_HEIGHT)
        self.horizontalHeader().setHighlightSections(False)
        self.horizontalHeader().setFixedHeight(_HEADER_HEIGHT)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.itemSelectionChanged.connect(self._tell)

    def show_rows(
        self,
        header: Sequence[str],
        rows: Sequence[Sequence[str]],
        *,
        bold: frozenset[int] = frozenset(),
        even: bool = False,
        wide: int = 0,
    ) -> None:
        """Show a table; the rows named in ``bold`` stand out, ``wide`` takes what room is left."""
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(header))
            self.setRowCount(len(rows))
            for column, text in enumerate(header):
                self.setHorizontalHeaderItem(column, self._item(text, column))
            for row, texts in enumerate(rows):
                for column, text in enumerate(texts):
                    self.setItem(row, column, self._item(text, column, bold=row in bold))
        self._stretch(even=even, wide=wide)

    def fit_height(self, most: int = 0) -> None:
        """Be as high as the rows, so that the page scrolls instead of the table."""
        rows = min(self.rowCount(), most) if most else self.rowCount()
        policy = Qt.ScrollBarPolicy
        whole = rows == self.rowCount()
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAsNeeded
        )
        self.setFixedHeight(_HEADER_HEIGHT + rows * _ROW_HEIGHT + 4)

    def choose(self, row: int) -> None:
        """Select a row without reporting it."""
        with QSignalBlocker(self):
            self.clearSelection()
            if 0 <= row < self.rowCount():
                self.selectRow(row)

    def copy_rows(self) -> None:
        """Put the whole table on the clipboard, cells apart by tabs, as spreadsheets take it."""
        columns = range(self.columnCount())
        heads = [self.horizontalHeaderItem(column) for column in columns]
        rows = [[self.item(row, column) for column in columns] for row in range(self.rowCount())]
        lines = ("\t".join(one.text() if one else "" for one in line) for line in (heads, *rows))
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def _item(self, text: str, column: int, *, bold: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(shown(text))
        side = Qt.AlignmentFlag.AlignLeft if column in self._left else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if bold:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item

    def _stretch(self, *, even: bool, wide: int) -> None:
        header = self.horizontalHeader()
        mode = QHeaderView.ResizeMode
        header.setSectionResizeMode(mode.Stretch if even else mode.ResizeToContents)
        if self.columnCount():
            header.setSectionResizeMode(wide, mode.Stretch)

    def _tell(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(rows[0].row())
