"""Several answers of a list, ticked."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListView, QListWidget, QListWidgetItem, QVBoxLayout

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane

_ROWS_SHOWN = 5
_ROW_HEIGHT = 27


class ModelsField(AnswerField):
    """A list whose ticked entries are the answer; none ticked is no answer."""

    def __init__(self, choices: tuple[tuple[api.Answer, str], ...], find: str) -> None:
        super().__init__()
        self.search = LineEdit()
        self.search.setPlaceholderText(find)
        self.search.setClearButtonEnabled(False)
        self.search.textChanged.connect(self._filter)
        self.list = QListWidget()
        self.list.setProperty("role", "models")
        self.list.setWordWrap(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setResizeMode(QListView.ResizeMode.Adjust)
        column = Pane()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(6)
        layout.addWidget(self.search)
        layout.addWidget(self.list)
        self.row.addWidget(column, 1)
        for value, text in choices:
            self._add(value, text, ticked=False)
        self.list.setFixedHeight(_ROW_HEIGHT * min(_ROWS_SHOWN, max(2, len(choices))) + 12)
        self.list.itemChanged.connect(lambda _: self._commit())
        self.setFocusProxy(self.list)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        wanted = list(value) if given and isinstance(value, list | tuple) else []
        with QSignalBlocker(self.list):
            for item in self._items():
                key = item.data(Qt.ItemDataRole.UserRole)
                item.setCheckState(_state(ticked=key in wanted))
                if key in wanted:
                    wanted.remove(key)
            for unknown in wanted:
                self._add(unknown, str(unknown), ticked=True)

    def name(self, text: str) -> None:
        self.list.setAccessibleName(text)
        self.search.setAccessibleName(f"{text}: {self.search.placeholderText()}")

    def _filter(self, typed: str) -> None:
        """Hide what does not match; what is ticked stays in sight."""
        for item in self._items():
            ticked = item.checkState() is Qt.CheckState.Checked
            item.setHidden(not ticked and typed.casefold() not in item.text().casefold())

    def _items(self) -> list[QListWidgetItem]:
        return [self.list.item(row) for row in range(self.list.count())]

    def _add(self, value: api.Answer, text: str, *, ticked: bool) -> None:
        item = QListWidgetItem(text, self.list)
        item.setData(Qt.ItemDataRole.UserRole, value)
        item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
        item.setCheckState(_state(ticked=ticked))

    def _commit(self) -> None:
        ticked = [item for item in self._items() if item.checkState() is Qt.CheckState.Checked]
        values = [item.data(Qt.ItemDataRole.UserRole) for item in ticked]
        if values:
            self.committed.emit(values)
        else:
            self.cleared.emit()


def _state(*, ticked: bool) -> Qt.CheckState:
    return Qt.CheckState.Checked if ticked else Qt.CheckState.Unchecked
