"""Hands on keyboard and mouse that press, type, click, drag, paste and turn wheels at random."""

from __future__ import annotations

from collections.abc import Callable
from random import Random

from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt
from PySide6.QtGui import QGuiApplication, QImage, QWheelEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QAbstractSlider,
    QApplication,
    QComboBox,
    QLineEdit,
    QMenu,
    QPushButton,
    QWidget,
)
from shiboken6 import isValid

from tests.ui.monkey_words import (
    COMMON_KEYS,
    CONTROL,
    LOOKS,
    NONE,
    ODD_TEXTS,
    PASTED,
    SHIFT,
    SHORTCUTS,
    STORM,
    WALKING_KEYS,
)
from tests.ui.typing_hand import type_letters

Note = Callable[[str], None]
Act = tuple[float, Callable[[], None]]
"""How often, and what."""


class Hands:
    """What a person could do to any program."""

    def __init__(self, random: Random, note: Note) -> None:
        self._random, self._note = random, note
        self.acts: tuple[Act, ...] = (
            (26, self._press),
            (26, self._click_control),
            (8, self._click_anywhere),
            (3, self._drag),
            (10, self._wheel),
            (5, self._work_slider),
            (12, self._type),
            (3, self._paste),
            (6, self._shortcut),
            (0.4, self._look),
            (0.5, self._storm),
            (4, self._rest),
        )

    def _press(self) -> None:
        key = self._random.choice(COMMON_KEYS)
        self._key(key, SHIFT if self._random.random() < 0.05 else NONE)

    def _shortcut(self) -> None:
        self._key(*self._random.choice(SHORTCUTS))

    def _look(self) -> None:
        self._key(*self._random.choice(LOOKS))

    def _storm(self) -> None:
        """Undo and redo as fast as a key repeats."""
        for _ in range(self._random.randrange(5, 20)):
            self._key(*self._random.choice(STORM))

    def _key(self, key: Qt.Key, modifiers: Qt.KeyboardModifier) -> None:
        held = top()  # held: its handle dies with it
        window, focus = held.windowHandle(), QApplication.focusWidget()
        if isinstance(held, QMenu):  # Alt alone closes it: the test's own hand then holds nothing
            modifiers = NONE
        self._note(f"key {modifiers.name} {key.name} in {name_of(held)} on {name_of(focus)}")
        if window is not None:
            QTest.keyPress(window, key, modifiers)
        # Let go over what is on top by then, as a window system does: what was pressed may be gone.
        then = top()  # held, too
        after = then.windowHandle()
        if window is not None and after is not None:
            # Without modifiers: Qt's hand would let go of those over a dialog the key has closed.
            QTest.keyRelease(after, key, NONE)

    def _click_control(self) -> None:
        """Click a control that can be seen, with the left button as a rule."""
        held = top()
        kinds = (QPushButton, QLineEdit, QComboBox, QWidget)
        (kind,) = self._random.choices(kinds, (6, 4, 2, 4))
        seen = [one for one in held.findChildren(kind) if in_sight(one)]
        if seen:
            widget = self._random.choice(seen)
            place = widget.mapTo(held, widget.visibleRegion().boundingRect().center())
            self._click(held, place, name_of(widget))

    def _click_anywhere(self) -> None:
        held = top()
        place = self._place(held)
        self._click(held, place, f"{place.toTuple()} of {name_of(held)}")

    def _click(self, held: QWidget, place: QPoint, what: str) -> None:
        window = held.windowHandle()
        if window is None:
            return
        buttons = Qt.MouseButton
        (button,) = self._random.choices((buttons.LeftButton, buttons.RightButton), (14, 1))
        twice = self._random.random() < 0.06
        self._note(f"{'double' if twice else ''}click {button.name} {what}")
        click = QTest.mouseDClick if twice else QTest.mouseClick
        click(window, button, NONE, place)

    def _drag(self) -> None:
        held = top()
        window, start, end = held.windowHandle(), self._place(held), self._place(held)
        if window is None:
            return
        self._note(f"drag {start.toTuple()} to {end.toTuple()} in {name_of(held)}")
        QTest.mousePress(window, Qt.MouseButton.LeftButton, NONE, start)
        for part in (0.3, 0.6, 1.0):
            if isValid(window):  # a press may close it, and a system sends it nothing then
                QTest.mouseMove(window, start + (end - start) * part)
        if isValid(window):
            QTest.mouseRelease(window, Qt.MouseButton.LeftButton, NONE, end)

    def _wheel(self) -> None:
        held = top()
        place = self._place(held)
        self._turn_wheel(held.childAt(place) or held, held, place)

    def _turn_wheel(self, target: QWidget, held: QWidget, place: QPoint) -> None:
        turn = QPoint(0, self._random.choice((-120, -360, 120, 30)))
        event = QWheelEvent(
            QPointF(target.mapFrom(held, place)),
            QPointF(held.mapToGlobal(place)),
            QPoint(),
            turn,
            Qt.MouseButton.NoButton,
            CONTROL if self._random.random() < 0.05 else NONE,
            Qt.ScrollPhase.NoScrollPhase,
            False,
        )
        self._note(f"wheel {turn.y()} over {name_of(target)}")
        QApplication.sendEvent(target, event)

    def _work_slider(self) -> None:
        """Move a slider, a list or a bar by wheel and by keys, several times on end."""
        held = top()
        found = [*held.findChildren(QAbstractSlider), *held.findChildren(QComboBox)]
        seen = [one for one in found if in_sight(one)]
        if not seen:
            return
        widget = self._random.choice(seen)
        if self._random.random() < 0.3:
            centre = widget.visibleRegion().boundingRect().center()
            self._turn_wheel(widget, held, widget.mapTo(held, centre))
            return
        widget.setFocus()
        for _ in range(self._random.randrange(1, 8)):
            self._key(self._random.choice(WALKING_KEYS), NONE)

    def _type(self) -> None:
        text = self._random.choice(ODD_TEXTS)
        focus = QApplication.focusWidget()
        self._note(f"type {text[:20]!r} into {name_of(focus)}")
        if isinstance(focus, QLineEdit) and self._random.random() < 0.5:
            focus.selectAll()
        if text.isascii() and focus is not None:
            type_letters(text[:40])
        elif isinstance(focus, QLineEdit) and not focus.isReadOnly():
            focus.insert(text)  # as an input method would
            focus.textEdited.emit(focus.text())

    def _paste(self) -> None:
        """Paste what a clipboard may hold: very long, of many lines, with odd signs, a picture."""
        name, text = self._random.choice(list(PASTED.items()))
        mime = QMimeData()
        if text:
            mime.setText(text)
            mime.setHtml(f"<h1>{text[:50]}</h1>")
        else:
            mime.setImageData(QImage(4, 4, QImage.Format.Format_RGB32))
        QGuiApplication.clipboard().setMimeData(mime)
        self._note(f"paste {name}")
        if self._random.random() < 0.5:
            self._key(Qt.Key.Key_A, CONTROL)
        self._key(Qt.Key.Key_V, CONTROL)
        if self._random.random() < 0.5:
            self._key(Qt.Key.Key_Return, NONE)

    def _rest(self) -> None:
        """Wait; sometimes until what has taken long is told, and what rested is evaluated."""
        pause = self._random.choice((0, 1, 5, 20, 60, 60, 350))
        if self._random.random() < 0.02:
            pause = 1200
        self._note(f"rest {pause} ms")
        QTest.qWait(pause)

    def _place(self, held: QWidget) -> QPoint:
        return QPoint(self._random.randrange(held.width()), self._random.randrange(held.height()))


def top() -> QWidget:
    """Give the window that hears a person now: a menu, a dialog, or any that is open."""
    asked = QApplication.activePopupWidget() or QApplication.activeModalWidget()
    active = asked or QApplication.activeWindow()
    if active is None:
        active = next(one for one in QApplication.topLevelWidgets() if one.isVisible())
        active.activateWindow()
    return active


def asks() -> bool:
    """Say whether a menu or a dialog stands before the window."""
    return bool(QApplication.activeModalWidget() or QApplication.activePopupWidget())


def in_sight(widget: QWidget) -> bool:
    """Say whether somebody could use a widget."""
    return widget.isVisible() and widget.isEnabled() and not widget.visibleRegion().isEmpty()


def name_of(widget: QWidget | None) -> str:
    """Name a widget for the diary."""
    if widget is None:
        return "nothing"
    return f"{type(widget).__name__} {widget.objectName()} {widget.accessibleName()[:40]!r}"
