"""The path in three phases: months, orders, people, budgets and owners of the leading plan."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.catalogue.path_book import PathBook, PathItem, RoleLines
from advisor.decision.choices import Choices
from advisor.decision.plans import StandingPlan, standing_plans
from advisor.decision.recommendation import recommend
from advisor.decision.results import plan_result
from advisor.errors import Money, message
from advisor.evaluation import PhaseCap, RoadmapPhase
from advisor.model.assessment import Assessment
from advisor.model.organisation import Appetite, Candidates, Finance, Systems, Talent
from advisor.roadmap.build import Path, build_roadmap, month_of
from tests.advisor.builders import DAY, OWNED, Engagement, assessment, catalogue, engage

BOOK = PathBook(
    items=(
        PathItem(id="race", kind="activity", phase="integration", when=("open",), claims=("C223",)),
        PathItem(id="connect_systems", kind="activity", phase="integration", unless=("open",)),
        PathItem(id="needs_map", kind="deliverable", phase="verification"),
    ),
    roles=(
        RoleLines(role="operations", lines=("operations",)),
        RoleLines(role="application", lines=("implementation", "switching", "exit_cost")),
        RoleLines(role="security", lines=("compliance",)),
    ),
)


def laid_out(engagement: Engagement, form: str = "open_owned") -> tuple[RoadmapPhase, ...]:
    context = engagement.costing.context
    option = next(one for one in engagement.options.values() if one.form == form)
    choices = Choices(dict.fromkeys(context.workloads, (option,)), ())
    plans = standing_plans(engagement.costing, choices)
    plan: StandingPlan = plans["open"]
    result = plan_result(context, plan, recommend(context, plans))
    return build_roadmap(Path(context, plan, result, BOOK, frozenset({"open"}), DAY))


def roadmap_of(told: Assessment | None = None) -> tuple[RoadmapPhase, ...]:
    return laid_out(engage(told, catalogue({"drift.wage": 0.0})))


@pytest.fixture(scope="module")
def roadmap() -> tuple[RoadmapPhase, ...]:
    return roadmap_of()


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


def test_that_month_nought_is_the_month_of_the_run(roadmap: tuple[RoadmapPhase, ...]) -> None:
    # The run is of 31 January 2026; without a gate told it is held when the next phase starts.
    assert [(one.starts, one.gate_month, one.gate) for one in roadmap] == [
        (dt.date(2026, 1, 1), 6, dt.date(2026, 7, 1)),
        (dt.date(2026, 7, 1), 12, dt.date(2027, 1, 1)),
        (dt.date(2027, 1, 1), 24, dt.date(2028, 1, 1)),
    ]


@pytest.mark.parametrize(
    ("month", "day"), [(0, (2026, 12, 1)), (1, (2027, 1, 1)), (25, (2029, 1, 1))]
)
def test_that_months_run_over_the_end_of_years(month: int, day: tuple[int, int, int]) -> None:
    assert month_of(dt.date(2026, 12, 31), month) == dt.date(*day)


def test_that_a_gate_and_an_owner_are_as_told_and_a_role_stands_in_for_nobody() -> None:
    plain = assessment()
    phases = plain.phases.model_copy(update={"verification_gate": 5, "integration_owner": " Li "})

    first, second, _ = roadmap_of(plain.model_copy(update={"phases": phases}))

    assert (first.gate_month, first.gate) == (5, dt.date(2026, 6, 1))
    assert first.owner is not None
    assert (first.owner.name, first.owner.role) == ("", "business")
    assert second.owner is not None
    assert second.owner.name == "Li"


def test_that_each_order_stands_in_its_phase_with_its_months_counted_from_one(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    orders = [
        [activity.text.values for activity in one.activities if "servers" in activity.text.id]
        for one in roadmap
    ]

    # Ordered in the first month of each phase (1, 7, 13), two months of delivery.
    assert [[(o["servers"], o["ordered"], o["month"]) for o in phase] for phase in orders] == [
        [(1, 1, 3)],
        [(1, 7, 9)],
        [(1, 13, 15)],
    ]


def test_that_activities_and_deliverables_stand_where_their_conditions_hold(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    said = [
        [(a.text.id, a.claims) for a in one.activities if "servers" not in a.text.id]
        for one in roadmap
    ]

    assert said == [[], [("roadmap.race", ("C223",))], []]
    assert [len(one.deliverables) for one in roadmap] == [1, 0, 0]


def test_that_people_are_the_labour_of_the_ledger_over_its_wage(
    roadmap: tuple[RoadmapPhase, ...],
) -> None:
    # Two engineers run owned machines all the time. In the first half year 6 person-months build,
    # in the last year 2 leave; compliance takes 4 in the first half year.
    people = [{one.role: one.fte.p50 for one in phase.people} for phase in roadmap]

    assert people[0] == pytest.approx({"operations": 2, "application": 1.0, "security": 4 / 6})
    assert people[1] == pytest.approx({"operations": 2})
    assert people[2] == pytest.approx({"operations": 2, "application": 2 / 12})


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


def test_that_the_levels_of_a_phase_add_up_to_its_budget(roadmap: tuple[RoadmapPhase, ...]) -> None:
    # Level 3 of the first half year: twelve engineer-months and fourteen person-months at 15,000.
    first = {one.level: one.cost.p50 for one in roadmap[0].budget_by_level}

    assert first[3] == pytest.approx(26 * 15_000)
    assert first[2] == pytest.approx(400_000 + 4 * 38_000)
    for phase in roadmap:
        total = sum(one.cost.mean for one in phase.budget_by_level)
        assert total == pytest.approx(phase.budget.mean)


def test_that_a_cap_stands_with_its_phase_and_how_well_it_is_kept() -> None:
    finance = Finance(horizon_months=24, integration_budget=1e9)
    first, second, third = roadmap_of(assessment(finance=finance))

    assert second.cap == PhaseCap(phase="integration", cap=1e9, kept=1.0)
    assert first.cap is third.cap is None


def test_that_systems_to_connect_are_said_with_their_days_where_they_are_connected() -> None:
    first, second, third = roadmap_of(assessment(systems=Systems(count=3)))
    said = [one for one in second.activities if one.text.id == "roadmap.systems_own"]

    # Fourteen days each in every future, from the seventh month as people count them.
    assert [one.text.values for one in said] == [
        {"systems": 3, "low": 42, "high": 42, "month": 7},
    ]
    others = (*first.activities, *third.activities)
    assert not [one for one in others if "systems" in one.text.id]


def test_that_a_team_is_trained_rung_by_rung_and_the_last_gate_asks_for_the_highest() -> None:
    told = assessment(
        talent=Talent(rung="evaluates"), candidates=Candidates(forms=("industry_adapted",))
    )
    found = laid_out(engage(told, catalogue({"drift.wage": 0.0})), "industry_adapted")

    # Four months a rung in the world of the tests: tuning by month 4, adapting by month 8.
    trained = {
        phase.phase: [
            (one.text.values["rung"], one.text.values["month"])
            for one in phase.activities
            if one.text.id == "roadmap.talent_rung"
        ]
        for phase in found
    }
    assert trained == {
        "verification": [(message("choice.rung.tunes"), 5), (message("choice.rung.adapts"), 9)],
        "integration": [],
        "innovation": [],
    }
    (asked,) = [one for one in found[2].exit_criteria if one.text.id == "roadmap.exit.rung"]
    assert asked.text.values["rung"] == message("choice.rung.adapts")
    assert not [one for one in found[1].exit_criteria if one.text.id == "roadmap.exit.rung"]


def test_that_the_last_gate_asks_to_stay_on_the_rung_where_nothing_asks_for_more() -> None:
    found = laid_out(engage(assessment(talent=Talent(rung="pretrains"))))
    plain = laid_out(engage())

    rungs = [
        [e.text.values["rung"] for e in one[2].exit_criteria if e.text.id == "roadmap.exit.rung"]
        for one in (found, plain)
    ]
    assert rungs == [[message("choice.rung.pretrains")], []]


def test_that_the_last_gate_asks_what_an_own_model_may_lose() -> None:
    own = Candidates(forms=("industry_adapted",))
    told = assessment(candidates=own, appetite=Appetite(stop_loss=2e6))
    level = catalogue({"drift.wage": 0.0})

    found = laid_out(engage(told, level), "industry_adapted")
    (asked,) = [e for e in found[2].exit_criteria if e.text.id == "roadmap.exit.stop_loss"]
    # A million and a half of compute, 100,000 of labels, two people for five months.
    assert (asked.target, asked.direction, asked.unit) == (2e6, "at_most", "CNY")
    assert asked.text.values["most"] == Money(1_750_000, "CNY")

    bought = laid_out(engage(told, level))
    silent = laid_out(engage(assessment(candidates=own), level), "industry_adapted")
    for phases in (bought, silent):
        assert not [e for e in phases[2].exit_criteria if e.text.id == "roadmap.exit.stop_loss"]
