"""A line of plain text."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.line_edit import LineEdit

_LONGEST = 200


class TextField(AnswerField):
    """Words as somebody wrote them."""

    def __init__(self) -> None:
        super().__init__()
        self.edit = LineEdit()
        self.edit.setMaxLength(_LONGEST)
        self._shown = ""
        self.row.addWidget(self.edit, 1)
        self.edit.editingFinished.connect(self._commit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        self._shown = str(value) if given and value is not None else ""
        with QSignalBlocker(self.edit):
            self.edit.setText(self._shown)
        self.edit.setCursorPosition(0)

    def name(self, text: str) -> None:
        self.edit.setAccessibleName(text)

    def _commit(self) -> None:
        text = " ".join(self.edit.text().split())  # what was pasted may have several lines
        if text == self._shown:
            return
        self._shown = text
        self.edit.setModified(False)
        if text:
            self.committed.emit(text)
        else:
            self.cleared.emit()
