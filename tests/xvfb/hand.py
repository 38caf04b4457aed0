"""Somebody at a real screen who has keys alone and hears what a screen reader would say."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pyatspi
import unnamed
from gi.repository import GLib

_MOST_STOPS = 200
_PATIENCE = 120.0
"""Seconds that anything may take on a slow machine."""


class LostError(Exception):
    """Something could not be reached or did not come."""


class Hand:
    """Presses keys with xdotool, hears by AT-SPI what has the focus, takes pictures with scrot."""

    def __init__(self, pictures: Path) -> None:
        self._pictures = pictures
        self._taken = 0
        self._focused = None
        self.controls = 0
        self.nameless: list[str] = []
        pyatspi.Registry.registerEventListener(self._note, "object:state-changed:focused")

    def press(self, *keys: str, wait: float = 0.25) -> None:
        """Press keys, one after another."""
        for key in keys:
            run("xdotool", "key", "--clearmodifiers", key)
            self.listen(wait)

    def write(self, text: str, *, then: str = "Return") -> None:
        """Type over what stands in the field, and finish it."""
        self.press("ctrl+a", wait=0.1)
        run("xdotool", "type", "--delay", "15", text)
        self.listen(0.3)
        if then:
            self.press(then)

    def listen(self, seconds: float) -> None:
        """Wait, and hear what happens meanwhile."""
        context, end = GLib.MainContext.default(), time.monotonic() + seconds
        while time.monotonic() < end:
            while context.pending():
                context.iteration(False)
            time.sleep(0.01)

    @property
    def hears(self) -> str:
        """What the thing in focus is called; a list by what it is about."""
        node, said = self._focused, ""
        with suppress(LookupError, GLib.Error):  # it may have gone
            if node is not None:
                is_list = node.getRole() == pyatspi.ROLE_COMBO_BOX
                said = node.description if is_list else node.name
        return said

    def go_to(self, name: str, key: str = "Tab") -> None:
        """Press Tab until something whose name begins so has the focus."""
        passed = []
        for _ in range(_MOST_STOPS):
            if self.hears.startswith(name):
                return
            self.press(key, wait=0.12)
            passed.append(self.hears)
        text = f"{name!r} is not reached by {key}; heard: {list(dict.fromkeys(passed))}"
        raise LostError(text)

    def ask_palette(self, words: str) -> None:
        """Find something by its name and go there."""
        self.press("ctrl+k", wait=0.6)
        self.write(words, then="")
        self.press("Return", wait=0.8)

    def answer(self, question: str, text: str) -> None:
        """Find a question and answer it."""
        self.ask_palette(question)
        self.until(lambda: self.hears.startswith(question), question)
        self.write(text)

    def until(self, is_so: Callable[[], bool], what: str) -> None:
        """Wait until something is so."""
        end = time.monotonic() + _PATIENCE
        while not is_so():
            if time.monotonic() > end:
                text = f"{what} did not come; heard last: {self.hears!r}"
                raise LostError(text)
            self.listen(0.2)

    def look(self, name: str) -> None:
        """Take a picture of the screen, and count what a screen reader finds there."""
        self._taken += 1
        self.listen(0.5)
        picture = self._pictures / f"{self._taken:02d}-{name}.png"
        run("scrot", "--overwrite", str(picture))
        counted, nameless = unnamed.look()
        while not counted:  # the program is busy
            self.listen(1.0)
            counted, nameless = unnamed.look()
        self.controls += sum(counted.values())
        self.nameless += [f"{name}: {one}" for one in nameless]
        total = sum(counted.values())
        sys.stdout.write(f"{picture.name}: {total} controls, {len(nameless)} unnamed\n")
        sys.stdout.flush()

    def _note(self, event: pyatspi.event.Event) -> None:
        if event.detail1:
            self._focused = event.source


def run(*command: str) -> None:
    """Let a program of the system do something, and wait for it."""
    subprocess.run(command, check=True)  # noqa: S603 - the words are this file's own
