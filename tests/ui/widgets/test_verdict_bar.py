"""Tests of the verdict bar: what it says while figures move, while it waits, and when stopped."""

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import answered_by_the_engine, read_by_a_step, words
from ui.headline import headline
from ui.theme import Theme
from ui.widgets.verdict_bar import VerdictBar


@pytest.fixture
def bar(qtbot: QtBot, texts: api.Texts, theme: Theme) -> VerdictBar:
    made = VerdictBar(texts, theme)
    qtbot.addWidget(made)
    made.show()
    return made


def moved() -> api.LiveReading:
    reading = read_by_a_step()
    dearer = [
        plan.model_copy(
            update={
                "net_present_cost": plan.net_present_cost.model_copy(
                    update={"p50": plan.net_present_cost.p50 + 1e6}
                ),
                "probability_best": {"open": 0.5, "closed": 0.25, "hybrid": 0.25}[plan.posture],
            }
        )
        for plan in reading.plans
    ]
    return reading.model_copy(update={"plans": tuple(dearer)})


def test_that_a_reading_moves_the_figures_and_says_that_placement_is_checked(
    bar: VerdictBar, texts: api.Texts
) -> None:
    settled = answered_by_the_engine()
    bar.show_evaluation(settled, settled=True)
    bar.show_baseline(headline(settled, settled.currency))
    before = bar.cost.change.accessibleName()

    bar.show_reading(moved())

    assert "Open 50%" in list(words(bar))
    assert before == ""
    assert (
        bar.cost.change.accessibleName() == f"▲ {texts.money(1e6, settled.currency, compact=True)}"
    )
    assert bar.state.words.accessibleName() == texts.say("window.rechecking")


def test_that_a_reason_greys_the_figures_and_takes_the_changes_away(bar: VerdictBar) -> None:
    settled = answered_by_the_engine()
    bar.show_evaluation(settled, settled=True)
    bar.show_baseline(headline(settled, settled.currency))
    bar.show_reading(moved())

    bar.show_reason("The volume is missing.")

    assert bar.is_stale
    assert bar.cost.figure.property("stale") is True
    assert bar.cost.change.accessibleName() == ""
    assert "The volume is missing." in bar.note.accessibleName()


def test_that_progress_names_its_stage_and_can_be_stopped(
    qtbot: QtBot, bar: VerdictBar, texts: api.Texts
) -> None:
    bar.show_busy(busy=True)
    bar.state.show_progress(api.Progress(1, "stage.plans", 0.4), running=True)

    with qtbot.waitSignal(bar.state.stop_wanted):
        bar.state.stop.click()

    assert bar.state.bar.value() / bar.state.bar.maximum() == pytest.approx(0.4)
    assert bar.state.words.accessibleName() == texts.say("stage.plans")
    assert not bar.state.pin.isVisible()


def test_that_progress_vanishes_with_the_work(bar: VerdictBar) -> None:
    bar.state.show_progress(None, running=True)
    shown = bar.state.bar.isVisible()

    bar.show_busy(busy=False)

    assert shown
    assert not bar.state.bar.isVisible()
    assert not bar.state.stop.isVisible()
    assert bar.state.pin.isVisible()


def test_that_a_lead_on_average_and_more_frequent_wins_elsewhere_are_told_apart(
    bar: VerdictBar,
) -> None:
    chances: dict[api.Posture, float] = {"open": 0.52, "closed": 0.48, "hybrid": 0.0}
    settled = answered_by_the_engine()
    plans = [
        plan.model_copy(update={"probability_best": chances[plan.posture]})
        for plan in settled.plans
    ]
    changed = {"posture": "too_close", "leading": "closed", "plans": tuple(plans), "tornado": ()}

    bar.show_evaluation(settled.model_copy(update=changed), settled=True)

    said = "Closed is worth more on average, Open is best more often"
    assert said in bar.note.accessibleName()
