"""A note, a dissent and "does not apply" are kept at a question, shown, taken back and undone."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from advisor import api
from tests.ui.desk_of_tests import one_workload, row_of, start
from ui.desk import Desk
from ui.widgets.question_row import QuestionRow
from ui.widgets.remark_panel import RemarkPanel

TAX = "finance.tax_rate"


def opened(desk: Desk, path: str = TAX) -> tuple[QuestionRow, RemarkPanel]:
    start(desk, **one_workload(finance__tax_rate=0.25))
    desk.turn_to("organisation")
    row = row_of(desk.window.book.page, path)
    row.note.click()
    QApplication.processEvents()
    assert row.panel is not None
    return row, row.panel


def say(panel: RemarkPanel, **said: str) -> None:
    for part, words in said.items():
        panel.edits[part].setFocus()
        QTest.keyClicks(panel.edits[part], words)


def test_that_a_note_is_kept_as_one_step_with_author_dissent_and_day(desk: Desk) -> None:
    row, panel = opened(desk)
    say(panel, note="Ask the CFO", author="Ann", dissent="Bo: too high")

    QTest.keyClick(panel.edits["dissent"], Qt.Key.Key_Return)

    kept = desk.session.draft.answers[f"remarks.{TAX}"]
    assert kept == {
        "note": "Ask the CFO",
        "author": "Ann",
        "dissent": "Bo: too high",
        "day": api.today().isoformat(),
    }
    assert "Ask the CFO (Ann" in row.said.text()
    assert "Dissent: Bo: too high" in row.said.text()
    assert row.field.isEnabled()
    assert desk.window.actions_["undo"].iconText().startswith("Undo: Note on “")
    desk.session.undo()
    assert row.said.text() == ""
    assert f"remarks.{TAX}" not in desk.session.draft.answers


def test_that_what_does_not_apply_is_greyed_and_keeps_what_was_typed(desk: Desk) -> None:
    row, panel = opened(desk)
    say(panel, note="A public body")
    panel.aside.click()
    panel.keep.click()

    assert not row.field.isEnabled()
    assert desk.session.draft.answers[TAX] == 0.25
    assert desk.session.draft.completed().finance.tax_rate is None
    assert row.said.text().startswith("Does not apply: A public body")


def test_that_a_missing_reason_is_said_at_the_question_and_the_mark_is_kept(desk: Desk) -> None:
    row, panel = opened(desk)
    panel.aside.click()
    panel.keep.click()

    assert desk.session.draft.answers[f"remarks.{TAX}"] == {
        "does_not_apply": True,
        "day": api.today().isoformat(),
    }
    assert "without a reason" in row.said_problem.text()
    assert row.said_problem.isVisibleTo(row)
    assert row.field.isEnabled()


def test_that_a_remark_is_removed_and_the_panel_closed_by_escape(desk: Desk) -> None:
    row, panel = opened(desk)
    say(panel, note="Ask the CFO")
    panel.keep.click()

    panel.remove.click()

    assert f"remarks.{TAX}" not in desk.session.draft.answers
    assert row.said.text() == ""
    QTest.keyClick(panel.edits["note"], Qt.Key.Key_Escape)
    assert not panel.isVisibleTo(row)


def test_that_a_volume_cannot_be_said_not_to_apply(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")
    row = row_of(desk.window.book.page, "volume")
    row.note.click()
    assert row.panel is not None
    say(row.panel, note="Nobody counts")
    row.panel.aside.click()
    row.panel.keep.click()

    assert "nothing can be worked out" in row.said_problem.text()
    assert row.field.isEnabled()


def test_that_the_way_to_a_remark_is_the_way_to_its_question(desk: Desk) -> None:
    opened(desk)
    desk.turn_to("decision")

    desk.go_to(f"remarks.{TAX}")

    assert desk.window.step == "organisation"
