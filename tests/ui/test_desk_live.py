"""Tests of the window while figures move, with a quick engine."""

from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import (
    click,
    one_workload,
    start,
    wait_for_verdict,
    wait_until,
)
from ui.desk import Desk


def opened(qtbot: QtBot, desk: Desk) -> None:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("what_if")


def slide(desk: Desk) -> None:
    slider = next(iter(desk.window.book.page.sliders.values())).slider
    slider.setValue(slider.value() + 5)


def test_that_a_moved_slider_is_read_by_a_step_before_placement_is_checked(
    qtbot: QtBot, desk: Desk
) -> None:
    opened(qtbot, desk)

    with qtbot.waitSignal(desk.runner.stepped):
        slide(desk)
    state = desk.window.verdict.state.words.accessibleName()
    live = desk.window.book.page.bars._note.accessibleName()
    wait_until(qtbot, lambda: not desk.runner.is_busy)

    assert state == desk.texts.say("window.rechecking")
    assert live == desk.texts.say("window.what_if.live")
    assert desk.window.verdict.state.words.accessibleName() == desk.texts.say("window.preview")


def test_that_moving_everything_back_shows_the_answer_as_saved(qtbot: QtBot, desk: Desk) -> None:
    opened(qtbot, desk)
    slide(desk)
    wait_until(qtbot, lambda: not desk.runner.is_busy)

    desk.window.book.page.reset.click()
    wait_until(qtbot, lambda: not desk.runner.is_busy)

    assert desk.window.verdict.state.words.accessibleName() == ""


def test_that_a_stopped_evaluation_says_so_in_any_language_until_taken_up(
    qtbot: QtBot, desk: Desk
) -> None:
    opened(qtbot, desk)
    desk.runner._worker.slow = True
    desk.session.answer("workloads.w1.volume", 3000.0)
    qtbot.waitSignal(desk.runner.progressed, timeout=3000).wait()

    click(desk.window, "stop_evaluation")
    desk.dress("zh_CN", "light")
    reason = desk.window.verdict.reason
    desk.runner._worker.slow = False
    click(desk.window, "evaluate_again")
    wait_until(qtbot, lambda: not desk.runner.is_busy)

    assert reason == api.texts_for("zh_CN").say("window.stopped")
    assert not desk.window.verdict.is_stale
    assert not desk.window.verdict.state.again.isVisible()


def test_that_a_new_edit_withdraws_the_offer_to_take_up_what_was_stopped(
    qtbot: QtBot, desk: Desk
) -> None:
    opened(qtbot, desk)
    desk.session.answer("workloads.w1.volume", 3000.0)
    desk.verdict.stop()
    offered = desk.window.verdict.state.again.isVisible()

    desk.session.answer("workloads.w1.volume", 4000.0)
    wait_until(qtbot, lambda: not desk.runner.is_busy)

    assert offered
    assert not desk.window.verdict.state.again.isVisible()
    assert not desk.window.verdict.is_stale


def test_that_a_pinned_verdict_stays_what_changes_are_told_against(
    qtbot: QtBot, desk: Desk
) -> None:
    opened(qtbot, desk)
    click(desk.window, "pin_baseline")
    pinned = desk.verdict.baseline

    desk.session.answer("workloads.w1.volume", 3000.0)
    wait_until(qtbot, lambda: not desk.runner.is_busy)
    desk.dress("zh_CN", "light")
    QApplication.processEvents()
    kept, shown = desk.verdict.baseline, desk.window.verdict.state.pin.isChecked()
    click(desk.window, "pin_baseline")

    assert kept is pinned
    assert shown
    assert desk.verdict.pinned is None
