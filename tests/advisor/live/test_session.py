"""Which changes of a draft are answered by a step, and which by an evaluation."""

from __future__ import annotations

import datetime as dt
import gc
import weakref

import pytest

from advisor.api.library import sound_catalogue
from advisor.cost.context import Context
from advisor.draft import Draft
from advisor.draft.answers import Answer
from advisor.errors import AdvisorError
from advisor.evaluate import SEARCHED
from advisor.evaluation import Evaluation, LiveReading
from advisor.live.session import Session
from advisor.live.worker import Request, SupersededError
from advisor.resources import sample_answers

DAY = dt.date(2026, 11, 22)
BEFORE: dict[str, Answer] = dict(sample_answers("travel-customer-service"))
WAGE = "figures.salary.engineer.CN"


def asked(session: Session, *, live: bool, **changes: Answer) -> Evaluation | LiveReading:
    answers = {**BEFORE, **{path.replace("__", "."): value for path, value in changes.items()}}
    request = Request(1, Draft(answers), DAY, 32, 1, live)
    return session(request, lambda _stage, _share: None)


@pytest.fixture(scope="module")
def session() -> Session:
    made = Session(sound_catalogue)
    assert isinstance(asked(made, live=False), Evaluation)
    return made


def test_that_a_figure_or_a_workloads_range_is_answered_by_a_step(session: Session) -> None:
    wage = asked(session, live=True, **{WAGE: 900_000})
    assert isinstance(wage, LiveReading)
    assert wage.changed == ("salary.engineer.CN",)

    path = next(p for p in sorted(BEFORE) if p.endswith(".volume"))
    volume = asked(session, live=True, **{path: {"low": 10, "likely": 20, "high": 30}})
    assert isinstance(volume, LiveReading)
    assert volume.changed == (path.replace("workloads.", "workload.", 1),)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("finance.horizon_months", 48),
        ("candidates.open_models", ["qwen3-32b"]),
        ("rules.air_gapped", True),
        ("preferences.spare_servers", 2),
    ],
)
def test_that_anything_else_is_evaluated(session: Session, path: str, value: Answer) -> None:
    assert isinstance(asked(session, live=True, **{path: value}), Evaluation)


def test_that_a_figure_taken_back_is_evaluated() -> None:
    own = {**BEFORE, WAGE: 500_000}
    made = Session(sound_catalogue)
    made(Request(1, Draft(own), DAY, 32, 1, live=False), lambda _stage, _share: None)

    taken_back = Request(2, Draft({**own, WAGE: None}), DAY, 32, 1, live=True)
    assert isinstance(made(taken_back, lambda _stage, _share: None), Evaluation)


def test_that_a_measured_success_rate_is_answered_by_a_step() -> None:
    path = next(p for p in sorted(BEFORE) if p.endswith(".volume")).removesuffix("volume")
    own = {**BEFORE, "candidates.open_models": ["qwen3-32b"]}
    measured = f"{path}measured_success.qwen3-32b"
    made = Session(sound_catalogue)
    first = Request(1, Draft({**own, measured: 0.8}), DAY, 32, 1, live=False)
    made(first, lambda _stage, _share: None)

    changed = Request(2, Draft({**own, measured: 0.5}), DAY, 32, 1, live=True)
    found = made(changed, lambda _stage, _share: None)
    assert isinstance(found, LiveReading)
    assert found.changed == (measured.replace("workloads.", "workload.", 1),)


def test_that_an_evaluation_instead_of_a_step_leaves_the_last_run_where_it_was(
    session: Session,
) -> None:
    asked(session, live=True, **{"finance.horizon_months": 48})

    assert isinstance(asked(session, live=True, **{WAGE: 500_000}), LiveReading)


def test_that_a_step_without_a_run_is_an_evaluation() -> None:
    assert isinstance(asked(Session(sound_catalogue), live=True), Evaluation)


def test_that_a_figure_that_cannot_stand_is_refused(session: Session) -> None:
    with pytest.raises(AdvisorError) as refused:
        asked(session, live=True, **{WAGE: -5})
    assert refused.value.problems[0].where == WAGE


MANY = SEARCHED + 500


def request(wage: float, *, live: bool) -> Request:
    return Request(1, Draft({**BEFORE, WAGE: wage}), DAY, MANY, 1, live)


def without_a_word(_stage: str, _share: float) -> None:
    """Hear nothing of how far it has come."""


def given_up(stage: str, _share: float) -> None:
    if stage == "stage.readings":
        raise SupersededError


def test_that_a_run_that_made_room_for_one_that_was_given_up_is_stepped_from_as_before() -> None:
    made = Session(sound_catalogue)
    made(request(500_000, live=False), without_a_word)
    before = made(request(600_000, live=True), without_a_word)
    assert isinstance(before, LiveReading)
    assert before.is_rough
    with pytest.raises(SupersededError):
        made(request(700_000, live=False), given_up)

    after = made(request(600_000, live=True), without_a_word)

    assert after == before.model_copy(update={"is_rough": False})
    assert made.finer(request(600_000, live=True), lambda: None) is None


def test_that_a_step_stands_where_the_evaluation_stood_and_is_read_more_closely() -> None:
    made = Session(sound_catalogue)
    told = made(request(500_000, live=False), without_a_word)
    assert isinstance(told, Evaluation)
    back = made(request(500_000.0, live=True), without_a_word)
    rough = made(request(600_000, live=True), without_a_word)
    fine = made.finer(request(600_000, live=True), lambda: None)
    assert isinstance(back, LiveReading)
    assert isinstance(rough, LiveReading)
    assert fine is not None

    assert back.cost_over_time == told.cost_over_time
    for same, plan in zip(back.plans, told.plans, strict=True):
        assert same.worth == plan.worth
        assert same.probability_best == plan.probability_best
    assert not fine.is_rough
    for one, two in zip(rough.plans, fine.plans, strict=True):
        assert one.net_present_cost.mean == pytest.approx(two.net_present_cost.mean, rel=1e-3)
    for course, before in zip(rough.cost_over_time, told.cost_over_time, strict=True):
        assert course.p50[-1] > before.p50[-1]


def test_that_somebody_who_asks_meanwhile_ends_the_closer_reading() -> None:
    made = Session(sound_catalogue)
    made(request(500_000, live=False), without_a_word)

    def asked_again() -> None:
        raise SupersededError

    with pytest.raises(SupersededError):
        made.finer(request(600_000, live=True), asked_again)
    assert made.finer(request(600_000, live=True), lambda: None) is not None


def test_that_a_run_makes_room_for_the_next_one() -> None:
    made = Session(sound_catalogue)
    contexts: list[weakref.ref[Context]] = []

    def watched(stage: str, _share: float) -> None:
        if stage == "stage.readings":
            gc.collect()
            there.append(sum(one() is not None for one in contexts))

    there: list[int] = []
    for wage in (500_000, 700_000):
        made(request(wage, live=False), watched)
        kept = made._kept
        fine = kept.fine() if kept else None
        assert fine is not None
        contexts.append(weakref.ref(fine.context))
        del fine

    assert there == [0, 0]


def test_that_no_months_of_tasks_are_kept_between_two_requests() -> None:
    made = Session(sound_catalogue)

    def kept() -> list[str]:
        run = made._kept
        fine = run.fine() if run else None
        assert fine is not None
        return [id_ for id_, one in fine.context.demand.items() if "tasks" in vars(one)]

    made(request(500_000, live=False), without_a_word)
    made.rest(lambda: None)
    assert kept() == []
    assert made.finer(request(600_000, live=True), lambda: None) is not None
    assert kept() == []
