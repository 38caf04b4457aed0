"""Whatever has the focus looks so: enough pixels change, by a contrast that everybody sees."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QApplication, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from tests.ui.controls import controls, name_of
from tests.ui.dialogs_of_tests import OPENERS, Room
from tests.ui.pages_of_tests import begin, settle
from ui.desk import Desk
from ui.steps import BESIDE, REFERENCE, STEPS
from ui.theme import THEMES

PAGES = [step.id for step in (*STEPS, *BESIDE, *REFERENCE)]
CONTRAST = 3.0
"""WCAG 2.2, 2.4.13: between the same pixels with the focus and without it."""
LEAST = 48
"""Pixels that have to change so: the edge of a small box, and more than a cursor has."""


def picture(widget: QWidget) -> np.ndarray:
    """Paint a widget on its ground: rows by columns by red, green and blue, each 0 to 1."""
    place = QRect(widget.mapTo(widget.window(), QPoint(0, 0)), widget.size())
    image = widget.window().grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    high, wide = image.height(), image.width()
    raw = np.frombuffer(image.constBits(), dtype=np.uint8).reshape(high, wide, 4)
    return raw[:, :, 2::-1].astype(float) / 255


def luminance(pixels: np.ndarray) -> np.ndarray:
    """Reckon the relative luminance of pixels as WCAG 2.2 defines it."""
    linear = np.where(pixels <= 0.04045, pixels / 12.92, ((pixels + 0.055) / 1.055) ** 2.4)
    return linear @ np.array([0.2126, 0.7152, 0.0722])


def changed(before: np.ndarray, after: np.ndarray) -> int:
    """Count the pixels that stand out from what they were."""
    one, other = luminance(before) + 0.05, luminance(after) + 0.05
    return int(np.count_nonzero(np.maximum(one, other) / np.minimum(one, other) >= CONTRAST))


def kind(widget: QWidget) -> tuple[str, str]:
    """Give what a widget looks like: its class and the role that the style sheet knows."""
    return type(widget).__name__, str(widget.property("role") or "")


def bring_into_sight(widget: QWidget) -> None:
    """Scroll to a widget."""
    above = widget.parentWidget()
    while above is not None:
        if isinstance(above, QScrollArea):
            above.ensureWidgetVisible(widget)
        above = above.parentWidget()


def hardly_seen(shown: list[QWidget], seen: set[tuple[str, str]]) -> Iterator[tuple[object, ...]]:
    """Give one widget of each kind not tried before whose focus hardly shows."""
    for widget in shown:
        if kind(widget) in seen or widget.width() < 8 or widget.height() < 8:
            continue
        seen.add(kind(widget))
        bring_into_sight(widget)
        QApplication.processEvents()
        if (now := QApplication.focusWidget()) is not None:
            now.clearFocus()
            QApplication.processEvents()
        assert QApplication.focusWidget() is None
        before = picture(widget)
        widget.setFocus()
        assert QApplication.focusWidget() is widget
        after = picture(widget)
        if before.shape != after.shape or changed(before, after) < LEAST:
            yield (*kind(widget), name_of(widget), changed(before, after))


@pytest.mark.parametrize("theme", THEMES)
def test_that_the_focus_shows_on_every_kind_of_control(
    qtbot: QtBot, desk: Desk, theme: str
) -> None:
    begin(qtbot, desk, STEPS[0].id)
    desk.dress("en", theme)
    seen: set[tuple[str, str]] = set()
    faint = []

    for step in PAGES:
        desk.turn_to(step)
        settle(qtbot, desk)
        desk.window.activateWindow()
        qtbot.waitUntil(desk.window.isActiveWindow)
        qtbot.wait(100)  # until everything has its place
        faint += [(step, *one) for one in hardly_seen(controls(desk.window), seen)]

    desk.dress("en", "light")
    assert faint == []
    assert len(seen) > 15


@pytest.mark.parametrize("name", OPENERS)
def test_that_the_focus_shows_in_every_dialog(
    qtbot: QtBot, desk: Desk, folder: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    dialog = OPENERS[name](Room(qtbot, desk, folder, monkeypatch))

    faint = list(hardly_seen(controls(dialog), set()))

    dialog.window().close()
    assert faint == []
