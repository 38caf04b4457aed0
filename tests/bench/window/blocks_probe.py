"""Opens a file, does what a day brings, and writes how long the window was deaf to clicks."""

import json
import os
import sys
import time
from collections import defaultdict
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QPushButton

from advisor import api
from ui.app import make_desk
from ui.background import is_working
from ui.desk import Desk
from ui.garbage import GarbageKeeper
from ui.pages.what_if_page import WhatIfPage
from ui.steps import REFERENCE, STEPS
from ui.theme import THEMES, load_fonts
from ui.widgets.gradual import Gradual

PAGES = tuple(step.id for step in (*STEPS, *REFERENCE))
ROUNDS = 2  # each step is done so often, and its fastest counts
CALM = 4  # turns of the event loop with nothing to do, after which a step is over
PATIENCE_S = 20.0
NAP_S = 0.001  # the engine's process needs the processor too
_ENOUGH_S = 45.0  # no further round is begun after this


class Painted(QObject):
    """Notes when the page in sight has been painted."""

    def __init__(self) -> None:
        super().__init__()
        self.at = 0.0

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 -- Qt's name
        """Note a paint."""
        if event.type() == QEvent.Type.Paint:
            self.at = time.perf_counter()
        return super().eventFilter(watched, event)


class Walker:
    """Does things at a desk, one when the last one is over."""

    def __init__(self, application: QApplication, desk: Desk) -> None:
        self._application, self.desk = application, desk
        self.shown: dict[str, list[float]] = defaultdict(list)
        self.blocks: dict[str, list[float]] = defaultdict(list)

    def do(self, step: str, act: Callable[[], object], *, engine: bool = False) -> None:
        """Do something; note when the page is painted and the longest turn of the event loop."""
        begun = time.perf_counter()
        act()
        longest = (time.perf_counter() - begun) * 1000
        painted, page = Painted(), self.desk.window.book.page
        page.installEventFilter(painted)
        page.update()
        calm, until = 0, begun + PATIENCE_S
        while calm < CALM and time.perf_counter() < until:
            took = self.turn()
            longest = max(longest, took)
            calm = 0 if self._is_busy(engine=engine) or not painted.at else calm + 1
            time.sleep(NAP_S)
        self.shown[step].append((painted.at - begun) * 1000)
        self.blocks[step].append(longest)

    def wait(self) -> None:
        """Wait until the engine has answered."""
        while self.desk.settled is None or self.desk.runner.is_busy:
            self.turn()
            time.sleep(NAP_S)

    def turn(self) -> float:
        """Let the window do what waits; give the milliseconds that took."""
        begun = time.perf_counter()
        self._application.processEvents()
        self._application.sendPostedEvents(None, QEvent.Type.DeferredDelete.value)
        return (time.perf_counter() - begun) * 1000

    def _is_busy(self, *, engine: bool) -> bool:
        busy = any(one.is_busy for one in self.desk.window.book.page.findChildren(Gradual))
        return (
            busy
            or (engine and (self.desk.runner.is_busy or is_working()))
            or self.desk.runner.is_asked
        )


def looks(walker: Walker) -> None:
    """Switch language and theme on every page."""
    desk = walker.desk
    for page in PAGES:
        walker.do(f"page {page}", partial(desk.turn_to, page))
        for code in (*api.languages()[1:], api.languages()[0]):
            walker.do(f"language {page}", partial(desk.dress, code, desk.theme.name))
        for name in (*THEMES[1:], THEMES[0]):
            walker.do(f"theme {page} {name}", partial(desk.dress, desk.texts.language, name))


def book_full(walker: Walker) -> None:
    """Visit every page and switch then: what is out of sight must not be felt."""
    desk = walker.desk
    for language, theme in (("fr", "light"), ("fr", "dark")):
        for page in PAGES:
            walker.do(f"page {page}, visited", partial(desk.turn_to, page))
        kind = "language" if desk.texts.language != language else "theme"
        walker.do(f"{kind} every page visited", partial(desk.dress, language, theme))
    walker.do("theme back to light", partial(desk.dress, "en", "light"))


def work(walker: Walker) -> None:
    """Do what a day brings."""
    _machines(walker)
    desk = walker.desk
    desk.turn_to("organisation")
    answer = partial(desk.session.answer, "finance.horizon_months", 48)
    walker.do("elsewhere an answer", answer)
    walker.do("elsewhere an answer taken back", desk.session.undo)
    walker.wait()
    _what_if(walker)
    _over_the_window(walker)
    walker.do("elsewhere the report drawn", partial(desk.turn_to, "report"), engine=True)
    walker.do("elsewhere a file opened", partial(desk.open, desk.session.path), engine=True)


def _machines(walker: Walker) -> None:
    """Add, copy, remove, and take it back."""
    desk = walker.desk
    desk.turn_to("hardware")
    for name in ("add_machine", "copy_machine", "remove_machine"):
        button = desk.window.book.page.findChild(QPushButton, name)
        if button is not None:
            walker.do(f"elsewhere {name}", button.click)
            walker.do(f"elsewhere {name} taken back", desk.session.undo)


def _what_if(walker: Walker) -> None:
    """Move a driver, put it back, look at scenarios."""
    walker.do("elsewhere what-if revealed", partial(walker.desk.turn_to, "what_if"))
    page = walker.desk.window.book.page
    if isinstance(page, WhatIfPage):
        slider = next(iter(page.sliders.values())).slider
        moved = partial(slider.setValue, slider.value() // 2)
        walker.do("elsewhere a driver moved", moved)
        walker.do("elsewhere a driver put back", page.reset.click)
        walker.do("elsewhere scenarios", partial(page.tabs.setCurrentIndex, 1))


def _over_the_window(walker: Walker) -> None:
    """Open what opens over the window, and the guide."""
    window = walker.desk.window
    worth = window.verdict.worth.figure
    click = partial(QTest.mouseClick, worth, Qt.MouseButton.LeftButton)
    opened: dict[str, Callable[[], object]] = {"a figure opened": click}
    opened |= {name: window.actions_[name].trigger for name in ("palette", "shortcuts")}
    for name, act in opened.items():
        walker.do(f"elsewhere {name}", act)
        for dialog in window.findChildren(QDialog):
            if dialog.isVisible():
                walker.do(f"elsewhere {name}, closed", dialog.close)
    walker.do("elsewhere the guide", window.actions_["guide"].trigger)


def main(file: str) -> int:
    """Walk once or more, as time allows."""
    application = QApplication(["blocks"])
    load_fonts()
    GarbageKeeper(application)
    desk = make_desk("en", "light")
    desk.window.show()
    desk.open(Path(file))
    walker = Walker(application, desk)
    walker.wait()
    enough = time.perf_counter() + _ENOUGH_S
    for number in range(ROUNDS):
        for walk in (work, book_full, looks):
            if not number or time.perf_counter() < enough:
                walk(walker)
    print(json.dumps({"shown": walker.shown, "blocks": walker.blocks}))  # noqa: T201 -- its work
    sys.stdout.flush()
    desk.close()
    os._exit(0)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
