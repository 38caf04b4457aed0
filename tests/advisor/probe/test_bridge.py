"""The bridge between two evaluations: its steps add up and say what changed."""

from __future__ import annotations

import pytest

from advisor.answer import Run
from advisor.evaluate import run_of
from advisor.evaluation import Bridge
from advisor.model.assessment import Assessment
from advisor.model.organisation import Override
from advisor.model.record import Estimate
from advisor.probe.bridge import bridge
from tests.advisor.builders import DAY, assessment, catalogue, workload


def run(told: Assessment) -> Run:
    known = catalogue({"rental.ACC": 3.0}, spread=0.1)
    return run_of(told, known, as_of=DAY, samples=64, seed=4)


def override(value: float) -> Override:
    return Override(estimate=Estimate.exactly(value))


def adds_up(found: Bridge) -> bool:
    assert found.worth_before is not None
    assert found.worth_after is not None
    assert found.cost_before is not None
    assert found.cost_after is not None
    worth = sum(step.worth for step in found.steps)
    cost = sum(step.cost for step in found.steps)
    return worth == pytest.approx(
        found.worth_after - found.worth_before, rel=1e-9, abs=1e-3
    ) and cost == pytest.approx(found.cost_after - found.cost_before, rel=1e-9, abs=1e-3)


BASE = assessment(workload("one", 1e6))


def test_that_steps_add_up_and_each_change_is_one() -> None:
    after = assessment(
        workload("one", 3e6),
        figures={
            "price.vendor.closed-a.output": override(2.0),
            "finance.discount_rate": override(0.05),
        },
    )

    found = bridge(run(BASE), run(after), seed=1)

    assert adds_up(found)
    assert found.exact
    assert {step.input for step in found.steps} == {
        "workload.one.volume",
        "price.vendor.closed-a.output",
        "finance.discount_rate",
        "",
    }
    (volume,) = (step for step in found.steps if step.input == "workload.one.volume")
    assert volume.cost > 0
    assert volume.worth < 0
    (cheaper,) = (step for step in found.steps if step.input.startswith("price."))
    assert cheaper.cost < 0


def test_that_a_single_input_has_the_whole_difference_where_plans_stay() -> None:
    after = assessment(workload("one", 1e6), figures={"salary.loading_factor": override(1.6)})

    found = bridge(run(BASE), run(after), seed=1)
    own, rest = found.steps

    assert adds_up(found)
    assert own.input == "salary.loading_factor"
    assert rest.worth == pytest.approx(0.0, abs=1e-3 * abs(own.worth))


def test_that_a_rule_stands_under_everything_else() -> None:
    after = assessment(workload("one", 1e6, data_class="confidential"))

    found = bridge(run(BASE), run(after), seed=1)

    assert adds_up(found)
    assert [step.input for step in found.steps] == [""]
    assert found.steps[0].worth < 0
    assert (found.leading_before, found.leading_after) == ("closed", "open")


def test_that_the_way_back_is_the_way_there_turned_round() -> None:
    after = assessment(workload("one", 3e6, data_class="confidential"))
    there, back = bridge(run(BASE), run(after), seed=1), bridge(run(after), run(BASE), seed=1)

    forward = {step.input: step.worth for step in there.steps}
    assert {step.input: -step.worth for step in back.steps} == pytest.approx(forward)


def test_that_nothing_changed_is_nothing_to_tell() -> None:
    found = bridge(run(BASE), run(BASE), seed=1)

    assert [(step.input, step.worth, step.cost) for step in found.steps] == [("", 0.0, 0.0)]
