"""Hands that press, type, click, drag and resize at random, from a seed, as nobody sane would."""

from __future__ import annotations

import os
import time
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import QTimer
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPageSetupDialog, QPrintPreviewDialog
from PySide6.QtWidgets import QApplication, QDialog

from tests.ui.monkey_deeds import Deeds
from tests.ui.monkey_hands import Hands
from tests.ui.monkey_memory import census
from tests.ui.watch import Watch
from ui.desk import Desk
from ui.garbage import GarbageKeeper

_TRAIL = 25
_MODAL_BLOCKERS = (QAbstractPrintDialog, QPageSetupDialog)
_COUNTED_EVERY = 2000
_KINDS_TOLD = 25


class MonkeyError(AssertionError):
    """Something was raised or logged; the last things done are told."""


class Monkey:
    """Works at a desk at random; the same seed does the same, as far as timers let it."""

    def __init__(self, desk: Desk, seed: int, folder: Path) -> None:
        self._desk, self._random = desk, Random(seed)  # noqa: S311 - dice
        self.trail: deque[str] = deque(maxlen=_TRAIL)
        """The last things done, the one under way included."""
        self._diary = os.environ.get("MONKEY_DIARY")
        self._book_of_memory = os.environ.get("MONKEY_MEMORY")
        self.done, self._begun = 0, time.monotonic()
        hands = Hands(self._random, self._note)
        self._deeds = Deeds(desk, self._random, folder, self._note)
        self._acts = (*hands.acts, *self._deeds.acts)
        self._weights = [weight for weight, _ in self._acts]
        self._guard = QTimer(desk, interval=100)
        self._guard.timeout.connect(_close_blockers)
        self._keeper = GarbageKeeper(desk)

    def work(self, events: int) -> None:
        """Do so many things.

        Raises:
            MonkeyError: At the first thing that is raised, warned of or logged.
        """
        watch = Watch()
        self._guard.start()
        try:
            with watch.on():
                self._once(watch, self._deeds.begin)
                while self.done < events:
                    (act,) = self._random.choices([act for _, act in self._acts], self._weights)
                    self._once(watch, act)
                    self._count()
        finally:
            self._guard.stop()
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QDialog):
                    window.close()

    def _once(self, watch: Watch, act: Callable[[], None]) -> None:
        try:
            act()
            QApplication.processEvents()
        except Exception as error:
            raise MonkeyError(self._told([traceback.format_exc()])) from error
        self.done += 1
        if watch.seen:
            raise MonkeyError(self._told(watch.seen))

    def _count(self) -> None:
        """Write down what the window holds by now, where somebody looks for what is never freed."""
        if self._book_of_memory and self.done % _COUNTED_EVERY == 0:
            megabytes, objects, widgets = census()
            told = [f"{self.done}: {megabytes:.0f} MB"]
            for name, counted in (("widgets", widgets), ("objects", objects)):
                most = ", ".join(f"{kind} {n}" for kind, n in counted.most_common(_KINDS_TOLD))
                told.append(f"{counted.total()} {name}: {most}")
            with Path(self._book_of_memory).open("a", encoding="utf-8") as book:
                book.write("\n  ".join(told) + "\n")

    def _told(self, seen: list[str]) -> str:
        trail = "\n  ".join(self.trail)
        return "\n".join((*seen, f"after {self.done} events on {self._desk.window.step}:", trail))

    def _note(self, words: str) -> None:
        """Note what is about to be done; in a file too where a crash is being looked for."""
        self.trail.append(words)
        if self._diary:
            with Path(self._diary).open("a", encoding="utf-8") as diary:
                diary.write(f"{time.monotonic() - self._begun:.1f} s, {self.done}: {words}\n")


def _close_blockers() -> None:
    """Close what would wait for a printer; and a preview, which is dear, after a while."""
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog) and isinstance(modal, (*_MODAL_BLOCKERS, QPrintPreviewDialog)):
        modal.reject()
