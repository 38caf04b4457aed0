"""Builds long pages one part at a time, so that the window hears clicks in between."""

from __future__ import annotations

import time
from collections import deque
from collections.abc import Iterator

from PySide6.QtCore import QCoreApplication, QEvent, QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget
from shiboken6 import isValid

_SLICE_S = 0.016
"""Chosen by us: what all of them together may take of a turn of the event loop; to lay out and
paint what they have made takes twice as long."""


class Gradual(QObject):
    """Does the pieces of work that an iterator yields, a few for each turn of the event loop."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[object] = iter(())
        self._is_busy = self._is_one_a_turn = False

    @property
    def is_busy(self) -> bool:
        """Whether parts are still to come."""
        return self._is_busy

    def begin(self, parts: Iterator[QWidget], column: QVBoxLayout) -> None:
        """Add one widget a turn to a column; what has been begun before is left as it is."""
        self._start(_added(parts, column), is_one_a_turn=True)

    def work(self, pieces: Iterator[object]) -> None:
        """Do small pieces of work, as many a turn as nobody notices."""
        self._start(pieces, is_one_a_turn=False)

    def finish(self) -> None:
        """Do at once what is still to come: somebody wants to see all of it."""
        if self.is_busy:
            for _ in self._pieces:
                pass
            self._end()

    def stop(self) -> None:
        """Leave what is still to come undone."""
        self._is_busy = False
        self._pieces = iter(())

    def go_on(self, until: float) -> None:
        """Do some pieces, one at least, until a time of the clock that measures speed."""
        nothing = object()
        while next(self._pieces, nothing) is not nothing:
            if self._is_one_a_turn or time.perf_counter() >= until:
                return
        self._end()

    def _start(self, pieces: Iterator[object], *, is_one_a_turn: bool) -> None:
        self._pieces, self._is_one_a_turn = pieces, is_one_a_turn
        self._is_busy = True
        _queue().join(self)

    def _end(self) -> None:
        self.stop()
        if isValid(self):  # the last piece may have closed the page
            self.done.emit()


class _Queue(QObject):
    """Lets everybody at work have a turn, as many at once as nobody notices."""

    def __init__(self, parent: QObject | None) -> None:
        super().__init__(parent)
        self._waiting: deque[Gradual] = deque()
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether anybody has pieces of work to do."""
        return any(isValid(one) and one.is_busy for one in self._waiting)

    def join(self, one: Gradual) -> None:
        """Put somebody at the end, unless it waits already."""
        if not any(other is one for other in self._waiting):
            self._waiting.append(one)
        self._turns.start()

    def _next(self) -> None:
        until = time.perf_counter() + _SLICE_S
        for _ in range(len(self._waiting)):
            one = self._waiting.popleft()
            if isValid(one) and one.is_busy:
                try:
                    one.go_on(until)
                finally:
                    self._rejoin(one)
            if time.perf_counter() >= until:
                break
        give_room()
        if not self._waiting:
            self._turns.stop()

    def _rejoin(self, one: Gradual) -> None:
        if isValid(one) and one.is_busy:
            self.join(one)


class _Kept:
    """The one queue of the application."""

    queue: _Queue | None = None


def _queue() -> _Queue:
    if _Kept.queue is None or not isValid(_Kept.queue):
        _Kept.queue = _Queue(QCoreApplication.instance())
    return _Kept.queue


def is_building() -> bool:
    """Say whether anything is still being built bit by bit."""
    return _Kept.queue is not None and isValid(_Kept.queue) and _Kept.queue.is_busy


def show_at_once(widget: QWidget) -> None:
    """Show what has just been given its place; Qt leaves that for later, see ``give_room``."""
    QCoreApplication.sendPostedEvents(widget, QEvent.Type.MetaCall)


def give_room() -> None:
    """Let a page grow by what it has just been given, before anything is painted.

    Qt lays a column out when a widget in it is shown and asks the page for more room afterwards;
    a paint that comes between shows everything squeezed into the room there was.
    """
    QCoreApplication.sendPostedEvents(None, QEvent.Type.LayoutRequest)


def _added(parts: Iterator[QWidget], column: QVBoxLayout) -> Iterator[None]:
    for part in parts:
        column.addWidget(part)
        show_at_once(part)
        yield
    column.addStretch(1)
