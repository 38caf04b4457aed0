"""Caps are looked at again in the futures that plans are read in."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from advisor.cost.context import Array
from advisor.decision.caps import caps_missed, phase_caps
from advisor.decision.plans import StandingPlan, standing_plans
from advisor.errors import Message
from advisor.evaluation import Posture
from advisor.model.estate import Site
from advisor.model.organisation import Finance
from tests.advisor.builders import (
    API,
    OWNED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    workload,
)


def plans_of(engagement: Engagement) -> dict[Posture, StandingPlan]:
    return standing_plans(engagement.costing, engagement.choices)


def with_costs(
    engagement: Engagement, plan: StandingPlan, over: int, budget: float
) -> StandingPlan:
    """Let a plan cost more than a budget in some of ten futures."""
    cost = np.full_like(plan.present.cost, budget - 1)
    cost[engagement.costing.context.design.rows.random.start :][:over] = budget + 1
    return replace(plan, present=replace(plan.present, cost=cost))


@pytest.mark.parametrize(("over", "share"), [(1, None), (2, 0.8), (5, 0.5)])
def test_that_a_budget_missed_in_more_than_one_future_of_ten_is_told(
    over: int, share: float | None
) -> None:
    finance = Finance(horizon_months=24, budget=1e9)
    engagement = engage(assessment(finance=finance), samples=10)
    plan = with_costs(engagement, plans_of(engagement)["closed"], over, 1e9)

    told = list(caps_missed(engagement.costing.context, {"closed": plan}))
    if share is None:
        assert told == []
    else:
        (one,) = told
        assert one.id == "warning.cap.budget"
        assert one.values["plan"] == Message("posture.closed")
        assert one.values["share"].value == pytest.approx(share)  # type: ignore[union-attr]


def spending(engagement: Engagement, plan: StandingPlan, months: slice) -> Array:
    """Add up a plan's lines month by month, in the random futures, sorted."""
    by_month = np.zeros((24, engagement.costing.context.design.rows.total))
    for line in plan.lines:
        if not line.is_gain:
            by_month[line.start : line.start + line.months] -= line.amounts
    rows = engagement.costing.context.design.rows.random
    return np.sort(by_month[months][:, rows].sum(axis=0))


def test_that_the_cap_of_a_phase_missed_when_read_is_told_with_its_phase() -> None:
    known = catalogue(spread=0.3)
    free = engage(assessment(), known, samples=10)
    found = spending(free, plans_of(free)["closed"], slice(6, 12))
    # Between the seventh and the eighth of ten futures.
    cap = float(found[6] + found[7]) / 2
    finance = Finance(horizon_months=24, integration_budget=cap, innovation_budget=1e12)
    told = engage(assessment(finance=finance), known, samples=10)
    plan = plans_of(free)["closed"]

    kept = phase_caps(told.costing.context, plan)
    assert [(one.phase, one.cap, one.kept) for one in kept] == [
        ("integration", cap, pytest.approx(0.7)),
        ("innovation", 1e12, 1.0),
    ]
    (one,) = caps_missed(told.costing.context, {"closed": plan})
    assert one.id == "warning.cap.phase_budget"
    assert one.values["phase"] == Message("phase.integration")
    assert one.values["share"].value == pytest.approx(0.7)  # type: ignore[union-attr]


def test_that_no_cap_of_a_phase_is_told_of_where_none_was_set() -> None:
    free = engage(assessment(finance=Finance(horizon_months=24, budget=1e12)))

    assert phase_caps(free.costing.context, plans_of(free)["closed"]) == ()


def test_that_sites_without_room_when_read_are_told() -> None:
    # Three servers of eight accelerators draw 10 kW each at the likely value, up to 16 at P90.
    told = assessment(sites=(Site(id="hall", name="Hall", power_kw=31.0, rack_units=None),))
    engagement = engage(told, samples=10)
    option = engagement.options[OWNED]
    plan = plans_of(engagement)["open"]
    layout = engagement.costing.layout({"service": (option,) * 3})
    wide = engage(told, catalogue({"server.power_share": (0.1, 0.25, 1.0)}), samples=200)

    on_machines = replace(plan, layout=layout)
    (one,) = caps_missed(wide.costing.context, {"open": on_machines})
    assert one.id == "warning.cap.sites"
    assert list(caps_missed(engagement.costing.context, {"open": on_machines})) == []


def test_that_without_caps_nothing_is_told() -> None:
    engagement = engage(assessment(workload(value_per_success=exactly(2))))
    plans = plans_of(engagement)

    assert plans
    assert API in engagement.options
    assert list(caps_missed(engagement.costing.context, plans)) == []
