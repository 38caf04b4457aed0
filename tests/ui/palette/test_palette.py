"""Tests that everything can be reached by typing."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from tests.ui.desk_of_tests import one_workload, row_of, start, wait_until
from ui.desk import Desk
from ui.palette.palette import Palette


def opened(desk: Desk) -> Palette:
    QTest.keyClick(desk.window, Qt.Key.Key_K, Qt.KeyboardModifier.ControlModifier)
    return next(box for box in desk.window.findChildren(Palette) if box.isVisible())


def test_that_a_page_is_reached_by_a_few_letters_and_return(desk: Desk) -> None:
    start(desk, **one_workload())
    palette = opened(desk)

    QTest.keyClicks(palette.search, "decis")
    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert desk.window.step == "decision"
    assert not palette.isVisible()


def test_that_a_question_takes_the_cursor_to_its_field(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    palette = opened(desk)

    QTest.keyClicks(palette.search, desk.texts.say("question.organisation.name"))
    QTest.keyClick(palette.search, Qt.Key.Key_Return)
    wait_until(qtbot, lambda: desk.window.step == "organisation")
    edit = row_of(desk.window, "organisation.name").field.edit

    wait_until(qtbot, lambda: QApplication.focusWidget() is edit)


def test_that_the_arrows_choose_and_an_action_is_done(desk: Desk) -> None:
    palette = opened(desk)
    QTest.keyClicks(palette.search, "projector mode")
    first = palette.found[0]
    QTest.keyClick(palette.search, Qt.Key.Key_Down)
    QTest.keyClick(palette.search, Qt.Key.Key_Up)

    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert first.title == desk.texts.say("window.action.projector")
    assert desk.theme.name == "projector"
    desk.dress("en", "light")


def test_that_a_screen_reader_hears_what_the_arrows_choose(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    told: list[str] = []
    monkeypatch.setattr(QAccessible, "isActive", lambda: True)
    monkeypatch.setattr(QAccessible, "updateAccessibility", lambda one: told.append(one.message()))
    palette = opened(desk)

    QTest.keyClick(palette.search, Qt.Key.Key_Down)

    second = palette.found[1]
    assert told[-1].startswith(f"{second.kind}, {second.title}")
    assert palette.search.accessibleDescription() == told[-1]


def test_that_pages_and_questions_of_an_engagement_wait_for_one(desk: Desk) -> None:
    palette = opened(desk)

    QTest.keyClicks(palette.search, desk.texts.say("question.organisation.name"))

    kinds = {entry.kind for entry in palette.found}
    assert desk.texts.say("window.palette.question") not in kinds


def test_that_terms_claims_samples_and_chapters_are_found(desk: Desk) -> None:
    palette = opened(desk)
    say = desk.texts.say

    for typed, kind in (
        ("net present value", "term"),
        ("C001", "claim"),
        ("joint-stock", "sample"),
        ("without a mouse", "chapter"),
    ):
        palette.search.setText(typed)
        assert say(f"window.palette.{kind}") in {entry.kind for entry in palette.found}, typed


def test_that_a_term_opens_in_the_glossary(desk: Desk) -> None:
    palette = opened(desk)
    palette.search.setText("net present value")

    QTest.keyClick(palette.search, Qt.Key.Key_Return)

    assert desk.window.step == "catalogue"
    page = desk.window.book.page
    assert page.tabs.currentWidget() is page.glossary


def test_that_nothing_found_says_what_to_do(desk: Desk) -> None:
    palette = opened(desk)

    palette.search.setText("qqqqzzzz")

    assert palette.found == []
    assert palette._none.isVisible()
