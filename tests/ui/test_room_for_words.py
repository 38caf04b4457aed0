"""Every page has room for its words in every language, and in a made-up one that is longer."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict, wait_until
from tests.ui.long_texts import cut_off, lengthened, pseudo_texts
from ui.desk import Desk
from ui.steps import REFERENCE, STEPS
from ui.widgets.gradual import Gradual

MADE_UP = "made-up"


@pytest.mark.parametrize(
    ("language", "zoom"),
    [*((language, 100) for language in (*api.languages(), MADE_UP)), ("id", 200)],
)
def test_that_no_label_and_no_button_of_a_page_is_cut_off(
    qtbot: QtBot, desk: Desk, monkeypatch: pytest.MonkeyPatch, language: str, zoom: int
) -> None:
    if language == MADE_UP:
        monkeypatch.setattr(api, "texts_for", lambda _: pseudo_texts())
    desk.window.resize(1440, 900)
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.dress("en" if language == MADE_UP else language, "light")
    if zoom != desk.settings.zoom:
        desk.zoom(zoom)

    for step in (*STEPS, *REFERENCE):
        desk.turn_to(step.id)
        wait_until(qtbot, lambda: not any(g.is_busy for g in desk.window.findChildren(Gradual)))
        QApplication.processEvents()
        wait_until(qtbot, lambda: not cut_off(desk.window))

    desk.zoom(100)


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
