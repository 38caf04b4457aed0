"""A table of texts, read-only, whose rows can be reached by keyboard.

Columns share the width, and what is too long for its column stands in several lines. Only where
even the longest words have no room beside one another, the table scrolls sideways within itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import (
    QFont,
    QFontMetrics,
    QGuiApplication,
    QKeyEvent,
    QKeySequence,
    QResizeEvent,
    QShowEvent,
)
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableWidget, QTableWidgetItem

from ui.privacy import shown
from ui.widgets.column_room import (
    in_two_lines,
    least_widths,
    row_height,
    shared_room,
    wanted_widths,
)
from ui.widgets.label import set_plain_tip
from ui.zoom import factor, keep_size, px

_ROW_HEIGHT = 34
_HEADER_HEIGHT = 34
_MOST_HEIGHT = 44
"""Of a row on average, where a table shows some of its rows and scrolls to the others."""
_BAR = 10
"""How thick a scroll bar is, as the style sheet says."""


class DataTable(QTableWidget):
    """Shows rows of texts; numbers stand right, the first column left."""

    chosen = Signal(int)

    def __init__(self, name: str, *, left: frozenset[int] = frozenset({0})) -> None:
        super().__init__()
        keep_size(self)
        self._left = left
        self._wide, self._even, self._is_bold = 0, False, False
        self._most: int | None = None
        """Rows in sight; 0 stands for all of them, None for as many as there is room for."""
        self._fitted = (0, 0.0)
        """Room and zoom that columns and rows are made for."""
        self._rows: list[list[str]] = []
        self._heights: list[int] = []
        self._is_crowded = False
        self.setAccessibleName(name)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(True)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        keep_size(header)
        header.setHighlightSections(False)
        for one in (header, self.verticalHeader()):
            one.setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
            one.setMinimumSectionSize(1)
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
        self._rows = [[shown(text) for text in row] for row in rows]
        with QSignalBlocker(self):
            self.clear()
            self.setColumnCount(len(header))
            self.setRowCount(len(rows))
            for column, text in enumerate(header):
                self.setHorizontalHeaderItem(column, self._item(shown(text), column))
            for row, texts in enumerate(self._rows):
                for column, text in enumerate(texts):
                    self.setItem(row, column, self._item(text, column, bold=row in bold))
        self._even, self._wide, self._is_bold = even, wide, bool(bold)
        self._fitted = (0, 0.0)
        self._fit()

    def shorten_head(self, column: int, short: str, whole: str) -> None:
        """Write a column's heading otherwise, and keep it whole in its tip; then fit anew."""
        item = self.horizontalHeaderItem(column)
        if item is not None:
            if item.text().replace("\n", " ") != short:
                item.setText(short)
                self._fitted = (0, 0.0)
            set_plain_tip(item, whole)

    def fit_height(self, most: int = 0) -> None:
        """Be as high as the rows, so that the page scrolls instead of the table."""
        self._most = most
        self._fit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if self._fitted != (self._room(), factor()):
            self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        if self._fitted != (self._room(), factor()):
            self._fit()

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
        said = (
            (one.text().replace("\n", " ") if one else "" for one in line)
            for line in (heads, *rows)
        )
        QGuiApplication.clipboard().setText("\n".join(map("\t".join, said)))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy_rows()
        else:
            super().keyPressEvent(event)

    def _item(self, text: str, column: int, *, bold: bool = False) -> QTableWidgetItem:
        item = QTableWidgetItem(text)
        side = Qt.AlignmentFlag.AlignLeft if column in self._left else Qt.AlignmentFlag.AlignRight
        item.setTextAlignment(side | Qt.AlignmentFlag.AlignVCenter)
        if bold:
            font = item.font()
            font.setBold(True)
            item.setFont(font)
        return item

    def _room(self) -> int:
        """Give the width that the columns share."""
        scrolls = self._most is not None and 0 < self._most < self.rowCount()
        within = self.width() - 2 * self.frameWidth() - 2
        return within - px(_BAR) if scrolls else min(within, self.viewport().width())

    def _fit(self) -> None:
        """Share the width among the columns, and give every row the height of its lines."""
        if not self.isVisible() or not self.columnCount():
            self._fitted = (0, 0.0)
            if self._most is not None:
                self._be_high([px(_ROW_HEIGHT)] * self.rowCount(), scrolls=False)
            return
        if self._fitted != (self._room(), factor()):
            self._fitted = (self._room(), factor())
            self._measure(self._room())
        if self._most is not None:
            self._be_high(self._heights, scrolls=self._is_crowded)

    def _measure(self, room: int) -> None:
        """Make columns and rows for a width; every text is measured once."""
        font = QFont(self.font())
        font.setBold(self._is_bold)
        metrics = QFontMetrics(font)
        measure = cache(metrics.horizontalAdvance)
        cells = [[row[at] for row in self._rows] for at in self._columns()]
        widths = wanted_widths(self._heads(), cells, measure)
        if sum(widths) > room:
            heads = self._heads(wanted_widths([0] * len(cells), cells, measure))
            wanted = wanted_widths(heads, cells, measure)
            widths = shared_room(wanted, least_widths(heads, cells, measure), room)
        widths = self._filled(widths, room)
        header, sides = self.horizontalHeader(), self.verticalHeader()
        header.setFixedHeight(self._head_height())
        for at, width in enumerate(widths):
            header.resizeSection(at, width)
        least = px(_ROW_HEIGHT)
        self._heights = [
            max(least, row_height(row, widths, metrics, measure)) for row in self._rows
        ]
        for at, height in enumerate(self._heights):
            sides.resizeSection(at, height)
        self._is_crowded = sum(widths) > room

    def _be_high(self, heights: Sequence[int], *, scrolls: bool) -> None:
        most, policy = self._most or len(heights), Qt.ScrollBarPolicy
        whole = most >= len(heights)
        self.setVerticalScrollBarPolicy(
            policy.ScrollBarAlwaysOff if whole else policy.ScrollBarAlwaysOn
        )
        high = sum(heights)
        if not whole:  # as many whole rows as there is room for: none is cut in two
            places = [sum(heights[:count]) for count in range(1, most + 1)]
            high = max(
                [place for place in places if place <= most * px(_MOST_HEIGHT)][-1:] or places[:1]
            )
        beneath = px(_BAR) if scrolls else 0
        self.setFixedHeight(self._head_height() + high + beneath + 4)

    def _head_height(self) -> int:
        return max(px(_HEADER_HEIGHT), self.horizontalHeader().sizeHint().height())

    def _filled(self, widths: list[int], room: int) -> list[int]:
        """Give away what is left over: to all where columns are even, else to the wide one."""
        left = room - sum(widths)
        if left <= 0:
            return widths
        count = len(widths)
        if self._even and max(widths) <= room // count:
            return [room // count] * (count - 1) + [room - room // count * (count - 1)]
        shares = [left // count if self._even else 0] * count
        shares[self._wide] += left - sum(shares)
        return [width + share for width, share in zip(widths, shares, strict=True)]

    def _heads(self, beneath: Sequence[int] | None = None) -> list[int]:
        """Write the headings in a line each, or in two where wider than what stands beneath."""
        header = self.horizontalHeader()
        for at in self._columns():
            item = self.horizontalHeaderItem(at)
            if item is not None:
                item.setText(item.text().replace("\n", " "))
                if beneath is not None and header.sectionSizeHint(at) > beneath[at]:
                    item.setText(in_two_lines(item.text()))
        return [header.sectionSizeHint(at) for at in self._columns()]

    def _columns(self) -> range:
        return range(self.columnCount())

    def _tell(self) -> None:
        rows = self.selectionModel().selectedRows()
        if rows:
            self.chosen.emit(rows[0].row())
