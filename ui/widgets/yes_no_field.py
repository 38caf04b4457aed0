"""Yes or no."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker
from PySide6.QtWidgets import QCheckBox

from advisor import api
from ui.widgets.answer_field import AnswerField


class YesNoField(AnswerField):
    """A check box that says in words what its tick means."""

    def __init__(self, yes: str, no: str) -> None:
        super().__init__()
        self._words = (no, yes)
        self.box = QCheckBox(no)
        self.row.addWidget(self.box, 1)
        self.box.toggled.connect(self._commit)
        self.setFocusProxy(self.box)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        with QSignalBlocker(self.box):
            self.box.setChecked(given and value is True)
        self.box.setText(self._words[self.box.isChecked()])

    def name(self, text: str) -> None:
        self.box.setAccessibleName(text)

    def _commit(self, checked: bool) -> None:  # noqa: FBT001 - Qt hands it over so
        self.box.setText(self._words[checked])
        self.committed.emit(checked)
