"""Runs functions off the GUI thread, one after another, and reports by signal.

One lane for all: the typesetter behind the report keeps a compiler that two threads must not
borrow at once. The thread is Python's own: a Qt pool deletes its runnable while Python still holds
one, which ends in a crash when the garbage is collected.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache, partial

from PySide6.QtCore import QObject, Signal, SignalInstance
from shiboken6 import isValid

from advisor import api


class Lane:
    """The one thread that works in the background."""

    def __init__(self) -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix="lane")
        self._under_way: set[Future[None]] = set()

    @property
    def is_busy(self) -> bool:
        """Say whether something is under way or waits."""
        return any(not future.done() for future in self._under_way)

    def start(self, work: Callable[[], None]) -> None:
        """Put work at the end of the lane."""
        self._under_way = {future for future in self._under_way if not future.done()}
        self._under_way.add(self._pool.submit(work))

    def wait(self) -> None:
        """Wait until nothing is under way any more."""
        wait(self._under_way)


@cache
def lane() -> Lane:
    """Give the one lane."""
    return Lane()


def is_working() -> bool:
    """Say whether something is under way in the background."""
    return lane().is_busy


class Job(QObject):
    """One piece of work; it says once that it is done or refused, on the GUI thread, and goes.

    Where its parent, as a rule the page that asked, has been closed meanwhile, it says nothing.
    """

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> Job:
        """Put the work in the lane."""
        lane().start(partial(_run, self._work, partial(_courier().arrived.emit, self)))
        return self


class _Courier(QObject):
    """Brings results to the GUI thread; it outlives every page, so the lane may speak to it."""

    arrived = Signal(object, str, object)
    """A job, the name of its signal, and what that says."""

    def __init__(self) -> None:
        super().__init__()
        self.arrived.connect(self._hand_over)

    def _hand_over(self, job: Job, name: str, result: object) -> None:
        if isValid(job):
            signal: SignalInstance = getattr(job, name)
            signal.emit(result)
        if isValid(job):  # what it said may have closed the page
            job.deleteLater()


@cache
def _courier() -> _Courier:
    return _Courier()


def _run(work: Callable[[], object], tell: Callable[[str, object], None]) -> None:
    try:
        result = work()
    except api.AdvisorError as error:
        tell("refused", error.problems)
    except Exception as error:  # noqa: BLE001 - a person has to hear of it, and work goes on
        found = f"{type(error).__name__}: {error}"
        why = api.message("problem.evaluation_failed", found=found)
        tell("refused", (api.Problem("", why),))
    else:
        tell("done", result)
