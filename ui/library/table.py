"""A long table of texts that stays quick: it asks its model for what is in sight."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Generic

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from ui.library.rows import Column, RowsModel, T
from ui.zoom import px

_ROW_HEIGHT = 32
_LEAST_REST = 200
"""Pixels that the column without a width of its own takes at least."""


class LongTable(QTableView, Generic[T]):
    """Shows the rows of a model, one of them chosen, by keyboard as well."""

    chosen = Signal(object)
    """The row that is looked at now."""

    def __init__(self, name: str, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.rows: RowsModel[T] = RowsModel(columns)
        self.setAccessibleName(name)
        self.setModel(self.rows)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.SingleSelection)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setWordWrap(False)
        self.verticalHeader().hide()
        self.verticalHeader().setDefaultSectionSize(px(_ROW_HEIGHT))
        self.verticalHeader().setSectionResizeMode(QHeaderView.ResizeMode.Fixed)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        for place, column in enumerate(columns):
            mode = QHeaderView.ResizeMode
            header.setSectionResizeMode(place, mode.Interactive if column.width else mode.Stretch)
            if column.width:
                header.resizeSection(place, px(column.width))
        self.selectionModel().currentRowChanged.connect(self._tell)

    def show_rows(self, rows: Sequence[T], chosen: int = 0) -> None:
        """Show other rows and look at one of them."""
        self.rows.show_rows(rows)
        if rows:
            self.selectRow(chosen)
            self.scrollTo(self.rows.index(chosen, 0))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._make_way()

    def _make_way(self) -> None:
        """Leave out columns until the one that takes the rest has room."""
        columns = list(enumerate(self.rows.columns))
        room = self.viewport().width() - px(_LEAST_REST)
        room -= sum(px(one.width) for _, one in columns)
        gone = set[int]()
        going = sorted(
            (pair for pair in columns if pair[1].makes_way), key=lambda p: -p[1].makes_way
        )
        for place, column in going:
            if room >= 0:
                break
            gone.add(place)
            room += px(column.width)
        for place, _ in columns:
            if self.isColumnHidden(place) != (place in gone):
                self.setColumnHidden(place, place in gone)

    def _tell(self, now: QModelIndex, _before: QModelIndex) -> None:
        if now.isValid():
            self.chosen.emit(self.rows.row(now.row()))
