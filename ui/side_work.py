"""Longer work beside the evaluation: the probe and the bridge, each in a process of its own."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from advisor import api
from ui.session import Session

Worker: TypeAlias = "api.ProbeWorker | api.BridgeWorker"
_POLL_MS = 60
_SEED = 1


class SideWork(QObject):
    """One piece of work; its process starts with it and ends with it."""

    progressed = Signal(object)
    done = Signal(object)
    refused = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._worker: Worker | None = None
        self._told: api.Progress | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._collect)

    @property
    def is_running(self) -> bool:
        """Whether an answer is awaited."""
        return self._worker is not None

    @property
    def progress(self) -> api.Progress | None:
        """How far it has come, once it has said so."""
        return self._told

    def start(self, worker: Worker, draft: api.Draft) -> None:
        """Hand a draft to a worker; what was under way is dropped."""
        self.stop()
        self._worker = worker
        worker.submit(draft, api.today(), api.DEFAULT_SAMPLES, _SEED)
        self._poll.start()

    def stop(self) -> None:
        """End the process and whatever it was doing."""
        self._poll.stop()
        self._told = None
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _collect(self) -> None:
        if self._worker is None:
            return
        answers = self._worker.poll()
        if answers:
            _, result = answers[-1]
            self.stop()
            signal = self.refused if isinstance(result, tuple) else self.done
            signal.emit(result)
        elif self._worker.progress != self._told:
            self._told = self._worker.progress
            self.progressed.emit(self._told)


@dataclass(frozen=True)
class Shown:
    """What a card of side work has to show."""

    found: object | None = None
    """An Evaluation that was probed, or a Bridge."""
    is_stale: bool = False
    """Whether the answers have changed since."""
    is_running: bool = False
    progress: api.Progress | None = None
    problems: tuple[api.Problem, ...] = ()
    """Why it could not be done."""
    can_run: bool = True
    """Whether there is anything to work on."""


class Prober(QObject):
    """Examines what would change the answer; keeps what it found until another is asked for."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = SideWork(self)
        self._found: api.Evaluation | None = None
        self._of: api.Draft | None = None
        self._asked: api.Draft | None = None
        self._problems: tuple[api.Problem, ...] = ()
        self._work.progressed.connect(lambda _: self._tell())
        self._work.done.connect(self._take)
        self._work.refused.connect(self._refuse)
        session.draft_changed.connect(self._follow)
        session.opened.connect(lambda _: self._forget())
        session.closed.connect(self._forget)

    @property
    def shown(self) -> Shown:
        """What there is to show."""
        return Shown(
            found=self._found,
            is_stale=not self._is_of(self._session.draft),
            is_running=self._work.is_running,
            progress=self._work.progress,
            problems=self._problems,
        )

    def probed(self, settled: api.Evaluation | None) -> api.Evaluation | None:
        """Give the answer with what the probe has added, where it is of the same answers."""
        found = self._found
        if settled is None or found is None or not self._is_of(self._session.draft):
            return settled
        same = (found.catalogue, found.seed, found.samples) == (
            settled.catalogue,
            settled.seed,
            settled.samples,
        )
        return found if same and found.plans == settled.plans else settled

    def run(self) -> None:
        """Begin."""
        self._asked, self._problems = self._session.draft, ()
        self._work.start(api.ProbeWorker(), self._asked)
        self._tell()

    def cancel(self) -> None:
        """Stop; what was found before stays."""
        self._work.stop()
        self._tell()

    def _is_of(self, draft: api.Draft) -> bool:
        return self._of is not None and self._of.answers == draft.answers

    def _take(self, found: api.Evaluation) -> None:
        self._found, self._of = found, self._asked
        self._tell()

    def _refuse(self, problems: tuple[api.Problem, ...]) -> None:
        self._problems = problems
        self._tell()

    def _follow(self, draft: api.Draft) -> None:
        """Stop what is of answers that have changed."""
        asked = self._asked
        if self._work.is_running and asked is not None and asked.answers != draft.answers:
            self._work.stop()
        self._tell()

    def _forget(self) -> None:
        self._work.stop()
        self._found = self._of = self._asked = None
        self._problems = ()
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.shown)


class Explainer(QObject):
    """Explains the difference from the pinned answer to the present one."""

    changed = Signal(object)

    def __init__(self, session: Session, parent: QObject) -> None:
        super().__init__(parent)
        self._session = session
        self._work = SideWork(self)
        self._pinned: api.Draft | None = None
        self._found: api.Bridge | None = None
        self._to: api.Draft | None = None
        self._asked: api.Draft | None = None
        self._problems: tuple[api.Problem, ...] = ()
        self._work.progressed.connect(lambda _: self._tell())
        self._work.done.connect(self._take)
        self._work.refused.connect(self._refuse)
        session.draft_changed.connect(lambda _: self._tell())
        session.opened.connect(lambda _: self.pin(None))
        session.closed.connect(lambda: self.pin(None))

    @property
    def has_pin(self) -> bool:
        """Whether an answer is pinned."""
        return self._pinned is not None

    @property
    def shown(self) -> Shown:
        """What there is to show."""
        now = self._session.draft.answers
        return Shown(
            found=self._found,
            is_stale=self._to is None or self._to.answers != now,
            is_running=self._work.is_running,
            progress=self._work.progress,
            problems=self._problems,
            can_run=self._pinned is not None and self._pinned.answers != now,
        )

    def pin(self, draft: api.Draft | None) -> None:
        """Compare with these answers from now on; with none, there is nothing to explain."""
        if draft is self._pinned:
            self._tell()
            return
        self._work.stop()
        self._pinned, self._found, self._to, self._problems = draft, None, None, ()
        self._tell()

    def run(self) -> None:
        """Begin."""
        if self._pinned is not None:
            self._asked, self._problems = self._session.draft, ()
            self._work.start(api.BridgeWorker(self._pinned), self._asked)
            self._tell()

    def cancel(self) -> None:
        """Stop; what was found before stays."""
        self._work.stop()
        self._tell()

    def _take(self, found: api.Bridge) -> None:
        self._found, self._to = found, self._asked
        self._tell()

    def _refuse(self, problems: tuple[api.Problem, ...]) -> None:
        self._problems = problems
        self._tell()

    def _tell(self) -> None:
        self.changed.emit(self.shown)
