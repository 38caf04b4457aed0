"""Controls moved one after the other read as if moved at once, and only one is reckoned."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.answer import Run
from advisor.decision.results import cost_over_time
from advisor.evaluate import run_of
from advisor.evaluation import LiveReading
from advisor.inputs.ledger import Input
from advisor.live.held import Held
from advisor.live.reading import reading_of
from advisor.live.step import Stepper
from advisor.model.organisation import Finance
from tests.advisor.builders import DAY, assessment, machine, workload
from tests.advisor.live.test_step import known, scaled

CONTROLS = (
    *("throughput.ACC.open-a", "workload.one.volume", "finance.discount_rate", "fx.CNY"),
    *("workload.two.burstiness", "price.vendor.closed-a.output", "drift.electricity"),
    *("salary.engineer.CN", "workload.one.success_rate", "workload.two.prompt_tokens"),
)


@pytest.fixture(scope="module")
def run() -> Run:
    told = assessment(
        workload("one", 8e5, value_per_success=3.0, growth_per_year=0.5),
        workload("two", 4e5, data_class="confidential", deferrable_share=0.3),
        machines=(machine(),),
        finance=Finance(horizon_months=30),
    )
    return run_of(told, known(), as_of=DAY, samples=64, seed=3)


@pytest.fixture(scope="module")
def told(run: Run) -> LiveReading:
    courses = tuple(cost_over_time(run.context, plan) for plan in run.plans.values())
    return reading_of(run.context, run.plans).model_copy(update={"cost_over_time": courses})


def check(found: LiveReading, wanted: LiveReading) -> None:
    assert (found.changed, found.posture) == (wanted.changed, wanted.posture)
    for one, other in zip(found.plans, wanted.plans, strict=True):
        assert one.probability_best == pytest.approx(other.probability_best, abs=1e-9)
        worth, as_wanted = one.worth.model_dump(), other.worth.model_dump()
        assert worth == pytest.approx(as_wanted, rel=1e-9)
        cost, same = one.net_present_cost.model_dump(), other.net_present_cost.model_dump()
        assert cost == pytest.approx(same, rel=1e-9)
    for course, same_course in zip(found.cost_over_time, wanted.cost_over_time, strict=True):
        assert course.p50 == pytest.approx(same_course.p50, rel=1e-9)
        assert course.p90 == pytest.approx(same_course.p90, rel=1e-9)


def test_that_any_walk_over_the_controls_reads_as_all_changes_at_once(
    run: Run, told: LiveReading
) -> None:
    held, ledger, chosen = Held(Stepper(run, told)), run.context.design.ledger, 0
    changes: dict[str, Input] = {}
    random = np.random.default_rng(7)
    for _ in range(60):
        if random.random() < 0.4:
            chosen = int(random.integers(len(CONTROLS)))
        id_ = CONTROLS[chosen]
        if random.random() < 0.15:
            changes.pop(id_, None)
        else:
            changes[id_] = scaled(ledger[id_], float(random.uniform(0.5, 1.6)))

        check(held.step(changes), Stepper(run, told).step(changes))
    assert len(changes) > 4
    assert held.step({}) == told.model_copy(update={"changed": ()})


def test_that_controls_that_rest_are_reckoned_once(
    run: Run, told: LiveReading, monkeypatch: pytest.MonkeyPatch
) -> None:
    reckoned: list[frozenset[str]] = []
    under = Stepper.under

    def watched(stepper: Stepper, changes: dict[str, Input]) -> object:
        reckoned.append(frozenset(changes))
        return under(stepper, changes)

    monkeypatch.setattr(Stepper, "under", watched)
    held, ledger = Held(Stepper(run, told)), run.context.design.ledger
    changes: dict[str, Input] = {}
    for id_ in CONTROLS[:3]:
        for factor in (1.1, 1.2, 1.3):
            changes[id_] = scaled(ledger[id_], factor)
            held.step(changes)

    one, two, three = CONTROLS[:3]
    first, second, third = ([{one}] * 3, [{one}, *[{two}] * 3], [{two}, *[{three}] * 3])
    assert reckoned == [*first, *second, *third]
