"""What a layout holds is found, and no item of a layout is ever held: Qt deletes them unheard."""

import ast
import gc
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import (
    QGridLayout,
    QHBoxLayout,
    QLabel,
    QLayout,
    QLayoutItem,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, start
from ui.desk import Desk
from ui.laid_out import layouts_in, least_width, parts_of, widgets_in

SOURCES = Path(__file__).resolve().parents[2] / "ui"
POLICIES = (
    QSizePolicy.Policy.Fixed,
    QSizePolicy.Policy.Minimum,
    QSizePolicy.Policy.Preferred,
    QSizePolicy.Policy.Expanding,
    QSizePolicy.Policy.Ignored,
)


@pytest.fixture
def above(qtbot: QtBot) -> QWidget:
    widget = QWidget()
    qtbot.addWidget(widget)
    return widget


class Wishful(QWidget):
    """Would have 90 pixels and can do with 40."""

    def sizeHint(self) -> QSize:
        return QSize(90, 10)

    def minimumSizeHint(self) -> QSize:
        return QSize(40, 10)


def test_that_widgets_and_layouts_are_found_by_their_places(above: QWidget) -> None:
    column, row = QVBoxLayout(above), QHBoxLayout()
    last, first, within = QLabel("last"), QLabel("first"), QLabel("within")
    column.addWidget(last)
    column.insertWidget(0, first)
    column.insertSpacing(1, 5)
    column.addLayout(row)
    row.addWidget(within)
    QLabel("beside", above)

    assert widgets_in(column) == [first, last]
    assert layouts_in(column) == [row]
    assert widgets_in(row) == [within]
    assert parts_of(column) == {0: first, 2: last, 3: row}


def test_that_a_grid_is_found_whatever_the_order_of_its_cells(above: QWidget) -> None:
    grid = QGridLayout(above)
    low, high = QLabel("low"), QLabel("high")
    grid.addWidget(low, 1, 0)
    grid.addWidget(high, 0, 0)

    assert parts_of(grid) == {0: low, 1: high}


@pytest.mark.parametrize("policy", POLICIES)
@pytest.mark.parametrize(("least", "most"), [(0, 16_777_215), (60, 16_777_215), (0, 30), (60, 70)])
def test_that_the_least_width_is_that_of_a_layout_of_this_widget_alone(
    above: QWidget, policy: QSizePolicy.Policy, least: int, most: int
) -> None:
    row, widget = QHBoxLayout(above), Wishful()
    row.setContentsMargins(0, 0, 0, 0)
    row.addWidget(widget)
    widget.setSizePolicy(policy, policy)
    widget.setMinimumWidth(least)
    widget.setMaximumWidth(most)

    assert least_width(widget) == row.totalMinimumSize().width()
    widget.hide()
    row.invalidate()
    assert least_width(widget) == row.totalMinimumSize().width() == 0


def test_that_zoom_tab_and_a_narrow_window_leave_no_item_of_a_layout_behind(desk: Desk) -> None:
    start(desk, **one_workload())
    for step in ("start", "organisation", "phases", "what_if", "decision", "guide"):
        desk.turn_to(step)
        desk.window.resize(1100, 680)
        for _ in range(3):
            QTest.keyClick(desk.window, Qt.Key.Key_Tab)
        desk.window.resize(1440, 900)
    desk.zoom(150)
    QTest.qWait(50)

    kept = [
        one
        for one in gc.get_objects()
        if isinstance(one, QLayoutItem) and not isinstance(one, QLayout)
    ]
    desk.zoom(100)
    assert kept == []


def test_that_a_layout_gets_its_place_before_it_is_filled_and_nobody_asks_for_items() -> None:
    found = [
        f"{path.relative_to(SOURCES)}:{line}"
        for path in sorted(SOURCES.rglob("*.py"))
        for line in hands_out_items(ast.parse(path.read_text(encoding="utf-8")))
    ]

    assert found == []


def test_that_a_layout_filled_too_early_is_noticed() -> None:
    early = "def f():\n    row.addWidget(a)\n    column.addLayout(row)\n    column.itemAt(0)"
    late = "def f():\n    column.addLayout(row)\n    row.addWidget(a)"

    assert list(hands_out_items(ast.parse(early))) == [3, 4]
    assert list(hands_out_items(ast.parse(late))) == []


def hands_out_items(module: ast.Module) -> Iterator[int]:
    """Give the lines where PySide would hand out an item of a layout."""
    functions = (one for one in ast.walk(module) if isinstance(one, ast.FunctionDef))
    for function in functions:
        calls = [
            (one.lineno, ast.unparse(one.func.value), one.func.attr, one.args)
            for one in ast.walk(function)
            if isinstance(one, ast.Call) and isinstance(one.func, ast.Attribute)
        ]
        for line, _, name, arguments in calls:
            if name == "itemAt":
                yield line
            elif name in ("addLayout", "insertLayout"):
                places = [ast.unparse(one) for one in arguments]
                filled = (
                    on in places and done.startswith(("add", "insert")) and at < line
                    for at, on, done, _ in calls
                )
                if any(filled):
                    yield line
