"""A name that is shortened in a legend is read whole by whoever comes to it by keys."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QToolTip
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import wait_until
from ui.charts.legend import LegendKey
from ui.theme import Theme

LONG = "Qwen3-235B on servers of its own in Lyon, rented for the peak"


def key_of(wide: float, qtbot: QtBot, theme: Theme) -> LegendKey:
    made = LegendKey(LONG, "open", "solid", theme, whole=False)
    qtbot.addWidget(made)
    made.resize(round(made.sizeHint().width() * wide), made.sizeHint().height())
    made.show()
    return made


def test_that_the_focus_shows_a_shortened_name_whole(qtbot: QtBot, theme: Theme) -> None:
    key = key_of(0.5, qtbot, theme)

    key.setFocus(Qt.FocusReason.TabFocusReason)

    assert key.written.endswith("…")
    wait_until(qtbot, lambda: LONG in QToolTip.text())
    key.clearFocus()
    wait_until(qtbot, lambda: not QToolTip.isVisible() or LONG not in QToolTip.text())


def test_that_a_name_with_room_needs_no_note(qtbot: QtBot, theme: Theme) -> None:
    QToolTip.hideText()
    key = key_of(1.0, qtbot, theme)

    key.setFocus(Qt.FocusReason.TabFocusReason)

    assert key.written == LONG
    assert not QToolTip.isVisible()
