"""Explains the difference between two scenarios, or a scenario and the answers as they stand."""

from __future__ import annotations

from PySide6.QtCore import QObject, Signal

from advisor import api
from ui.session import Session
from ui.side_work import Shown, SideWork


class Comparer(QObject):
    """Splits the difference over what was moved; a key that is empty stands for the answers."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = SideWork(self)
        self._pair = ("", "")
        self._of: tuple[api.Draft, api.Draft] | None = None
        self._asked: tuple[api.Draft, api.Draft] | None = None
        self._found: api.Bridge | None = None
        self._problems: tuple[api.Problem, ...] = ()
        self._work.progressed.connect(lambda _: self._tell())
        self._work.done.connect(self._take)
        self._work.refused.connect(self._refuse)
        session.draft_changed.connect(lambda _: self._tell())
        session.opened.connect(lambda _: self._forget())
        session.closed.connect(self._forget)

    @property
    def pair(self) -> tuple[str, str]:
        """Keys of the two: the answers and the first scenario, until somebody chooses."""
        keys = [one.key for one in api.scenarios_kept(self._session.draft)]
        before, after = (key if key in keys else "" for key in self._pair)
        return (before, after) if before != after else ("", keys[0] if keys else "")

    @property
    def shown(self) -> Shown:
        """What there is to show."""
        before, after = self._drafts()
        same = self._of is not None and (
            (self._of[0].answers, self._of[1].answers) == (before.answers, after.answers)
        )
        return Shown(
            found=self._found,
            is_stale=not same,
            is_running=self._work.is_running,
            progress=self._work.progress,
            problems=self._problems,
            can_run=before.answers != after.answers,
        )

    def choose(self, before: str, after: str) -> None:
        """Compare these two from now on."""
        if (before, after) != self._pair:
            self._work.stop()
            self._pair, self._problems = (before, after), ()
        self._tell()

    def run(self) -> None:
        """Begin."""
        before, after = self._asked = self._drafts()
        self._problems = ()
        self._work.start(api.BridgeWorker(before), after)
        self._tell()

    def cancel(self) -> None:
        """Stop; what was found before stays."""
        self._work.stop()
        self._tell()

    def _drafts(self) -> tuple[api.Draft, api.Draft]:
        draft = self._session.draft
        before, after = self.pair
        return api.scenario_draft(draft, before), api.scenario_draft(draft, after)

    def _take(self, found: api.Bridge) -> None:
        self._found, self._of = found, self._asked
        self._tell()

    def _refuse(self, problems: tuple[api.Problem, ...]) -> None:
        self._problems = problems
        self._tell()

    def _forget(self) -> None:
        self._work.stop()
        self._pair, self._found, self._of, self._problems = ("", ""), None, None, ()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.shown)
