"""Growth, season and distributions as typed: read as lists, contradictions named in their place."""

from __future__ import annotations

import pytest

from advisor.draft import Answer, Draft
from advisor.draft.typed import text_to_answer

VOLUME: dict[str, Answer] = {"workloads.w1.volume": 1000}


def found(**answers: Answer) -> dict[str, str]:
    told: dict[str, Answer] = {f"workloads.w1.{field}": told for field, told in answers.items()}
    told |= VOLUME
    return {one.where: one.message.id for one in Draft(told).problems()}


@pytest.mark.parametrize(
    "typed", ["1.5 2 2.5", "1.5, 2, 2.5", "1.5；2；2.5", "[1.5, 2, 2.5]", [1.5, 2, 2.5]]
)
def test_that_a_list_of_numbers_is_read_as_it_is_typed(typed: Answer) -> None:
    told = {**VOLUME, "workloads.w1.growth_kind": "typed", "workloads.w1.typed_growth": typed}

    assert Draft(told).completed().workloads[0].typed_growth == (1.5, 2, 2.5)


def test_that_the_command_line_leaves_a_list_of_numbers_as_typed() -> None:
    assert text_to_answer("1.5 2", "workloads.w1.typed_growth") == "1.5 2"
    assert text_to_answer("[1.5, 2]", "workloads.w1.typed_growth") == [1.5, 2]


def test_that_nothing_typed_is_no_season() -> None:
    assert Draft({**VOLUME, "workloads.w1.season": " "}).completed().workloads[0].season == ()


@pytest.mark.parametrize(
    ("answers", "where", "problem"),
    [
        ({"growth_kind": "s_curve", "growth_half_month": 6}, "growth_ceiling", ""),
        ({"growth_kind": "s_curve", "growth_ceiling": 3}, "growth_half_month", ""),
        ({"growth_kind": "typed"}, "typed_growth", ""),
        ({"growth_kind": "typed", "typed_growth": "1 -2"}, "typed_growth", "factor_out_of_range"),
        ({"season": "1 1 1"}, "season", "season_not_twelve"),
        ({"season": "0 " * 12}, "season", "season_all_zero"),
        ({"season": "one two"}, "season", "not_numbers"),
        ({"growth_ceiling": -1}, "growth_ceiling", "not_above_zero"),
    ],
)
def test_that_a_contradiction_is_named_where_it_can_be_mended(
    answers: dict[str, Answer], where: str, problem: str
) -> None:
    assert found(**answers) == {f"workloads.w1.{where}": f"problem.{problem or f'{where}_missing'}"}


def scenario(value: float, probability: float) -> Answer:
    return {"value": value, "probability": probability}


def test_that_scenarios_tell_their_own_range() -> None:
    few = [scenario(1, 0.9), scenario(10, 0.1)]
    figure: dict[str, Answer] = {"shape": "scenarios", "scenarios": few}
    told = Draft({**VOLUME, "figures.pue.on_premises": figure}).completed()

    mine = told.figures["pue.on_premises"]
    assert (mine.estimate.low, mine.estimate.high) == (1, 10)
    assert [one.probability for one in mine.scenarios] == [0.9, 0.1]


@pytest.mark.parametrize(
    ("figure", "problem"),
    [
        ({"low": 0, "likely": 1, "high": 2, "shape": "lognormal"}, "lognormal_from_zero"),
        ({"low": 0, "likely": 1, "high": 2, "shape": "scenarios"}, "scenarios_missing"),
        ({"shape": "pert", "scenarios": [scenario(1, 1)]}, "scenarios_not_used"),
        ({"shape": "scenarios", "scenarios": [scenario(1, 0.5)]}, "scenarios_not_one"),
        ({"shape": "scenarios", "scenarios": [scenario(1, 0)]}, "not_above_zero"),
        ({"shape": "scenarios", "scenarios": "few"}, None),
    ],
)
def test_that_a_distribution_that_cannot_stand_is_named(
    figure: Answer, problem: str | None
) -> None:
    problems = Draft({**VOLUME, "figures.pue.on_premises": figure}).problems()

    assert {one.where for one in problems} == {"figures.pue.on_premises"}
    assert problem is None or problems[0].message.id == f"problem.{problem}"
