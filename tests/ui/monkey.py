"""Hands that press, type, click, drag and resize at random, from a seed, as nobody sane would."""

from __future__ import annotations

import os
import traceback
from collections import deque
from collections.abc import Callable
from pathlib import Path
from random import Random

from PySide6.QtCore import (
    QMimeData,
    QPoint,
    QPointF,
    Qt,
    QTimer,
    QUrl,
)
from PySide6.QtGui import QDropEvent, QWheelEvent
from PySide6.QtPrintSupport import QAbstractPrintDialog, QPageSetupDialog, QPrintPreviewDialog
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDialog,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)

from advisor import api
from tests.ui.monkey_words import (
    COMMON_KEYS,
    CONTROL,
    LOOKS,
    NONE,
    ODD_TEXTS,
    SHIFT,
    SHORTCUTS,
)
from tests.ui.typing_hand import type_letters
from tests.ui.watch import Watch
from ui.desk import Desk
from ui.steps import REFERENCE, STEPS

_TRAIL = 25
_SIZES = ((1100, 680), (1440, 900), (1920, 1080), (1280, 720), (1101, 1400))
_MODAL_BLOCKERS = (QAbstractPrintDialog, QPageSetupDialog)


class MonkeyError(AssertionError):
    """Something was raised or logged; the last things done are told."""


class Monkey:
    """Works at a desk at random; the same seed does the same."""

    def __init__(self, desk: Desk, seed: int, folder: Path) -> None:
        self._desk, self._random, self._folder = desk, Random(seed), folder  # noqa: S311 - dice
        self.trail: deque[str] = deque(maxlen=_TRAIL)
        """The last things done, the one under way included."""
        self._diary = os.environ.get("MONKEY_DIARY")
        self.done = 0
        self._acts: tuple[tuple[float, Callable[[], None]], ...] = (
            (26, self._press),
            (26, self._click_control),
            (8, self._click_anywhere),
            (3, self._drag),
            (10, self._wheel),
            (12, self._type),
            (6, self._shortcut),
            (7, self._turn),
            (0.4, self._look),
            (0.8, self._resize),
            (0.3, self._language),
            (0.5, self._drop),
            (4, self._rest),
        )
        self._weights = [weight for weight, _ in self._acts]
        self._guard = QTimer(desk, interval=100)
        self._guard.timeout.connect(_close_blockers)

    def work(self, events: int) -> None:
        """Do so many things.

        Raises:
            MonkeyError: At the first thing that is raised, warned of or logged.
        """
        watch = Watch()
        self._guard.start()
        try:
            with watch.on():
                for _ in range(events):
                    self._once(watch)
        finally:
            self._guard.stop()
            for window in QApplication.topLevelWidgets():
                if isinstance(window, QDialog):
                    window.close()

    def _once(self, watch: Watch) -> None:
        (act,) = self._random.choices([act for _, act in self._acts], self._weights)
        try:
            act()
            QApplication.processEvents()
        except Exception as error:
            raise MonkeyError(self._told([traceback.format_exc()])) from error
        self.done += 1
        if watch.seen:
            raise MonkeyError(self._told(watch.seen))

    def _told(self, seen: list[str]) -> str:
        trail = "\n  ".join(self.trail)
        return "\n".join((*seen, f"after {self.done} events on {self._desk.window.step}:", trail))

    def _note(self, words: str) -> None:
        """Note what is about to be done; in a file too where a crash is being looked for."""
        self.trail.append(words)
        if self._diary:
            with Path(self._diary).open("a", encoding="utf-8") as diary:
                diary.write(f"{self.done} {words}\n")

    # ------------------------------------------------------------------ what it does

    def _press(self) -> None:
        key = self._random.choice(COMMON_KEYS)
        self._key(key, SHIFT if self._random.random() < 0.05 else NONE)

    def _shortcut(self) -> None:
        self._key(*self._random.choice(SHORTCUTS))

    def _look(self) -> None:
        self._key(*self._random.choice(LOOKS))

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        top = _top()  # held: its handle dies with it
        window, focus = top.windowHandle(), QApplication.focusWidget()
        if isinstance(
            top, QMenu
        ):  # Alt alone closes it, and the test's own hand then holds nothing
            modifiers = NONE
        self._note(f"key {modifiers.name} {key.name} in {_name(top)} on {_name(focus)}")
        if window is not None:
            QTest.keyPress(window, key, modifiers)
        # Let go over what is on top by then, as a window system does: what was pressed may be gone.
        then = _top()  # held, too
        after = then.windowHandle()
        if window is not None and after is not None:
            QTest.keyRelease(after, key, modifiers)

    def _click_control(self) -> None:
        """Click a control that can be seen, with the left button as a rule."""
        top = _top()
        kinds = (QPushButton, QLineEdit, QComboBox, QWidget)
        (kind,) = self._random.choices(kinds, (6, 4, 2, 4))
        seen = [one for one in top.findChildren(kind) if _in_sight(one)]
        if seen:
            widget = self._random.choice(seen)
            place = widget.mapTo(top, widget.visibleRegion().boundingRect().center())
            self._click(top, place, _name(widget))

    def _click_anywhere(self) -> None:
        top = _top()
        place = self._place(top)
        self._click(top, place, f"{place.toTuple()} of {_name(top)}")

    def _click(self, top: QWidget, place: QPoint, what: str) -> None:
        window = top.windowHandle()
        if window is None:
            return
        buttons = Qt.MouseButton
        (button,) = self._random.choices((buttons.LeftButton, buttons.RightButton), (14, 1))
        twice = self._random.random() < 0.06
        self._note(f"{'double' if twice else ''}click {button.name} {what}")
        click = QTest.mouseDClick if twice else QTest.mouseClick
        click(window, button, NONE, place)

    def _drag(self) -> None:
        top = _top()
        window, start, end = top.windowHandle(), self._place(top), self._place(top)
        if window is None:
            return
        self._note(f"drag {start.toTuple()} to {end.toTuple()} in {_name(top)}")
        QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, start)
        for part in (0.3, 0.6, 1.0):
            QTest.mouseMove(window, start + (end - start) * part)
        QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, end)

    def _wheel(self) -> None:
        top = _top()
        place = self._place(top)
        target = top.childAt(place) or top
        turn = QPoint(0, self._random.choice((-120, -360, 120, 30)))
        event = QWheelEvent(
            QPointF(target.mapFrom(top, place)),
            QPointF(top.mapToGlobal(place)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            CONTROL if self._random.random() < 0.05 else NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self._note(f"wheel {turn.y()} over {_name(target)}")
        QApplication.sendEvent(target, event)

    def _type(self) -> None:
        text = self._random.choice(ODD_TEXTS)
        focus = QApplication.focusWidget()
        self._note(f"type {text[:20]!r} into {_name(focus)}")
        if isinstance(focus, QLineEdit) and self._random.random() < 0.5:
            focus.selectAll()
        if text.isascii() and focus is not None:
            type_letters(text[:40])
        elif isinstance(focus, QLineEdit) and not focus.isReadOnly():
            focus.insert(text)  # as an input method or a clipboard would
            focus.textEdited.emit(focus.text())

    def _turn(self) -> None:
        if _asks():
            return
        desk, steps = self._desk, [step.id for step in (*STEPS, *REFERENCE)]
        if not desk.session.is_open:
            if self._random.random() < 0.5:
                sample = self._random.choice(api.samples()).id
                self._note(f"open the sample {sample}")
                desk.open_sample(sample)
                return
            steps = ["start", "catalogue", "guide"]
        step = self._random.choice(steps)
        self._note(f"turn to {step}")
        desk.turn_to(step)

    def _resize(self) -> None:
        size = self._random.choice(_SIZES)
        self._note(f"resize to {size}")
        self._desk.window.resize(*size)

    def _language(self) -> None:
        if not _asks():
            code = self._random.choice(api.languages())
            self._note(f"speak {code}")
            self._desk.window.language_chosen.emit(code)

    def _drop(self) -> None:
        """Drop a file on the window, sometimes a damaged one."""
        if _asks():
            return
        path = self._random.choice(sorted(self._folder.glob("*.advisor")) or [self._folder])
        self._note(f"drop {path.name}")
        mime = QMimeData()
        mime.setUrls([QUrl.fromLocalFile(str(path))])
        place, action = QPointF(300, 300), Qt.DropAction.CopyAction
        event = QDropEvent(place, action, mime, Qt.MouseButton.LeftButton, NONE)
        QApplication.sendEvent(self._desk.window, event)

    def _rest(self) -> None:
        pause = self._random.choice((0, 1, 5, 20, 60))
        self._note(f"rest {pause} ms")
        QTest.qWait(pause)

    def _place(self, top: QWidget) -> QPoint:
        return QPoint(self._random.randrange(top.width()), self._random.randrange(top.height()))


def _top() -> QWidget:
    """Give the window that hears a person now: a menu, a dialog, or any that is open."""
    asked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    active = asked or QApplication.activeWindow()
    if active is None:
        active = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        active.activateWindow()
    return active


def _asks() -> bool:
    """Say whether a menu or a dialog stands before the window."""
    return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())


def _in_sight(widget: QWidget) -> bool:
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def _name(widget: QWidget | None) -> str:
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()[:40]!r}"


def _close_blockers() -> None:
    """Close what would wait for a printer; and a preview, which is dear, after a while."""
    modal = QApplication.activeModalWidget()
    if isinstance(modal, QDialog) and isinstance(modal, (*_MODAL_BLOCKERS, QPrintPreviewDialog)):
        modal.reject()
