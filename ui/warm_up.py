"""Reads what the start left out while nobody does anything, one part for each idle turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from advisor import api

if TYPE_CHECKING:
    from ui.desk import Desk


class WarmUp(QObject):
    """Takes one part after another, so that a click in between waits for one part at most."""

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self._desk = desk
        self._parts: Iterator[Callable[[], object]] = iter(
            (
                desk.complete,
                *api.warm_up_parts(),
                _pages,
                _charts,
                desk.helpers.greet,
            )
        )
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    def start(self) -> None:
        """Begin with the next idle turn."""
        self._turns.start()

    def _next(self) -> None:
        part = next(self._parts, None)
        if part is None:
            self._turns.stop()
            self.deleteLater()
        else:
            part()


def _pages() -> None:
    import ui.desk_pages  # noqa: F401, PLC0415 - 60 ms, at idle


def _charts() -> None:
    import ui.charts.plot  # noqa: F401, PLC0415 - 400 ms, at idle: the one pause that is allowed
