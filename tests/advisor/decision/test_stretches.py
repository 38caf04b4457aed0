"""Worth in the futures beyond those that lines are read in."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from advisor.answer import Run
from advisor.api import Draft, sample_answers
from advisor.api.library import whole_catalogue
from advisor.decision.agenda import value_of_information
from advisor.decision.recommendation import recommend
from advisor.decision.stretches import AT_ONCE, Stretch, everywhere, stretches_of
from advisor.evaluate import prepared, reading_anew, run_of

DAY = dt.date(2026, 11, 22)
SAMPLES = 20_000
SIZES = (6667, 6667, 6666)
SEED = 3


@cache
def _run() -> Run:
    told = Draft(dict(sample_answers("travel-customer-service"))).completed()
    return run_of(told, whole_catalogue(), as_of=DAY, samples=SAMPLES, seed=SEED)


def test_that_futures_are_cut_into_stretches_as_alike_as_can_be() -> None:
    assert stretches_of(AT_ONCE) == (Stretch(0, AT_ONCE),)
    assert [one.futures for one in stretches_of(AT_ONCE + 1)] == [4097, 4096]
    assert [one.futures for one in stretches_of(SAMPLES)] == list(SIZES)
    assert [one.number for one in stretches_of(4 * AT_ONCE)] == [0, 1, 2, 3]


def test_that_lines_are_read_in_the_first_stretch_and_worth_in_all() -> None:
    run = _run()
    rows = run.context.design.rows

    assert rows.samples == SIZES[0]
    assert run.samples == SAMPLES
    for plan in run.plans.values():
        assert everywhere(plan, rows.random).worth.shape == (SAMPLES,)
        assert [part.cost.size for part in plan.further] == list(SIZES[1:])


def test_that_evpi_is_the_regret_of_the_leading_plan_to_the_last_digit() -> None:
    run = _run()
    leading = run.found.leading
    assert leading is not None

    found = value_of_information(run.context, tuple(run.plans.values()), (), seed=SEED)

    assert found is not None
    assert found.futures == SAMPLES
    assert found.evpi == pytest.approx(run.found.expected_regret[leading], rel=1e-9)
    first = replace(run.plans[leading], further=())
    mixed = value_of_information(run.context, (first, *run.plans.values()), (), seed=SEED)
    assert mixed is not None
    assert mixed.futures == SIZES[0]


def test_that_a_further_stretch_is_what_the_plan_is_worth_in_its_own_futures() -> None:
    run = _run()
    told = run.context.assessment
    _, context_of = prepared(told, whole_catalogue(), as_of=DAY)

    there = context_of(SIZES[2], SEED, block=2)

    reckons, rows = reading_anew(run.search, there), there.design.rows.random
    for plan in run.plans.values():
        found = reckons.present(plan.placement)
        assert plan.further[1].cost == pytest.approx(found.cost[rows], rel=1e-12)
        assert plan.further[1].benefit == pytest.approx(found.benefit[rows], rel=1e-12)


def test_that_the_verdict_counts_the_futures_of_every_stretch() -> None:
    run = _run()
    rows = run.context.design.rows.random
    worths = {
        posture: np.concatenate([plan.present.worth[rows], *(part.worth for part in plan.further)])
        for posture, plan in run.plans.items()
    }
    best = np.max(list(worths.values()), axis=0)

    for posture, worth in worths.items():
        assert run.found.probability_best[posture] == pytest.approx(np.mean(worth == best))
        assert run.found.expected_regret[posture] == pytest.approx(np.mean(best - worth))
    in_one = {posture: replace(plan, further=()) for posture, plan in run.plans.items()}
    assert recommend(run.context, in_one).probability_best != run.found.probability_best
