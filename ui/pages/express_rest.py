"""What is worth knowing next: the open questions in the order of what knowing them is worth."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QVBoxLayout, QWidget

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.label import Label
from ui.widgets.pane import Pane

_MOST = 8


class RestCard(Card):
    """Lists the questions that refine the verdict most, and the ways on."""

    wanted = Signal(str)
    """Path of the answer to go to."""
    back_wanted = Signal()
    ended = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("window.express.rest"))
        self._texts, self._theme = texts, theme
        say = texts.say
        self.note = Label("", "caption", wrap=True)
        self.add(self.note)
        self._rows: QWidget | None = None
        self._shown: tuple[object, ...] = ()
        back = button(say("window.express.back"), name="express_rest_back")
        back.clicked.connect(self.back_wanted)
        self.end = button(say("window.express.end"), role="primary", name="express_end")
        self.end.clicked.connect(self.ended)
        row = QHBoxLayout()
        self.body.addLayout(row)
        row.setSpacing(8)
        row.addStretch(1)
        row.addWidget(back)
        row.addWidget(self.end)
        self.body.addStretch(1)

    def show_rest(self, rest: Sequence[api.WorthKnowing], currency: str) -> None:
        """Show what is left, that worth most first."""
        told = (tuple(rest[:_MOST]), currency)
        name = "window.express.rest_note" if rest else "window.express.rest_empty"
        self.note.setText(self._texts.say(name))
        if told == self._shown:
            return
        self._shown = told
        if self._rows is not None:
            self.body.removeWidget(self._rows)
            self._rows.deleteLater()
        self._rows = Pane()
        grid = QGridLayout(self._rows)
        grid.setContentsMargins(0, 4, 0, 8)
        grid.setHorizontalSpacing(16)
        grid.setVerticalSpacing(8)
        grid.setColumnStretch(0, 1)
        for at, one in enumerate(rest[:_MOST]):
            self._add(grid, at, one, currency)
        self.body.insertWidget(self.body.indexOf(self.note) + 1, self._rows)

    def _add(self, grid: QGridLayout, at: int, one: api.WorthKnowing, currency: str) -> None:
        say = self._texts.say
        name = say(one.label)
        left = QVBoxLayout()
        grid.addLayout(left, at, 0)
        left.setSpacing(0)
        left.addWidget(Label(name, "strong", wrap=True))
        left.addWidget(Label(self._worth(one, currency), "caption", wrap=True))
        made = button(say("window.express.answer"), name=f"rest.{one.input}")
        made.setAccessibleName(f"{say('window.express.answer')}: {name}")
        made.clicked.connect(lambda: self.wanted.emit(one.path))
        grid.addWidget(made, at, 1, Qt.AlignmentFlag.AlignVCenter)

    def _worth(self, one: api.WorthKnowing, currency: str) -> str:
        texts = self._texts
        if one.worth:
            amount = texts.money(one.worth, currency, compact=True)
            said = texts.say("window.express.worth", amount=amount)
        else:
            moved = texts.money(one.swing, currency, compact=True)
            said = texts.say("window.express.moves", amount=moved)
        return f"{said} · ◆ {texts.say('window.express.flips')}" if one.flips else said
