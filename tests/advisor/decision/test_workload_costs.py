"""What each workload of a plan costs, by hand, in the made-up world."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.decision.plans import StandingPlan, standing_plans
from advisor.decision.workload_costs import borne_by, workload_costs
from advisor.evaluation import SharedCost, WorkloadCost
from tests.advisor.builders import API, OWNED, Engagement, assessment, engage, exactly, workload

ENGINEER = 15_000.0


def closed(engagement: Engagement) -> StandingPlan:
    """The plan that calls the vendor's API throughout."""
    plan = standing_plans(engagement.costing, engagement.choices)["closed"]
    assert {one.id for path in plan.placement.values() for one in path} == {API}
    return plan


def today(month: int) -> float:
    """Money of a month in that of month 0."""
    return float(1.21 ** -(month / 12))


def read(engagement: Engagement, plan: StandingPlan) -> tuple[list[WorkloadCost], list[SharedCost]]:
    found = workload_costs(engagement.costing.context, plan)
    return list(found["workload_costs"]), list(found["shared_costs"])


def two() -> Engagement:
    """Both do nine tasks of ten right at the vendor's, as measured."""
    measured = {"closed-a": exactly(0.9)}
    large = workload("large", measured_success=measured)
    return engage(assessment(large, workload("small", 5e5, measured_success=measured)))


def test_that_each_workload_bears_its_own_lines_and_half_of_what_both_need() -> None:
    engagement = two()
    (large, small), (shared,) = read(engagement, closed(engagement))

    # Half a person for two years and four person-months of compliance, whatever the volumes.
    wages = [1.44 ** (month / 12) * today(month) for month in range(24)]
    both = ENGINEER * (0.5 * sum(wages) + 4)
    assert shared.net_present_cost == pytest.approx(both)
    assert shared.rule == "months"
    assert shared.parts == pytest.approx({"large": both / 2, "small": both / 2})
    assert [large.shared, small.shared] == pytest.approx([both / 2] * 2)

    # 0.00728 yuan of tokens, falling, and a tenth repaired at a yuan, rising, for each task; two
    # person-months to connect it, one to evaluate it in each phase, two at the end.
    scope = [0.2] * 6 + [0.6] * 6 + [1.0] * 12
    tasks = sum(
        share * (0.00728 * 0.64 ** (t / 12) + 0.1 * 1.44 ** (t / 12)) * today(t)
        for t, share in enumerate(scope)
    )
    work = 2 + sum(wages[month] for month in (0, 6, 12)) + 2 * wages[23]
    assert large.own == pytest.approx(1e6 * tasks + work * ENGINEER)
    assert small.own == pytest.approx(5e5 * tasks + work * ENGINEER)


def test_that_a_task_done_right_costs_what_is_paid_for_its_workload() -> None:
    engagement = two()
    large, small = read(engagement, closed(engagement))[0]

    scope = [0.2] * 6 + [0.6] * 6 + [1.0] * 12
    paid = sum(
        share * (0.00728 * 0.64 ** (t / 12) + 0.1 * 1.44 ** (t / 12))
        for t, share in enumerate(scope)
    )
    wages = [1.44 ** (month / 12) for month in range(24)]
    work = 2 + sum(wages[month] for month in (0, 6, 12)) + 2 * wages[23]
    people = ENGINEER * (work + 0.25 * sum(wages) + 2)
    assert large.cost_per_success is not None
    assert small.cost_per_success is not None
    right = 0.9 * sum(scope)
    assert large.cost_per_success.p50 == pytest.approx((1e6 * paid + people) / (1e6 * right))
    assert small.cost_per_success.p50 == pytest.approx((5e5 * paid + people) / (5e5 * right))


def test_that_what_workloads_bear_is_the_plan_in_every_row() -> None:
    engagement = two()
    for plan in standing_plans(engagement.costing, engagement.choices).values():
        found, _ = borne_by(engagement.costing.context, plan)
        total = sum(one.own + one.shared for one in found.values())
        assert np.asarray(total) == pytest.approx(plan.present.cost, rel=1e-9)


def test_that_a_workload_alone_shares_nothing() -> None:
    engagement = engage()
    (one,), shared = read(engagement, closed(engagement))

    assert shared == []
    assert one.shared == 0
    assert one.own == pytest.approx(one.net_present_cost.mean)
    assert OWNED in engagement.options
