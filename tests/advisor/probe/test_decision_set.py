"""EVPI over what other worlds would choose: its regret, and that knowing less is worth no more."""

from __future__ import annotations

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.answer import Run
from advisor.decision.agenda import value_of_information
from advisor.decision.plans import StandingPlan
from advisor.evaluate import run_of
from advisor.evaluation import ValueOfInformation
from advisor.probe.decision_set import MOST, chosen, decision_set
from tests.advisor.builders import DAY, assessment, catalogue, workload

SEED = 3


@pytest.fixture(scope="module")
def run() -> Run:
    figures = {"rental.ACC": (1.0, 3.0, 9.0), "quality.gap_range": (0.0, 0.1, 0.4)}
    known = catalogue(figures, spread=0.3)
    told = assessment(
        workload("one", 6e6, cost_per_failure=0.05),
        workload("two", 3e6, cost_per_failure=0.05, data_class="confidential"),
    )
    return run_of(told, known, as_of=DAY, samples=512, seed=SEED)


@pytest.fixture(scope="module")
def plans(run: Run) -> tuple[StandingPlan, ...]:
    return decision_set(run, seed=SEED)


@pytest.fixture(scope="module")
def told(run: Run, plans: tuple[StandingPlan, ...]) -> ValueOfInformation:
    found = value_of_information(run.context, plans, run.experiments, seed=SEED)
    assert found is not None
    return found


def worths(run: Run, plans: tuple[StandingPlan, ...]) -> NDArray[np.float64]:
    rows = run.context.design.rows.random
    return np.array([plan.present.worth[rows] for plan in plans])


def test_that_the_standing_plans_stand_first_and_others_join_them(
    run: Run, plans: tuple[StandingPlan, ...]
) -> None:
    standing = list(run.plans.values())

    assert list(plans[: len(standing)]) == standing
    assert len(standing) < len(plans) <= len(standing) + MOST


def test_that_no_placement_stands_twice(plans: tuple[StandingPlan, ...]) -> None:
    keys = [
        tuple(sorted((w, *(o.id for o in path)) for w, path in plan.placement.items()))
        for plan in plans
    ]

    assert len(set(keys)) == len(keys)


def test_that_the_smallest_expected_regret_over_the_set_is_evpi(
    run: Run, plans: tuple[StandingPlan, ...], told: ValueOfInformation
) -> None:
    table = worths(run, plans)
    regret = (table.max(axis=0) - table).mean(axis=1)

    assert told.evpi == pytest.approx(float(regret.min()), rel=1e-9)
    assert told.placements == len(plans)


def test_that_knowing_one_input_is_worth_no_more_than_knowing_all(told: ValueOfInformation) -> None:
    assert told.evpi > 0
    for one in told.inputs:
        assert one.worth is None or 0 <= one.worth <= told.evpi + 3 * one.error


def test_that_more_to_choose_from_makes_the_best_of_each_future_no_worse(
    run: Run, plans: tuple[StandingPlan, ...]
) -> None:
    standing = worths(run, tuple(run.plans.values()))
    every = worths(run, plans)

    assert (every.max(axis=0) >= standing.max(axis=0)).all()
    assert every.max(axis=0).mean() > standing.max(axis=0).mean()


def test_that_only_what_is_best_on_some_subsample_is_chosen_the_most_frequent_first() -> None:
    # The second beats the first by 2 coin + 3; over eight futures that is N(3, 16²/8), above
    # nothing in seven subsamples of ten. The third always lies below both.
    coin = np.random.default_rng(1).standard_normal(1000) * 8
    table = np.array([-coin, coin + 3, -np.abs(coin) - 1])

    assert chosen(table, seed=0) == (1, 0)


def test_that_one_placement_that_is_always_best_is_chosen_alone() -> None:
    noise = np.random.default_rng(2).standard_normal(200)

    assert chosen(np.array([noise, noise + 1.0]), seed=0) == (1,)
