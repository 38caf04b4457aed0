"""The workshop: a timer, the urn, what the room said, and what it decided."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path

from PySide6.QtCore import Signal

from advisor import api
from ui.pages.page import Page
from ui.theme import Theme
from ui.workshop.ballots_card import BallotsCard
from ui.workshop.countdown import Countdown
from ui.workshop.decisions_card import DecisionsCard
from ui.workshop.revealed_card import RevealedCard
from ui.workshop.vote_window import VoteWindow


class WorkshopPage(Page):
    """Lets people vote privately, shows what they said when all have, keeps what was decided."""

    table_wanted = Signal(object)
    """Figures for which a table of paper ballots is to be saved."""
    read_wanted = Signal()

    def __init__(self, texts: api.Texts, theme: Theme) -> None:
        super().__init__(texts, theme)
        self._draft = api.Draft({})
        self.window_of_votes: VoteWindow | None = None
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
        """Open the vote window on the screen that nobody else looks at, where there is one."""
        if self.window_of_votes is not None:
            self.window_of_votes.close()
            self.window_of_votes.deleteLater()
        criteria = api.CRITERIA if self.ballots.weights.isChecked() else ()
        window = VoteWindow(criteria, self.ballots.asked, self._cast, self.texts, self.theme)
        self.window_of_votes = window
        if not window.show_apart_from(self.window()):
            window.said.setText(self.texts.say("workshop.vote.mirrored"))
            window.said.set_tone("warning")

    def keep_ballots(self, path: Path) -> None:
        """Read paper ballots from a table into the urn, or say what is wrong with it."""
        try:
            answers = api.read_ballots(self._draft, path, api.today())
        except api.AdvisorError as error:
            self.ballots.show_refused(error.problems)
            return
        self.ballots.show_refused(())
        self.answered_all.emit(answers)

    def _cast(self, ballot: Mapping[str, api.Answer]) -> Sequence[api.Problem]:
        try:
            answers = api.cast_ballot(self._draft, ballot, api.today())
        except api.AdvisorError as error:
            return error.problems
        self.answered_all.emit(answers)
        return ()

    def _ask_table(self) -> None:
        self.table_wanted.emit([swing.input for swing in self.ballots.asked])

    def _reveal(self) -> None:
        self.answered_all.emit(api.reveal_ballots(self._draft))

    def _take(self, figure: str) -> None:
        self.answered_all.emit(api.take_pool(self._draft, figure, api.today(), self.texts))

    def _decide(self, text: str, reason: str, who: str) -> None:
        self.answered_all.emit(api.keep_decision(self._draft, text, reason, who, api.today()))
