"""Tests of the first tour and of the sheet of shortcuts."""

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.ui.desk_of_tests import click, one_workload, start, words
from ui.desk import Desk
from ui.help.shortcuts import ShortcutSheet
from ui.help.tour import Tour

MOST_STOPS = 5


def test_that_who_is_here_first_is_shown_around_once(desk: Desk) -> None:
    desk.helpers.greet()
    tour = desk.window.findChild(Tour)
    stops = 0
    while tour.isVisible() and stops <= MOST_STOPS:
        stops += 1
        QTest.keyClick(tour.next, Qt.Key.Key_Space)
    QApplication.processEvents()

    desk.helpers.greet()

    assert stops == MOST_STOPS
    assert desk.settings.has_toured
    assert not [one for one in desk.window.findChildren(Tour) if one.isVisible()]


def test_that_escape_dismisses_the_tour_for_good(desk: Desk) -> None:
    desk.helpers.greet()
    tour = desk.window.findChild(Tour)

    QTest.keyClick(tour, Qt.Key.Key_Escape)

    assert not tour.isVisible()
    assert desk.settings.has_toured


def test_that_nobody_is_shown_around_who_is_at_work(desk: Desk) -> None:
    start(desk, **one_workload())

    desk.helpers.greet()

    assert desk.window.findChild(Tour) is None


def test_that_the_card_of_the_tour_stays_within_the_window(desk: Desk) -> None:
    desk.helpers.open_tour()
    tour = desk.window.findChild(Tour)

    for _ in range(MOST_STOPS):
        assert desk.window.rect().contains(tour.geometry())
        tour.next.click()


def test_that_f1_shows_every_key(desk: Desk) -> None:
    QTest.keyClick(desk.window, Qt.Key.Key_F1)
    sheet = desk.window.findChild(ShortcutSheet)
    said = list(words(sheet))

    for name, action in desk.window.actions_.by_name.items():
        assert action.text() in said, name
    assert {"Ctrl+K", "F9", "Ctrl+Shift+Z  ·  Ctrl+Y"} <= set(said)
    click(sheet, "to_guide")
    assert desk.window.step == "guide"
