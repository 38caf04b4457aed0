"""The race between models, by hand."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.decision.race import race
from advisor.evaluate import evaluate
from advisor.evaluation import RaceEntry
from advisor.model.organisation import Finance, Rules
from advisor.model.record import Estimate
from advisor.model.workload import Workload
from tests.advisor.builders import API, DAY, assessment, catalogue, engage, exactly, workload

LEVEL = catalogue({"drift.api_price": 0.0, "drift.wage": 0.0})
"""Prices and wages stay as they are."""
TASKS = 1e6 * (0.2 * 6 + 0.6 * 6 + 12)
"""A fifth of a million tasks a month for half a year, three fifths for another, then all."""


def run(told: Workload, **answers: object) -> tuple[RaceEntry, ...]:
    one = engage(assessment(told, **answers), LEVEL)
    return race(one.costing, one.choices, one.options.values())


def test_that_nothing_races_where_nothing_was_measured() -> None:
    assert run(workload()) == ()


def test_that_a_model_stands_with_what_was_measured_and_what_is_assumed() -> None:
    told = workload(
        measured_success={"closed-a": Estimate.exactly(0.8, "Pilot, 3 Nov 2026")},
        measured_output_tokens={"closed-a": Estimate.exactly(250, "Pilot, 3 Nov 2026")},
    )

    (entry,) = run(told)
    assert (entry.model, entry.model_name, entry.is_candidate) == ("closed-a", "Closed-A", True)
    assert entry.success is not None
    assert (entry.success.p50, entry.is_success_measured) == (0.8, True)
    assert (entry.prompt_tokens.p50, entry.is_prompt_counted) == (1000, False)
    assert (entry.output_tokens.p50, entry.is_output_counted) == (250, True)
    assert entry.option == API
    assert entry.sources == ("Pilot, 3 Nov 2026",)


def test_that_a_task_costs_what_its_option_costs_and_a_success_the_repair_too() -> None:
    told = workload(measured_success={"closed-a": exactly(0.8)})
    one = engage(assessment(told), LEVEL)
    (entry,) = race(one.costing, one.choices, one.options.values())

    lines = one.costing.lines(one.everywhere(API))
    paid = -sum(float(line.amounts.sum(axis=0)[0]) for line in lines if not line.is_gain)
    repair = 0.2 * TASKS  # a fifth fail, a yuan each
    assert entry.cost_per_task is not None
    assert entry.cost_per_success is not None
    assert entry.cost_per_task.p50 == pytest.approx((paid - repair) / TASKS)
    assert entry.cost_per_success.p50 == pytest.approx(paid / (0.8 * TASKS))


def test_that_a_model_that_takes_more_tokens_costs_more_for_each_success() -> None:
    measured = {"closed-a": exactly(0.8)}
    (lean,) = run(workload(measured_success=measured))
    (wordy,) = run(
        workload(
            measured_success=measured,
            measured_prompt_tokens={"closed-a": exactly(2000)},
            measured_output_tokens={"closed-a": exactly(200)},
        )
    )

    assert lean.cost_per_success is not None
    assert wordy.cost_per_success is not None
    # 1,040 dollars more for the tokens of a million tasks, at 7 yuan, of which four in five do.
    more = wordy.cost_per_success.p50 - lean.cost_per_success.p50
    assert more == pytest.approx(1040 * 7e-6 / 0.8)


def test_that_tax_lowers_what_a_task_costs_and_its_value_is_taxed_elsewhere() -> None:
    told = workload(value_per_success=50, measured_success={"closed-a": exactly(0.8)})
    (plain,) = run(told)
    (taxed,) = run(told, finance=Finance(horizon_months=24, tax_rate=0.25))

    # An API buys nothing that is written off: tax saves a quarter of each cost, repair included.
    for figure in ("cost_per_task", "cost_per_success"):
        before, after = getattr(plain, figure), getattr(taxed, figure)
        assert after.p50 == pytest.approx(before.p50 * 0.75)


def test_that_a_model_that_does_nothing_right_has_no_cost_for_a_success() -> None:
    rare, never = run(workload(measured_success={"open-a": exactly(0.1), "closed-a": exactly(0)}))

    assert (rare.model, rare.cost_per_success is None) == ("open-a", False)
    assert (never.model, never.cost_per_success) == ("closed-a", None)
    assert never.cost_per_task is not None


def test_that_the_cheapest_success_comes_first_and_what_may_not_run_last() -> None:
    measured = {"closed-a": exactly(0.1), "open-a": exactly(0.9)}
    assert [entry.model for entry in run(workload(measured_success=measured))] == [
        "open-a",
        "closed-a",
    ]

    barred = run(
        workload(measured_success=measured), rules=Rules(foreign_api_barred=True, air_gapped=True)
    )
    assert [(entry.model, entry.option != "") for entry in barred] == [
        ("open-a", True),
        ("closed-a", False),
    ]
    assert barred[1].cost_per_success is None


def test_that_a_model_that_is_no_candidate_is_named_all_the_same() -> None:
    known = catalogue()
    shelved = known.models["open-a"].model_copy(update={"id": "open-z", "name": "Open-Z"})
    known = replace(known, models={**known.models, "open-z": shelved})
    one = engage(assessment(workload(measured_output_tokens={"open-z": exactly(70)})), known)

    (entry,) = race(one.costing, one.choices, one.options.values())
    assert (entry.model_name, entry.is_candidate, entry.option) == ("open-z", False, "")
    (named,) = race(one.costing, one.choices, one.options.values(), {"open-z": "Open-Z"})
    assert named.model_name == "Open-Z"
    assert (entry.success, entry.output_tokens.p50) == (None, 70)


def test_that_the_answer_carries_the_race() -> None:
    told = assessment(workload(measured_success={"open-a": exactly(0.9)}))

    answer = evaluate(told, catalogue(), as_of=DAY, samples=16, seed=2)
    assert [(entry.model, entry.model_name) for entry in answer.race] == [("open-a", "Open-A")]
    assert evaluate(assessment(), catalogue(), as_of=DAY, samples=16, seed=2).race == ()
