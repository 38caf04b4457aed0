"""Tab goes through a window as it is read."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from itertools import combinations

import pytest
from PySide6.QtCore import QPoint, QRect, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QApplication,
    QGridLayout,
    QHBoxLayout,
    QLineEdit,
    QPushButton,
    QScrollArea,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.controls import describe, is_part, name_of
from tests.ui.desk_of_tests import one_workload, start
from tests.ui.pages_of_tests import begin
from ui.desk import Desk
from ui.focus_order import move_focus, reached_by_tab
from ui.steps import BESIDE, REFERENCE, STEPS
from ui.widgets.wrap_row import WrapRow

PAGES = [step.id for step in (*STEPS, *BESIDE, *REFERENCE)]


def button(name: str) -> QPushButton:
    made = QPushButton(name)
    made.setObjectName(name)
    return made


def names(window: QWidget) -> list[str]:
    return [one.objectName() for one in reached_by_tab(window)]


def test_that_what_is_made_late_comes_where_it_is_laid_out(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column, row, grid = QVBoxLayout(window), QHBoxLayout(), QGridLayout()
    column.addWidget(button("first"))
    column.addLayout(row)
    column.addLayout(grid)
    grid.addWidget(button("below right"), 1, 1)
    grid.addWidget(button("above left"), 0, 0)
    row.addWidget(button("late"))
    window.show()

    assert names(window) == ["first", "late", "above left", "below right"]


def test_that_a_row_without_a_layout_is_walked_as_it_was_filled(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    later, sooner = button("later"), button("sooner")
    column.addWidget(WrapRow(sooner, later))
    column.addWidget(button("below"))
    window.show()

    assert names(window) == ["sooner", "later", "below"]


def test_that_neither_hidden_nor_disabled_things_are_stopped_at(qtbot: QtBot) -> None:
    window = QWidget()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    for name in ("a", "b", "c"):
        column.addWidget(button(name))
    window.show()

    window.findChild(QPushButton, "a").hide()
    window.findChild(QPushButton, "b").setEnabled(False)

    assert names(window) == ["c"]


def test_that_the_field_before_the_one_that_stands_for_a_range_is_reached(desk: Desk) -> None:
    volume = {"low": 500.0, "likely": 1000.0, "high": 2000.0}
    start(desk, **one_workload(workloads__w1__volume=volume))
    desk.turn_to("workloads")
    QApplication.processEvents()

    order = [name_of(one) for one in reached_by_tab(desk.window.book.page)]

    likely = order.index("Volume at full roll-out, per month")
    assert order[likely - 1].startswith("Volume at full roll-out, per month: Low")
    assert order[likely + 1].startswith("Volume at full roll-out, per month: High")


def test_that_it_goes_round_in_both_directions_and_scrolls_to_where_it_is(qtbot: QtBot) -> None:
    area, inner = QScrollArea(), QWidget()
    qtbot.addWidget(area)
    area.setFocusPolicy(Qt.FocusPolicy.NoFocus)
    area.setWidgetResizable(True)
    column = QVBoxLayout(inner)
    fields = [QLineEdit(), QLineEdit()]
    column.addWidget(fields[0])
    column.addSpacing(2000)
    column.addWidget(fields[1])
    area.setWidget(inner)
    area.resize(200, 200)
    area.show()
    area.activateWindow()
    qtbot.waitUntil(area.isActiveWindow)
    fields[0].setFocus()

    forward = move_focus(area, forward=True)

    assert forward
    assert QApplication.focusWidget() is fields[1]
    assert not fields[1].visibleRegion().isEmpty()
    move_focus(area, forward=True)
    assert QApplication.focusWidget() is fields[0]
    move_focus(area, forward=False)
    assert QApplication.focusWidget() is fields[1]


class Reading(QWidget):
    """A window that is walked as it is read."""

    def focusNextPrevChild(self, forward: bool) -> bool:  # noqa: N802 - Qt's name
        return move_focus(self, forward=forward)


@pytest.fixture
def three(qtbot: QtBot) -> tuple[QWidget, ...]:
    """A window and its three buttons, made in another order than they are read in."""
    window = Reading()
    qtbot.addWidget(window)
    column = QVBoxLayout(window)
    made = {name: button(name) for name in ("last", "first", "middle")}
    buttons = tuple(made[name] for name in ("first", "middle", "last"))
    for one in buttons:
        column.addWidget(one)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    return (window, *buttons)


@pytest.mark.parametrize("goes", [lambda one: one.setEnabled(False), lambda one: one.hide()])
def test_that_what_goes_hands_the_focus_to_its_neighbour(
    three: tuple[QWidget, ...], goes: Callable[[QPushButton], None]
) -> None:
    _, first, middle, last = three
    middle.setFocus()

    goes(middle)
    after_middle = QApplication.focusWidget()
    goes(last)

    assert after_middle is last
    assert QApplication.focusWidget() is first


def test_that_what_has_the_focus_as_a_whole_is_entered(three: tuple[QWidget, ...]) -> None:
    window = three[0]
    holder = QWidget()
    column = QVBoxLayout(holder)
    column.addWidget(button("inner"))
    window.layout().insertWidget(1, holder)
    holder.show()
    holder.setFocus()

    move_focus(window, forward=True)
    entered = QApplication.focusWidget()
    holder.setFocus()
    move_focus(window, forward=False)

    assert entered.objectName() == "inner"
    assert QApplication.focusWidget() is three[1]


def test_that_a_focus_from_elsewhere_is_left_to_qt(qtbot: QtBot, desk: Desk) -> None:
    other = QLineEdit()
    qtbot.addWidget(other)
    other.show()
    other.activateWindow()
    other.setFocus()
    QTest.qWait(0)

    assert not move_focus(desk.window.centralWidget(), forward=True)


def place_of(widget: QWidget) -> QRect:
    return QRect(widget.mapToGlobal(QPoint(0, 0)), widget.size())


def scrolled_with(widget: QWidget) -> QWidget | None:
    """Give what a widget is scrolled with: places are compared within it alone."""
    above = widget.parentWidget()
    while above is not None and not isinstance(above.parentWidget(), QScrollArea):
        above = above.parentWidget()
    return above


def comes_before(one: QRect, other: QRect) -> bool:
    """Say whether a place is read before another: above it, or left of it in the same row."""
    beneath_each_other = one.left() <= other.right() and other.left() <= one.right()
    in_one_row = one.top() <= other.bottom() and other.top() <= one.bottom()
    above = beneath_each_other and one.bottom() < other.top()
    return above or (in_one_row and one.right() < other.left())


def out_of_order(window: QWidget) -> list[tuple[str, str]]:
    """Give the pairs that Tab, and so a screen reader, meets the wrong way round."""
    order = [one for one in reached_by_tab(window) if not is_part(one)]
    return [
        (f"{describe(first)} {name_of(first)}", f"{describe(then)} {name_of(then)}")
        for first, then in combinations(order, 2)
        if scrolled_with(first) is scrolled_with(then)
        and comes_before(place_of(then), place_of(first))
    ]


@pytest.mark.parametrize("step", PAGES)
def test_that_a_page_is_walked_as_it_is_seen_from_top_to_bottom(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    begin(qtbot, desk, step)
    frame = desk.window.centralWidget()

    with suppress(qtbot.TimeoutError):  # until everything has its place
        qtbot.waitUntil(lambda: out_of_order(frame) == [], timeout=10_000)

    assert out_of_order(frame) == []
