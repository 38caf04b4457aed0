"""Evaluates scenarios one after another beside the window, and keeps what they were answered."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from PySide6.QtCore import QObject, QTimer, Signal

from advisor import api
from ui.session import Session

_POLL_MS = 60
_SEED = 1
_KEPT = 2 * api.MOST_SCENARIOS
"""Answers kept, so that undo and redo find theirs again."""


@dataclass(frozen=True)
class ShownScenarios:
    """The scenarios of an engagement, and what is known of each."""

    kept: tuple[api.KeptScenario, ...] = ()
    results: Mapping[str, api.ScenarioResult] = field(default_factory=dict)
    """By key; of earlier answers where nothing newer is known."""
    stale: frozenset[str] = frozenset()
    """Keys whose answers have changed since."""
    problems: Mapping[str, tuple[api.Problem, ...]] = field(default_factory=dict)
    """Why a scenario could not be evaluated."""
    running: str = ""
    """Name of the one that is being evaluated."""
    stage: str = ""
    share: float = 0.0
    """How far the whole work has come."""

    @property
    def open(self) -> tuple[str, ...]:
        """Names of those that nobody has evaluated yet."""
        known = {*self.results, *self.problems}
        return tuple(one.name for one in self.kept if one.key not in known)


class ScenarioWork(QObject):
    """One process for all scenarios that want an answer; it ends with the last of them."""

    changed = Signal(object)

    def __init__(
        self, session: Session, settled: Callable[[], api.Evaluation | None], parent: QObject
    ) -> None:
        super().__init__(parent)
        self._session, self._settled = session, settled
        self._worker: api.EvaluationWorker | None = None
        self._queue: list[str] = []
        self._asked: tuple[str, api.Draft] | None = None
        self._all = 0
        self._told: api.Progress | None = None
        self._known: list[tuple[api.Draft, api.Evaluation]] = []
        self._last: dict[str, api.Evaluation] = {}
        self._problems: dict[str, tuple[api.Draft, tuple[api.Problem, ...]]] = {}
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._collect)
        session.draft_changed.connect(self._follow)
        session.opened.connect(lambda _: self._forget())
        session.closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether an answer is awaited."""
        return self._worker is not None

    @property
    def shown(self) -> ShownScenarios:
        """What there is to show."""
        draft, base = self._session.draft, self._settled()
        kept = api.scenarios_kept(draft)
        fresh = {one.key: self._fresh(draft, one.key) for one in kept}
        found = {one.key: fresh[one.key] or self._last.get(one.key) for one in kept}
        names = {one.key: one.name for one in kept}
        asked = self._asked[0] if self._asked else ""
        return ShownScenarios(
            kept=kept,
            results={
                one.key: api.read_scenario(answer, base, one)
                for one in kept
                if base is not None and (answer := found[one.key]) is not None
            },
            stale=frozenset(key for key, answer in fresh.items() if not answer and found[key]),
            problems={
                key: problems
                for key, (of, problems) in self._problems.items()
                if key in names and of.answers == api.scenario_draft(draft, key).answers
            },
            running=names.get(asked, ""),
            stage=self._told.stage if self._told else "",
            share=self._share(),
        )

    def run(self) -> None:
        """Evaluate every scenario that has no answer of the answers as they stand."""
        self._end()
        draft = self._session.draft
        kept = api.scenarios_kept(draft)
        self._queue = [one.key for one in kept if self._fresh(draft, one.key) is None]
        self._all = len(self._queue)
        self._problems = {}
        self._next()

    def cancel(self) -> None:
        """Stop; what was answered before stays."""
        self._end()
        self.tell()

    def added(self, evaluation: api.Evaluation | None) -> api.Evaluation | None:
        """Give the answer with the scenarios that are fresh, for the report."""
        shown = self.shown
        fresh = [one for key, one in shown.results.items() if key not in shown.stale]
        return api.with_scenarios(evaluation, fresh) if evaluation and fresh else evaluation

    def tell(self) -> None:
        """Say what is known, such as when there is a newer answer to compare with."""
        self.changed.emit(self.shown)

    def _fresh(self, draft: api.Draft, key: str) -> api.Evaluation | None:
        wanted = api.scenario_draft(draft, key).answers
        return next((found for of, found in self._known if of.answers == wanted), None)

    def _next(self) -> None:
        """Ask for the next scenario; a wrong answer is told and keeps no other waiting."""
        draft = self._session.draft
        while self._queue:
            key = self._queue.pop(0)
            asked = api.scenario_draft(draft, key)
            errors = [one for one in api.problems_of(asked) if one.severity == "error"]
            if errors:
                self._problems[key] = (asked, tuple(errors))
                continue
            self._asked, self._told = (key, asked), None
            if self._worker is None:
                self._worker = api.EvaluationWorker()
            self._worker.submit(asked, api.today(), api.DEFAULT_SAMPLES, _SEED)
            self._poll.start()
            self.tell()
            return
        self._end()
        self.tell()

    def _collect(self) -> None:
        if self._worker is None or self._asked is None:
            return
        answers = self._worker.poll()
        if answers:
            (key, asked), (_, result) = self._asked, answers[-1]
            if isinstance(result, api.Evaluation):
                self._known = [(asked, result), *self._known][:_KEPT]
                self._last[key] = result
            elif isinstance(result, tuple):
                self._problems[key] = (asked, result)
            self._next()
        elif self._worker.progress != self._told:
            self._told = self._worker.progress
            self.tell()

    def _share(self) -> float:
        """Say how far all of them have come: those that are done, and part of the present one."""
        if not self._all or self._asked is None:
            return 0.0
        done = self._all - len(self._queue) - 1
        return (done + (self._told.share if self._told else 0.0)) / self._all

    def _follow(self, draft: api.Draft) -> None:
        """Begin anew where the answers have changed that are being evaluated."""
        if self._asked is not None:
            key, asked = self._asked
            kept = {one.key for one in api.scenarios_kept(draft)}
            if key not in kept or asked.answers != api.scenario_draft(draft, key).answers:
                self.run()
                return
        self.tell()

    def _end(self) -> None:
        self._poll.stop()
        self._queue, self._asked, self._told = [], None, None
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _forget(self) -> None:
        self._end()
        self._known, self._last, self._problems = [], {}, {}
        self.tell()
