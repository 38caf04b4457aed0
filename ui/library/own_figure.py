"""The client's own figure beside the catalogue's."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from advisor import api
from ui.library.names import amount_of, end_of
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.number_edit import NumberEdit
from ui.widgets.pane import Pane
from ui.widgets.shape_choice import ShapeChoice
from ui.widgets.wrap_row import WrapRow

_NUMBERS = ("low", "likely", "high")
_WORDS = ("source", "note", "day")
_BESIDE = ("scenarios",)
"""Parts of a figure that are given elsewhere and kept with their shape."""
_LONGEST = 500


class OwnFigureForm(Pane):
    """Asks for a figure with its source; reports it, or why it cannot stand."""

    given = Signal(object)
    """The figure, as an answer."""
    withdrawn = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__()
        say = texts.say
        self._texts = texts
        self._shown: tuple[str, api.Answer] | None = None
        self._kept: dict[str, api.Answer] = {}
        self.numbers = {part: NumberEdit(texts) for part in _NUMBERS}
        self.words = {part: LineEdit() for part in _WORDS}
        for edit in self.words.values():
            edit.setMaxLength(_LONGEST)
        self.words["day"].setPlaceholderText(say("window.library.day_hint"))
        self.shape = ShapeChoice(texts)
        for part in ("low", "high"):
            self.numbers[part].textEdited.connect(self._show_range)
        self.unit = Label("", "caption", wrap=True)
        self.problem = Label("", "problem", wrap=True)
        self.save = button(say("window.library.use"), role="primary", name="use_own", theme=theme)
        self.back = button(
            say("window.library.back"), name="drop_own", picture="reset", theme=theme
        )
        self.save.clicked.connect(self._give)
        self.back.clicked.connect(self.withdrawn)
        self._lay_out()

    def show_figure(self, entry: api.Entry, name: str, own: api.Answer) -> None:
        """Show the figure that was given for an entry; keep what is being typed for it."""
        self.back.setEnabled(own is not None)
        if self._shown == (entry.id, own):
            return
        self._shown = (entry.id, own)
        self._name(name)
        self.show_problems(())
        share = entry.unit.startswith("share")
        catalogue = amount_of(entry.kind, entry.likely, entry.unit, self._texts)
        id_ = "window.library.own_percent" if share else "window.library.own_unit"
        self.unit.setText(self._texts.say(id_, value=catalogue))
        parts = own if isinstance(own, dict) else {"likely": own}
        is_one = parts.get("low") == parts.get("likely") == parts.get("high")
        for part, edit in self.numbers.items():
            edit.set_percent(percent=share)
            edit.clear()
            edit.show_value(None if is_one and part != "likely" else parts.get(part))
        self.shape.show_shape(parts.get("shape"), has_range=self._has_range())
        self._kept = {part: parts[part] for part in _BESIDE if part in parts}
        for part, line in self.words.items():
            line.setText(str(parts.get(part, "")))
            line.setCursorPosition(0)

    def show_problems(self, problems: Sequence[api.Problem]) -> None:
        """Say why the figure cannot stand."""
        self.problem.setText("\n".join(self._texts.say(p.message) for p in problems))
        self.problem.setVisible(bool(problems))
        for edit in self.numbers.values():
            edit.set_wrong(wrong=bool(problems))

    def _give(self) -> None:
        found = {part: edit.value() for part, edit in self.numbers.items()}
        said = {part: edit.text().strip() for part, edit in self.words.items()}
        beside = {part: text for part, text in said.items() if text}
        ends = found["low"], found["high"]
        if ends == (None, None):
            found["low"] = found["high"] = found["likely"]
        given = {part: value for part, value in found.items() if value is not None}
        shape = {"shape": self.shape.shape} if self.shape.shape else {}
        kept = self._kept if self.shape.shape == "scenarios" else {}
        self.given.emit({**given, **shape, **kept, **beside})

    def _has_range(self) -> bool:
        return all(self.numbers[part].value() is not None for part in ("low", "high"))

    def _show_range(self) -> None:
        self.shape.show_range(has_range=self._has_range())

    def _name(self, name: str) -> None:
        for part, edit in {**self.numbers, **self.words}.items():
            edit.setAccessibleName(f"{name}: {self._texts.say(f'window.own.{part}')}")
        self.shape.name(f"{name}: {self._texts.say('window.own.shape')}")

    def _lay_out(self) -> None:
        say = self._texts.say
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        for place, (part, edit) in enumerate(self.numbers.items()):
            grid.addWidget(Label(say(f"window.own.{part}"), "caption"), 0, place)
            grid.addWidget(edit, 1, place)
            edit.setAccessibleName(say(f"window.own.{part}"))
        grid.addWidget(self.unit, 2, 0, 1, 3)
        grid.addWidget(Label(say("window.own.shape"), "caption"), 3, 0)
        grid.addWidget(self.shape, 3, 1, 1, 2)
        for place, (part, line) in enumerate(self.words.items(), start=4):
            grid.addWidget(Label(say(f"window.own.{part}"), "caption"), place, 0)
            grid.addWidget(line, place, 1, 1, 2)
        grid.addWidget(self.problem, 7, 0, 1, 3)
        grid.addWidget(WrapRow(self.save, self.back), 8, 0, 1, 3)


def own_value(own: api.Answer, unit: str, texts: api.Texts) -> str:
    """Write a figure of the client's own short, without its unit; what was typed where wrong."""
    likely = own.get("likely") if isinstance(own, dict) else own
    if isinstance(likely, int | float) and not isinstance(likely, bool):
        return f"✎ {end_of(likely, unit, texts)}"
    return "" if own is None else f"✎ {likely}"
