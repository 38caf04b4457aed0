"""Several answers of a list, ticked."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, Qt
from PySide6.QtWidgets import QListWidget, QListWidgetItem

from advisor import api
from ui.widgets.answer_field import AnswerField

_ROWS_SHOWN = 6
_ROW_HEIGHT = 27


class ModelsField(AnswerField):
    """A list whose ticked entries are the answer; none ticked is no answer."""

    def __init__(self, choices: tuple[tuple[api.Answer, str], ...]) -> None:
        super().__init__()
        self.list = QListWidget()
        self.list.setProperty("role", "models")
        self.row.addWidget(self.list, 1)
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
