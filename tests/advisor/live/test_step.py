"""The live step gives what reckoning everything anew gives, with the plans kept."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.cost.context import Context
from advisor.cost.pieces import groups_of
from advisor.decision.plans import StandingPlan
from advisor.decision.results import cost_over_time
from advisor.evaluate import run_of
from advisor.evaluation import LivePlan, Posture
from advisor.inputs.ledger import Input
from advisor.live.months import knots_of
from advisor.live.reading import reading_of
from advisor.live.resized import Resizer
from advisor.live.step import Stepper
from advisor.model.organisation import Candidates, Finance, Talent
from advisor.sizing.tokens import demands_of
from advisor.uncertainty.bands import monthly_cost
from tests.advisor.builders import DAY, assessment, catalogue, exactly, machine, workload

SAMPLES = 64


def known() -> Catalogue:
    return catalogue(
        {"rental.ACC": 3.0, "hardware.lead_time_months": 3.0, "drift.wage": 0.05}, spread=0.2
    )


@pytest.fixture(scope="module")
def run() -> Run:
    told = assessment(
        workload("one", 8e5, value_per_success=3.0, growth_per_year=0.5),
        workload("two", 4e5, data_class="confidential", deferrable_share=0.3),
        machines=(machine(),),
        finance=Finance(horizon_months=30),
    )
    return run_of(told, known(), as_of=DAY, samples=SAMPLES, seed=3)


def scaled(one: Input, factor: float) -> Input:
    return replace(one, low=one.low * factor, likely=one.likely * factor, high=one.high * factor)


def anew(run: Run, plan: StandingPlan, changes: dict[str, Input]) -> tuple[float, float]:
    """Mean cost and benefit of a plan's lines in a context that nothing has been kept in."""
    design = run.context.design.redrawn(changes)
    told, kinds = run.context.assessment, run.context.kinds.values()
    demand = demands_of(design, told, DAY)
    context = Context(told, design, demand, run.context.templates, kinds)
    layout = Resizer(context, frozenset(changes), run.search.as_decided).resized(plan.layout)
    cost = benefit = 0.0
    for _, parts in groups_of(context, layout, plan.placement):
        for _, make in parts():
            for line in make():
                months = (
                    line.amounts * context.discount[line.start : line.start + len(line.amounts)]
                )
                mean = float(months.sum(axis=0)[design.rows.random].mean())
                cost, benefit = (cost, benefit + mean) if line.is_gain else (cost - mean, benefit)
    return cost, benefit


@pytest.mark.parametrize(
    ("id_", "factor"),
    [
        ("price.vendor.closed-a.output", 1.5),
        ("price.cloud.open-a.input", 0.5),
        ("rental.ACC", 1.3),
        ("rental.keep_alive_s", 2.0),
        ("salary.engineer.CN", 1.2),
        ("electricity.CN", 2.0),
        ("drift.electricity", 2.0),
        ("drift.api_price", 0.5),
        ("fx.CNY", 1.1),
        ("purchase.ACC", 0.8),
        ("workload.one.volume", 1.7),
        ("workload.two.volume", 0.3),
        ("workload.one.growth_per_year", 0.5),
        ("workload.one.prompt_tokens", 2.0),
        ("workload.two.cached_share", 0.5),
        ("workload.two.peak_to_mean", 1.5),
        ("workload.two.burstiness", 4.0),
        ("throughput.ACC.open-a", 0.7),
        ("workload.one.value_per_success", 2.0),
        ("workload.one.success_rate", 0.8),
        ("finance.discount_rate", 0.3),
        ("hardware.maintenance_per_year", 3.0),
    ],
)
def test_that_a_step_is_what_reckoning_anew_gives(run: Run, id_: str, factor: float) -> None:
    check(run, id_, factor)


@pytest.fixture(scope="module")
def raced() -> Run:
    """The client counted what a task takes with each model."""
    both = {"closed-a": exactly(1500), "open-a": exactly(2500)}
    written = {"closed-a": exactly(150), "open-a": exactly(250)}
    told = assessment(
        workload("one", 8e5, measured_prompt_tokens=both, measured_output_tokens=written),
        workload("two", 4e5, data_class="confidential", measured_output_tokens=written),
        machines=(machine(),),
    )
    return run_of(told, known(), as_of=DAY, samples=SAMPLES, seed=3)


@pytest.mark.parametrize(
    ("id_", "factor"),
    [
        ("workload.one.measured_prompt_tokens.closed-a", 2.0),
        ("workload.one.measured_output_tokens.closed-a", 0.5),
        ("workload.two.measured_output_tokens.open-a", 1.6),
        ("workload.two.prompt_tokens", 1.5),
        ("workload.two.calls_per_task", 1.5),
        ("workload.two.answer_tokens", 3.0),
    ],
)
def test_that_a_step_follows_what_was_counted(raced: Run, id_: str, factor: float) -> None:
    check(raced, id_, factor)


@pytest.fixture(scope="module")
def learning() -> Run:
    """A team that has to learn before it can tune a hosted model."""
    told = assessment(
        workload("one", 8e5, value_per_success=50.0, failure_handling="lost"),
        talent=Talent(rung="uses"),
        candidates=Candidates(forms=("open_tuned", "closed_tuned")),
    )
    return run_of(told, known(), as_of=DAY, samples=SAMPLES, seed=3)


@pytest.mark.parametrize("factor", [0.5, 2.0])
def test_that_a_step_follows_how_fast_the_team_learns(learning: Run, factor: float) -> None:
    used = {o.form for p in learning.plans.values() for o in p.placement["one"]}
    assert used & {"open_tuned", "closed_tuned"}

    check(learning, "talent.months_per_rung", factor)


@pytest.fixture(scope="module")
def tried() -> Run:
    """A volume along an S-curve that follows API prices, which a shock doubles in month 12."""
    curve = {"growth_kind": "s_curve", "growth_ceiling": 3.0, "growth_half_month": 9.0}
    told = assessment(
        workload("one", 8e5, value_per_success=3.0, data_class="confidential", **curve),
        workload("two", 4e5, growth_per_year=0.5),
        machines=(machine(),),
        finance=Finance(
            horizon_months=30,
            price_shock_multiple=exactly(2.0),
            volume_rebound=exactly(0.5),
        ),
    )
    return run_of(told, known(), as_of=DAY, samples=SAMPLES, seed=3)


@pytest.mark.parametrize(
    ("id_", "factor"),
    [
        ("workload.one.growth_ceiling", 2.0),
        ("workload.one.growth_half_month", 0.5),
        ("scenario.price_shock", 3.0),
        ("scenario.volume_rebound", 2.0),
        ("drift.api_price", 0.5),
        ("workload.two.growth_per_year", 2.0),
    ],
)
def test_that_a_step_follows_curves_and_scenarios(tried: Run, id_: str, factor: float) -> None:
    check(tried, id_, factor)
    named = (tried.context.trail(plan.lines) for plan in tried.plans.values())
    assert any(id_ in trail for trail in named)


def check(run: Run, id_: str, factor: float) -> None:
    changes = {id_: scaled(run.context.design.ledger[id_], factor)}
    found = {plan.posture: plan for plan in Stepper(run).step(changes).plans}
    assert set(found) == set(run.plans)
    for posture, plan in run.plans.items():
        cost, benefit = anew(run, plan, changes)
        assert found[posture].net_present_cost.mean == pytest.approx(cost, rel=1e-9)
        assert found[posture].worth.mean == pytest.approx(benefit - cost, rel=1e-9)


def test_that_no_change_gives_the_run_itself(run: Run) -> None:
    found = Stepper(run).step({})

    rows = run.context.design.rows.random
    assert (found.posture, found.leading) == (run.found.verdict, run.found.leading)
    for plan in found.plans:
        worth = run.plans[plan.posture].present.worth[rows]
        assert plan.worth.mean == pytest.approx(float(worth.mean()), rel=1e-12)
        assert plan.probability_best == run.found.probability_best[plan.posture]


def test_that_steps_do_not_add_up_but_start_from_the_run_each_time(run: Run) -> None:
    stepper, ledger = Stepper(run), run.context.design.ledger
    dear = {"electricity.CN": scaled(ledger["electricity.CN"], 3.0)}
    first = stepper.step(dear)
    stepper.step({"salary.engineer.CN": scaled(ledger["salary.engineer.CN"], 2.0)})

    assert stepper.step(dear) == first


def test_that_several_changes_are_taken_together(run: Run) -> None:
    ledger = run.context.design.ledger
    changes = {
        id_: scaled(ledger[id_], 1.4) for id_ in ("workload.one.volume", "drift.rental_price")
    }
    found: dict[Posture, LivePlan] = {p.posture: p for p in Stepper(run).step(changes).plans}

    for posture, plan in run.plans.items():
        cost, _ = anew(run, plan, changes)
        assert found[posture].net_present_cost.mean == pytest.approx(cost, rel=1e-9)


def test_that_draws_stay_where_they_were(run: Run) -> None:
    design = run.context.design
    one = design.ledger["electricity.CN"]
    again = design.redrawn({one.id: one})

    assert np.array_equal(again[one.id], design[one.id])
    doubled = design.redrawn({one.id: scaled(one, 2.0)})
    assert doubled[one.id] == pytest.approx(2 * design[one.id])
    assert doubled["salary.engineer.CN"] is design["salary.engineer.CN"]


@pytest.mark.parametrize(
    ("id_", "factor"),
    [
        ("salary.engineer.CN", 1.2),
        ("workload.one.volume", 1.7),
        ("price.vendor.closed-a.output", 1.5),
        ("purchase.ACC", 0.8),
        ("drift.electricity", 2.0),
        ("fx.CNY", 1.1),
    ],
)
def test_that_cost_over_time_is_what_reckoning_anew_gives_at_the_months_read(
    run: Run, id_: str, factor: float
) -> None:
    courses = tuple(cost_over_time(run.context, plan) for plan in run.plans.values())
    told = reading_of(run.context, run.plans).model_copy(update={"cost_over_time": courses})
    changes = {id_: scaled(run.context.design.ledger[id_], factor)}
    design = run.context.design.redrawn(changes)
    demand = demands_of(design, run.context.assessment, DAY)
    kinds = run.context.kinds.values()
    context = Context(run.context.assessment, design, demand, run.context.templates, kinds)
    early = Stepper(run, told)
    late = Stepper(run, told, early.inputs)
    read = knots_of(courses, context.calendar.horizon)
    other = run.context.design.ledger["hardware.maintenance_per_year"]

    for stepper in (early, late):
        stepper.step({other.id: scaled(other, 2.0)})
        found = {one.posture: one for one in stepper.step(changes).cost_over_time}
        for posture, plan in run.plans.items():
            made = groups_of(context, plan.layout, plan.placement)
            lines = [line for _, parts in made for _, make in parts() for line in make()]
            months = monthly_cost(context, lines)[:, design.rows.random].cumsum(axis=0)
            for month in read:
                wanted = np.quantile(months[month - 1], [0.1, 0.5, 0.9])
                got = (getattr(found[posture], p)[month - 1] for p in ("p10", "p50", "p90"))
                assert list(got) == pytest.approx(wanted.tolist(), rel=1e-9)


def test_that_readings_set_upon_an_evaluation_are_the_same_early_and_late(run: Run) -> None:
    courses = tuple(cost_over_time(run.context, plan) for plan in run.plans.values())
    told = reading_of(run.context, run.plans).model_copy(update={"cost_over_time": courses})
    early = Stepper(run, told)
    late = Stepper(run, told, early.inputs)
    ledger = run.context.design.ledger

    for id_ in ("workload.two.volume", "electricity.CN", "finance.discount_rate"):
        changes = {id_: scaled(ledger[id_], 1.3)}
        plain = {plan.posture: plan for plan in Stepper(run).step(changes).plans}
        for stepper in (early, late):
            for plan in stepper.step(changes).plans:
                cost = plain[plan.posture].net_present_cost
                assert plan.net_present_cost.p90 == pytest.approx(cost.p90, rel=1e-9)
                assert plan.net_present_cost.mean == pytest.approx(cost.mean, rel=1e-9)
