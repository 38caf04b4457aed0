"""Builds a long page one part at a time, so that the window hears clicks in between."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget


class Gradual(QObject):
    """Adds the parts that an iterator makes to a column, one for each turn of the event loop."""

    done = Signal()

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._parts: Iterator[QWidget] = iter(())
        self._column: QVBoxLayout | None = None
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    @property
    def is_busy(self) -> bool:
        """Whether parts are still to come."""
        return self._turns.isActive()

    def begin(self, parts: Iterator[QWidget], column: QVBoxLayout) -> None:
        """Build from now on; what has been begun before is left as it is."""
        self._parts, self._column = parts, column
        self._turns.start()

    def _next(self) -> None:
        part = next(self._parts, None)
        if self._column is None:
            return
        if part is not None:
            self._column.addWidget(part)
            return
        self._turns.stop()
        self._column.addStretch(1)
        self._column = None
        self.done.emit()
