"""The workshop: a timer, the urn, what the room said, and what it decided."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import Signal

from advisor import api
from ui.pages.page import Page
from ui.theme import Theme
from ui.workshop.ballots_card import BallotsCard
from ui.workshop.countdown import Countdown
from ui.workshop.decisions_card import DecisionsCard
from ui.workshop.revealed_card import RevealedCard


class WorkshopPage(Page):
    """Lets people vote privately, shows what they said when all have, keeps what was decided."""

    table_wanted = Signal(object)
    """Figures for which a table of paper ballots is to be saved."""
    vote_wanted = Signal(object, object)
    """Criteria and figures that people are to vote on."""
    read_wanted = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self._draft = api.Draft({})
        self.countdown = Countdown(texts, theme)
        self.ballots = BallotsCard(texts, theme)
        self.revealed = RevealedCard(api.CRITERIA, texts, theme)
        self.decisions = DecisionsCard(texts, theme)
        for card in (self.countdown, self.ballots, self.revealed, self.decisions):
            self.column.addWidget(card)
        self.column.addStretch(1)
        self.ballots.vote_wanted.connect(self.open_vote)
        self.ballots.table_wanted.connect(self._ask_table)
        self.ballots.read_wanted.connect(self.read_wanted)
        self.ballots.reveal_wanted.connect(self._reveal)
        self.revealed.take_wanted.connect(self._take)
        self.decisions.decided.connect(self._decide)

    def show_draft(self, draft: api.Draft) -> None:
        self._draft = draft
        for card in (self.ballots, self.revealed, self.decisions):
            card.show_draft(draft)

    def show_evaluation(self, evaluation: api.Evaluation, *, settled: bool) -> None:
        if settled:
            self.ballots.offer(evaluation)
            self.revealed.know(evaluation)

    def open_vote(self) -> None:
        """Let people vote on what is ticked."""
        criteria = api.CRITERIA if self.ballots.weights.isChecked() else ()
        self.vote_wanted.emit(criteria, self.ballots.asked)

    def keep_ballots(self, path: Path) -> None:
        """Read paper ballots from a table into the urn, or say what is wrong with it."""
        try:
            answers = api.read_ballots(self._draft, path, api.today())
        except api.AdvisorError as error:
            self.ballots.show_refused(error.problems)
            return
        self.ballots.show_refused(())
        self.answered_all.emit(answers)

    def _ask_table(self) -> None:
        self.table_wanted.emit([swing.input for swing in self.ballots.asked])

    def _reveal(self) -> None:
        self.answered_all.emit(api.reveal_ballots(self._draft))

    def _take(self, figure: str) -> None:
        self.answered_all.emit(api.take_pool(self._draft, figure, api.today(), self.texts))

    def _decide(self, text: str, reason: str, who: str) -> None:
        self.answered_all.emit(api.keep_decision(self._draft, text, reason, who, api.today()))
