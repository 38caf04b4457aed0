"""Tests of the whole window at work, with a quick engine."""

from pathlib import Path

from PySide6.QtCore import QEvent, QObject, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    click,
    one_workload,
    row_of,
    start,
    type_into,
    wait_for_verdict,
    wait_until,
    words,
)
from ui.desk import Desk
from ui.steps import STEPS


def test_that_there_is_a_verdict_as_soon_as_one_workload_has_a_volume(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk)
    desk.turn_to("workloads")
    before = desk.settled
    desk.window.book.page.add("customer_service", "Help desk")
    row = row_of(desk.window, "volume")

    type_into(row.field.edits["likely"], "1000")
    wait_for_verdict(qtbot, desk)

    assert before is None
    assert "Open 62%" in list(words(desk.window.verdict))
    assert not desk.window.verdict.is_stale


def test_that_a_wrong_entry_stays_with_its_reason_and_greys_the_verdict(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("workloads")
    row = row_of(desk.window, "volume")

    type_into(row.field.edits["likely"], "-5")

    assert row.field.edits["likely"].text() == "−5"
    assert "−5" in row.problem.text()
    assert row.problem.isVisible()
    assert desk.window.verdict.is_stale
    assert desk.evaluation is not None
    assert desk.session.draft.answers["workloads.w1.volume"] == -5


def test_that_text_in_a_number_field_is_kept_in_the_file(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")
    row = row_of(desk.window, "volume")

    type_into(row.field.edits["likely"], "1,000")

    assert row.field.edits["likely"].text() == "1,000"
    assert "1,000" in row.problem.text()
    assert desk.session.draft.answers["workloads.w1.volume"] == "1,000"


def test_that_typing_greys_the_verdict_before_the_field_is_left(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("workloads")
    row = row_of(desk.window, "volume")

    type_into(row.field.edits["likely"], "-5", leave=False)
    wait_until(qtbot, lambda: desk.window.verdict.is_stale)

    assert desk.session.draft.answers["workloads.w1.volume"] == 1000.0


def test_that_undo_brings_the_answer_and_the_verdict_back(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")
    row = row_of(desk.window, "volume")
    type_into(row.field.edits["likely"], "-5")

    QTest.keyClick(desk.window, Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    wait_for_verdict(qtbot, desk)

    assert row.field.edits["likely"].text() == "1000"
    assert not row.problem.isVisible()
    assert not desk.window.verdict.is_stale


def test_that_dont_know_is_an_answer_and_can_be_taken_back(desk: Desk) -> None:
    start(desk, **one_workload(organisation__engineers=3.0))
    desk.turn_to("organisation")
    row = row_of(desk.window, "organisation.engineers")

    row.unknown.click()
    unknown = desk.session.draft.answers["organisation.engineers"]
    row.unknown.click()

    assert unknown is None
    assert "organisation.engineers" not in desk.session.draft.answers


def test_that_a_sample_opens_as_a_copy_of_its_own(qtbot: QtBot, desk: Desk, folder: Path) -> None:
    click(desk.window, "sample_travel-customer-service")
    wait_for_verdict(qtbot, desk)

    assert [path.suffix for path in folder.glob("*.advisor")] == [".advisor"]
    assert desk.window.step == "decision"
    assert dict(desk.session.draft.answers) == dict(api.sample_answers("travel-customer-service"))


def test_that_a_second_copy_of_a_sample_gets_a_name_of_its_own(desk: Desk, folder: Path) -> None:
    desk.open_sample("travel-customer-service")
    desk.open_sample("travel-customer-service")

    assert len(list(folder.glob("*.advisor"))) == 2


def test_that_a_file_that_cannot_be_opened_is_explained_in_plain_words(
    desk: Desk, folder: Path
) -> None:
    (folder / "chosen.advisor").write_text("not ours")

    click(desk.window, "open")
    box = desk.window.findChild(QMessageBox)

    assert box.textFormat() == Qt.TextFormat.PlainText
    assert box.text() == "\n\n".join(
        desk.texts.say(problem.message)
        for problem in _problems_of_opening(folder / "chosen.advisor")
    )
    box.close()


def test_that_a_new_workload_waits_for_its_volume(desk: Desk) -> None:
    start(desk)
    desk.turn_to("workloads")

    desk.window.book.page.add("customer_service", "Help desk")

    assert QApplication.focusWidget() is row_of(desk.window, "volume").field.edits["likely"]


def test_that_a_workload_can_be_copied_and_removed(desk: Desk) -> None:
    start(desk, **one_workload())
    desk.turn_to("workloads")

    click(desk.window.book.page, "duplicate")
    copied = desk.session.draft.keys("workloads")
    click(desk.window.book.page, "remove")

    assert len(copied) == 2
    assert desk.session.draft.keys("workloads") == ("w1",)


def test_that_a_moved_slider_previews_and_is_saved_only_when_kept(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("what_if")
    page = desk.window.book.page
    swing, slider = next(iter(page.sliders.items()))

    slider.slider.setValue(slider.slider.maximum())
    wait_until(qtbot, lambda: not desk.runner.is_busy)
    saved_while_moving = dict(desk.session.draft.answers)
    page.keep.click()

    assert f"figures.{swing}" not in saved_while_moving
    assert f"figures.{swing}" in desk.session.draft.answers


def test_that_the_steps_stay_shut_until_a_file_is_open(desk: Desk) -> None:
    item = desk.window.stepper.item(1)
    shut = item.flags()

    start(desk)

    assert not shut & Qt.ItemFlag.ItemIsEnabled
    assert desk.window.stepper.item(1).flags() & Qt.ItemFlag.ItemIsEnabled


def test_that_the_reason_of_a_refused_draft_survives_a_switch_of_language(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    problem = api.Problem("", api.message("problem.no_workload"))

    desk.runner.refused.emit((problem,))
    desk.dress("zh_CN", "light")

    chinese = api.texts_for("zh_CN").say("problem.no_workload")
    assert desk.window.verdict.reason == chinese


def test_that_an_edit_while_an_evaluation_runs_is_answered_by_the_later_one(
    qtbot: QtBot, desk: Desk
) -> None:
    start(desk, **one_workload())
    desk.session.answer("workloads.w1.volume", 2000.0)
    wait_for_verdict(qtbot, desk)

    drafts = [draft.answers["workloads.w1.volume"] for draft, _ in desk.runner._worker.submitted]
    assert drafts == [1000.0, 2000.0]


class _Doorman(QObject):
    """Notes every window that is shown."""

    def __init__(self) -> None:
        super().__init__()
        self.seen: list[str] = []

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's name
        if event.type() is QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
            self.seen.append(type(watched).__name__)
        return False


def test_that_no_part_of_a_page_flashes_up_as_a_window_of_its_own(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    doorman = _Doorman()
    QApplication.instance().installEventFilter(doorman)

    for step in STEPS:
        desk.turn_to(step.id)
        QApplication.processEvents()

    QApplication.instance().removeEventFilter(doorman)
    assert doorman.seen == []


def _problems_of_opening(path: Path) -> tuple[api.Problem, ...]:
    try:
        api.open_engagement(path)
    except api.AdvisorError as error:
        return error.problems
    return ()
