"""Search, filter, table and detail: what every tab of the reference shelf consists of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Generic

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QSplitter, QVBoxLayout, QWidget

from advisor import api
from ui.library.rows import Column, T, folded
from ui.library.table import LongTable
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane

_FILTER_WIDTH = 220
_BESIDE = [620, 480]  # pixels of table and detail to begin with; a person may move the edge
_BENEATH = [300, 300]


@dataclass(frozen=True)
class Finding(Generic[T]):
    """How rows are found and shown."""

    name: str
    """What the table is, for who cannot see it."""
    hint: str
    """What may be searched for."""
    kinds: tuple[tuple[str, str], ...]
    """Kinds to filter by, and their words."""
    columns: Sequence[Column[T]]
    words: Callable[[T], str]
    """Everything a row is found by."""
    kind: Callable[[T], str]
    key: Callable[[T], str]
    """What tells a row from all others."""
    titles: Callable[[T], Sequence[str]] = lambda _: ()
    """Names of a row; one that is sought by its name stands before those that mention it."""


class Finder(Pane, Generic[T]):
    """Finds rows by words and kind; the detail beside follows the row looked at."""

    looked_at = Signal(object)
    """The row that is looked at; None where nothing was found."""

    def __init__(
        self, finding: Finding[T], texts: api.Texts, detail: QWidget, *, beside: bool
    ) -> None:
        super().__init__()
        say = texts.say
        self._finding, self._texts = finding, texts
        self._all: Sequence[tuple[T, str]] = ()
        self._wanted = self._chosen = ""
        self.search = LineEdit()
        self.search.setAccessibleName(finding.hint)
        self.search.setPlaceholderText(finding.hint)
        self.search.setClearButtonEnabled(True)
        self.search.textChanged.connect(self._find)
        self.filter = ChoiceField(finding.kinds, say("window.library.all_kinds"))
        self.filter.name(say("window.library.kind"))
        self.filter.setFixedWidth(_FILTER_WIDTH)
        self.filter.committed.connect(lambda kind: self._filter(str(kind)))
        self.filter.cleared.connect(lambda: self._filter(""))
        self.count = Label(say("window.library.loading"), "caption")
        self.table: LongTable[T] = LongTable(finding.name, finding.columns)
        self.table.chosen.connect(self._remember)
        self._lay_out(detail, beside=beside)

    def show_rows(self, rows: Sequence[T]) -> None:
        """Take the rows that there are to find."""
        self._all = [(row, folded(self._finding.words(row))) for row in rows]
        self._find()

    def go_to(self, key: str) -> None:
        """Look at one row, whatever was searched for before."""
        self._chosen, self._wanted = key, ""
        self.filter.show_value(None, given=False)
        self.search.clear()
        self._find()

    def _filter(self, kind: str) -> None:
        self._wanted = kind
        self._find()

    def _find(self) -> None:
        sought = folded(self.search.text()).split()
        found = [
            row
            for row, words in self._all
            if (not self._wanted or self._finding.kind(row) == self._wanted)
            and all(word in words for word in sought)
        ]
        whole = " ".join(sought)
        if whole:
            found.sort(key=lambda row: not self._is_called(row, whole))
        keys = [self._finding.key(row) for row in found]
        self.table.show_rows(found, keys.index(self._chosen) if self._chosen in keys else 0)
        said = {"found": len(found), "all": len(self._all)}
        self.count.setText(self._texts.say("window.library.count", **said))
        if not found:
            self.looked_at.emit(None)

    def _is_called(self, row: T, sought: str) -> bool:
        return any(folded(title) == sought for title in self._finding.titles(row))

    def _remember(self, row: T) -> None:
        self._chosen = self._finding.key(row)
        self.looked_at.emit(row)

    def _lay_out(self, detail: QWidget, *, beside: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 12, 0, 0)
        column.setSpacing(10)
        row = QHBoxLayout()
        column.addLayout(row)
        row.setSpacing(10)
        row.addWidget(self.search, 1)
        row.addWidget(self.filter)
        row.addWidget(self.count)
        way = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        split = QSplitter(way)
        split.setChildrenCollapsible(False)
        split.addWidget(self.table)
        split.addWidget(detail)
        split.setSizes(_BESIDE if beside else _BENEATH)
        column.addWidget(split, 1)
