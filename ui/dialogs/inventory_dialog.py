"""A list of hardware before it joins: which column holds what, what each row becomes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TypeAlias

from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QGridLayout, QWidget

from advisor import api
from ui.dialogs.box import Box
from ui.privacy import shown
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.choice_field import ChoiceBox
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.pane import Pane

Read: TypeAlias = "Callable[[api.Sheet, Mapping[str, int] | None], api.InventoryReading]"
"""How a sheet is read with its columns told, or guessed."""
_ACROSS = 4
"""Fields beside each other."""
_SHOWN = ("name", "accelerator", "accelerators_per_server", "servers", "age_months", "site")
_ROWS_SHOWN = 500


class InventoryDialog(Box):
    """Maps columns and shows what each row becomes; accepted to add the rows that can stand."""

    def __init__(
        self,
        file: str,
        sheets: Sequence[api.Sheet],
        read: Read,
        texts: api.Texts,
        theme: Theme,
        parent: QWidget,
    ) -> None:
        super().__init__(texts.say("window.inventory_import.heading", file=file), texts, parent)
        self._texts, self._sheets, self._read = texts, sheets, read
        self._sheet = api.best_sheet(sheets)
        self.reading = read(self._sheet, None)
        self.column.addWidget(Label(texts.say("window.inventory_import.note"), "muted", wrap=True))
        self.sheet_box = self._sheet_box()
        self.boxes: dict[str, ChoiceBox] = {}
        self.column.addWidget(self._mapping())
        self.counted = Label("", "strong", wrap=True)
        self.column.addWidget(self.counted)
        self.table = DataTable(
            texts.say("window.inventory_import.rows"), left=frozenset({1, 2, 6, 7})
        )
        self.column.addWidget(self.table, 1)
        self.import_button = button(
            texts.say("window.inventory_import.take"),
            role="primary",
            name="take_inventory",
            theme=theme,
        )
        self.import_button.clicked.connect(self.accept)
        cancel = button(texts.say("window.update.cancel"), name="cancel_inventory")
        cancel.clicked.connect(self.reject)
        self.add_buttons(cancel, self.import_button)
        self._offer_columns()
        self._show()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.table.resizeRowsToContents()

    def _sheet_box(self) -> ChoiceBox:
        box = ChoiceBox()
        box.setAccessibleName(self._texts.say("window.inventory_import.sheet"))
        box.addItems([shown(sheet.name) for sheet in self._sheets])
        box.setCurrentIndex(list(self._sheets).index(self._sheet))
        box.currentIndexChanged.connect(self._turn)
        return box

    def _mapping(self) -> Pane:
        say = self._texts.say
        pane = Pane()
        grid = QGridLayout(pane)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(12)
        grid.setVerticalSpacing(4)
        asked: list[tuple[str, ChoiceBox]] = []
        if len(self._sheets) > 1:
            asked.append((say("window.inventory_import.sheet"), self.sheet_box))
        for field in api.INVENTORY_FIELDS:
            box = self.boxes[field] = ChoiceBox()
            box.setObjectName(f"column_{field}")
            box.setAccessibleName(say(api.field_name(field)))
            box.currentIndexChanged.connect(partial(self._map, field))
            asked.append((say(api.field_name(field)), box))
        for at, (name, box) in enumerate(asked):
            row, column = divmod(at, _ACROSS)
            label = Label(name, "caption")
            label.setBuddy(box)
            grid.addWidget(label, 2 * row, column)
            grid.addWidget(box, 2 * row + 1, column)
        for column in range(_ACROSS):
            grid.setColumnStretch(column, 1)
        return pane

    def _offer_columns(self) -> None:
        """Offer the sheet's headings for each field and choose those in use."""
        none = self._texts.say("window.inventory_import.not_there")
        headings = [
            heading or self._texts.say("window.inventory_import.column", number=at)
            for at, heading in enumerate(self._sheet.headings, start=1)
        ]
        for field, box in self.boxes.items():
            box.blockSignals(True)  # noqa: FBT003 - Qt's own
            box.clear()
            box.addItems([none, *map(shown, headings)])
            box.setCurrentIndex(self.reading.columns.get(field, -1) + 1)
            box.blockSignals(False)  # noqa: FBT003 - Qt's own

    def _turn(self, index: int) -> None:
        self._sheet = self._sheets[index]
        self.reading = self._read(self._sheet, None)
        self._offer_columns()
        self._show()

    def _map(self, field: str, index: int) -> None:
        """Read with another column for a field; a column is taken from the field that had it."""
        columns = {f: at for f, at in self.reading.columns.items() if f != field}
        if index > 0:
            columns = {f: at for f, at in columns.items() if at != index - 1}
            columns[field] = index - 1
        self.reading = self._read(self._sheet, columns)
        self._offer_columns()
        self._show()

    def _show(self) -> None:
        say, reading = self._texts.say, self.reading
        left = len(reading.rows) - reading.machines
        said = "window.inventory_import.counted" if left else "window.inventory_import.all_good"
        self.counted.setText(say(said, count=reading.machines, left=left))
        self.import_button.setEnabled(reading.machines > 0)
        header = [
            say("window.inventory_import.line"),
            *(say(api.field_name(field)) for field in _SHOWN),
            say("window.inventory_import.fault"),
        ]
        rows = [self._cells(row) for row in reading.rows[:_ROWS_SHOWN]]
        self.table.show_rows(header, rows, wide=len(header) - 1)
        self.table.resizeRowsToContents()

    def _cells(self, row: api.InventoryRow) -> tuple[str, ...]:
        texts = self._texts
        cells = []
        for field in _SHOWN:
            value = row.machine.get(field)
            is_number = isinstance(value, int | float)
            cells.append("" if value is None else texts.number(value) if is_number else str(value))  # type: ignore[arg-type]
        faults = " ".join(texts.say(problem.message) for problem in row.problems)
        return texts.number(row.line), *cells, faults
