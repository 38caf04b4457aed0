"""Runs a function off the GUI thread and reports its result by signal."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

from advisor import api


class Job(QObject):
    """One piece of work; it says once that it is done or refused."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._runnable = _Runnable(work, self)

    def start(self) -> Job:
        """Hand the work to a thread of the pool."""
        QThreadPool.globalInstance().start(self._runnable)
        return self


class _Runnable(QRunnable):
    """The work itself; it holds no widget."""

    def __init__(self, work: Callable[[], object], job: Job) -> None:
        super().__init__()
        self._work = work
        self._job = job

    def run(self) -> None:
        try:
            result = self._work()
        except api.AdvisorError as error:
            self._tell(self._job.refused, error.problems)
        else:
            self._tell(self._job.done, result)

    @staticmethod
    def _tell(signal: SignalInstance, result: object) -> None:
        try:
            signal.emit(result)
        except RuntimeError:  # the page that asked has been closed meanwhile
            return
