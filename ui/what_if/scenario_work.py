"""Evaluates scenarios one after another beside the window, and keeps their answers in the file."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from PySide6.QtCore import QObject, QTimer, Signal

from advisor import api
from ui.session import Session

_POLL_MS = 60
_SEED = 1
_KEPT = 2
"""Answers kept for each scenario, so that undo finds its own again."""
_InSight: TypeAlias = "Callable[[], tuple[api.Evaluation, api.Draft] | None]"


@dataclass(frozen=True)
class ShownScenarios:
    """The scenarios of an engagement, and what is known of each."""

    kept: tuple[api.KeptScenario, ...] = ()
    results: Mapping[str, api.ScenarioResult] = field(default_factory=dict)
    """By key; of earlier answers where nothing newer is known."""
    stale: frozenset[str] = frozenset()
    """Keys whose answers have changed since."""
    base: api.ScenarioResult | None = None
    """What the answers as they stand were answered, as far as that is kept."""
    currency: str = ""
    """Of the results."""
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
        self,
        session: Session,
        settled: Callable[[], api.Evaluation | None],
        in_sight: _InSight,
        parent: QObject,
    ) -> None:
        super().__init__(parent)
        self._session, self._settled, self._in_sight = session, settled, in_sight
        self._worker: api.EvaluationWorker | None = None
        self._queue: list[str] = []
        self._asked: tuple[str, str] | None = None
        self._all = 0
        self._told: api.Progress | None = None
        self._known: tuple[api.FoundScenario, ...] = ()
        self._problems: dict[str, tuple[str, tuple[api.Problem, ...]]] = {}
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._collect)
        session.draft_changed.connect(self._follow)
        session.opened.connect(lambda _: self._recall())
        session.closed.connect(self._forget)

    @property
    def is_running(self) -> bool:
        """Whether an answer is awaited."""
        return self._worker is not None

    @property
    def shown(self) -> ShownScenarios:
        """What there is to show."""
        draft, settled = self._session.draft, self._settled()
        kept = api.scenarios_kept(draft)
        if not kept:
            return ShownScenarios()
        digests = {one.key: self._digest(one.key) for one in kept}
        fresh = {key: self._of(digest) for key, digest in digests.items()}
        found = {key: answer or self._last(key) for key, answer in fresh.items()}
        base = self._of(self._digest(""))
        return ShownScenarios(
            kept=kept,
            results={
                one.key: api.seen_scenario(answer, settled, one.key, one.name)
                for one in kept
                if (answer := found[one.key]) is not None
            },
            stale=frozenset(key for key, answer in fresh.items() if not answer and found[key]),
            base=base.result if base else None,
            currency=base.currency if base else "",
            problems={
                key: problems
                for key, (of, problems) in self._problems.items()
                if digests.get(key) == of
            },
            running=next((o.name for o in kept if self._asked and o.key == self._asked[0]), ""),
            stage=self._told.stage if self._told else "",
            share=self._share(),
        )

    def run(self) -> None:
        """Evaluate every scenario that has no answer of the answers as they stand."""
        self._end()
        self._take_in_sight()
        kept = api.scenarios_kept(self._session.draft)
        self._queue = [one.key for one in kept if self._of(self._digest(one.key)) is None]
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

    def settle(self) -> None:
        """Take the new answer to the answers as saved; it may tell that kept ones are outdated."""
        settled = self._settled()
        if settled is not None and api.scenarios_kept(self._session.draft):
            now = _found(self._digest(""), settled, settled)
            kept = self._of(now.of)
            if kept is not None and not api.agrees(kept.result, now.result):
                self._known = tuple(one.model_copy(update={"of": ""}) for one in self._known)
            self._known = self._with(now)
        self.tell()

    def _digest(self, key: str) -> str:
        return api.scenario_digest(self._session.draft, key, api.today())

    def _of(self, digest: str) -> api.FoundScenario | None:
        return next((one for one in self._known if one.of == digest), None)

    def _last(self, key: str) -> api.FoundScenario | None:
        return next((one for one in self._known if one.result.key == key), None)

    def _with(self, found: api.FoundScenario) -> tuple[api.FoundScenario, ...]:
        """Give what is known with one more, the newest first."""
        key = found.result.key
        mine = [one for one in self._known if one.result.key == key and one.of != found.of]
        others = (one for one in self._known if one.result.key != key)
        return (found, *mine[: _KEPT - 1 if key else 0], *others)

    def _keep(self, key: str, of: str, answer: api.Evaluation) -> None:
        """Keep an answer, in the file too."""
        kept = next(one for one in api.scenarios_kept(self._session.draft) if one.key == key)
        self._known = self._with(_found(of, answer, self._settled() or answer, kept))
        self._session.keep_finding(api.SCENARIO_FINDINGS, api.write_found(self._known))

    def _take_in_sight(self) -> None:
        """Take the answer that was in sight when drivers were pinned: they need no other."""
        seen, settled = self._in_sight(), self._settled()
        if seen is None or settled is None:
            return
        answer, of = seen
        if (answer.samples, answer.seed) != (settled.samples, settled.seed):
            return
        digest = api.scenario_digest(of, "", api.today())
        for one in api.scenarios_kept(self._session.draft):
            if self._digest(one.key) == digest and self._of(digest) is None:
                self._keep(one.key, digest, answer)

    def _next(self) -> None:
        """Ask for the next scenario; a wrong answer is told and keeps no other waiting."""
        draft = self._session.draft
        while self._queue:
            key = self._queue.pop(0)
            asked = api.scenario_draft(draft, key)
            errors = [one for one in api.problems_of(asked) if one.severity == "error"]
            if errors:
                self._problems[key] = (self._digest(key), tuple(errors))
                continue
            self._asked, self._told = (key, self._digest(key)), None
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
            (key, of), (_, result) = self._asked, answers[-1]
            if isinstance(result, api.Evaluation):
                self._keep(key, of, result)
            elif isinstance(result, tuple):
                self._problems[key] = (of, result)
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
            key, of = self._asked
            kept = {one.key for one in api.scenarios_kept(draft)}
            if key not in kept or of != self._digest(key):
                self.run()
                return
        self.tell()

    def _end(self) -> None:
        self._poll.stop()
        self._queue, self._asked, self._told = [], None, None
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _recall(self) -> None:
        """Read what the file keeps; another file's is forgotten."""
        self._end()
        self._known = api.read_found(self._session.findings.get(api.SCENARIO_FINDINGS, ""))
        self._problems = {}
        self.tell()

    def _forget(self) -> None:
        self._end()
        self._known, self._problems = (), {}
        self.tell()


def _found(
    of: str, answer: api.Evaluation, base: api.Evaluation, kept: api.KeptScenario | None = None
) -> api.FoundScenario:
    result = api.read_scenario(answer, base, kept)
    return api.FoundScenario(of=of, currency=answer.currency, result=result)
