"""The log of what the room decided, and why."""

from __future__ import annotations

import datetime as dt

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout

from advisor import api
from ui.privacy import name_field
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.data_table import DataTable
from ui.widgets.label import Label
from ui.widgets.line_edit import LineEdit
from ui.widgets.pane import Pane

_FIELDS = ("text", "reason", "who")


class DecisionsCard(Card):
    """Keeps a decision with its reason and who took it; none is ever changed, only taken back."""

    decided = Signal(str, str, str)

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(
            texts.say("workshop.decisions.title"), texts.say("workshop.decisions.note")
        )
        self._texts = texts
        self.table = DataTable(texts.say("workshop.decisions.title"), left=frozenset(range(4)))
        self.empty = Label(texts.say("workshop.decisions.empty"), "muted", wrap=True)
        self.edits = {field: LineEdit() for field in _FIELDS}
        name_field(self.edits["who"])
        self.keep = button(
            texts.say("workshop.decisions.keep"), name="keep_decision", picture="keep", theme=theme
        )
        self.keep.clicked.connect(self._keep)
        self.keep.setEnabled(False)
        self.edits["text"].textChanged.connect(
            lambda text: self.keep.setEnabled(bool(text.strip()))
        )
        self.add(self.table)
        self.add(self.empty)
        self.add(self._form())

    def show_draft(self, draft: api.Draft) -> None:
        """Show the log."""
        say, kept = self._texts.say, api.decisions_kept(draft)
        heads = [say(f"workshop.decisions.{field}") for field in ("day", *_FIELDS)]
        rows = [(self._day(one.day), one.text, one.reason, one.who) for one in kept]
        self.table.show_rows(heads, rows, wide=1)
        self.table.resizeRowsToContents()
        self.table.fit_height()
        self.table.setVisible(bool(rows))
        self.empty.setVisible(not rows)

    def _keep(self) -> None:
        text, reason, who = (self.edits[field].text().strip() for field in _FIELDS)
        self.decided.emit(text, reason, who)
        for edit in self.edits.values():
            edit.clear()
        self.edits["text"].setFocus()

    def _day(self, written: str) -> str:
        try:
            return self._texts.day(dt.date.fromisoformat(written))
        except ValueError:
            return written

    def _form(self) -> Pane:
        pane = Pane()
        grid = QGridLayout(pane)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(2)
        for column, (field, edit) in enumerate(self.edits.items()):
            words = self._texts.say(f"workshop.decisions.{field}")
            label = Label(words, "caption")
            label.setBuddy(edit)
            edit.setAccessibleName(words)
            grid.addWidget(label, 0, column)
            grid.addWidget(edit, 1, column)
            grid.setColumnStretch(column, 1 if field == "who" else 3)
        grid.addWidget(self.keep, 1, len(self.edits))
        return pane
