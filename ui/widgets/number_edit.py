"""A line edit for one number, read and written in the reader's language, kept as typed."""

from __future__ import annotations

from PySide6.QtCore import QSignalBlocker, QTimer, Signal

from advisor import api
from ui.widgets.label import restyle
from ui.widgets.line_edit import LineEdit

_PREVIEW_MS = 150
_PERCENT_DIGITS = 10  # digits kept when a fraction is written as a percentage


class NumberEdit(LineEdit):
    """One number; what cannot be read stays in the field and is reported as the text it is."""

    typed = Signal(object)
    committed = Signal(object)
    cleared = Signal()

    def __init__(self, texts: api.Texts, *, percent: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self._factor = 100.0 if percent else 1.0
        self._shown = ""
        self._rest = QTimer(self, interval=_PREVIEW_MS, singleShot=True)
        self._rest.timeout.connect(self._preview)
        self.textEdited.connect(self._rest.start)
        self.editingFinished.connect(self._commit)

    def show_value(self, value: api.Answer) -> None:
        """Write an answer into the field, unless somebody is at it."""
        text = self._write(value)
        if text == self._shown and self.hasFocus() and self.isModified():
            return
        self._rest.stop()
        self._shown = text
        with QSignalBlocker(self):
            self.setText(text)
        if not self.hasFocus():
            self.setCursorPosition(0)  # of a long number the first digits are seen
        self.setModified(False)

    def set_percent(self, *, percent: bool) -> None:
        """Write and read shares as percentages from now on, or plain numbers."""
        self._factor = 100.0 if percent else 1.0

    def value(self) -> api.Answer:
        """Read the field: a number, the text itself where it is none, None where it is empty."""
        text = self.text().strip()
        if not text:
            return None
        try:
            return round(self._texts.parse_number(text) / self._factor, 15)
        except api.AdvisorError:
            return text

    def set_wrong(self, *, wrong: bool) -> None:
        """Mark the field."""
        if bool(self.property("wrong")) != wrong:
            self.setProperty("wrong", wrong)
            restyle(self)

    def _write(self, value: api.Answer) -> str:
        if isinstance(value, bool) or not isinstance(value, int | float):
            return value if isinstance(value, str) else ""
        return self._texts.plain_number(round(value * self._factor, _PERCENT_DIGITS))

    def _preview(self) -> None:
        value = self.value()
        if value is not None:
            self.typed.emit(value)

    def _commit(self) -> None:
        self._rest.stop()
        text = self.text().strip()
        if text == self._shown:
            return
        self._shown = text
        self.setModified(False)
        value = self.value()
        if value is None:
            self.cleared.emit()
        else:
            self.committed.emit(value)
