"""The claims a question rests on open in the catalogue, by mouse and by key."""

from __future__ import annotations

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, row_of, start, wait_until
from ui.desk import Desk
from ui.pages.catalogue_page import CataloguePage
from ui.widgets.claims_label import ClaimsLabel


def label(qtbot: QtBot, *claims: str) -> tuple[ClaimsLabel, list[str]]:
    made = ClaimsLabel(claims, api.texts_for("en"))
    qtbot.addWidget(made)
    made.show()
    wanted: list[str] = []
    made.wanted.connect(wanted.append)
    return made, wanted


@pytest.mark.parametrize("key", [Qt.Key.Key_Return, Qt.Key.Key_Space])
def test_that_one_claim_opens_at_once(qtbot: QtBot, key: Qt.Key) -> None:
    shown, wanted = label(qtbot, "C014")

    QTest.mouseClick(shown, Qt.MouseButton.LeftButton)
    QTest.keyClick(shown, key)

    assert wanted == ["C014", "C014"]
    assert shown.focusPolicy() is Qt.FocusPolicy.StrongFocus


def test_that_of_several_a_menu_lets_one_be_chosen(qtbot: QtBot) -> None:
    shown, wanted = label(qtbot, "C014", "C016")

    menu = shown.menu()
    assert [action.text()[:7] for action in menu.actions()] == ["C014 · ", "C016 · "]
    said = api.claims()["C016"].in_language("en").statement
    assert menu.actions()[1].text()[7:40].replace("&&", "&") in said
    menu.actions()[1].trigger()

    assert wanted == ["C016"]


def test_that_every_claim_of_the_questionnaire_is_in_the_catalogue() -> None:
    known = api.claims()
    cited = {c for s in api.sections() for q in s.questions for c in q.claims}

    assert len(cited) > 50
    assert cited <= set(known)


def test_that_a_question_s_claim_is_shown_in_the_catalogue(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("organisation")
    question = next(
        q
        for s in api.sections()
        if s.id in {"organisation", "rules", "finance"}
        for q in s.questions
        if q.claims
    )
    row = row_of(desk.window, question.path)
    shown = row.findChild(ClaimsLabel)
    assert shown is not None
    assert all(claim in shown.text() for claim in question.claims)

    shown.wanted.emit(question.claims[-1])

    page = desk.window.book.page
    assert isinstance(page, CataloguePage)
    wait_until(qtbot, lambda: page.tabs.currentWidget() is page.claims)
    table = page.claims.finder.table
    wait_until(qtbot, lambda: table.currentIndex().isValid())
    assert table.currentIndex().siblingAtColumn(0).data() == question.claims[-1]
