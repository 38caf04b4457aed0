"""Evaluates drafts in a process of its own; only the latest draft counts."""

from __future__ import annotations

from PySide6.QtCore import QObject, QTimer, Signal

from advisor import api

_POLL_MS = 15
_SETTLE_MS = 300  # after the last change, see engine.md section 11
_PREVIEW_SAMPLES = 256
_SAMPLES = api.DEFAULT_SAMPLES
_SEED = 1


class EvaluationRunner(QObject):
    """Submits drafts to a worker and reports what comes back, newest first."""

    evaluated = Signal(object, bool)
    """An Evaluation, and whether it is settled (saved answers, all rows)."""
    refused = Signal(object)
    """Problems that keep the latest draft from being evaluated."""
    busy_changed = Signal(bool)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._worker: api.EvaluationWorker | None = None
        self._waiting: int | None = None
        self._settled = False
        self._next: api.Draft | None = None
        self._poll = QTimer(self, interval=_POLL_MS)
        self._poll.timeout.connect(self._collect)
        self._rest = QTimer(self, interval=_SETTLE_MS, singleShot=True)
        self._rest.timeout.connect(self._settle_now)

    @property
    def is_busy(self) -> bool:
        """Whether an answer is awaited."""
        return self._poll.isActive() or self._rest.isActive()

    def preview(self, draft: api.Draft) -> None:
        """Evaluate a draft that is not saved, on fewer rows; in full once it rests."""
        self._next = draft
        self._submit(draft, samples=_PREVIEW_SAMPLES, settled=False)
        self._rest.start()

    def settle(self, draft: api.Draft) -> None:
        """Evaluate a saved draft in full."""
        self._rest.stop()
        self._submit(draft, samples=_SAMPLES, settled=True)

    def forget(self) -> None:
        """Drop what is under way: there is nothing to evaluate any more."""
        self._rest.stop()
        self._poll.stop()
        self._waiting = None
        self.busy_changed.emit(self.is_busy)

    def close(self) -> None:
        """End the worker."""
        self.forget()
        if self._worker is not None:
            self._worker.close()
            self._worker = None

    def _settle_now(self) -> None:
        if self._next is not None:
            self._submit(self._next, samples=_SAMPLES, settled=False)

    def _submit(self, draft: api.Draft, *, samples: int, settled: bool) -> None:
        if self._worker is None:
            self._worker = api.EvaluationWorker()
        self._waiting = self._worker.submit(draft, api.today(), samples, _SEED)
        self._settled = settled
        self._poll.start()
        self.busy_changed.emit(self.is_busy)

    def _collect(self) -> None:
        if self._worker is None:
            return
        for number, result in self._worker.poll():
            if number == self._waiting:
                self._waiting = None
                self._poll.stop()
                self.busy_changed.emit(self.is_busy)
                self._report(result)

    def _report(self, result: object) -> None:
        if isinstance(result, api.Evaluation):
            self.evaluated.emit(result, self._settled)
        else:
            self.refused.emit(result)
