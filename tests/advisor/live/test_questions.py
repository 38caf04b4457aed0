"""Questions beside the evaluation: answered between its stages, once each, and after a loss."""

from __future__ import annotations

import datetime as dt
import os
import time
from collections.abc import Callable, Iterator

import pytest

from advisor.draft import Draft
from advisor.errors import AdvisorError
from advisor.evaluation import Evaluation, LiveReading
from advisor.evaluation.served import Capacity, Fit
from advisor.live import EvaluationWorker, Evaluator, Heard, Tell
from advisor.live.reading import evaluated
from advisor.live.worker import Request
from tests.advisor.report.example import evaluation

DAY = dt.date(2026, 1, 31)
GIVE_UP_S = 60.0


class Patient:
    """Takes long where the draft says so; steps are read again more closely for a minute."""

    def __init__(self) -> None:
        self.rested = 0

    def __call__(self, request: Request, tell: Tell) -> Evaluation | LiveReading:
        if request.live:
            return evaluated(evaluation()).model_copy(update={"is_rough": True})
        for done in range(int(str(request.draft.answers.get("title", 0)))):
            tell("stage.plans", done / 600)
            time.sleep(0.05)
        return evaluation().model_copy(update={"seed": request.seed, "samples": self.rested})

    def finer(self, _request: Request, check: Callable[[], None]) -> LiveReading | None:
        for _ in range(600):
            check()
            time.sleep(0.05)
        return None

    def rest(self, check: Callable[[], None]) -> None:
        for _ in range(8):
            check()
            time.sleep(0.05)
        self.rested += 1


def make() -> Evaluator:
    return Patient()


def doubled(number: int) -> int:
    return 2 * number


def refused(where: str) -> None:
    raise AdvisorError.at(where, "problem.unknown_region", found="Mars")


def broken() -> None:
    text = "nobody has foreseen this"
    raise ValueError(text)


def ended() -> None:
    os._exit(1)


def ended_once(mark: str) -> str:
    """End the process the first time."""
    if not os.path.exists(mark):  # noqa: PTH110 - what is handed over is plain
        os.close(os.open(mark, os.O_CREAT))
        os._exit(1)
    return "again"


def text_of(letters: int) -> str:
    return "x" * letters


@pytest.fixture
def worker() -> Iterator[EvaluationWorker]:
    made = EvaluationWorker(make)
    yield made
    made.close()


def heard(worker: EvaluationWorker, number: int) -> tuple[list[Heard], list[int]]:
    """Poll until a question is answered; give all answers, and the evaluations till then."""
    answers: list[Heard] = []
    evaluations: list[int] = []
    give_up = time.monotonic() + GIVE_UP_S
    while number not in [one.number for one in answers]:
        assert time.monotonic() < give_up, f"no answer to question {number}"
        evaluations += [of for of, found in worker.poll() if isinstance(found, Evaluation)]
        answers += worker.heard()
        time.sleep(0.01)
    return answers, evaluations


def evaluated_as(worker: EvaluationWorker, number: int) -> Evaluation:
    give_up = time.monotonic() + GIVE_UP_S
    while True:
        assert time.monotonic() < give_up, f"no answer to request {number}"
        for of, found in worker.poll():
            if of == number:
                assert isinstance(found, Evaluation)
                return found
        time.sleep(0.01)


def test_that_a_question_is_answered_with_its_own_number(worker: EvaluationWorker) -> None:
    number = worker.ask(doubled, 21)

    assert heard(worker, number) == ([Heard(number, 42)], [])
    assert worker.heard() == []


def test_that_a_question_does_not_wait_for_a_long_evaluation(worker: EvaluationWorker) -> None:
    evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0))
    long = worker.submit(Draft({"title": 40}), DAY, 2, 5)
    worker.poll()
    answers, evaluations = heard(worker, worker.ask(doubled, 4))

    assert [one.found for one in answers] == [8]
    assert evaluations == []
    assert evaluated_as(worker, long).seed == 5  # and it goes on all the same


def test_that_of_questions_asked_in_a_row_the_newest_is_answered(worker: EvaluationWorker) -> None:
    for number in range(200):
        newest = worker.ask(doubled, number)

    answers, _ = heard(worker, newest)
    assert [one.found for one in answers][-1] == 398
    assert len(answers) <= 2


def test_that_a_question_is_answered_before_what_is_submitted_next(
    worker: EvaluationWorker,
) -> None:
    question = worker.ask(doubled, 1)
    request = worker.submit(Draft({"title": 6}), DAY, 2, 3)

    assert heard(worker, question)[1] == []
    assert evaluated_as(worker, request).seed == 3


def test_that_large_questions_answers_and_drafts_hold_nobody_up(worker: EvaluationWorker) -> None:
    large = 3_000_000  # more than any pipe holds
    first = worker.ask(len, text_of(large))
    assert heard(worker, first)[0][0].found == large
    question = worker.ask(text_of, large)
    worker.poll()
    begun = time.monotonic()
    worker.submit(Draft({"organisation.name": text_of(large)}), DAY, 2, 1)
    request = worker.submit(Draft({"organisation.name": text_of(large)}), DAY, 2, 2)
    assert time.monotonic() - begun < 5

    assert heard(worker, question)[0][0].found == text_of(large)
    assert evaluated_as(worker, request).seed == 2


def test_that_what_cannot_be_done_is_told_and_the_next_question_answered(
    worker: EvaluationWorker,
) -> None:
    ((wrong,), _) = heard(worker, worker.ask(refused, "machines.m"))
    ((defect,), _) = heard(worker, worker.ask(broken))

    assert [(one.where, one.message.id) for one in wrong.problems] == [
        ("machines.m", "problem.unknown_region")
    ]
    assert defect.problems[0].message.values["found"] == "ValueError: nobody has foreseen this"
    assert heard(worker, worker.ask(doubled, 2))[0][0].found == 4


def test_that_a_question_lost_with_a_process_is_repeated_once(
    worker: EvaluationWorker, tmp_path_factory: pytest.TempPathFactory
) -> None:
    mark = tmp_path_factory.mktemp("lost") / "mark"
    again = heard(worker, worker.ask(ended_once, str(mark)))[0]
    lost = heard(worker, worker.ask(ended))[0]

    assert [one.found for one in again] == ["again"]
    assert [one.message.id for one in lost[0].problems] == ["problem.worker_ended"]
    assert heard(worker, worker.ask(doubled, 3))[0][0].found == 6


def test_that_a_process_lost_while_idle_is_replaced_for_a_question(
    worker: EvaluationWorker,
) -> None:
    evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0))
    worker._process.kill()
    worker._process.join()

    assert heard(worker, worker.ask(doubled, 3))[0][0].found == 6


def test_that_a_question_does_not_hide_that_an_evaluation_was_lost(
    worker: EvaluationWorker,
) -> None:
    evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0))
    lost = worker.submit(Draft({"title": 600}), DAY, 2, 0)
    worker._process.kill()
    worker._process.join()
    question = worker.ask(doubled, 3)

    told = dict(worker.poll())
    assert [one.message.id for one in told[lost]] == ["problem.worker_ended"]  # type: ignore[union-attr]
    assert heard(worker, question)[0][0].found == 6


def test_that_a_question_ends_neither_a_rest_nor_a_closer_reading(
    worker: EvaluationWorker,
) -> None:
    evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0))
    answers, _ = heard(worker, worker.ask(doubled, 5))

    assert answers[0].found == 10
    time.sleep(1)  # the rest takes less than half of it
    assert evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0)).samples == 1


def test_that_a_stopped_evaluation_leaves_its_question_answered(worker: EvaluationWorker) -> None:
    evaluated_as(worker, worker.submit(Draft({}), DAY, 2, 0))
    worker.submit(Draft({"title": 600}), DAY, 2, 0)
    question = worker.ask(doubled, 6)
    worker.cancel()
    after = worker.submit(Draft({}), DAY, 2, 7)

    assert heard(worker, question)[0][0].found == 12
    assert evaluated_as(worker, after).seed == 7


def test_that_answers_travel_without_what_worked_them_out() -> None:
    assert {Fit.__module__, Capacity.__module__} == {"advisor.evaluation.served"}
