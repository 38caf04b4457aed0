"""Tests of the way to the reference shelf, and that it serves everybody."""

from collections.abc import Callable

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QTabBar, QTableView

from advisor import api
from tests.advisor.catalogue.pack_example import SHIPPED
from tests.ui.controls import controls as controls_of
from tests.ui.controls import describe, name_of
from tests.ui.desk_of_tests import (
    one_workload,
    start,
)
from tests.ui.library.shelf import CNY, cells, look_at, row_now
from ui.desk import Desk
from ui.pages.catalogue_page import CataloguePage


def test_that_the_shelf_is_open_before_any_engagement_is(desk: Desk) -> None:
    desk.window.reference.setCurrentRow(0)

    assert desk.window.step == "catalogue"
    assert desk.window.stepper.selectedIndexes() == []
    assert not desk.session.is_open


def test_that_focus_coming_into_the_steps_does_not_leave_the_shelf(desk: Desk) -> None:
    desk.turn_to("catalogue")

    desk.window.stepper.setFocus()
    QApplication.processEvents()
    on_the_shelf = desk.window.step
    QTest.keyClick(desk.window.stepper, Qt.Key.Key_Home)
    QTest.keyClick(desk.window.stepper, Qt.Key.Key_Space)

    assert on_the_shelf == "catalogue"
    assert desk.window.step == "start"


def test_that_nothing_of_the_shelf_is_read_before_it_is_looked_at(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []
    for name in ("catalogue_entries", "catalogue_history", "claims", "glossary"):
        monkeypatch.setattr(api, name, lambda *_, name=name, **__: asked.append(name))

    start(desk)
    desk.turn_to("organisation")

    assert asked == []


def test_that_the_version_and_the_day_in_use_are_said(shown: Callable[[], CataloguePage]) -> None:
    assert shown().version.text() == f"Catalogue {SHIPPED}, values as of Nov 22, 2026"


def test_that_every_control_of_the_shelf_has_a_name(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    start(desk, **one_workload())
    page = shown()
    look_at(page, CNY)

    controls = [
        *controls_of(desk.window),
        *page.findChildren(QTableView),
        *page.findChildren(QTabBar),
    ]

    assert [describe(widget) for widget in controls if not name_of(widget)] == []


def test_that_a_cell_is_spoken_with_its_heading(shown: Callable[[], CataloguePage]) -> None:
    page = shown()
    look_at(page, CNY)
    rows, now = page.figures.finder.table.rows, page.figures.finder.table.currentIndex().row()

    spoken = rows.data(rows.index(now, 3), Qt.ItemDataRole.AccessibleTextRole)

    assert spoken == "Evidence: ◆ published"
    assert QAccessible.queryAccessibleInterface(page.figures.finder.table).childCount() > 0


def test_that_rows_are_walked_by_arrow_keys(shown: Callable[[], CataloguePage]) -> None:
    finder = shown().figures.finder
    finder.search.setText("fx.")
    first = row_now(finder)[0]

    finder.table.setFocus()
    QTest.keyClick(finder.table, Qt.Key.Key_Down)

    assert row_now(finder)[0] == cells(finder)[1] != first


def test_that_all_names_and_kinds_are_said_in_chinese(
    desk: Desk, shown: Callable[[], CataloguePage]
) -> None:
    desk.dress("zh_CN", "dark")
    page = shown()
    page.figures.finder._filter("figure")
    unsaid = [name for name in cells(page.figures.finder) if name.isascii()]

    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)

    assert unsaid == []
    assert {label.textFormat() for label in page.findChildren(QLabel)} == {Qt.TextFormat.PlainText}
