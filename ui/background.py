"""Runs functions off the GUI thread, one after another, and reports by signal.

One lane for all: the typesetter behind the report keeps a compiler that two threads must not
borrow at once.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from PySide6.QtCore import QObject, QRunnable, QThreadPool, Signal, SignalInstance

from advisor import api


@cache
def lane() -> QThreadPool:
    """Give the one thread that works in the background."""
    pool = QThreadPool()
    pool.setMaxThreadCount(1)
    return pool


def is_working() -> bool:
    """Say whether something is under way in the background."""
    return lane().activeThreadCount() > 0


class Job(QObject):
    """One piece of work; it says once that it is done or refused."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._runnable = _Runnable(work, self)

    def start(self) -> Job:
        """Put the work in the lane."""
        lane().start(self._runnable)
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
            self._tell("refused", error.problems)
        except Exception as error:  # noqa: BLE001 - a person has to hear of it, and work goes on
            found = f"{type(error).__name__}: {error}"
            why = api.message("problem.evaluation_failed", found=found)
            self._tell("refused", (api.Problem("", why),))
        else:
            self._tell("done", result)

    def _tell(self, name: str, result: object) -> None:
        try:
            signal: SignalInstance = getattr(self._job, name)
            signal.emit(result)
        except RuntimeError:  # the page that asked has been closed meanwhile
            return
