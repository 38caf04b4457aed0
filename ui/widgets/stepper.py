"""The list of steps at the left, with the progress of each."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QSizePolicy

from ui.theme import Theme
from ui.widgets.step_mark import StepMark
from ui.widgets.step_painter import MARK, StepPainter
from ui.zoom import keep_size, px

__all__ = ["StepMark", "Stepper"]


class Stepper(QListWidget):
    """The spine of the window: one row for each step, reached by arrow keys."""

    chosen = Signal(int)

    def __init__(self, theme: Theme, name: str) -> None:
        super().__init__()
        self.setProperty("role", "stepper")
        keep_size(self)  # its height follows from its rows
        self.setSizePolicy(QSizePolicy.Policy.Ignored, self.sizePolicy().verticalPolicy())
        self.setAccessibleName(name)
        self._opened = False
        self._painter = StepPainter(theme, self)
        self.setItemDelegate(self._painter)
        self.setMouseTracking(True)
        for policy in (self.setHorizontalScrollBarPolicy, self.setVerticalScrollBarPolicy):
            policy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
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
                item.setData(MARK, mark)
                item.setData(Qt.ItemDataRole.AccessibleTextRole, mark.spoken or mark.title)
                tip = escape(mark.tip).replace("\n", "<br>")
                item.setData(Qt.ItemDataRole.ToolTipRole, f"<span>{tip}</span>")
        self.choose(row)
        self._show_open()
        self._fit()

    def set_narrow(self, *, narrow: bool) -> None:
        """Show badges alone; the tips say the rest."""
        self._painter.narrow = narrow
        self.doItemsLayout()
        self._fit()

    def choose(self, row: int) -> None:
        """Select a step without reporting it; -1 selects none."""
        with QSignalBlocker(self):
            self.clearSelection()
            self.setCurrentRow(row)

    def set_open(self, *, opened: bool) -> None:
        """Let every step be chosen, or only the first while no file is open."""
        self._opened = opened
        self._show_open()

    def _fit(self) -> None:
        self.setFixedHeight(px(self._painter.height) * self.count() + 4)

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
