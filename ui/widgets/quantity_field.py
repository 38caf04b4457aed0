"""A single number with its unit."""

from __future__ import annotations

from advisor import api
from ui.widgets.answer_field import AnswerField
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit


class QuantityField(AnswerField):
    """A number; its text is read and written by the texts and kept as typed when wrong."""

    def __init__(self, texts: api.Texts, unit: str, *, percent: bool = False) -> None:
        super().__init__()
        self.edit = NumberEdit(texts, percent=percent)
        self._unit = Label(unit, "muted")
        self.row.addWidget(self.edit, 1)
        self.row.addWidget(self._unit)
        self._unit.setVisible(bool(unit))
        self.edit.typed.connect(self.typed)
        self.edit.committed.connect(self.committed)
        self.edit.cleared.connect(self.cleared)
        self.setFocusProxy(self.edit)

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        self.edit.show_value(value if given else None)

    def show_unit(self, unit: str) -> None:
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit))

    def show_used(self, text: str) -> None:
        self.edit.setPlaceholderText(text)

    def set_wrong(self, *, wrong: bool) -> None:
        self.edit.set_wrong(wrong=wrong)

    def name(self, text: str) -> None:
        self.edit.setAccessibleName(text)
