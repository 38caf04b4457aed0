"""Probability best, expected regret, the verdict and the name of a phase, in closed form."""

from __future__ import annotations

from collections.abc import Mapping

import numpy as np
import pytest

from advisor.cost.cash_flow import Present
from advisor.cost.context import Array, Context, Line
from advisor.cost.layout import Layout
from advisor.decision.plans import (
    StandingPlan,
    expected_regret,
    posture_by_phase,
    probability_best,
)
from advisor.decision.recommendation import recommend
from advisor.evaluation import Posture, Verdict
from advisor.model.preferences import Preferences
from tests.advisor.builders import assessment, engage

THREE: Mapping[Posture, Array] = {
    "open": np.array([3.0, 1.0, 5.0, 2.0]),
    "closed": np.array([3.0, 2.0, 1.0, 0.0]),
    "hybrid": np.array([1.0, 2.0, 1.0, 0.0]),
}


def context(samples: int, **preferences: float) -> Context:
    told = assessment(preferences=Preferences.model_validate(preferences))
    return engage(told, samples=samples).costing.context


def plan(found: Context, posture: Posture, worth: Array, cost: float) -> StandingPlan:
    """A plan of a given worth in every random future, and of one cost in all."""
    costs, benefits = np.full(found.design.rows.total, cost), np.zeros(found.design.rows.total)
    benefits[found.design.rows.random] = worth + cost
    return StandingPlan(
        posture=posture,
        posture_by_phase={},
        placement={},
        search="brute_force",
        present=Present(costs, benefits),
        lines=(),
        layout=Layout({}, {}),
    )


def test_that_a_future_with_two_winners_counts_half_for_each() -> None:
    # Open and closed share the first, closed and hybrid the second, open has the last two.
    assert probability_best(THREE) == {
        "open": (0.5 + 0 + 1 + 1) / 4,
        "closed": (0.5 + 0.5 + 0 + 0) / 4,
        "hybrid": (0 + 0.5 + 0 + 0) / 4,
    }


def test_that_regret_is_the_mean_of_what_a_plan_falls_short_of_the_best() -> None:
    # The best of each future is 3, 2, 5, 2.
    assert expected_regret(THREE) == {
        "open": (0 + 1 + 0 + 0) / 4,
        "closed": (0 + 0 + 4 + 2) / 4,
        "hybrid": (2 + 0 + 4 + 2) / 4,
    }


def test_that_the_least_regret_is_the_value_of_perfect_information() -> None:
    generator = np.random.default_rng(0)
    for _ in range(20):
        table = generator.normal(size=(3, 50))
        worths: dict[Posture, Array] = {"open": table[0], "closed": table[1], "hybrid": table[2]}

        regrets = [r for r in expected_regret(worths).values() if r is not None]
        knowing_the_future = sum(max(row) for row in table.T) / 50
        choosing_once = max(sum(row) / 50 for row in table)
        assert min(regrets) == pytest.approx(knowing_the_future - choosing_once)


def test_that_a_posture_without_a_plan_is_never_best_and_has_no_regret() -> None:
    only: Mapping[Posture, Array] = {"closed": np.array([1.0, 2.0])}

    assert probability_best(only) == {"open": 0.0, "closed": 1.0, "hybrid": 0.0}
    assert expected_regret(only) == {"open": None, "closed": 0.0, "hybrid": None}


def test_that_no_plan_at_all_is_a_verdict_of_its_own() -> None:
    found = recommend(context(2), {})

    assert found.verdict == "none_feasible"
    assert found.leading is None
    assert set(found.probability_best.values()) == {0.0}
    assert set(found.expected_regret.values()) == {None}


def test_that_a_plan_without_a_rival_leads_alone() -> None:
    here = context(2)

    found = recommend(here, {"open": plan(here, "open", np.zeros(2), 100)})
    assert (found.verdict, found.leading, found.runner_up) == ("open", "open", None)
    assert found.beats_next is None


@pytest.mark.parametrize(("lead", "verdict"), [(4.99, "too_close"), (5.0, "open"), (5.01, "open")])
def test_that_a_lead_under_a_twentieth_of_the_cost_is_too_close(
    lead: float, verdict: Verdict
) -> None:
    here = context(2)
    plans: dict[Posture, StandingPlan] = {
        "open": plan(here, "open", np.full(2, lead), cost=100),
        "closed": plan(here, "closed", np.zeros(2), cost=1000),
    }

    found = recommend(here, plans)
    assert found.verdict == verdict
    assert (found.leading, found.runner_up) == ("open", "closed")
    assert found.lead == pytest.approx(lead)


@pytest.mark.parametrize(("won", "verdict"), [(5, "too_close"), (6, "open"), (7, "open")])
def test_that_winning_fewer_than_six_futures_in_ten_is_too_close(
    won: int, verdict: Verdict
) -> None:
    here = context(10)
    worth = np.array([100.0] * won + [-1.0] * (10 - won))
    plans: dict[Posture, StandingPlan] = {
        "open": plan(here, "open", worth, cost=100),
        "closed": plan(here, "closed", np.zeros(10), cost=100),
    }

    found = recommend(here, plans)
    assert found.verdict == verdict
    assert found.beats_next == won / 10


def test_that_a_future_without_a_winner_is_not_beaten() -> None:
    here = context(2)
    plans: dict[Posture, StandingPlan] = {
        "open": plan(here, "open", np.array([20.0, 0.0]), cost=100),
        "closed": plan(here, "closed", np.zeros(2), cost=100),
    }

    assert recommend(here, plans).beats_next == 0.5


def test_that_the_settings_move_both_boundaries() -> None:
    here = context(10, too_close_share=0.2, too_close_probability=0.9)
    plans: dict[Posture, StandingPlan] = {
        "open": plan(here, "open", np.array([30.0] * 9 + [-1.0]), cost=100),
        "closed": plan(here, "closed", np.zeros(10), cost=100),
    }

    assert recommend(here, plans).verdict == "open"
    here = context(10, too_close_share=0.3, too_close_probability=0.9)
    assert recommend(here, plans).verdict == "too_close"
    here = context(10, too_close_share=0.2, too_close_probability=0.91)
    assert recommend(here, plans).verdict == "too_close"


BOTH: Mapping[str, Posture] = {"ours": "open", "theirs": "closed"}
SIDES = (BOTH, BOTH, BOTH)


def line(here: Context, option: str, month: int, *costs: float, key: str = "power") -> Line:
    amounts = np.array([[-cost] * here.design.rows.total for cost in costs])
    return Line(key, 1, option, month, amounts, ())


@pytest.mark.parametrize(
    ("closed", "name"), [(4.9, "open"), (5.0, "hybrid"), (95.0, "hybrid"), (95.1, "closed")]
)
def test_that_a_phase_is_hybrid_from_a_twentieth_of_its_cost_on_each_side(
    closed: float, name: Posture
) -> None:
    here = context(2)
    lines = [line(here, "ours", 12, 100 - closed), line(here, "theirs", 12, closed)]

    assert posture_by_phase(here, lines, SIDES)["innovation"] == name


def test_that_a_line_counts_in_the_phases_it_falls_into() -> None:
    # The phases start in months 0, 6 and 12.
    here = context(2)
    lines = [
        line(here, "ours", 0, 10),
        line(here, "theirs", 5, 10, 10),
        line(here, "ours", 12, 1),
        line(here, "theirs", 13, 100),
    ]

    assert posture_by_phase(here, lines, SIDES) == {
        "verification": "hybrid",
        "integration": "closed",
        "innovation": "closed",
    }


def test_that_neither_benefits_nor_sales_nor_shared_costs_name_a_phase() -> None:
    here = context(2)
    lines = [
        line(here, "ours", 12, 100),
        line(here, "ours", 23, -99, key="hardware_resale"),
        line(here, "theirs", 12, 4),
        line(here, "theirs", 12, -50, key="benefit"),
        line(here, "", 12, 1000),
    ]

    assert posture_by_phase(here, lines, SIDES)["innovation"] == "open"


def test_that_a_phase_without_cost_is_named_after_the_next_one() -> None:
    here = context(2)

    assert posture_by_phase(here, [line(here, "theirs", 12, 1)], SIDES) == {
        "verification": "closed",
        "integration": "closed",
        "innovation": "closed",
    }


def test_that_machines_waiting_for_their_successors_do_not_make_a_phase_hybrid() -> None:
    here = context(2)
    lines = [line(here, "ours", 12, 50), line(here, "theirs", 12, 50)]

    found = posture_by_phase(here, lines, (BOTH, BOTH, {"theirs": "closed"}))
    assert found["innovation"] == "closed"
