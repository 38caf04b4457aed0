"""A table model that says a row only when it comes into sight."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt

from ui.widgets.label import plain_tip

T = TypeVar("T")
_Index = QModelIndex | QPersistentModelIndex
_SAID = frozenset(
    {
        Qt.ItemDataRole.DisplayRole,
        Qt.ItemDataRole.AccessibleTextRole,
        Qt.ItemDataRole.ToolTipRole,
    }
)


@dataclass(frozen=True)
class Column(Generic[T]):
    """A column: its heading, what it says of a row, how wide it is."""

    heading: str
    say: Callable[[T], str]
    width: int = 0
    """In pixels; 0 takes the room that is left."""
    right: bool = False
    makes_way: int = 0
    """The higher, the sooner it goes where there is little room; 0 stays. The detail says all."""


class RowsModel(QAbstractTableModel, Generic[T]):
    """Rows of anything, shown as texts that are made on demand and kept."""

    def __init__(self, columns: Sequence[Column[T]]) -> None:
        super().__init__()
        self.columns = columns
        self._rows: Sequence[T] = ()
        self._said: dict[tuple[int, int], str] = {}

    def show_rows(self, rows: Sequence[T]) -> None:
        """Show other rows."""
        self.beginResetModel()
        self._rows = rows
        self._said.clear()
        self.endResetModel()

    def say_again(self) -> None:
        """Say every row anew: something that stands beside them has changed."""
        self._said.clear()
        if self._rows:
            last = self.index(len(self._rows) - 1, len(self.columns) - 1)
            self.dataChanged.emit(self.index(0, 0), last)

    def row(self, index: int) -> T:
        """Give a row."""
        return self._rows[index]

    def rowCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self._rows)

    def columnCount(self, parent: _Index | None = None) -> int:  # noqa: N802 - Qt's name
        return 0 if parent is not None and parent.isValid() else len(self.columns)

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        column = self.columns[index.column()]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        if role not in _SAID:
            return None
        place = (index.row(), index.column())
        if place not in self._said:
            self._said[place] = column.say(self._rows[index.row()])
        said = self._said[place]
        if role == Qt.ItemDataRole.ToolTipRole:
            return plain_tip(said)
        is_spoken = role == Qt.ItemDataRole.AccessibleTextRole
        return f"{column.heading}: {said}" if is_spoken else said

    def headerData(  # noqa: N802 - Qt's name
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = self.columns[section]
        if role == Qt.ItemDataRole.TextAlignmentRole:
            side = Qt.AlignmentFlag.AlignRight if column.right else Qt.AlignmentFlag.AlignLeft
            return side | Qt.AlignmentFlag.AlignVCenter
        return column.heading if role == Qt.ItemDataRole.DisplayRole else None


def folded(text: str) -> str:
    """Fold case and width, so that a search finds what a person means."""
    return unicodedata.normalize("NFKC", text).casefold()
