"""What a control says beside its answer, by the kind of question."""

from __future__ import annotations

from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from ui.dialogs.files import free_path
from ui.theme import load_theme
from ui.widgets.question_form import QuestionForm
from ui.widgets.text_field import TextField


@pytest.fixture
def finance(qtbot: QtBot) -> QuestionForm:
    asked = next(one for one in api.sections() if one.id == "finance")
    made = QuestionForm(asked, api.texts_for("en"), load_theme("light"))
    qtbot.addWidget(made)
    made.show_draft(api.Draft({}))
    return made


def test_that_a_point_in_time_is_a_month_not_a_number_of_months(finance: QuestionForm) -> None:
    assert finance.rows["finance.price_shock_month"].used.text() == "In use: month 12"
    assert finance.rows["finance.horizon_months"].used.text() == "In use: 36 months"


def test_that_every_share_is_asked_with_its_sign() -> None:
    shares = [q for s in api.sections() for q in s.questions if q.kind == "share"]

    assert {q.path for q in shares if q.unit != "share"} == set()


@pytest.mark.parametrize(
    ("title", "stem"),
    [
        ("Plan: AI 2027–2029", "Plan AI 2027-2029"),
        ("x" * 10_000, "x" * 60),
        ("🚀", "engagement"),
    ],
)
def test_that_a_title_becomes_a_name_that_a_disk_takes(
    tmp_path: Path, title: str, stem: str
) -> None:
    assert free_path(tmp_path, title) == tmp_path / f"{stem}.advisor"


def test_that_pasted_lines_become_one(qtbot: QtBot) -> None:
    field = TextField()
    qtbot.addWidget(field)
    field.edit.setText(" Two\nlines\tand a tab ")

    with qtbot.waitSignal(field.committed) as told:
        field.edit.editingFinished.emit()

    assert told.args == ["Two lines and a tab"]
