"""The recommendation workload by workload, its conditions, the words it stands under, its risks."""

from __future__ import annotations

import pytest

from advisor.catalogue.path_book import PathBook, PathItem
from advisor.decision.advice import conditions_of, workload_advice
from advisor.decision.choices import Choices
from advisor.decision.facts import WORDS, facts_of
from advisor.decision.plans import StandingPlan, standing_plans
from advisor.decision.risks import risks_of
from advisor.errors import Message, Money, Share
from advisor.evaluation import Posture
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Organisation, Rules
from tests.advisor.builders import (
    API,
    HOSTED,
    OWNED,
    Engagement,
    assessment,
    engage,
    exactly,
    machine,
    workload,
)


def planned(
    told: Assessment | None = None, *ids: str
) -> tuple[Engagement, Choices, dict[Posture, StandingPlan]]:
    engagement = engage(told or assessment())
    offered = tuple(engagement.options[id_] for id_ in ids)
    choices = Choices(dict.fromkeys(engagement.costing.context.workloads, offered), ())
    return engagement, choices, standing_plans(engagement.costing, choices)


def test_that_moving_a_workload_loses_what_the_two_placements_differ_by() -> None:
    engagement, choices, plans = planned(None, API, OWNED)
    rows = engagement.costing.context.design.rows.random
    alone = {
        id_: float(engagement.costing.present(engagement.everywhere(id_)).worth[rows].mean())
        for id_ in (API, OWNED)
    }

    (one,) = workload_advice(engagement.costing, choices, plans["closed"])

    assert {option.id for option in plans["closed"].placement["service"]} == {API}
    assert (one.otherwise, one.becomes) == (OWNED, "open")
    assert one.loss == pytest.approx(alone[API] - alone[OWNED])


def test_that_without_another_side_there_is_nothing_to_compare() -> None:
    engagement, choices, plans = planned(None, OWNED, HOSTED)

    (one,) = workload_advice(engagement.costing, choices, plans["open"])

    assert (one.otherwise, one.becomes, one.loss) == ("", None, None)
    assert set(one.posture_by_phase.values()) == {"open"}


def test_that_conditions_name_what_nobody_measured_what_is_ordered_and_who_is_needed() -> None:
    told = assessment(organisation=Organisation(engineers=1.0))
    engagement, _, plans = planned(told, OWNED)

    found = {one.text.id: one.text.values for one in conditions_of(
        engagement.costing.context, plans["open"])}  # fmt: skip

    assert found["condition_of.people_told"] == {"needed": 2.0, "people": 1.0}
    assert found["condition_of.delivery"]["servers"] == 1
    assert "condition_of.success" in found
    assert "condition_of.budget" not in found


def test_that_caps_of_phases_are_conditions_with_the_share_of_futures_that_keep_them() -> None:
    finance = Finance(horizon_months=24, verification_budget=1e9, innovation_budget=2e9)
    engagement, _, plans = planned(assessment(finance=finance), OWNED)

    found = [
        one.text.values
        for one in conditions_of(engagement.costing.context, plans["open"])
        if one.text.id == "condition_of.phase_budget"
    ]
    assert [(one["phase"], one["budget"], one["share"]) for one in found] == [
        (Message("phase.verification"), Money(1e9, "CNY"), Share(1.0)),
        (Message("phase.innovation"), Money(2e9, "CNY"), Share(1.0)),
    ]


def test_that_a_measured_success_is_no_condition() -> None:
    told = assessment(workload(measured_success={"open-a": exactly(0.8)}))
    engagement, _, plans = planned(told, OWNED)

    found = [one.text.id for one in conditions_of(engagement.costing.context, plans["open"])]

    assert "condition_of.success" not in found


def words(told: Assessment | None, *ids: str) -> frozenset[str]:
    engagement, _, plans = planned(told, *ids)
    (plan,) = plans.values()
    found = facts_of(engagement.costing.context, plans, plan)
    assert found <= WORDS
    return found


def test_that_words_are_those_of_the_plan_and_of_the_answers() -> None:
    owned = words(None, OWNED)
    assert {"open", "own_machines", "buys", "unmeasured", "engineers_unknown"} <= owned
    assert not owned & {"closed", "api", "rented", "only_api", "two_plans", "several_workloads"}

    hosted = words(assessment(organisation=Organisation(engineers=5.0)), API)
    assert {"closed", "api", "closed_api", "only_api"} <= hosted
    assert not hosted & {"open", "buys", "few_engineers", "engineers_unknown", "foreign_model"}


def test_that_a_host_or_model_from_abroad_is_named() -> None:
    abroad = assessment(organisation=Organisation(region="CN", engineers=0.0))
    assert "foreign_model" not in words(abroad, API)
    assert "few_engineers" in words(abroad, API)


def test_that_rules_and_machines_are_words_too() -> None:
    told = assessment(rules=Rules(liable_party_required=True), machines=(machine(),))

    assert {"liable_party"} <= words(told, OWNED)
    assert "several_kinds" not in words(told, OWNED)


def test_that_risks_stand_where_their_words_hold() -> None:
    items = (
        PathItem(id="one", kind="risk", when=("open",), side="open", claims=("C355",)),
        PathItem(id="two", kind="risk", when=("closed",), side="closed"),
        PathItem(id="three", kind="event"),
    )

    found = list(risks_of(PathBook(items=items), frozenset({"open"})))

    assert [(one.id, one.side, one.claims, one.text.id) for one in found] == [
        ("one", "open", ("C355",), "risk.one")
    ]
