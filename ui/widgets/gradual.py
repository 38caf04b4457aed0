"""Builds a long page one part at a time, so that the window hears clicks in between."""

from __future__ import annotations

import time
from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

_SLICE_S = 0.012
"""Chosen by us: what a turn may take before the next part waits for the turn after it."""


class Gradual(QObject):
    """Does the pieces of work that an iterator yields, a few for each turn of the event loop."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._pieces: Iterator[object] = iter(())
        self._slice_s = 0.0
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether parts are still to come."""
        return self._turns.isActive()

    def begin(self, parts: Iterator[QWidget], column: QVBoxLayout) -> None:
        """Add one widget a turn to a column; what has been begun before is left as it is."""
        self._start(_added(parts, column), 0.0)

    def work(self, pieces: Iterator[object]) -> None:
        """Do small pieces of work, as many a turn as nobody notices."""
        self._start(pieces, _SLICE_S)

    def finish(self) -> None:
        """Do at once what is still to come: somebody wants to see all of it."""
        if self.is_busy:
            for _ in self._pieces:
                pass
            self._end()

    def stop(self) -> None:
        """Leave what is still to come undone."""
        self._turns.stop()
        self._pieces = iter(())

    def _start(self, pieces: Iterator[object], slice_s: float) -> None:
        self._pieces, self._slice_s = pieces, slice_s
        self._turns.start()

    def _next(self) -> None:
        until = time.perf_counter() + self._slice_s
        nothing = object()
        while next(self._pieces, nothing) is not nothing:
            if time.perf_counter() >= until:
                return
        self._end()

    def _end(self) -> None:
        self.stop()
        self.done.emit()


def _added(parts: Iterator[QWidget], column: QVBoxLayout) -> Iterator[None]:
    for part in parts:
        column.addWidget(part)
        yield
    column.addStretch(1)
