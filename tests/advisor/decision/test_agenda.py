"""What to measure: which inputs an experiment settles, what it costs, what it is worth."""

from __future__ import annotations

import pytest

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.experiments import Experiment
from advisor.decision.agenda import value_of_information
from advisor.evaluate import run_of
from advisor.evaluation import AgendaItem, ValueOfInformation
from advisor.model.record import Estimate
from tests.advisor.builders import DAY, Value, assessment, catalogue, workload

DAYS = Estimate(low=2, likely=4, high=8)


def experiment(id_: str, each: str, *settles: str) -> Experiment:
    told = {
        "id": id_,
        "each": each,
        "settles": settles,
        "evidence": "assumed",
        "reason": "Said so.",
    }
    return Experiment.model_validate({**told, "person_days": DAYS, "calendar_days": DAYS})


QUOTES = experiment("request_quotes", "", "purchase.*", "rental.[A-Z]*")
TRIAL = experiment("proof_of_concept", "workload", "success.{each}")
BENCHMARK = experiment("benchmark", "accelerator", "throughput.{each}.*")
ALL = (QUOTES, TRIAL, BENCHMARK)


def known() -> Catalogue:
    figures: dict[str, Value | None] = {
        "sizing.throughput_factor": (0.7, 1.0, 1.4),
        "rental.ACC": 3.0,
    }
    return catalogue(figures, spread=0.2)


@pytest.fixture(scope="module")
def run() -> Run:
    told = assessment(
        workload("one", 6e6, cost_per_failure=0.05),
        workload("two", 3e6, cost_per_failure=0.05, data_class="confidential"),
    )
    return run_of(told, known(), as_of=DAY, samples=512, seed=3)


@pytest.fixture(scope="module")
def found(run: Run) -> ValueOfInformation:
    told = value_of_information(run.context, tuple(run.plans.values()), ALL, seed=3)
    assert told is not None
    return told


def item(found: ValueOfInformation, experiment: str, named: str = "") -> AgendaItem:
    (one,) = (
        one
        for one in found.agenda
        if one.experiment == experiment and one.title.values.get("name", "") == named
    )
    return one


def test_that_the_smallest_expected_regret_is_evpi(run: Run, found: ValueOfInformation) -> None:
    told = answer(run, version="made up", as_of=DAY, seed=3)
    regrets = [regret for regret in told.expected_regret.values() if regret is not None]

    assert found.evpi == pytest.approx(min(regrets), abs=1e-6)
    assert found.evpi > 0


def test_that_nothing_is_worth_more_than_knowing_everything(found: ValueOfInformation) -> None:
    told = [one.worth for one in found.inputs] + [one.worth for one in found.agenda]
    worths = [worth for worth in told if worth is not None]

    assert 0 < len(worths) < len(told)
    assert all(0 < worth <= found.evpi + 1e-9 for worth in worths)


def test_that_every_input_with_a_range_that_a_plan_reads_is_told_of_once(
    run: Run, found: ValueOfInformation
) -> None:
    lines = [line for plan in run.plans.values() for line in plan.lines]
    read = set(run.context.trail(lines)) & set(run.context.design.rows.swings)

    assert sorted(one.input for one in found.inputs) == sorted(read | {"finance.discount_rate"})


def test_that_working_days_are_paid_at_the_loaded_wage(found: ValueOfInformation) -> None:
    """120,000 yuan a year, loaded 1.5, over 12 months of 21 days: 714.29 yuan a day."""
    price = item(found, "proof_of_concept", "One").price

    assert (price.low, price.likely, price.high) == pytest.approx(
        (1428.57, 2857.14, 5714.29), abs=0.01
    )


def test_that_a_trial_settles_what_success_in_its_workload_is_made_of(
    found: ValueOfInformation,
) -> None:
    settled = set(item(found, "proof_of_concept", "Two").settles)

    assert {"workload.two.success_rate", "workload.two.quality_sensitivity"} <= settled
    assert not any(id_.startswith("workload.one.") for id_ in settled)


def test_that_a_benchmark_settles_the_speeds_of_its_accelerator(
    found: ValueOfInformation,
) -> None:
    assert item(found, "benchmark", "ACC").settles == ("throughput.ACC.open-a",)


def test_that_an_experiment_pays_where_it_is_worth_more_than_its_price(
    found: ValueOfInformation,
) -> None:
    assert any(one.pays for one in found.agenda)
    for one in found.agenda:
        assert one.pays == ((one.worth or 0.0) > one.price.likely)
    net = [one.worth - one.price.likely for one in found.agenda if one.worth is not None]
    assert net == sorted(net, reverse=True)


def test_that_without_a_plan_nothing_is_told(run: Run) -> None:
    assert value_of_information(run.context, (), ALL, seed=0) is None
