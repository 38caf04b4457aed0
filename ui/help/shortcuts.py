"""Every key of the window on one sheet."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from advisor import api
from ui.actions import GROUPS, Actions, keys_of, written
from ui.dialogs.box import Box
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.zoom import px

_SIZE = (880, 700)
_FIELDS = {
    "tab": ("Tab", "Shift+Tab"),
    "arrows": ("Up", "Down", "Left", "Right"),
    "enter": ("Return",),
    "escape": ("Esc",),
    "steps": ("Alt+Home",),
}
"""Keys that Qt itself knows, and those that stand in no menu."""


class ShortcutSheet(Box):
    """Shows the keys of all actions, by what they are for; leads on to the guide."""

    guide_wanted = Signal()

    def __init__(self, actions: Actions, texts: api.Texts, parent: QWidget) -> None:
        super().__init__(texts.say("window.action.shortcuts"), texts, parent)
        self.resize(px(_SIZE[0]), px(_SIZE[1]))
        self._texts = texts
        sheet = QWidget()
        sheet.setObjectName("plain")
        columns = QHBoxLayout(sheet)
        columns.setContentsMargins(0, 0, 0, 0)
        columns.setSpacing(12)
        halves = (QVBoxLayout(), QVBoxLayout())
        for half in halves:
            half.setSpacing(12)
            columns.addLayout(half, 1)
        for place, (group, names) in enumerate(GROUPS.items()):
            rows = [(actions[name].text(), keys_of(actions[name])) for name in names]
            card = self._card(texts.say(f"window.keys.{group}"), rows)
            halves[0 if place < len(GROUPS) - 2 else 1].addWidget(card)
        fields = [
            (texts.say(f"window.keys.{name}"), written(*keys)) for name, keys in _FIELDS.items()
        ]
        halves[1].addWidget(self._card(texts.say("window.keys.fields"), fields))
        for half in halves:
            half.addStretch(1)
        area = QScrollArea()
        area.setWidgetResizable(True)
        area.setWidget(sheet)
        area.setAccessibleName(texts.say("window.action.shortcuts"))
        self.column.addWidget(area, 1)
        guide = button(texts.say("window.action.guide"), name="to_guide")
        guide.clicked.connect(self._to_guide)
        close = button(texts.say("window.close"), role="primary", name="close")
        close.clicked.connect(self.accept)
        self.add_buttons(guide, close)
        close.setFocus()

    def _card(self, heading: str, rows: list[tuple[str, str]]) -> Card:
        card = Card(heading)
        grid = QGridLayout()
        card.body.addLayout(grid)
        grid.setVerticalSpacing(6)
        grid.setHorizontalSpacing(12)
        grid.setColumnStretch(0, 1)
        for row, (what, keys) in enumerate(rows):
            grid.addWidget(Label(what, wrap=True), row, 0)
            shown = Label(keys or "—", "key" if keys else "caption")
            shown.setAlignment(Qt.AlignmentFlag.AlignRight)
            grid.addWidget(shown, row, 1, Qt.AlignmentFlag.AlignRight)
        return card

    def _to_guide(self) -> None:
        self.accept()
        self.guide_wanted.emit()
