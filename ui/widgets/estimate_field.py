"""A number that may be uncertain: one value, or low, likely and high, and how it is spread."""

from __future__ import annotations

from functools import cached_property

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.answer_field import AnswerField
from ui.widgets.button import button
from ui.widgets.elided_label import ElidedLabel
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit
from ui.widgets.pane import Pane
from ui.widgets.shape_choice import ShapeChoice

_ENDS = ("low", "high")
_WIDTHS = {"low": 4, "likely": 7, "high": 4}  # the unit stands above the likely value
_PARTS = ("low", "likely", "high")


class EstimateField(AnswerField):
    """A number that opens into a range of three."""

    def __init__(self, texts: api.Texts, theme: Theme, unit: str, *, percent: bool = False) -> None:
        super().__init__()
        self._texts = texts
        self._kept: dict[str, api.Answer] = {}
        self._by_hand = False
        self.edits = {part: NumberEdit(texts, percent=percent) for part in _PARTS}
        self._captions: dict[str, ElidedLabel] = {}
        self._columns = {part: self._column(part) for part in _PARTS}
        self._unit = Label("", "muted")
        self._asked = ""
        self._down = QVBoxLayout()
        self._down.setSpacing(6)
        self.row.addLayout(self._down, 1)
        across = QHBoxLayout()
        across.setSpacing(8)
        self._down.addLayout(across)
        for part, column in self._columns.items():
            across.addWidget(column, _WIDTHS[part])
        across.addWidget(self._unit)
        self.range = self._range_button(theme)
        across.addWidget(self.range, 0, Qt.AlignmentFlag.AlignBottom)
        self._open(opened=False)
        self.show_unit(unit)
        self.setFocusProxy(self.edits["likely"])

    @cached_property
    def shape(self) -> ShapeChoice:
        """How the range is spread; made when one is opened, for most numbers have none."""
        made = ShapeChoice(self._texts, brief=True)
        made.chosen.connect(lambda _: self._choose_shape())
        self._down.addWidget(made)
        self._name_shape(made)
        return made

    def show_value(self, value: api.Answer, *, given: bool) -> None:
        parts = value if isinstance(value, dict) else {"likely": value if given else None}
        self._kept = {key: kept for key, kept in parts.items() if key not in _PARTS}
        for part, edit in self.edits.items():
            edit.show_value(parts.get(part))
        self._show_shape()
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
        self._asked = text
        if "shape" in self.__dict__:
            self._name_shape(self.shape)
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
        edit.typed.connect(lambda _: self._tell_typed())
        edit.committed.connect(lambda _: self._commit())
        edit.cleared.connect(self._commit)
        return column

    def _tell_typed(self) -> None:
        self._show_shape()
        self.typed.emit(self._value())

    def _range_button(self, theme: Theme) -> QPushButton:
        text = self._texts.say("window.estimate.range")
        made = button(text, role="icon", picture="range", theme=theme)
        made.setCheckable(True)
        made.clicked.connect(self._open_by_hand)
        made.toggled.connect(lambda opened: self._open(opened=opened))
        return made

    def _open_by_hand(self) -> None:
        """Offer the shape to whoever opens a range; one that was chosen is always in sight."""
        self._by_hand = True
        self._open(opened=self.range.isChecked())

    def _open(self, *, opened: bool) -> None:
        self.range.setChecked(opened)
        self._unit.setVisible(bool(self._unit.text()) and not opened)
        for part, column in self._columns.items():
            self._captions[part].setVisible(opened)
            if part in _ENDS:
                column.setVisible(opened)
        offered = opened and (self._by_hand or "shape" in self._kept)
        if offered or "shape" in self.__dict__:
            self.shape.setVisible(offered)
            self._show_shape()

    def _name_shape(self, made: ShapeChoice) -> None:
        made.name(f"{self._asked}: {self._texts.say('window.own.shape')}")
        made.show_range(has_range=self._has_range())

    def _show_shape(self) -> None:
        if "shape" in self.__dict__:
            self.shape.show_shape(self._kept.get("shape"), has_range=self._has_range())

    def _choose_shape(self) -> None:
        """Keep the shape with the range; the one that stands anyway is not said."""
        self._kept.pop("shape", None)
        if self.shape.shape:
            self._kept["shape"] = self.shape.shape
        self._commit()

    def _has_range(self) -> bool:
        return all(isinstance(edit.value(), int | float) for edit in self.edits.values())

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
        self._show_shape()
        value = self._value()
        if value is None:
            self.cleared.emit()
        elif not isinstance(value, dict) or all(part in value for part in _PARTS):
            self.committed.emit(value)
