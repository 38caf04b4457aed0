"""Reads what the start left out while nobody does anything, one part for each idle turn."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from advisor import api

if TYPE_CHECKING:
    from ui.front import Front


class WarmUp(QObject):
    """Takes one part after another, so that a click in between waits for one part at most."""

    def __init__(self, front: Front) -> None:
        super().__init__(front)
        self._front = front
        self._parts: Iterator[Callable[[], object]] = iter(
            (
                _names_of_qt,
                _frame,
                self._desk,
                *api.warm_up_parts(),
                self._complete,  # the verdict bar rests on the engine
                _pages,
                _charts,
                self._greet,
                *api.warm_up_later(),
            )
        )
        self._turns = QTimer(self, interval=0)
        self._turns.timeout.connect(self._next)

    def start(self) -> None:
        """Begin with the next idle turn."""
        self._turns.start()

    def _desk(self) -> None:
        self._front.desk  # noqa: B018 - it is made when it is asked for

    def _complete(self) -> None:
        self._front.desk.complete()

    def _greet(self) -> None:
        self._front.desk.helpers.greet()

    def _next(self) -> None:
        part = next(self._parts, None)
        if part is None:
            self._turns.stop()
            self.deleteLater()
        else:
            part()


def _names_of_qt() -> None:
    from PySide6.QtCore import Qt  # noqa: F401, PLC0415 - 20 ms, which is why it waits
    from PySide6.QtWidgets import QStyle  # noqa: F401, PLC0415 - 6 ms


def _frame() -> None:
    import ui.desk  # noqa: PLC0415 - 30 ms with what it rests on
    import ui.sidebar  # noqa: PLC0415
    import ui.title_tools  # noqa: F401, PLC0415


def _pages() -> None:
    import ui.desk_pages  # noqa: F401, PLC0415 - 60 ms, at idle


def _charts() -> None:
    import ui.charts.plot  # noqa: F401, PLC0415 - 400 ms, at idle: the one pause that is allowed
