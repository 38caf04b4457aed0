"""Answers are kept as given; what cannot stand is named with its place, all of it at once."""

from __future__ import annotations

import datetime as dt
import pickle

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.draft import Answer, Draft, generic_path, known_path
from advisor.draft.paths import OPEN_ENDED, REPEATED, kinds, steps_of
from advisor.errors import AdvisorError
from advisor.model.record import Estimate
from advisor.resources import resource
from advisor.words.text import texts_for

ENGLISH = texts_for("en")
CHINESE = texts_for("zh_CN")
VOLUME = "workloads.w1.volume"


def draft_of(**answers: Answer) -> Draft:
    """Build a draft; ``__`` stands for the dot of a path."""
    return Draft({path.replace("__", "."): answer for path, answer in answers.items()})


def found_in(draft: Draft) -> dict[str, str]:
    """Give the English sentence of each problem by its place."""
    return {problem.where: ENGLISH.say(problem.message) for problem in draft.problems()}


def path_of(generic: str) -> str:
    """Give a path for a generic one."""
    head, _, rest = generic.partition(".")
    keyed = f"{head}.k1.{rest}" if head in REPEATED else generic
    return f"{keyed}.some-id.v2" if generic in OPEN_ENDED else keyed


def test_that_one_workload_with_a_volume_is_enough_for_an_assessment() -> None:
    assessment = draft_of(workloads__w1__volume=8000).completed()

    (workload,) = assessment.workloads
    assert (workload.id, workload.name) == ("w1", "w1")
    assert workload.volume == Estimate.exactly(8000)
    assert workload.prompt_tokens is None
    assert resource("scenarios", f"{workload.template}.toml").is_file()
    assert assessment.finance.horizon_months == 36


def test_that_every_kind_of_answer_arrives_where_it_belongs() -> None:
    assessment = draft_of(
        title="2024",
        organisation__region="DE",
        rules__air_gapped=True,
        finance__horizon_months=48.0,
        finance__discount_rate={"low": 0.06, "likely": 0.08, "high": 0.1, "source": "CFO"},
        candidates__open_models=["qwen3-235b-a22b", "deepseek-v3.1"],
        workloads__w1__volume={"low": 6, "likely": 8, "high": 10},
        machines__m1__accelerator="H20",
        machines__m1__accelerators_per_server=8,
        machines__m1__servers=2,
    ).completed()

    assert assessment.title == "2024"
    assert assessment.organisation.region == "DE"
    assert assessment.rules.air_gapped is True
    assert assessment.finance.horizon_months == 48
    assert assessment.finance.discount_rate == Estimate(
        low=0.06, likely=0.08, high=0.1, source="CFO"
    )
    assert assessment.candidates.open_models == ("qwen3-235b-a22b", "deepseek-v3.1")
    assert assessment.workloads[0].volume == Estimate(low=6, likely=8, high=10)
    assert (assessment.machines[0].id, assessment.machines[0].servers) == ("m1", 2)


def test_that_ids_of_the_catalogue_may_hold_dots() -> None:
    draft = draft_of(workloads__w1__volume=8).with_answer(
        "workloads.w1.measured_success.qwen2.5-72b", 0.9
    )
    figure = {"low": 0.5, "likely": 0.6, "high": 0.7, "note": "our contract"}
    assessment = draft.with_answer("figures.electricity.CN", figure).completed()

    assert assessment.workloads[0].measured_success == {"qwen2.5-72b": Estimate.exactly(0.9)}
    assert assessment.figures["electricity.CN"].estimate.likely == 0.6
    assert assessment.figures["electricity.CN"].note == "our contract"


def test_that_an_explicit_dont_know_leaves_the_default_and_is_kept() -> None:
    draft = draft_of(workloads__w1__volume=8, finance__horizon_months=None)

    assert draft.completed().finance.horizon_months == 36
    assert draft.answers["finance.horizon_months"] is None


@pytest.mark.parametrize(
    ("path", "answer", "sentence_holds"),
    [
        (VOLUME, -5, "−5 cannot stand here: the figure must be above zero"),
        (VOLUME, 0, "0 cannot stand here: the figure must be above zero"),
        (VOLUME, 1e300, "the most that makes sense is 1,000,000,000,000,000"),
        (VOLUME, "lots", "“lots” is no plain number"),
        (VOLUME, "\u202e5 a\u2066b", "“5 ab” is no plain number"),
        (VOLUME, "1,500", "“1,500” is no plain number"),
        (VOLUME, {"low": 9, "likely": 8, "high": 10}, "runs from 9 over 8 to 10"),
        (VOLUME, {"low": 5, "high": 10}, "lacks its part “likely”"),
        (VOLUME, {"low": 1, "likely": 2, "high": 3, "hi": 4}, "“hi” is no part"),
        (VOLUME, None, "volume of this workload is not known"),
        (VOLUME, True, "“true” is no plain number"),
        ("workloads.w1.value_per_success", -1, "−1 cannot stand here: the figure must be zero"),
        ("workloads.w1.cached_share", 12, "It looks like a percentage: for 12% enter 0.12"),
        ("workloads.w1.cached_share", 250, "250 cannot stand here: a share lies between 0 and 1"),
        ("workloads.w1.cached_share", -0.1, "must be zero or more"),
        ("workloads.w1.growth_per_year", 20, "for 20 % a year enter 0.2"),
        ("workloads.w1.growth_per_year", -1, "less than nothing"),
        ("workloads.w1.active_hours_per_month", 731, "the most that makes sense is 730"),
        ("workloads.w1.peak_to_mean", 0.9, "the least that makes sense is 1"),
        ("workloads.w1.ttft_s", 0, "must be above zero"),
        ("workloads.w1.task_sensitivity", 11, "the most that makes sense is 10"),
        ("workloads.w1.data_class", "secret", "public, internal, confidential, restricted"),
        ("workloads.w1.measured_success.gpt-5.1", 93, "for 93% enter 0.93"),
        ("phases.integration_share", 60, "for 60% enter 0.6"),
        ("finance.horizon_months", 36.5, "36.5 is not a whole number"),
        ("finance.horizon_months", 5, "the least that makes sense is 6"),
        ("finance.budget", -1, "must be zero or more"),
        ("organisation.region", "Mars", "“Mars” is not one of the choices"),
        ("rules.air_gapped", "maybe", "“maybe” is neither yes nor no"),
        ("candidates.open_models", "qwen3", "“qwen3” is not a list of names"),
        ("title", 7, "7 is not a text"),
        ("figures.electricity.CN", {"low": 1, "likely": 2, "high": 3, "note": 4}, "not a text"),
    ],
)
def test_that_an_impossible_answer_is_kept_and_its_reason_named(
    path: str, answer: Answer, sentence_holds: str
) -> None:
    draft = Draft({VOLUME: 8}).with_answer(path, answer)

    sentences = found_in(draft)
    assert list(sentences) == [path]
    assert sentence_holds in sentences[path]
    assert draft.answers[path] == answer


@pytest.mark.parametrize(
    ("path", "answer"),
    [
        ("workloads.w1.cached_share", {"low": 0, "likely": 1, "high": 1}),
        ("workloads.w1.growth_per_year", -0.99),
        ("workloads.w1.active_hours_per_month", 730),
        ("workloads.w1.peak_to_mean", 1),
        ("workloads.w1.volume", {"low": 0, "likely": 0.1, "high": 5}),
        ("workloads.w1.answer_tokens", 0),
        ("workloads.w1.volume", 1e15),
        ("finance.horizon_months", 13),
        ("phases.innovation_start", 35),
    ],
)
def test_that_an_answer_at_its_limit_stands(path: str, answer: Answer) -> None:
    assert Draft({VOLUME: 8}).with_answer(path, answer).problems() == ()


def test_that_all_problems_come_at_once_with_rules_over_several_answers() -> None:
    draft = draft_of(
        workloads__w1__volume=-5,
        workloads__w2__name="Chat",
        organisation__region="Mars",
        phases__integration_start=13,
        finance__discount_rate="eight",
    )

    assert set(found_in(draft)) == {
        VOLUME,
        "workloads.w2.volume",
        "organisation.region",
        "phases.innovation_start",
        "finance.discount_rate",
    }
    assert "months 0, 13 and 12" in found_in(draft)["phases.innovation_start"]


def test_that_a_phase_beyond_the_horizon_is_found_beside_other_problems() -> None:
    draft = draft_of(workloads__w1__volume=-5, finance__horizon_months=12)

    assert "starts in month 12, but only 12 months" in found_in(draft)["phases.innovation_start"]


def test_that_a_rule_is_not_tried_on_an_answer_that_is_itself_refused() -> None:
    draft = draft_of(workloads__w1__volume=8, phases__innovation_start=36)
    unreadable = draft.with_answer("finance.horizon_months", "four years")

    assert set(found_in(draft)) == {"phases.innovation_start"}
    assert set(found_in(unreadable)) == {"finance.horizon_months"}


def test_that_a_draft_without_workloads_says_so() -> None:
    assert list(found_in(Draft())) == ["workloads"]
    with pytest.raises(AdvisorError) as refused:
        Draft().completed()
    assert refused.value.problems[0].message.id == "problem.no_workload"


@pytest.mark.parametrize(
    ("path", "nearest"),
    [
        ("workload.w1.volume", "workloads.w1.volume"),
        ("workloads.w1.volum", "workloads.w1.volume"),
        ("finance.horizon", "finance.horizon_months"),
        ("volume", "workloads.w1.volume"),
        ("workloads.w 1.volume", "workloads.w1.volume"),
        ("organization.region", "organisation.region"),
    ],
)
def test_that_an_unknown_path_is_refused_with_the_nearest_one(path: str, nearest: str) -> None:
    with pytest.raises(AdvisorError) as refused:
        Draft().with_answer(path, 1)

    (problem,) = refused.value.problems
    assert f"Did you mean “{nearest}”?" in ENGLISH.say(problem.message)


@pytest.mark.parametrize(
    "path", ["", ".", "workloads", "workloads.w1", "workloads.w1.id", "figures", "xyz", "title.a"]
)
def test_that_a_place_where_no_answer_can_stand_is_not_known(path: str) -> None:
    assert not known_path(path)


def test_that_an_unknown_path_in_a_file_is_a_problem_and_not_a_crash() -> None:
    assert set(found_in(Draft({"workloads.w1.colour": "red", VOLUME: 8}))) == {
        "workloads.w1.colour"
    }


def test_that_keys_come_in_order_of_creation_and_groups_are_removed_whole() -> None:
    draft = Draft().with_answer("workloads.zeta.volume", 1).with_answer("workloads.alpha.volume", 2)
    draft = draft.with_answer("workloads.zeta.name", "Last").with_answer("workloads.zeta2.name", "")

    assert draft.keys("workloads") == ("zeta", "alpha", "zeta2")
    assert [w.id for w in draft.without("workloads.zeta2").completed().workloads] == [
        "zeta",
        "alpha",
    ]
    assert draft.without("workloads.zeta").keys("workloads") == ("alpha", "zeta2")


def test_that_a_draft_is_not_changed_by_its_successors_nor_by_its_maker() -> None:
    given_answers: dict[str, Answer] = {VOLUME: 8}
    draft = Draft(given_answers)
    draft.with_answer(VOLUME, 9)
    given_answers[VOLUME] = 10

    assert draft.answers[VOLUME] == 8
    assert pickle.loads(pickle.dumps(draft)) == draft  # noqa: S301 - our own bytes


def test_that_every_answer_of_the_records_has_a_path_and_comes_apart_again() -> None:
    assert len(kinds()) > 40
    for generic in kinds():
        path = path_of(generic)
        assert generic_path(path) == generic
        assert ".".join(steps_of(path)) == path


JSON_LIKE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**6), 10**6)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=12),
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(st.sampled_from(["low", "likely", "high", "source", "x"]), inner)
    ),
    max_leaves=5,
)


@settings(deadline=None, max_examples=300)
@given(
    st.dictionaries(
        st.sampled_from([path_of(generic) for generic in kinds()]), JSON_LIKE, min_size=1
    )
)
def test_that_any_answer_anywhere_gives_sentences_or_an_assessment(
    answers: dict[str, Answer],
) -> None:
    draft = Draft(answers)
    problems = draft.problems()

    for problem in problems:
        assert ENGLISH.say(problem.message)
        assert CHINESE.say(problem.message)
        assert problem.message.id != "problem.unreadable_answer"
    if not problems:
        assert draft.completed().workloads


def test_that_an_own_figure_keeps_its_source_note_and_day() -> None:
    own = {
        "low": 6.9,
        "likely": 7.0,
        "high": 7.1,
        "source": "Bank",
        "note": "n",
        "day": "2026-11-20",
    }

    found = Draft({"workloads.w1.volume": 1, "workloads.w1.template": "customer_service"})
    figure = found.with_answer("figures.fx.CNY", own).completed().figures["fx.CNY"]

    assert (figure.day, figure.note) == (dt.date(2026, 11, 20), "n")
    assert (figure.estimate.likely, figure.estimate.source) == (7.0, "Bank")


@pytest.mark.parametrize("day", ["20.11.2026", "yesterday", 5, 1.5, True])
def test_that_an_own_figures_day_that_is_none_is_said_to_be_none(day: object) -> None:
    own = {"low": 6.9, "likely": 7.0, "high": 7.1, "day": day}

    found = Draft({}).with_answer("figures.fx.CNY", own).problems()  # type: ignore[dict-item]

    assert [p.message.id for p in found if p.where == "figures.fx.CNY"] == ["problem.not_a_day"]
