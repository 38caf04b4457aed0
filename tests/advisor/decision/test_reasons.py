"""The reasons of a verdict carry figures of the run, written out here by hand."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from advisor.cost.cash_flow import Present
from advisor.cost.context import Context, Line
from advisor.cost.layout import Layout
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import counter_reasons, reasons, recommend
from advisor.errors import Message, Money, Share
from advisor.evaluation import EvidenceSummary, Posture, Swing
from advisor.model.estate import Site
from advisor.model.organisation import Finance, Rules
from advisor.words.text import texts_for
from tests.advisor.builders import Engagement, assessment, engage, workload


@pytest.fixture(scope="module")
def engagement() -> Engagement:
    return engage(samples=4)


def plan(
    context: Context, posture: Posture, benefit: float, costs: tuple[float, float, float]
) -> StandingPlan:
    """A plan with one line a level, all in month 0."""
    rows = context.design.rows.total
    lines = tuple(
        Line("power", level, "", 0, np.full((1, rows), -cost), ())  # type: ignore[arg-type]
        for level, cost in enumerate(costs, start=1)
    )
    gained = np.full(rows, benefit)
    return StandingPlan(
        posture=posture,
        posture_by_phase={},
        placement={},
        search="brute_force",
        present=Present(np.full(rows, float(sum(costs))), gained),
        lines=(*lines, Line("benefit", 2, "", 0, gained[np.newaxis], ())),
        layout=Layout({}, {}),
    )


def test_that_the_reasons_say_the_lead_and_each_levels_difference(engagement: Engagement) -> None:
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {
        "open": plan(context, "open", 1000, (100, 30, 20)),
        "closed": plan(context, "closed", 700, (50, 30, 60)),
    }

    found = reasons(context, recommend(context, plans), plans, engagement.choices)
    said = {reason.text.id: (reason.text.values, reason.favours) for reason in found}
    assert said["reason.best_in"][0]["share"] == Share(1.0)
    # 1,000 − 150 against 700 − 140.
    assert said["reason.lead"][0]["lead"] == Money(290.0, "CNY")
    assert said["reason.level_1_more"][0]["amount"] == Money(50.0, "CNY")
    assert said["reason.level_1_more"][1] == "closed"
    assert not {"reason.level_2_less", "reason.level_2_more"} & set(said)
    assert said["reason.level_3_less"][0]["amount"] == Money(40.0, "CNY")
    assert said["reason.level_3_less"][1] == "open"
    assert said["reason.dearer_but_worth_more"][0]["amount"] == Money(10.0, "CNY")


def test_that_a_cheaper_leader_is_not_called_dearer(engagement: Engagement) -> None:
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {
        "open": plan(context, "open", 0, (1, 1, 1)),
        "closed": plan(context, "closed", 0, (2, 2, 2)),
    }

    found = reasons(context, recommend(context, plans), plans, engagement.choices)
    assert "reason.dearer_but_worth_more" not in {reason.text.id for reason in found}


def test_that_the_only_plan_is_said_to_be_the_only_one(engagement: Engagement) -> None:
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {"open": plan(context, "open", 0, (1, 1, 1))}

    found = reasons(context, recommend(context, plans), plans, engagement.choices)
    assert [reason.text.id for reason in found] == ["reason.best_in", "reason.only_plan"]


def test_that_each_rule_says_how_many_options_it_kept_out() -> None:
    # A closed and an open API and accelerators rented on three bases may not serve there.
    told = assessment(workload("one"), workload("two"), rules=Rules(air_gapped=True))
    engagement = engage(told)
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {"open": plan(context, "open", 0, (1, 1, 1))}

    found = reasons(context, recommend(context, plans), plans, engagement.choices)
    (rule,) = [reason for reason in found if reason.text.id == "reason.rule.air_gap"]
    assert rule.text.values["options"] == 5
    assert rule.claims == ("C264",)


def test_that_a_workload_without_an_option_is_named_with_the_rules() -> None:
    told = assessment(workload(tpot_s=0.001), rules=Rules(air_gapped=True))
    engagement = engage(told, sized=True)

    context = engagement.costing.context
    found = reasons(context, recommend(context, {}), {}, engagement.choices)
    assert {reason.text.id for reason in found} == {
        "reason.none_for.air_gap",
        "reason.none_for.latency",
    }
    assert {reason.text.values["workload"] for reason in found} == {"Service"}


def test_that_a_budget_that_nothing_keeps_is_named() -> None:
    told = assessment(finance=Finance(horizon_months=24, budget=1))
    engagement = engage(told)

    context = engagement.costing.context
    (found,) = reasons(context, recommend(context, {}), {}, engagement.choices)
    assert found.text.id == "reason.none_within_budget"
    assert found.text.values["budget"] == Money(1.0, "CNY")


def test_that_the_cap_of_a_phase_that_nothing_keeps_is_named_with_its_phase() -> None:
    told = assessment(finance=Finance(horizon_months=24, innovation_budget=1))
    engagement = engage(told)

    context = engagement.costing.context
    (found,) = reasons(context, recommend(context, {}), {}, engagement.choices)
    assert found.text.id == "reason.none_within_phase_budget"
    values = {"phase": Message("phase.innovation"), "budget": Money(1.0, "CNY")}
    assert dict(found.text.values) == values


@pytest.mark.parametrize(
    "told",
    [
        {"finance": Finance(horizon_months=24, budget=1, verification_budget=1)},
        {"sites": (Site(id="hall", name="Hall", power_kw=0),)},
    ],
)
def test_that_of_several_caps_or_sites_none_is_blamed_alone(told: dict[str, Any]) -> None:
    engagement = engage(assessment(**told))

    context = engagement.costing.context
    found = {
        one.text.id for one in reasons(context, recommend(context, {}), {}, engagement.choices)
    }
    assert engagement.choices.is_possible
    assert found == {"reason.none_within_caps"}


def swing(name: str, *, flips: bool) -> Swing:
    told = dict.fromkeys(("low", "likely", "high", "cost_at_low", "cost_at_high"), 1.0)
    rest = dict.fromkeys(("cost_likely", "margin_at_low", "margin_at_high"), 1.0)
    label = Message(f"input.{name}")
    return Swing(input=name, label=label, unit="share", flips=flips, **told, **rest)


def test_that_a_sceptic_names_lost_futures_three_flips_and_what_nobody_checked(
    engagement: Engagement,
) -> None:
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {
        "open": plan(context, "open", 10, (1, 1, 1)),
        "closed": plan(context, "closed", 0, (1, 1, 1)),
    }
    turned = [swing("a", flips=True), swing("still", flips=False)]
    turned += [swing(name, flips=True) for name in ("b", "c", "d")]
    evidence = EvidenceSummary(
        share_of_variance_by_class={"assumed": 0.5, "claimed": 0.25, "published": 0.25}, stale=()
    )

    found = list(counter_reasons(recommend(context, plans), turned, evidence))
    assert [reason.text.id for reason in found] == [
        "reason.rival_wins",
        *["reason.input_flips"] * 3,
        "reason.unverified",
    ]
    assert found[0].text.values["share"] == Share(0.0)
    assert [reason.text.values["input"] for reason in found[1:4]] == [
        Message("input.a"),
        Message("input.b"),
        Message("input.c"),
    ]
    assert found[-1].text.values["share"] == Share(0.75)


def test_that_without_a_plan_a_sceptic_has_nothing_to_say(engagement: Engagement) -> None:
    nothing = recommend(engagement.costing.context, {})

    evidence = EvidenceSummary(share_of_variance_by_class={}, stale=())
    assert list(counter_reasons(nothing, [], evidence)) == []


def test_that_options_kept_out_by_a_site_are_counted_and_said() -> None:
    # One kilowatt holds no server of ten.
    told = assessment(sites=(Site(id="a", name="A", power_kw=1),))
    engagement = engage(told)
    context = engagement.costing.context
    plans: dict[Posture, StandingPlan] = {"open": plan(context, "open", 0, (1, 1, 1))}

    found = reasons(context, recommend(context, plans), plans, engagement.choices)
    (rule,) = [reason for reason in found if reason.text.id == "reason.rule.site"]
    assert "power" in texts_for("en").say(rule.text)
    assert "机房" in texts_for("zh_CN").say(rule.text)
    for gate in engagement.choices.gates:
        assert texts_for("en").say(f"rule.{gate.rule}")
