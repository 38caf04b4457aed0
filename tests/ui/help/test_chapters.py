"""Tests that the guide says the same in every language and leads to pages that exist."""

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, one_workload, start, words
from ui.desk import Desk
from ui.help.chapters import CHAPTERS, chapter_of, chapters
from ui.pages.guide_page import GuidePage
from ui.steps import REFERENCE, STEPS
from ui.theme import Theme

STEPS_KNOWN = {step.id for step in (*STEPS, *REFERENCE)}
LEAST_WORDS = 400
"""Letters that a chapter worth opening has at least; a Chinese one says as much in a third."""


@pytest.mark.parametrize("language", api.languages())
@pytest.mark.parametrize("name", CHAPTERS)
def test_that_a_chapter_has_the_same_parts_in_every_language(language: str, name: str) -> None:
    english = next(chapter for chapter in chapters("en") if chapter.id == name)
    translated = next(chapter for chapter in chapters(language) if chapter.id == name)

    assert [block.kind for block in translated.blocks] == [b.kind for b in english.blocks]
    assert len(english.words) >= LEAST_WORDS


@pytest.mark.parametrize("name", CHAPTERS)
def test_that_a_chapter_leads_to_pages_that_exist(name: str) -> None:
    chapter = next(chapter for chapter in chapters("en") if chapter.id == name)

    steps = {block.text for block in chapter.blocks if block.kind == "step"}
    assert steps <= STEPS_KNOWN


@pytest.mark.parametrize("step", sorted(STEPS_KNOWN))
def test_that_every_page_has_a_chapter(step: str) -> None:
    assert chapter_of(step) in CHAPTERS


def test_that_marks_of_the_file_do_not_show() -> None:
    found = [block for chapter in chapters("en") for block in chapter.blocks]

    assert {block.kind for block in found} == {
        "heading", "text", "item", "numbered", "hint", "step",
    }  # fmt: skip
    assert not [b for b in found if b.text.startswith(("#", "-", ">", "[["))]


def test_that_a_word_finds_its_chapters(qtbot: QtBot, theme: Theme) -> None:
    page = GuidePage(api.texts_for("en"), theme)
    qtbot.addWidget(page)

    page.search.setText("tornado")

    assert [page.list.item(row).text() for row in range(page.list.count())] == [
        "What-if: move a driver and watch"
    ]


def test_that_a_word_that_stands_nowhere_says_where_else_to_look(
    qtbot: QtBot, theme: Theme
) -> None:
    page = GuidePage(api.texts_for("en"), theme)
    qtbot.addWidget(page)

    page.search.setText("qqqq")

    assert page.list.count() == 0
    assert not page._none.isHidden()


def test_that_help_opens_the_chapter_of_the_page_in_sight(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("hardware")

    desk.window.actions_["guide"].trigger()

    assert desk.window.step == "guide"
    assert "Deep integration: hardware and models" in list(words(desk.window.book.page))


def test_that_a_chapter_leads_back_to_its_page(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.helpers.open_chapter("hardware")

    click(desk.window.book.page, "to_hardware")

    assert desk.window.step == "hardware"


def test_that_a_page_that_needs_an_engagement_stays_shut_without_one(desk: Desk) -> None:
    desk.helpers.open_chapter("hardware")

    click(desk.window.book.page, "to_hardware")

    assert desk.window.step == "guide"
    assert desk.window.findChild(QPushButton, "to_hardware") is not None
