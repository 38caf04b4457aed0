"""The path in three phases: months, orders and gates of the leading plan."""

from __future__ import annotations

import pytest

from advisor.decision.choices import Choices
from advisor.decision.plans import StandingPlan, standing_plans
from advisor.decision.results import phase_costs
from advisor.errors import Money, Share
from advisor.evaluation import RoadmapPhase
from advisor.roadmap.build import build_roadmap
from advisor.uncertainty.bands import monthly_cost
from tests.advisor.builders import OWNED, Engagement, catalogue, engage


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    return engage(known=catalogue({"drift.wage": 0.0}))


@pytest.fixture(scope="module")
def plan(engagement: Engagement) -> StandingPlan:
    choices = Choices({"service": (engagement.options[OWNED],)}, ())
    return standing_plans(engagement.costing, choices)["open"]


@pytest.fixture(scope="module")
def roadmap(engagement: Engagement, plan: StandingPlan) -> tuple[RoadmapPhase, ...]:
    context = engagement.costing.context
    monthly = monthly_cost(context, plan.lines)[:, context.design.rows.random]
    return build_roadmap(context, plan, phase_costs(context, monthly))


def test_that_the_phases_follow_each_other_to_the_horizon(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    assert [(one.phase, one.start_month, one.end_month) for one in roadmap] == [
        ("verification", 0, 6),
        ("integration", 6, 12),
        ("innovation", 12, 24),
    ]
    assert [one.posture for one in roadmap] == ["open", "open", "open"]
    assert all(placed.option == OWNED for one in roadmap for placed in one.placement)
    assert all(placed.phase == one.phase for one in roadmap for placed in one.placement)


def test_that_each_order_stands_in_its_phase_with_the_month_of_delivery(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    orders = [
        [activity.text.values for activity in one.activities if "servers" in activity.text.id]
        for one in roadmap
    ]

    assert [[(o["servers"], o["month"]) for o in phase] for phase in orders] == [
        [(1, 2)],
        [(1, 8)],
        [(1, 14)],
    ]


def test_that_a_gate_asks_for_what_the_plan_counts_on(roadmap: tuple[RoadmapPhase, ...]) -> None:
    for one in roadmap:
        criteria = {criterion.text.id: criterion.text.values for criterion in one.exit_criteria}

        share = criteria["roadmap.exit.success"]["share"]
        assert isinstance(share, Share)
        assert share.value == pytest.approx(0.81)
        assert criteria["roadmap.exit.cost"]["limit"] == Money(one.budget.p90, "CNY")


def test_that_each_phase_has_its_own_last_criterion(roadmap: tuple[RoadmapPhase, ...]) -> None:
    last = [one.exit_criteria[-1].text.id for one in roadmap]

    assert last == ["roadmap.exit.security", "roadmap.exit.talent", "roadmap.exit.mastery"]


def test_that_the_budget_of_a_phase_is_what_falls_into_it(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    # First half year: a server of 500,000 with installation, maintenance of 5,000 and 1,000 of
    # space for four months, half a year of two engineers, fourteen person-months, two months of
    # 200,000 tasks by hand and four with 19 % repaired; power apart.
    by_hand = 550_000 + 4 * 6_000 + 12 * 15_000 + 14 * 15_000 + 400_000 + 4 * 38_000

    power = 10 * 1.5 * 730 * (0.5 + 0.5 * 200_000 * 100 / (730 * 3600) / 800)
    power *= sum(1.21 ** (month / 12) for month in range(2, 6))
    assert roadmap[0].budget.p50 == pytest.approx(by_hand + power)
