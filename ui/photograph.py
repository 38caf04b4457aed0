"""Takes a picture of the window once it has nothing left to do."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from ui.background import is_working

if TYPE_CHECKING:
    from ui.desk import Desk

_LOOK_MS = 100
_QUIET_LOOKS = 6  # looks in a row without work before the picture is taken
_MOST_LOOKS = 600  # a minute; then the picture shows whatever there is


class _Photographer(QObject):
    """Looks again and again until the window is quiet."""

    def __init__(self, desk: Desk, path: Path, after: Callable[[], object]) -> None:
        super().__init__(desk)
        self._desk, self._path, self._after = desk, path, after
        self._quiet = self._looks = 0
        self._timer = QTimer(self, interval=_LOOK_MS)
        self._timer.timeout.connect(self._look)
        self._timer.start()

    def _look(self) -> None:
        runner = self._desk.runner
        busy = runner.is_busy or runner.is_asked or is_working()
        self._quiet = 0 if busy else self._quiet + 1
        self._looks += 1
        if self._quiet >= _QUIET_LOOKS or self._looks >= _MOST_LOOKS:
            self._timer.stop()
            self._desk.window.grab().save(str(self._path))
            self._desk.window.close()
            self._after()


def photograph(desk: Desk, path: Path, after: Callable[[], object]) -> QObject:
    """Save a picture of the window when it is quiet, then go on."""
    return _Photographer(desk, path, after)
