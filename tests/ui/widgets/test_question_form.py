"""What stands beside a field follows the other answers that it hangs on."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from advisor import api
from ui.theme import load_theme
from ui.widgets.question_form import QuestionForm
from ui.widgets.units import unit_text

TEXTS = api.texts_for("en")


def form_of(section: str, qtbot: QtBot) -> QuestionForm:
    """Make the form of a section, rows and all, before anything is answered."""
    asked = next(one for one in api.sections() if one.id == section)
    made = QuestionForm(asked, TEXTS, load_theme("light"))
    qtbot.addWidget(made)
    made.show_draft(api.Draft({}), "workloads.w1." if section == "workloads" else "")
    made.show()
    return made


def units_beside(form: QuestionForm, path: str) -> list[str]:
    """Give the words in sight within the field of a question."""
    labels = form.rows[path].field.findChildren(QLabel)
    return [label.text() for label in labels if label.isVisibleTo(form)]


def test_that_a_volume_is_counted_in_what_the_kind_of_work_counts(qtbot: QtBot) -> None:
    form = form_of("workloads", qtbot)

    for template, unit in (("customer_service", "cases"), ("document_processing", "documents")):
        form.show_draft(api.Draft({"workloads.w1.template": template}), "workloads.w1.")

        assert units_beside(form, "volume") == [f"{unit} per month"]


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("en", "active developers"),
        ("zh_CN", "名开发人员（活跃）"),
        ("fr", "développeurs actifs"),
        ("id", "pengembang aktif"),
    ],
)
def test_that_people_are_counted_as_active_and_not_per_month(language: str, said: str) -> None:
    texts = api.texts_for(language)
    (asked,) = (
        one
        for s in api.sections()
        if s.id == "workloads"
        for one in s.questions
        if one.path == "volume"
    )
    draft = api.Draft({"workloads.w1.template": "coding_assistant"})

    assert unit_text(asked, draft, "workloads.w1.", texts) == said


def test_that_money_is_asked_in_the_currency_chosen_last(qtbot: QtBot) -> None:
    worth, budget = form_of("workloads", qtbot), form_of("finance", qtbot)

    for currency in ("EUR", "USD"):
        draft = api.Draft({"finance.currency": currency})
        worth.show_draft(draft, "workloads.w1.")
        budget.show_draft(draft)

        assert units_beside(worth, "value_per_success") == [f"{currency} per task"]
        assert units_beside(budget, "finance.budget") == [currency]


def test_that_money_is_asked_in_the_currency_of_the_region_while_none_is_answered(
    qtbot: QtBot,
) -> None:
    budget = form_of("finance", qtbot)

    for region, currency in (("FR", "EUR"), ("ID", "IDR")):
        budget.show_draft(api.Draft({"organisation.region": region}))

        assert units_beside(budget, "finance.budget") == [currency]
        used = [label.text() for label in budget.rows["finance.currency"].findChildren(QLabel)]
        assert any(currency in text for text in used)


def test_that_an_opened_range_says_its_unit_above_the_likely_value(qtbot: QtBot) -> None:
    form = form_of("workloads", qtbot)
    told: api.Answer = {"low": 1.0, "likely": 2.0, "high": 3.0}
    answers: dict[str, api.Answer] = {"finance.currency": "EUR"}
    answers["workloads.w1.value_per_success"] = told

    form.show_draft(api.Draft(answers), "workloads.w1.")

    assert "EUR per task" not in units_beside(form, "value_per_success")
    captions = form.rows["value_per_success"].field.findChildren(QLabel)
    assert any(caption.accessibleName().endswith(", EUR per task") for caption in captions)


def test_that_who_looks_for_a_row_gets_it_before_those_behind_it_are_built(qtbot: QtBot) -> None:
    asked = next(one for one in api.sections() if one.id == "workloads")
    form = QuestionForm(asked, TEXTS, load_theme("light"), at_once=1)
    qtbot.addWidget(form)
    form.show_draft(api.Draft({}), "workloads.w1.")
    paths = [question.path for question in asked.questions]
    third = paths[2]

    found = form.first_row(lambda row: row.path == third)
    built = list(form._rows)

    assert found is not None
    assert found.path == third
    assert built == paths[:3]
    assert form.first_row(lambda row: row.path == "nowhere") is None
    assert list(form._rows) == paths
