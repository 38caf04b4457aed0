"""Evaluates drafts in a process of its own; only the latest draft counts; questions beside it."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Qt, QTimer, Signal

from advisor import api

_POLL_MS = 15
_LIVE_POLL_MS = 2  # a reading takes a few milliseconds; waiting for it must not double them
_SETTLE_MS = 300  # after the last change, see engine.md section 11
_LONG_MS = 1000  # after which somebody wants to see how far it has come
_PREVIEW_SAMPLES = 256
_SEED = 1


class EvaluationRunner(QObject):
    """Submits drafts to a worker and reports what comes back, newest first."""

    evaluated = Signal(object, bool)
    """An Evaluation, and whether it is settled (saved answers, all rows)."""
    stepped = Signal(object)
    """A LiveReading: the verdict under a change of figures, before plans are sought anew."""
    refused = Signal(object)
    """Problems that keep the latest draft from being evaluated."""
    busy_changed = Signal(bool)
    progressed = Signal(object)
    """Progress of what has taken longer than a second; None until the engine has said any."""
    heard = Signal(object)
    """A Heard: the answer to the question that was asked last."""

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: api.EvaluationWorker | None = None
        self._waiting: int | None = None
        self._number = self._outdated = 0
        self._settled = False
        self._next: api.Draft | None = None
        self._told: api.Progress | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.setTimerType(Qt.TimerType.PreciseTimer)
        self._poll.timeout.connect(self._collect)
        self._rest = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._rest.timeout.connect(self._rested)
        self._asked: int | None = None
        self._listen = QTimer(self, interval=_POLL_MS)
        self._listen.timeout.connect(self._collect)
        self._long = QTimer(self, interval=_LONG_MS, singleShot=True)
        self._long.timeout.connect(lambda: self.progressed.emit(self._told))

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._poll.isActive() or self._rest.isActive()

    @property
    def is_asked(self) -> bool:
        """Whether the answer to a question is awaited."""
        return self._asked is not None

    @property
    def draft(self) -> api.Draft | None:
        """The draft that was asked for last."""
        return self._next

    def preview(self, draft: api.Draft) -> None:
        """Read a draft that is not saved, by a step where that will do; in full once it rests."""
        self._next, self._settled = draft, False
        self._waiting = self._number = self._ready().step(
            draft, api.today(), _PREVIEW_SAMPLES, _SEED
        )
        self._long.stop()
        self._rest.start()
        self._await(_LIVE_POLL_MS)

    def settle(self, draft: api.Draft) -> None:
        """Evaluate a saved draft in full."""
        self._rest.stop()
        self._next, self._settled = draft, True
        self._outdated = self._number
        self._evaluate()

    def ask(self, work: Callable[..., object], *given: object) -> int:
        """Ask the engine's process for something beside the evaluation; the latest question counts.

        Args:
            work: A function of the façade.
            given: What it is called with.
        """
        self._asked = self._ready().ask(work, *given)
        self._listen.start()
        return self._asked

    def again(self) -> None:
        """Evaluate after all what was stopped."""
        self._evaluate()

    def stop(self) -> None:
        """Stop what is under way; the answers stand without a verdict of theirs."""
        if self._worker is not None:
            self._worker.cancel()
        self.forget()

    def forget(self) -> None:
        """Drop what is under way: there is nothing to evaluate any more."""
        for timer in (self._rest, self._poll, self._long):
            timer.stop()
        self._waiting = None
        self._outdated = self._number
        self.busy_changed.emit(self.is_busy)

    def close(self) -> None:
        """End the worker."""
        self.forget()
        self._listen.stop()
        self._asked = None
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _rested(self) -> None:
        """Evaluate in full, once the last step has been seen."""
        if self._waiting is None:
            self._evaluate()
        else:
            self._rest.start()

    def _ready(self) -> api.EvaluationWorker:
        if self._worker is None:
            self._worker = api.EvaluationWorker()
        return self._worker

    def _evaluate(self) -> None:
        if self._next is None:
            return
        self._waiting = self._number = self._ready().submit(
            self._next, api.today(), api.DEFAULT_SAMPLES, _SEED
        )
        self._told = None
        self._long.start()
        self._await(_POLL_MS)

    def _await(self, interval: int) -> None:
        self._poll.start(interval)
        self.busy_changed.emit(self.is_busy)

    def _collect(self) -> None:
        worker = self._worker
        if worker is None:
            return
        for number, result in worker.poll():
            if number == self._waiting:
                self._waiting = None
                self._long.stop()
                if isinstance(result, api.LiveReading) and result.is_rough:
                    self._poll.start(_POLL_MS)  # a finer reading may follow
                else:
                    self._poll.stop()
                self.busy_changed.emit(self.is_busy)
                self._report(result)
            elif isinstance(result, api.LiveReading) and number > self._outdated:
                self._report(result)  # on the way to a newer one it is worth a look
        self._tell()
        self._hear(worker.heard())

    def _hear(self, answers: Sequence[api.Heard]) -> None:
        for one in answers:
            if one.number == self._asked:
                self._asked = None
                self._listen.stop()
                self.heard.emit(one)

    def _tell(self) -> None:
        """Say how far it has come, once it has taken long."""
        told = self._worker.progress if self._worker else None
        if told != self._told:
            self._told = told
            if self._waiting is not None and not self._long.isActive():
                self.progressed.emit(told)

    def _report(self, result: object) -> None:
        if isinstance(result, api.LiveReading):
            self.stepped.emit(result)
        elif isinstance(result, api.Evaluation):
            self.evaluated.emit(result, self._settled)
        else:
            self.refused.emit(result)
