"""Runs functions off the GUI thread, one after another, and reports by signal.

One lane for all: the typesetter behind the report keeps a compiler that two threads must not
borrow at once. The thread is Python's own: a Qt pool deletes its runnable while Python still holds
one, which ends in a crash when the garbage is collected.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from functools import cache

from PySide6.QtCore import QObject, Signal, SignalInstance

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
    """One piece of work; it says once that it is done or refused."""

    done = Signal(object)
    refused = Signal(object)

    def __init__(self, work: Callable[[], object], parent: QObject) -> None:
        super().__init__(parent)
        self._work = work

    def start(self) -> Job:
        """Put the work in the lane."""
        lane().start(self._run)
        return self

    def _run(self) -> None:
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
            signal: SignalInstance = getattr(self, name)
            signal.emit(result)
        except RuntimeError:  # the page that asked has been closed meanwhile
            return
