"""A live step of a score moves worth by what its weight makes of it, and money not at all."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.evaluate import run_of
from advisor.live.step import Stepper
from tests.advisor.builders import DAY, assessment
from tests.advisor.decision.criteria.example import weighed, world


def test_that_a_step_of_a_score_weighs_anew_and_leaves_money() -> None:
    told = assessment(**weighed(swing=1e6, security=50, price=50))
    run = run_of(told, world(), as_of=DAY, samples=32, seed=1)
    stepper, ledger = Stepper(run), run.context.design.ledger
    at_home = "criterion.security.home"
    before = {plan.posture: plan for plan in stepper.step({}).plans}

    halved = replace(ledger[at_home], low=0.5, likely=0.5, high=0.5)
    after = {plan.posture: plan for plan in stepper.step({at_home: halved}).plans}

    weighing = run.weighed.weighing if run.weighed else None
    assert weighing is not None
    for posture, plan in run.plans.items():
        # what stands at home scored 1 of a million and scores half of it now
        home = sum(
            weighing.workloads[w] * weighing.phases[phase]
            for w, path in plan.placement.items()
            for phase, option in enumerate(path)
            if option.form in {"open_owned", "closed_licence", "open_appliance", "closed_appliance"}
        )
        fallen = before[posture].worth.mean - after[posture].worth.mean
        assert fallen == pytest.approx(500_000 * home)
        assert after[posture].net_present_cost == before[posture].net_present_cost


def test_that_a_step_of_money_keeps_what_stands_beside_it() -> None:
    told = assessment(**weighed(swing=1e6, security=50, price=50))
    run = run_of(told, world(), as_of=DAY, samples=32, seed=1)
    stepper, rate = Stepper(run), run.context.design.ledger["finance.discount_rate"]
    other = replace(rate, low=0.1, likely=0.1, high=0.1)

    for plan in stepper.step({rate.id: other}).plans:
        beside = run.plans[plan.posture].present.equivalents
        assert beside is not None
        money = stepper.step({rate.id: other})
        found = next(one for one in money.plans if one.posture == plan.posture)
        added = float(beside[run.context.design.rows.random].mean())
        present = run.plans[plan.posture].present
        no_benefit = float(present.benefit.mean()) == 0.0
        assert no_benefit
        assert found.worth.mean == pytest.approx(added - found.net_present_cost.mean)
