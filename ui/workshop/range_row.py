"""One figure of a ballot: the lowest, the likely and the highest somebody expects."""

from __future__ import annotations

from PySide6.QtWidgets import QHBoxLayout, QWidget

from advisor import api
from ui.widgets.label import Label
from ui.widgets.number_edit import NumberEdit

PARTS = ("low", "likely", "high")
_EDIT_WIDTH = 110


class RangeRow(QWidget):
    """Shows no figure of ours, so that nobody is led by it."""

    def __init__(self, swing: api.Swing, texts: api.Texts) -> None:
        super().__init__()
        self.setObjectName("plain")
        self.figure = swing.input
        percent = swing.unit.partition("/")[0] == "share"
        name = texts.say(swing.label)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.setSpacing(8)
        example = texts.say("workshop.vote.unit", example=texts.quantity(1.0, swing.unit))
        layout.addWidget(Label(f"{name} {example}" if swing.unit else name, "body", wrap=True), 1)
        self.edits: dict[str, NumberEdit] = {}
        for part in PARTS:
            edit = self.edits[part] = NumberEdit(texts, percent=percent)
            edit.setFixedWidth(_EDIT_WIDTH)
            said = texts.say(f"window.estimate.{part}")
            edit.setPlaceholderText(said)
            edit.setAccessibleName(f"{name}: {said}")
            layout.addWidget(edit)

    @property
    def value(self) -> dict[str, api.Answer] | None:
        """Give the range, None where nobody gave one."""
        parts = {part: edit.value() for part, edit in self.edits.items()}
        return None if all(value is None for value in parts.values()) else parts

    def clear(self) -> None:
        """Forget the range."""
        for edit in self.edits.values():
            edit.show_value(None)
            edit.set_wrong(wrong=False)

    def check(self) -> bool:
        """Mark the fields where the range cannot stand; whether it can."""
        value = self.value
        if value is None:
            return True
        numbers = [v for v in value.values() if isinstance(v, int | float)]
        good = len(numbers) == len(PARTS) and numbers == sorted(numbers)
        for edit in self.edits.values():
            edit.set_wrong(wrong=not good)
        return good
