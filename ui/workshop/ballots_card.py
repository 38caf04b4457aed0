"""The urn: what people are asked, who has voted, and the moment when all is revealed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QVBoxLayout

from advisor import api
from ui.theme import Theme
from ui.widgets.button import button
from ui.widgets.card import Card
from ui.widgets.check_box import CheckBox
from ui.widgets.label import Label
from ui.widgets.pane import Pane
from ui.widgets.wrap_row import WrapRow

MOST_FIGURES = 5
"""Figures that may be asked for: more tire a room."""


class BallotsCard(Card):
    """Opens the vote window, prints and reads paper ballots, reveals."""

    vote_wanted = Signal()
    table_wanted = Signal()
    read_wanted = Signal()
    reveal_wanted = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts.say("workshop.ballots.title"), texts.say("workshop.ballots.note"))
        self._texts = texts
        self.weights = CheckBox(texts.say("workshop.ballots.weights"))
        self.weights.setChecked(True)
        self.add(self.weights)
        self._asked = Label(texts.say("workshop.ballots.figures"), "caption", wrap=True)
        self.add(self._asked)
        self._figures = Pane()
        self._fill = QVBoxLayout(self._figures)
        self._fill.setContentsMargins(0, 0, 0, 0)
        self._fill.setSpacing(4)
        self.figures: dict[str, CheckBox] = {}
        self._inputs: dict[str, api.Swing] = {}
        self._offered: tuple[str, ...] = ()
        self.add(self._figures)
        self.who = Label("", "body", wrap=True)
        self.add(self.who)
        self.refused = Label("", "problem", wrap=True)
        self.refused.hide()
        self.add(self.refused)
        self.add(self._buttons(theme))

    def offer(self, evaluation: api.Evaluation) -> None:
        """Offer the figures that move the answer most."""
        swings = {swing.input: swing for swing in evaluation.tornado[:MOST_FIGURES]}
        offered = tuple(swings)
        if offered == self._offered:
            return
        self._offered = offered
        chosen = {id_ for id_, box in self.figures.items() if box.isChecked()}
        for box in self.figures.values():
            box.deleteLater()
        self._inputs = swings
        self.figures = {}
        for id_ in offered:
            box = CheckBox(self._texts.say(swings[id_].label))
            box.setChecked(id_ in chosen)
            self._fill.addWidget(box)
            self.figures[id_] = box

    @property
    def asked(self) -> list[api.Swing]:
        """Give the figures that people are asked for."""
        return [self._inputs[id_] for id_, box in self.figures.items() if box.isChecked()]

    def show_draft(self, draft: api.Draft) -> None:
        """Say who has voted; nothing of what they say."""
        sealed = [one.name for one in api.ballots_seen(draft) if not one.revealed]
        say = self._texts.say
        listed = say("report.list").join(sealed)
        said = say("workshop.ballots.sealed", count=len(sealed), names=listed)
        self.who.setText(said if sealed else say("workshop.ballots.none"))
        self.reveal.setEnabled(bool(sealed))

    def show_refused(self, problems: Sequence[api.Problem]) -> None:
        """Say why a table of ballots could not be read."""
        say = self._texts.say
        lines = [f"{one.where}: {say(one.message)}" for one in problems]
        self.refused.setText("\n".join(lines))
        self.refused.setVisible(bool(lines))

    def _buttons(self, theme: Theme) -> WrapRow:
        self.vote = self._button("vote", "new_file", theme, role="primary")
        self.vote.clicked.connect(self.vote_wanted)
        table = self._button("table", "table", theme)
        table.clicked.connect(self.table_wanted)
        read = self._button("read", "open_file", theme)
        read.clicked.connect(self.read_wanted)
        self.reveal = self._button("reveal", "chart", theme)
        self.reveal.clicked.connect(self.reveal_wanted)
        return WrapRow(self.vote, table, read, self.reveal)

    def _button(self, name: str, picture: str, theme: Theme, role: str = "") -> QPushButton:
        words = self._texts.say(f"workshop.ballots.{name}")
        return button(words, role=role, name=f"ballots_{name}", picture=picture, theme=theme)
