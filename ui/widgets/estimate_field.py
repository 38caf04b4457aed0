"""A number that may be uncertain: one value, or low, likely and high."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.answer_field import AnswerField
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit
from ui.widgets.pane import Pane

_ENDS = ("low", "high")
_WIDTHS = {"low": 4, "likely": 7, "high": 4}  # the unit stands above the likely value
_PARTS = ("low", "likely", "high")


class EstimateField(AnswerField):
    """A number that opens into a range of three."""

    def __init__(self, texts: api.Texts, theme: Theme, unit: str, *, percent: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self._kept: dict[str, api.Answer] = {}
        self.edits = {part: NumberEdit(texts, percent=percent) for part in _PARTS}
        self._captions: dict[str, ElidedLabel] = {}
        self._columns = {part: self._column(part) for part in _PARTS}
        self._unit = Label("", "muted")
        for part, column in self._columns.items():
            self.row.addWidget(column, _WIDTHS[part])
        self.row.addWidget(self._unit)
        self.range = self._range_button(theme)
        self.row.addWidget(self.range, 0, Qt.AlignmentFlag.AlignBottom)
        self._open(opened=False)
        self.show_unit(unit)
        self.setFocusProxy(self.edits["likely"])

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        parts = value if isinstance(value, dict) else {"likely": value if given else None}
        self._kept = {key: kept for key, kept in parts.items() if key not in _PARTS}
        for part, edit in self.edits.items():
            edit.show_value(parts.get(part))
        if isinstance(value, dict) or not self._has_focus():
            self._open(opened=isinstance(value, dict))

    def show_unit(self, unit: str) -> None:
        said = self._texts.say("window.estimate.likely")
        self._captions["likely"].show_text(f"{said}, {unit}" if unit else said)
        self._unit.setText(unit)
        self._unit.setVisible(bool(unit) and not self.range.isChecked())

    def show_used(self, text: str) -> None:
        self.edits["likely"].setPlaceholderText(text)

    def set_wrong(self, *, wrong: bool) -> None:
        for edit in self.edits.values():
            edit.set_wrong(wrong=wrong)

    def name(self, text: str) -> None:
        for part, edit in self.edits.items():
            said = self._texts.say(f"window.estimate.{part}")
            edit.setAccessibleName(text if part == "likely" else f"{text}: {said}")
        self.range.setAccessibleName(f"{text}: {self._texts.say('window.estimate.range')}")

    def _column(self, part: str) -> QWidget:
        column = Pane()
        layout = QVBoxLayout(column)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addStretch(1)  # fields stand in one line, however many lines a caption takes
        self._captions[part] = ElidedLabel("caption", lines=2)
        self._captions[part].show_text(self._texts.say(f"window.estimate.{part}"))
        edit = self.edits[part]
        layout.addWidget(self._captions[part])
        layout.addWidget(edit)
        edit.setMinimumWidth(88)
        edit.typed.connect(lambda _: self.typed.emit(self._value()))
        edit.committed.connect(lambda _: self._commit())
        edit.cleared.connect(self._commit)
        return column

    def _range_button(self, theme: Theme) -> QPushButton:
        text = self._texts.say("window.estimate.range")
        made = button(text, role="icon", picture="range", theme=theme)
        made.setCheckable(True)
        made.toggled.connect(lambda opened: self._open(opened=opened))
        return made

    def _open(self, *, opened: bool) -> None:
        self.range.setChecked(opened)
        self._unit.setVisible(bool(self._unit.text()) and not opened)
        for part, column in self._columns.items():
            self._captions[part].setVisible(opened)
            if part in _ENDS:
                column.setVisible(opened)

    def _has_focus(self) -> bool:
        return any(edit.hasFocus() for edit in self.edits.values()) or self.range.hasFocus()

    def _value(self) -> api.Answer:
        likely = self.edits["likely"].value()
        ends = {part: self.edits[part].value() for part in _ENDS}
        if all(end is None for end in ends.values()):
            return likely
        given = {"low": ends["low"], "likely": likely, "high": ends["high"]}
        return {**{part: v for part, v in given.items() if v is not None}, **self._kept}

    def _commit(self) -> None:
        value = self._value()
        if value is None:
            self.cleared.emit()
        elif not isinstance(value, dict) or all(part in value for part in _PARTS):
            self.committed.emit(value)
