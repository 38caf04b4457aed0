"""The evaluation process: it answers, keeps up with typing, survives, and never loads Qt."""

from __future__ import annotations

import datetime as dt
import os
import sys
import time
from collections.abc import Callable, Iterator

import pytest

from advisor.draft import Draft
from advisor.errors import AdvisorError, Problem
from advisor.evaluation import Evaluation, LiveReading
from advisor.live import EvaluationWorker, Evaluator, Result, Tell
from advisor.live.reading import evaluated
from advisor.live.worker import Request
from tests.advisor.report.example import evaluation

DAY = dt.date(2026, 1, 31)


def evaluator(request: Request, tell: Tell) -> Evaluation:
    """Do as the draft's title says; else answer with the seed and the samples it was given."""
    match request.draft.answers.get("title"):
        case "problem":
            where = "title"
            raise AdvisorError.at(where, "problem.unknown_region", found="Mars")
        case "defect":
            raise ValueError(request.draft.answers["title"])
        case "end":
            os._exit(1)
        case "slow":
            time.sleep(0.5)
        case "long":
            for done in range(600):
                tell("stage.plans", done / 600)
                time.sleep(0.1)
        case "modules":
            loaded = [name for name in ("PySide6", "shiboken6", "pyqtgraph") if name in sys.modules]
            where = "modules"
            raise AdvisorError.at(where, "problem.loaded", found=",".join(loaded))
        case _:
            pass
    assert request.as_of == DAY
    changed = {"seed": request.seed, "samples": request.samples, "posture": "too_close"}
    if not request.live:
        changed["posture"] = "open"
    return evaluation().model_copy(update=changed)


def make() -> Evaluator:
    return evaluator


class Patient:
    """Answers steps roughly, and then more closely; says with the seed how often it rested."""

    def __init__(self) -> None:
        self.rested = 0

    def __call__(self, request: Request, _tell: Tell) -> Evaluation | LiveReading:
        if request.live:
            return evaluated(evaluation()).model_copy(
                update={"samples": 8, "is_rough": request.seed >= 0}
            )
        return evaluation().model_copy(update={"seed": self.rested})

    def finer(self, request: Request, check: Callable[[], None]) -> LiveReading | None:
        if request.draft.answers.get("title") == "long":
            for _ in range(600):
                check()
                time.sleep(0.1)
        return evaluated(evaluation()).model_copy(update={"samples": 4096})

    def rest(self, _check: Callable[[], None]) -> None:
        self.rested += 1


def make_patient() -> Evaluator:
    return Patient()


@pytest.fixture
def patient() -> Iterator[EvaluationWorker]:
    made = EvaluationWorker(make_patient)
    yield made
    made.close()


@pytest.fixture
def worker() -> Iterator[EvaluationWorker]:
    made = EvaluationWorker(make)
    yield made
    made.close()


def answers(worker: EvaluationWorker, until: int) -> dict[int, Result]:
    """Poll until a request is answered."""
    found: dict[int, Result] = {}
    give_up = time.monotonic() + 60
    while until not in found:
        assert time.monotonic() < give_up, f"no answer to request {until}"
        found |= dict(worker.poll())
        time.sleep(0.01)
    return found


def problem(result: Result) -> Problem:
    assert isinstance(result, tuple)
    (found,) = result
    return found


def test_that_a_request_is_answered_with_its_own_number(worker: EvaluationWorker) -> None:
    number = worker.submit(Draft({}), DAY, 64, 7)

    found = answers(worker, number)[number]
    assert isinstance(found, Evaluation)
    assert (found.seed, found.samples) == (7, 64)
    assert worker.poll() == []


def test_that_typing_never_waits_and_the_latest_draft_wins(worker: EvaluationWorker) -> None:
    answers(worker, worker.submit(Draft({}), DAY, 2, 0))
    worker.submit(Draft({"title": "slow"}), DAY, 2, 0)
    started = time.monotonic()
    for seed in range(200):  # far more than a pipe holds
        latest = worker.submit(Draft({"organisation.name": "x" * 4000}), DAY, 2, seed)
    assert time.monotonic() - started < 0.4

    found = answers(worker, latest)
    assert len(found) == 2  # the one that was slow to hear of it, and the newest
    newest = found[latest]
    assert isinstance(newest, Evaluation)
    assert newest.seed == 199


def test_that_a_draft_with_problems_is_answered_with_them(worker: EvaluationWorker) -> None:
    number = worker.submit(Draft({"title": "problem"}), DAY, 2, 0)
    found = problem(answers(worker, number)[number])
    assert (found.where, found.message.id) == ("title", "problem.unknown_region")

    number = worker.submit(Draft({}), DAY, 2, 0)
    assert isinstance(answers(worker, number)[number], Evaluation)


def test_that_a_defect_is_told_and_the_next_request_answered(worker: EvaluationWorker) -> None:
    number = worker.submit(Draft({"title": "defect"}), DAY, 2, 0)
    found = problem(answers(worker, number)[number])
    assert found.message.id == "problem.evaluation_failed"
    assert found.message.values["found"] == "ValueError: defect"

    number = worker.submit(Draft({}), DAY, 2, 0)
    assert isinstance(answers(worker, number)[number], Evaluation)


def test_that_a_process_that_ends_is_replaced_and_the_loss_told(worker: EvaluationWorker) -> None:
    number = worker.submit(Draft({"title": "end"}), DAY, 2, 0)
    found = problem(answers(worker, number)[number])
    assert found.message.id == "problem.worker_ended"

    number = worker.submit(Draft({}), DAY, 2, 0)
    assert isinstance(answers(worker, number)[number], Evaluation)


def test_that_what_waits_is_answered_although_the_process_ends(worker: EvaluationWorker) -> None:
    lost = worker.submit(Draft({"title": "end"}), DAY, 2, 0)
    kept = worker.submit(Draft({}), DAY, 2, 0)

    found = answers(worker, kept)
    assert problem(found[lost]).message.id == "problem.worker_ended"
    assert isinstance(found[kept], Evaluation)


def test_that_the_process_never_loads_qt(worker: EvaluationWorker) -> None:
    number = worker.submit(Draft({"title": "modules"}), DAY, 2, 0)

    found = problem(answers(worker, number)[number])
    assert found.message.values["found"] == ""


def test_that_a_window_as_main_module_is_not_loaded_by_the_process(
    monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory
) -> None:
    # A main module that would load Qt, as the window's does; a spawned child imports it again.
    window = tmp_path_factory.mktemp("window") / "window.py"
    window.write_text("import PySide6\n")
    monkeypatch.setattr(sys.modules["__main__"], "__file__", str(window), raising=False)
    monkeypatch.setattr(sys.modules["__main__"], "__spec__", None)

    worker = EvaluationWorker(make)
    number = worker.submit(Draft({"title": "modules"}), DAY, 2, 0)
    assert problem(answers(worker, number)[number]).message.values["found"] == ""
    worker.close()


def test_that_an_idle_process_lost_is_replaced_by_the_next_request(
    worker: EvaluationWorker,
) -> None:
    answers(worker, worker.submit(Draft({}), DAY, 2, 0))
    worker._process.kill()
    worker._process.join()

    number = worker.submit(Draft({}), DAY, 2, 3)
    assert isinstance(answers(worker, number)[number], Evaluation)


def test_that_a_long_evaluation_is_stopped_by_the_next_request(worker: EvaluationWorker) -> None:
    answers(worker, worker.submit(Draft({}), DAY, 2, 0))
    long = worker.submit(Draft({"title": "long"}), DAY, 2, 0)
    after = worker.submit(Draft({}), DAY, 2, 5)

    # The long one would take a minute, as long as this waits for an answer.
    found = answers(worker, after)
    assert list(found) == [after]
    assert long < after


def test_that_the_worker_says_how_far_it_has_come_and_can_be_cancelled(
    worker: EvaluationWorker,
) -> None:
    number = worker.submit(Draft({"title": "long"}), DAY, 2, 0)
    give_up = time.monotonic() + 60
    while worker.progress is None or worker.progress.share == 0:
        assert time.monotonic() < give_up
        assert worker.poll() == []
        time.sleep(0.01)
    assert (worker.progress.number, worker.progress.stage) == (number, "stage.plans")

    worker.cancel()
    after = worker.submit(Draft({}), DAY, 2, 3)
    assert list(answers(worker, after)) == [after]
    assert worker.progress is None


def test_that_a_step_is_asked_for_as_one(worker: EvaluationWorker) -> None:
    number = worker.step(Draft({}), DAY, 2, 0)

    found = answers(worker, number)[number]
    assert isinstance(found, Evaluation)
    assert found.posture == "too_close"


def samples_until(worker: EvaluationWorker, wanted: int) -> list[int]:
    """Poll until a reading of so many futures is there; give the futures of all that came."""
    found: list[int] = []
    give_up = time.monotonic() + 60
    while wanted not in found:
        assert time.monotonic() < give_up, found
        found += [one.samples for _, one in worker.poll() if isinstance(one, LiveReading)]
        time.sleep(0.01)
    return found


def test_that_a_rough_step_is_followed_by_a_finer_one(patient: EvaluationWorker) -> None:
    patient.step(Draft({}), DAY, 2, 0)

    assert samples_until(patient, 4096) == [8, 4096]


def test_that_a_step_that_is_not_rough_is_not_followed(patient: EvaluationWorker) -> None:
    number = patient.step(Draft({}), DAY, 2, -1)
    assert isinstance(answers(patient, number)[number], LiveReading)

    after = patient.submit(Draft({}), DAY, 2, 0)
    assert list(answers(patient, after)) == [after]


def test_that_a_finer_step_gives_way_to_what_is_asked_next(patient: EvaluationWorker) -> None:
    number = patient.step(Draft({"title": "long"}), DAY, 2, 0)
    assert isinstance(answers(patient, number)[number], LiveReading)
    time.sleep(0.3)  # it reads more closely by now, and would for a minute

    after = patient.step(Draft({}), DAY, 2, 0)
    assert isinstance(answers(patient, after)[after], LiveReading)


def test_that_it_gets_ready_for_steps_after_an_evaluation(patient: EvaluationWorker) -> None:
    first = patient.submit(Draft({}), DAY, 2, 0)
    answers(patient, first)

    second = patient.submit(Draft({}), DAY, 2, 0)
    found = answers(patient, second)[second]
    assert isinstance(found, Evaluation)
    assert found.seed == 1
