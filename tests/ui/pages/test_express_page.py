"""The short way asks one question after another and then offers what is worth knowing."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QComboBox, QLineEdit, QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_for_verdict
from ui.desk import Desk
from ui.pages.express_page import ExpressPage
from ui.widgets.question_row import QuestionRow


def opened(desk: Desk, **answers: api.Answer) -> ExpressPage:
    start(desk, **answers)
    desk.turn_to("express")
    QApplication.processEvents()
    page = desk.window.book.page
    assert isinstance(page, ExpressPage)
    return page


def row_of(page: ExpressPage) -> QuestionRow:
    assert page.form is not None
    (row,) = page.form.rows.values()
    return row


def asked(page: ExpressPage) -> str:
    assert page.form is not None
    return page.form.prefix + row_of(page).question.path


def choose(row: QuestionRow, text: str) -> None:
    box = row.field.findChild(QComboBox)
    assert box is not None
    box.setCurrentIndex(box.findText(text))
    QApplication.processEvents()


def test_that_it_starts_at_the_first_question_nobody_has_answered(desk: Desk) -> None:
    page = opened(desk, organisation__region="CN")

    assert asked(page) == "organisation.engineers"
    assert page.count.text() == "2 of 11"


def test_that_next_back_and_return_walk_and_an_answer_is_kept_on_the_way(desk: Desk) -> None:
    page = opened(desk, organisation__region="CN")
    edit = row_of(page).findChild(QLineEdit)
    assert edit is not None
    edit.setFocus()
    QTest.keyClicks(edit, "3")

    page.next.click()
    assert desk.session.draft.answers["organisation.engineers"] == 3
    assert asked(page) == "rules.air_gapped"

    page.back.click()
    assert asked(page) == "organisation.engineers"
    QTest.keyClick(page, Qt.Key.Key_Return)
    assert asked(page) == "rules.air_gapped"
    desk.walk(1)
    assert asked(page) == "rules.foreign_api_barred"


def test_that_choosing_a_kind_makes_a_workload_with_its_name(desk: Desk) -> None:
    page = opened(desk)
    while asked(page) != "workloads.w1.template":
        page.next.click()
    template = api.templates()[0]

    choose(row_of(page), desk.texts.say(f"template.{template}"))

    answers = desk.session.draft.answers
    assert answers["workloads.w1.template"] == template
    assert answers["workloads.w1.name"] == desk.texts.say(f"template.{template}")
    assert asked(page) == "workloads.w1.template"
    assert len(desk.session.to_undo) == 2  # one step takes both back


def test_that_a_machine_adds_its_questions_and_the_count_follows(desk: Desk) -> None:
    page = opened(desk, **one_workload())
    while asked(page) != "machines.m1.accelerator":
        page.next.click()
    before = page.bar.maximum()
    (label,) = (str(c.label) for c in api.choices("accelerator") if c.value == "L40S")

    choose(row_of(page), label)

    assert desk.session.draft.answers["machines.m1.accelerator"] == "L40S"
    assert desk.session.draft.answers["machines.m1.name"] == label
    assert page.bar.maximum() == before + 2


def test_that_the_end_offers_what_is_open_and_leads_to_it(qtbot: QtBot, desk: Desk) -> None:
    page = opened(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    while page.form is not None:
        page.next.click()

    buttons = [b for b in page.rest.findChildren(QPushButton) if b.objectName()[:5] == "rest."]
    assert buttons[0].objectName() == "rest.drift.api_price"
    buttons[0].click()
    assert desk.window.step == "what_if"

    desk.turn_to("express")
    page.rest.end.click()
    assert desk.window.step == "decision"


def test_that_the_organisation_page_and_the_start_page_lead_here(desk: Desk) -> None:
    start(desk)
    desk.turn_to("organisation")
    button = desk.window.book.page.findChild(QPushButton, "express")
    assert button is not None
    button.click()
    assert desk.window.step == "express"

    desk.turn_to("start")
    short = desk.window.book.page.findChild(QPushButton, "new_express")
    assert short is not None
    desk.turn_to("organisation")
    desk.turn_to("start")
    short.click()
    assert desk.window.step in {"express", "start"}
