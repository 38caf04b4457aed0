"""Each section of each page says how far it has come, counted where the stepper counts."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import one_workload, start, wait_until
from ui.desk import Desk
from ui.pages.section_count import SectionCount
from ui.progress import say_count
from ui.steps import STEPS

ANSWERS: dict[str, api.Answer] = {
    "finance__currency": "CNY",
    "finance__discount_rate": None,
    "finance__tax_rate": 0.25,
    "remarks__finance__tax_rate": {"note": "A public body", "does_not_apply": True},
    "machines__m1__name": "Rack",
    "machines__m1__age_months": None,
    "sites__hall__name": "Hall",
    "measurements__x__engine": "vllm",
    "votes__v1__name": "Li",
    "phases__verification_owner": "Li",
}
SECTIONS = {step.id: step.sections for step in STEPS if step.sections}
ON_SLIDERS = {"weights"}
"""Sections that are no list of questions."""


@pytest.mark.parametrize("step", SECTIONS)
def test_that_each_section_of_a_page_counts_its_questions(
    qtbot: QtBot, desk: Desk, step: str
) -> None:
    start(desk, **one_workload(**ANSWERS))
    desk.turn_to(step)
    known = {section.id: section for section in api.sections()}
    draft = desk.session.draft

    for id_ in [one for one in SECTIONS[step] if one not in ON_SLIDERS]:
        counted = desk.window.book.page.findChild(SectionCount, f"count.{id_}")
        assert counted is not None, id_
        wait_until(qtbot, counted.isVisible)
        expected = say_count(api.tally([known[id_]], draft), desk.texts)
        assert expected
        assert counted.text() == expected


def test_that_a_count_follows_the_answers(desk: Desk) -> None:
    start(desk, **one_workload(**ANSWERS))
    desk.turn_to("organisation")
    counted = desk.window.book.page.findChild(SectionCount, "count.finance")
    assert counted is not None
    before = counted.text()
    assert before.startswith("1 answered · 1 “don’t know” · 1 not applicable · ")

    desk.session.answer("finance.horizon_months", 36)

    assert counted.text().startswith("2 answered")
    desk.session.undo()
    assert counted.text() == before


def test_that_a_section_that_asks_nothing_yet_says_nothing(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("hardware")

    counted = desk.window.book.page.findChild(SectionCount, "count.sites")
    assert counted is not None
    assert counted.text() == ""
