"""Keeps the vote window open while pages come and go, and puts each ballot into the open file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from advisor import api
from ui.session import Session
from ui.theme import Theme
from ui.workshop.vote_window import VoteWindow


class Host(Protocol):
    """What a vote needs of the desk."""

    texts: api.Texts
    theme: Theme
    session: Session

    @property
    def widget(self) -> QWidget: ...


class Voting(QObject):
    """One vote at a time; it ends with the engagement it is about.

    A switch of looks makes every page anew, and only the page in sight hears of a draft: so the
    ballots go past the pages, straight to the session.
    """

    def __init__(self, desk: Host) -> None:
        super().__init__()
        self._desk = desk
        self._window: VoteWindow | None = None
        desk.session.closed.connect(self.end)

    def open(self, criteria: Sequence[str], figures: Sequence[api.Swing]) -> None:
        """Open the vote window on the screen that nobody else looks at, where there is one."""
        self.end()
        desk = self._desk
        self._window = VoteWindow(criteria, figures, self._cast, desk.texts, desk.theme)
        if not self._window.show_apart_from(desk.widget):
            self._window.said.setText(desk.texts.say("workshop.vote.mirrored"))
            self._window.said.set_tone("warning")

    def end(self) -> None:
        """Close the vote window, where there is one."""
        if self._window is not None:
            self._window.close()
            self._window.deleteLater()
            self._window = None

    def _cast(self, ballot: Mapping[str, api.Answer]) -> Sequence[api.Problem]:
        """Put a ballot into the urn; give what keeps it from being there."""
        session = self._desk.session
        before = session.draft
        try:
            session.answer_all(api.cast_ballot(before, ballot, api.today()))
        except api.AdvisorError as error:
            return error.problems
        if session.draft is before:
            return (api.Problem("", api.message("window.not_saved")),)
        return ()
