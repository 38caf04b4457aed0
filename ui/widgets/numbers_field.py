"""A line of several numbers, parted by blanks."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.line_edit import LineEdit


class NumbersField(AnswerField):
    """Numbers as the texts read and write them; what cannot be read is kept as it was typed."""

    def __init__(self, texts: api.Texts) -> None:
        super().__init__()
        self.edit = LineEdit()
        self._texts = texts
        self._shown = ""
        self.row.addWidget(self.edit, 1)
        self.edit.editingFinished.connect(self._commit)
        self.setFocusProxy(self.edit)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        self._shown = self._write(value) if given else ""
        with QSignalBlocker(self.edit):
            self.edit.setText(self._shown)
        self.edit.setCursorPosition(0)

    def name(self, text: str) -> None:
        self.edit.setAccessibleName(text)

    def _write(self, value: api.Answer) -> str:
        if isinstance(value, str):
            return " ".join(self._with_our_mark(part) for part in value.split())
        parts = value if isinstance(value, list) else []
        return " ".join(p if isinstance(p, str) else self._with_our_mark(str(p)) for p in parts)

    def _with_our_mark(self, part: str) -> str:
        """Write a number with a decimal point by the rules of the language; else as it is."""
        try:
            return self._texts.plain_number(float(part))
        except ValueError:
            return part

    def _read(self, part: str) -> api.Answer:
        """Read a number; one that cannot be read stays a text, which the draft refuses."""
        try:
            return self._texts.parse_number(part)
        except api.AdvisorError:
            return part

    def _commit(self) -> None:
        text = self.edit.text().strip()
        if text == self._shown:
            return
        self._shown = text
        self.edit.setModified(False)
        if not text:
            self.cleared.emit()
            return
        parts: list[api.Answer] = [self._read(part) for part in text.split()]
        refused = any(isinstance(part, str) for part in parts)
        self.committed.emit(text.split() if refused else parts)
