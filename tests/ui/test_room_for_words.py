"""Every page has room for its words in every language, and in a made-up one that is longer."""

from __future__ import annotations

from contextlib import suppress

import pytest
from PySide6.QtWidgets import QLabel, QPushButton, QScrollArea, QVBoxLayout, QWidget
from pytestqt.exceptions import TimeoutError  # noqa: A004 - what waiting in vain raises
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, wait_until
from tests.ui.long_texts import (
    crowded,
    cut_off,
    lengthened,
    overlaps,
    pseudo_texts,
    wider_than_sight,
)
from ui.desk import Desk
from ui.steps import REFERENCE, STEPS
from ui.widgets.gradual import Gradual

MADE_UP = "made-up"
PATIENCE = 4000
"""Milliseconds after which a page that is laid out anew should have come to rest."""


DESK, PROJECTOR, LAPTOP, LEAST = (1440, 900), (1280, 720), (1366, 768), (1100, 680)
"""Pixels of windows: the usual one, full screens of others, the smallest that can be had."""
CASES = (
    *((language, zoom, DESK) for language in api.languages() for zoom in (100, 150, 200)),
    *((language, 100, PROJECTOR) for language in api.languages()),
    ("fr", 100, LAPTOP),
    ("fr", 100, LEAST),
    (MADE_UP, 100, DESK),
)


@pytest.mark.parametrize(("language", "zoom", "size"), CASES)
def test_that_every_page_has_room_for_all_that_stands_on_it(
    qtbot: QtBot,
    desk: Desk,
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    zoom: int,
    size: tuple[int, int],
) -> None:
    if language == MADE_UP:
        monkeypatch.setattr(api, "texts_for", lambda _: pseudo_texts())
    desk.window.resize(*size)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.settings.zoom = zoom
    desk.dress("en" if language == MADE_UP else language, "light")

    left = {}
    for step in (*STEPS, *REFERENCE):
        desk.turn_to(step.id)
        wait_until(qtbot, lambda: not any(g.is_busy for g in desk.window.findChildren(Gradual)))
        with suppress(TimeoutError):
            wait_until(qtbot, lambda: not crowded(desk.window), timeout=PATIENCE)
        left[step.id] = crowded(desk.window)
    desk.zoom(100)

    assert {step: told for step, told in left.items() if told} == {}


def test_that_the_made_up_language_is_longer_and_keeps_what_is_filled_in() -> None:
    values = {"found": "x9", "known": "z7"}
    english = api.texts_for("en").say("problem.unknown_sample", **values)

    said = pseudo_texts().say("problem.unknown_sample", **values)
    assert "x9" in said
    assert "z7" in said
    assert 1.2 * len(english) < len(said) <= 1.3 * len(english)
    assert lengthened("Copy") == "Çôpÿ"


def test_that_words_without_room_are_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    for one in (QLabel("A title"), QPushButton("Press here"), QLabel("A much longer text")):
        column.addWidget(one)
    page.show()
    assert cut_off(page) == []

    for one in page.findChildren(QWidget):
        one.setFixedWidth(10)
    page.findChildren(QLabel)[1].setFixedWidth(300)
    qtbot.wait(20)

    assert cut_off(page) == ["label: A title", "button: Press here"]


def test_that_a_wrapped_text_without_height_is_found(qtbot: QtBot) -> None:
    page = QLabel("So many words that they take several lines in a narrow column")
    holder = QWidget()
    qtbot.addWidget(holder)
    page.setParent(holder)
    page.setWordWrap(True)
    page.resize(120, 200)
    holder.show()
    assert cut_off(holder) == []

    page.resize(120, 20)

    assert cut_off(holder) == [f"label: {page.text()}"]


def test_that_a_page_that_is_too_wide_is_found(qtbot: QtBot) -> None:
    page, inner = QWidget(), QWidget()
    qtbot.addWidget(page)
    area = QScrollArea(page)
    area.setWidgetResizable(True)
    area.setWidget(inner)
    area.resize(200, 200)
    inner.setMinimumWidth(150)
    page.show()
    assert wider_than_sight(page) == []

    inner.setMinimumWidth(300)
    qtbot.wait(20)

    assert len(wider_than_sight(page)) == 1


def test_that_neighbours_upon_one_another_are_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    column = QVBoxLayout(page)
    upper, lower = QLabel("above"), QLabel("beneath")
    column.addWidget(upper)
    column.addWidget(lower)
    page.resize(200, 100)
    page.show()
    assert overlaps(page) == []

    lower.setGeometry(upper.geometry())

    assert len(overlaps(page)) == 1
