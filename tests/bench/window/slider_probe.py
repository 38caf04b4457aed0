"""Opens a file at the sliders, moves them, and writes how long each move took to show."""

import json
import os
import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget

from ui.app import make_desk
from ui.charts.plot import Plot
from ui.desk import Desk
from ui.pages.what_if_page import WhatIfPage
from ui.theme import load_fonts

POSITIONS = 3
ROUNDS = 6  # each position is measured so often, and its fastest counts
SIZE = (1440, 900)
PATIENCE_S = 300.0
NAP_S = 0.0005  # the engine's process needs the processor too


class Painted(QObject):
    """Notes when a widget was last painted."""

    def __init__(self, widget: QWidget) -> None:
        super().__init__()
        self.widget, self.at = widget, 0.0
        widget.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Note a paint."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)


class Hand:
    """Moves sliders at a desk, the next move when the last one shows."""

    def __init__(self, application: QApplication, desk: Desk, page: WhatIfPage) -> None:
        self._application, self._desk, self._page = application, desk, page
        self._read: list[object] = []
        plot = page.charts["cost_over_time"].findChild(Plot)
        first = next(iter(page.bars.rows.values())).bar
        shown = (desk.window.verdict.worth.figure, first, plot.viewport())
        self._painted = [Painted(widget) for widget in shown]
        desk.runner.stepped.connect(self._read.append)

    def rounds(self, name: str) -> list[list[float]]:
        """Milliseconds of each position in each round."""
        slider = self._page.sliders[name].slider
        start = min(slider.value(), slider.maximum() - POSITIONS - 1)
        return [
            [self._move(name, start + step) for step in range(1, POSITIONS + 1)]
            for _ in range(ROUNDS)
        ]

    def _move(self, name: str, position: int) -> float:
        """Milliseconds from the slider's new value until all of it is painted.

        Painted means: the turn of the event loop is over in which the figure of the verdict bar,
        the bars of the plans and the chart of cost over time were painted with the reading of this
        very position. What reads as it did is painted all the same.
        """
        slider = self._page.sliders[name].slider
        if slider.value() == position:
            slider.setValue(position + 1)
            wait(self._application, lambda: not self._desk.runner.is_busy)
        self._read.clear()
        begun = time.perf_counter()
        slider.setValue(position)
        wait(self._application, lambda: bool(self._read))
        for one in self._painted:
            one.at = 0.0
            one.widget.update()
        wait(self._application, lambda: all(one.at for one in self._painted))
        return (time.perf_counter() - begun) * 1000


def main(file: str) -> int:
    """Open a file, move each slider, and listen how deaf the window is while it settles."""
    application = QApplication(["slider"])
    load_fonts()
    desk = make_desk("en", "light")
    desk.window.resize(*SIZE)
    desk.window.show()
    desk.open(Path(file))
    wait(application, lambda: desk.settled is not None and not desk.runner.is_busy)
    desk.turn_to("what_if")
    page = desk.window.book.page
    if not isinstance(page, WhatIfPage):
        return 1
    for _ in range(5):
        application.processEvents()
    hand = Hand(application, desk, page)
    times = {name: hand.rounds(name) for name in list(page.sliders)}
    block = wait(application, lambda: not desk.runner.is_busy)
    print(json.dumps({"times": times, "block": block}))  # noqa: T201 -- printing is its work
    sys.stdout.flush()
    desk.close()
    os._exit(0)


def wait(application: QApplication, done: Callable[[], bool]) -> float:
    """Wait until something is done; give the longest turn of the event loop in milliseconds."""
    longest, until = 0.0, time.perf_counter() + PATIENCE_S
    while not done():
        begun = time.perf_counter()
        application.processEvents()
        now = time.perf_counter()
        longest = max(longest, (now - begun) * 1000)
        if now > until:
            text = "the window did not get there"
            raise TimeoutError(text)
        time.sleep(NAP_S)
    return longest


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
