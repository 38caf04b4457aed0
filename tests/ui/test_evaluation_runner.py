"""Tests of the runner: the latest draft wins, a preview is settled once it rests."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import QuickWorker, read_by_a_step
from ui.evaluation_runner import EvaluationRunner


@pytest.fixture
def runner(qapp: QApplication, monkeypatch: pytest.MonkeyPatch) -> Iterator[EvaluationRunner]:
    assert qapp
    monkeypatch.setattr(api, "EvaluationWorker", QuickWorker)
    made = EvaluationRunner()
    yield made
    made.close()


def test_that_only_the_latest_draft_is_answered(qtbot: QtBot, runner: EvaluationRunner) -> None:
    answers: list[bool] = []
    runner.evaluated.connect(lambda _, settled: answers.append(settled))

    with qtbot.waitSignal(runner.evaluated):
        runner.preview(api.Draft({"title": "one"}))
        runner.settle(api.Draft({"title": "two"}))

    assert answers == [True]


def test_that_a_preview_is_evaluated_in_full_once_it_rests(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    draft = api.Draft({"title": "moving"})

    with qtbot.waitSignals([runner.evaluated, runner.evaluated], timeout=3000):
        runner.preview(draft)

    samples = [samples for _, samples in runner._worker.submitted]
    assert samples == [256, api.DEFAULT_SAMPLES]


def test_that_a_step_is_read_at_once_and_evaluated_once_it_rests(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    with qtbot.waitSignal(runner.evaluated):
        runner.settle(api.Draft({}))
    moved = api.Draft({"title": "moved"})

    with qtbot.waitSignal(runner.stepped), qtbot.assertNotEmitted(runner.evaluated):
        runner.preview(moved)
    with qtbot.waitSignal(runner.evaluated, timeout=3000) as settled:
        pass

    assert runner._worker.stepped == [moved]
    assert runner._worker.submitted[-1] == (moved, api.DEFAULT_SAMPLES)
    assert settled.args[1] is False


def test_that_every_reading_on_the_way_is_shown(qtbot: QtBot, runner: EvaluationRunner) -> None:
    with qtbot.waitSignal(runner.evaluated):
        runner.settle(api.Draft({}))

    with qtbot.waitSignals([runner.stepped] * 3):
        for step in ("one", "two", "three"):
            runner.preview(api.Draft({"title": step}))


def test_that_a_finer_reading_after_a_rough_one_is_shown(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    with qtbot.waitSignal(runner.evaluated):
        runner.settle(api.Draft({}))
    runner.preview(api.Draft({"title": "moved"}))
    worker = runner._worker
    ((number, _),) = worker._waiting
    worker._waiting = [(number, read_by_a_step(is_rough=True))]
    with qtbot.waitSignal(runner.stepped) as rough:
        pass

    worker._waiting = [(number, read_by_a_step(samples=4096))]
    with qtbot.waitSignal(runner.stepped) as fine:
        pass

    assert (rough.args[0].is_rough, fine.args[0].samples) == (True, 4096)


def test_that_a_reading_of_answers_since_saved_otherwise_is_not_shown(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    with qtbot.waitSignal(runner.evaluated):
        runner.settle(api.Draft({}))

    with qtbot.assertNotEmitted(runner.stepped), qtbot.waitSignal(runner.evaluated):
        runner.preview(api.Draft({"title": "moved"}))
        runner.settle(api.Draft({"title": "saved"}))


def test_that_what_takes_longer_than_a_second_says_how_far_it_has_come(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    runner._ready().slow = True
    far = api.Progress(1, "stage.plans", 0.4)

    with qtbot.assertNotEmitted(runner.progressed, wait=700):
        runner.settle(api.Draft({}))
    with qtbot.waitSignal(runner.progressed, timeout=1000) as first:
        pass
    runner._worker.progress = far
    with qtbot.waitSignal(runner.progressed, timeout=1000) as later:
        pass

    assert first.args == [None]
    assert later.args == [far]


def test_that_a_stopped_evaluation_can_be_taken_up_again(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    draft = api.Draft({"title": "long"})
    with qtbot.assertNotEmitted(runner.evaluated, wait=100):
        runner.settle(draft)
        runner.stop()
    stopped = runner.is_busy, runner._worker.cancelled

    with qtbot.waitSignal(runner.evaluated) as evaluated:
        runner.again()

    assert stopped == (False, 1)
    assert runner._worker.submitted[-1][0] == draft
    assert evaluated.args[1] is True


def test_that_a_forgotten_draft_is_not_answered(qtbot: QtBot, runner: EvaluationRunner) -> None:
    with qtbot.assertNotEmitted(runner.evaluated, wait=100):
        runner.settle(api.Draft({}))
        runner.forget()

    assert not runner.is_busy


def test_that_a_question_is_answered_beside_the_verdict(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    runner._ready().slow = True
    runner.settle(api.Draft({}))
    with qtbot.assertNotEmitted(runner.evaluated), qtbot.waitSignal(runner.heard) as heard:
        number = runner.ask(str, 7)

    assert heard.args == [api.Heard(number, "7")]
    assert runner.is_busy
    assert not runner.is_asked


def test_that_only_the_newest_question_is_heard(qtbot: QtBot, runner: EvaluationRunner) -> None:
    heard: list[api.Heard] = []
    runner.heard.connect(heard.append)
    first = runner.ask(str, 1)
    worker = runner._ready()
    worker.heard = lambda: [api.Heard(first, "1"), api.Heard(first + 1, "2")]  # type: ignore[method-assign]

    with qtbot.waitSignal(runner.heard):
        runner.ask(str, 2)

    assert [one.found for one in heard] == ["2"]


def test_that_a_question_is_heard_although_its_evaluation_was_stopped(
    qtbot: QtBot, runner: EvaluationRunner
) -> None:
    runner.settle(api.Draft({}))
    runner.ask(str, 3)

    with qtbot.waitSignal(runner.heard), qtbot.assertNotEmitted(runner.evaluated):
        runner.stop()
