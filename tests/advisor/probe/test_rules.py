"""The price of a rule: what two runs, with it and without it, differ by."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.evaluate import run_of
from advisor.evaluation import RulePrice
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Rules
from advisor.probe.again import Model
from advisor.probe.ground import ground_of
from advisor.probe.rules import Rule, rule_prices, without
from tests.advisor.builders import DAY, assessment, catalogue, model, workload

SAMPLES = 16
MODEL = Model(DAY, SAMPLES, 2)


def priced(told: Assessment) -> dict[tuple[str, str], RulePrice]:
    known = catalogue({"rental.ACC": 3.0})
    run = run_of(told, known, as_of=DAY, samples=SAMPLES, seed=2)
    found = rule_prices(ground_of(run, known, 2), MODEL.best)
    return {(one.rule, one.workload): one for one in found}


def expected_worth(told: Assessment) -> float:
    run = run_of(told, catalogue({"rental.ACC": 3.0}), as_of=DAY, samples=SAMPLES, seed=2)
    assert run.leading is not None
    return float(run.leading.present.worth[run.context.design.rows.random].mean())


def test_that_a_data_class_costs_what_two_runs_differ_by() -> None:
    barred = assessment(workload(data_class="confidential"))
    free = assessment(workload(data_class="public"))

    price = priced(barred)["data_class", "service"]

    assert price.price == pytest.approx(expected_worth(free) - expected_worth(barred))
    assert price.price is not None
    assert price.price > 0
    assert (price.was, price.becomes) == ("open", "closed")


def test_that_a_rule_behind_another_costs_nothing_and_both_together_cost() -> None:
    """Confidential data may not go to a shared host, and neither may anything from an air gap."""
    told = assessment(workload(data_class="restricted"), rules=Rules(air_gapped=True))
    free = assessment(workload(data_class="public"))

    prices = priced(told)

    assert prices["data_class", "service"].price == 0.0
    assert prices["air_gap", ""].price == 0.0
    every = prices["all", ""].price
    assert every == pytest.approx(expected_worth(free) - expected_worth(told))


CAPS = ("budget", "verification_budget", "integration_budget", "innovation_budget")


@pytest.mark.parametrize("cap", CAPS)
def test_that_a_cap_below_any_plan_has_no_price_but_a_plan_without_it(cap: str) -> None:
    told = assessment(finance=Finance.model_validate({"horizon_months": 24, cap: 1.0}))
    free = assessment()

    price = priced(told)[cap, ""]

    assert price.price is None
    assert price.was is None
    assert price.worth_without == pytest.approx(expected_worth(free))


@pytest.mark.parametrize("cap", CAPS)
def test_that_a_cap_above_every_plan_costs_nothing(cap: str) -> None:
    told = assessment(finance=Finance.model_validate({"horizon_months": 24, cap: 1e12}))

    assert priced(told)[cap, ""].price == pytest.approx(0.0, abs=1e-6)


def test_that_the_dearest_rule_comes_first() -> None:
    told = assessment(
        workload("one", data_class="confidential"), workload("two", ttft_s=1e-6, tpot_s=1e-6)
    )

    found = [one.price for one in priced(told).values() if one.price is not None]

    assert len(found) >= 2
    assert found == sorted(found, reverse=True)


def test_that_a_licence_is_dropped_for_the_models_that_it_bars_only() -> None:
    known = catalogue()
    barred = {"open-a": model("open-a", 1400, commercial_use="no"), "open-b": model("open-b", 1)}
    rule = Rule("licence", models=("open-a",))

    _, free = without((rule,), assessment(), replace(known, models=barred))

    assert free.models["open-a"].commercial_use == "yes"
    assert free.models["open-b"] is barred["open-b"]
