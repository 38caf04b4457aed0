"""Scenarios are kept beside the answers and never read with them."""

from __future__ import annotations

from advisor.draft import Draft, text_to_answer
from advisor.draft.paths import generic_path, kind_of, steps_of
from advisor.model.pinned import MOST_SCENARIOS

BASE = {"workloads.w1.volume": 10}
PATH = "scenarios.s1.answers.figures.electricity.CN"


def test_that_an_answer_of_a_scenario_stands_at_the_path_it_stands_in_for() -> None:
    assert generic_path(PATH) == "scenarios.answers"
    assert kind_of(PATH) == "answer"
    assert steps_of(PATH) == ("scenarios", "s1", "answers", "figures.electricity.CN")


def test_that_a_scenario_reaches_the_assessment_with_its_name_and_answers() -> None:
    draft = Draft({**BASE, "scenarios.s1.name": "Dear power", PATH: 0.3})

    (scenario,) = draft.completed().scenarios

    assert (scenario.id, scenario.name) == ("s1", "Dear power")
    assert scenario.answers == {"figures.electricity.CN": 0.3}


def test_that_an_answer_that_cannot_stand_keeps_the_engagement_from_nothing() -> None:
    draft = Draft({**BASE, "scenarios.s1.answers.finance.horizon_months": "soon"})

    assert draft.problems() == ()


def test_that_as_many_scenarios_stand_as_fit_and_one_more_is_refused() -> None:
    names = {f"scenarios.s{i}.name": f"Case {i}" for i in range(MOST_SCENARIOS)}
    fitting = Draft({**BASE, **names})
    too_many = fitting.with_answer("scenarios.more.name", "One more")

    assert fitting.problems() == ()
    assert [(p.where, p.message.id) for p in too_many.problems()] == [
        ("scenarios", "problem.scenarios_too_many")
    ]


def test_that_what_is_typed_for_a_scenario_is_read_as_at_its_own_place() -> None:
    assert text_to_answer("2024", "scenarios.s1.answers.title") == "2024"
    assert text_to_answer("2024", "scenarios.s1.answers.finance.horizon_months") == 2024
