"""Tests of the runner: the latest draft wins, a preview is settled once it rests."""

from collections.abc import Iterator

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import QuickWorker
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
    assert samples == [256, 1024]


def test_that_a_forgotten_draft_is_not_answered(qtbot: QtBot, runner: EvaluationRunner) -> None:
    with qtbot.assertNotEmitted(runner.evaluated, wait=100):
        runner.settle(api.Draft({}))
        runner.forget()

    assert not runner.is_busy
