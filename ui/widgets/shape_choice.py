"""How a figure is spread between and beyond its low and high ends."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout

from advisor import api
from ui.widgets.choice_field import ChoiceField
from ui.widgets.label import Label, set_plain_tip
from ui.widgets.pane import Pane

SHAPES = ("range", "uniform", "triangular", "pert", "lognormal")
"""Those that low, likely and high say wholly; the first stands where none is chosen."""
_OTHERS = frozenset({"fixed", "scenarios"})
"""Shapes that are given elsewhere; they are shown where they stand."""


class ShapeChoice(Pane):
    """Lets a shape be chosen and says what it means; a figure without a range has none."""

    chosen = Signal(str)

    def __init__(self, texts: api.Texts, *, brief: bool = False) -> None:
        """Make the choice; a brief one says what the shape means in its tip."""
        super().__init__()
        self._brief = brief
        self._texts = texts
        self._shape = SHAPES[0]
        self._has_range = False
        self.field = ChoiceField(tuple((shape, _name(shape, texts)) for shape in SHAPES))
        self.field.committed.connect(self._choose)
        self.note = Label("", "caption", wrap=True)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(2)
        column.addWidget(self.field)
        column.addWidget(self.note)
        self.note.setHidden(brief)
        self.setFocusProxy(self.field)
        self.show_shape(None, has_range=False)

    @property
    def shape(self) -> str:
        """The shape to be kept; empty where it is the one that stands anyway, or none can."""
        return self._shape if self._has_range and self._shape != SHAPES[0] else ""

    def name(self, text: str) -> None:
        """Give the control its accessible name."""
        self.field.name(text)

    def show_shape(self, shape: api.Answer, *, has_range: bool) -> None:
        """Show a shape as it was given."""
        known = isinstance(shape, str) and shape in {*SHAPES, *_OTHERS}
        self._shape = str(shape) if known else SHAPES[0]
        offered = SHAPES if self._shape in SHAPES else (*SHAPES, self._shape)
        self.field.offer(tuple((one, _name(one, self._texts)) for one in offered))
        self.field.show_value(self._shape, given=True)
        self.show_range(has_range=has_range)

    def show_range(self, *, has_range: bool) -> None:
        """Let a shape be chosen only where there are ends to spread between."""
        self._has_range = has_range
        self.field.setEnabled(has_range)
        name = f"window.shape_note.{self._shape}" if has_range else "window.shape_note.none"
        self.note.setText(self._texts.say(name))
        if self._brief:
            set_plain_tip(self.field.box, self.note.text())
            self.field.box.setAccessibleDescription(self.note.text())

    def _choose(self, shape: object) -> None:
        self._shape = str(shape)
        self.show_range(has_range=self._has_range)
        self.chosen.emit(self._shape)


def _name(shape: str, texts: api.Texts) -> str:
    return texts.say(f"window.shape.{shape}")
