"""Each kind of proposition comes out both ways: one engagement where it holds, one where not."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.decision.plans import StandingPlan
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Organisation, Phases, Rules
from advisor.trial.debate import Debate
from advisor.trial.trial import try_claims
from tests.advisor.builders import (
    CLOSED_PRICE,
    HOSTED_PRICE,
    assessment,
    catalogue,
    exactly,
    machine,
    price,
    workload,
)
from tests.advisor.trial.example import claim, debate, run, tried

DEAR_API = price("vendor", "closed-a", "USD", input=100, output=400, cached=10)
"""A hundred times the price of the world."""
DEARER_API = price("vendor", "closed-a", "USD", input=10_000, output=40_000, cached=1_000)


def against(subject: str, of: str, relation: str, other: str = "", **more: Any) -> dict[str, Any]:
    return {"subject": subject, "of": of, "relation": relation, "against": other, **more}


def world(figures: dict[str, Any] | None = None, *, dear: bool = False) -> Catalogue:
    prices = (DEAR_API if dear else CLOSED_PRICE, HOSTED_PRICE)
    return catalogue(figures, prices=prices, spread=0.05)


def measured(closed: float, opened: float) -> Assessment:
    rates = {"closed-a": exactly(closed), "open-a": exactly(opened)}
    return assessment(workload(measured_success=rates))


CLOSED_CHEAPER = against("net_present_cost", "closed_api", "below", "open_hosted")
WORTH_MORE = against("worth", "closed_api", "above", "open_hosted")
FIRST_PHASE = against(
    "first_phase_cost", "closed_api", "below", "open_owned", holds_when=["in_verification"]
)
MACHINES_DEARER = against("hardware_cost", "open_owned", "above", "closed_api")
USAGE = against("usage_cost", "open_hosted", "below", "closed_api")
THAN_PEOPLE = against("cost_per_success", "closed_api", "below", "people", by_low=0.5)
STAFF = against("staff_cost", "open_owned", "above", "closed_api")
ADAPTED = against("adaptation_cost", "open", "above", "closed")
BETTER = against("success_rate", "closed", "above", "open", by_low=0.05, by_high=0.1)
ALIKE = against("success_rate", "open", "near", "closed")
SOONER = against("months_to_launch", "closed_api", "below", "open_owned")
SMALL = against("parameters", "open_hosted", "at_most")
OWN_SITE: dict[str, Any] = {"holds_when": ["data_on_own_site"]}
PASSES = against("hard_rules", "open_owned", "passes", **OWN_SITE)
BARRED = against("hard_rules", "closed_licence", "fails")
ADVISED = against("recommendation", "closed", "is_best")
NOT_ADVISED = against("recommendation", "closed_api", "is_not_best")

confidential = assessment(workload(data_class="restricted"))
dear_hands = assessment(workload(cost_per_failure=1000.0))
cheap_hands = assessment(workload(cost_per_failure=0.001))
hasty = assessment(workload(data_class="restricted", tpot_s=1e-6))
owner = assessment(machines=(machine(servers=4),))


best_closed, dear_calls = world({"quality.gap_range": 0.9}), world(dear=True)
dearer_calls = catalogue(prices=(DEARER_API, HOSTED_PRICE), spread=0.05)
nearly_free = price("vendor", "closed-a", "CNY", input=0.01, output=0.04, cached=0.001)
free_calls = catalogue(prices=(nearly_free, HOSTED_PRICE), spread=0.05)
people_for_calls = world(
    {
        "staff.operations_owned": 0.001,
        "staff.operations_api": 9,
        "implementation.self_hosted": 0.001,
        "implementation.api": 60,
        "adaptation.per_hardware_kind": 0.001,
    }
)
no_appliance = world({"appliance.price": 1e9})


@pytest.mark.parametrize(
    ("proposition", "holds", "fails"),
    [
        (CLOSED_CHEAPER, (None, best_closed), (None, dear_calls)),
        (WORTH_MORE, (None, best_closed), (None, dear_calls)),
        (FIRST_PHASE, (None, world()), (None, dearer_calls)),
        (MACHINES_DEARER, (assessment(workload(volume=1e3)), world()), (None, dear_calls)),
        (USAGE, (None, dear_calls), (None, free_calls)),
        (THAN_PEOPLE, (dear_hands, world()), (cheap_hands, world())),
        (STAFF, (None, world()), (None, people_for_calls)),
        (ADAPTED, (confidential, no_appliance), (None, world())),
        (BETTER, (measured(0.9, 0.84), world()), (measured(0.9, 0.7), world())),
        (ALIKE, (measured(0.9, 0.88), world()), (measured(0.9, 0.6), world())),
        (SOONER, (None, world()), (owner, world())),
        (ADVISED, (None, best_closed), (None, dear_calls)),
        (NOT_ADVISED, (None, dear_calls), (None, best_closed)),
        (PASSES, (confidential, world()), (hasty, world())),
        (BARRED, (hasty, world()), (confidential, world())),
    ],
)
def test_that_every_kind_of_proposition_comes_out_both_ways(
    proposition: dict[str, Any],
    holds: tuple[Assessment | None, Catalogue],
    fails: tuple[Assessment | None, Catalogue],
) -> None:
    assert tried(proposition, *holds).result == "holds"
    assert tried(proposition, *fails).result == "fails"


def test_that_a_size_is_held_against_the_claims_own_figure() -> None:
    # The open model has 25.6 billion parameters.
    assert tried(SMALL, high=100.0).result == "holds"
    assert tried(SMALL, high=7.0).result == "fails"


def test_that_a_share_between_the_limits_is_said_as_it_is() -> None:
    wide = catalogue({"quality.gap_range": (0.01, 0.2, 0.6)}, spread=0.0)

    found = tried(CLOSED_CHEAPER, None, wide)

    assert found.result == "holds_in"
    assert found.share is not None
    assert 0.1 < found.share < 0.9
    assert (found.share * 16).is_integer()
    assert found.rests_on_prior


def test_that_a_claim_about_success_waits_for_the_clients_own_measurement() -> None:
    found = tried(BETTER)

    assert (found.result, found.untried) == ("untested", "answer")
    assert not tried(BETTER, measured(0.9, 0.84)).rests_on_prior


def test_that_a_claim_about_another_situation_is_not_tried_and_says_which() -> None:
    research = against("recommendation", "open", "is_best", holds_when=["role_research"])

    found = tried(research)

    assert (found.result, found.untried) == ("untested", "situation")
    assert found.why.values["condition"].id == "condition.role_research"  # type: ignore[union-attr]
    scholars = assessment(organisation=Organisation(role="research"))
    assert tried(research, scholars, world(dear=True)).result == "holds"


def test_that_a_condition_on_an_answer_not_given_is_left_open() -> None:
    tight = against("net_present_cost", "open", "below", "closed", holds_when=["budget_tight"])

    assert tried(tight).untried == "answer"
    poor = assessment(finance=Finance(horizon_months=24, budget=1.0))
    rich = assessment(finance=Finance(horizon_months=24, budget=1e12))
    assert tried(tight, poor).untried == ""
    assert tried(tight, rich).untried == "situation"


def test_that_a_form_that_is_not_compared_is_named() -> None:
    found = tried(against("worth", "own_base_model", "below", "general_model"))

    assert (found.result, found.untried) == ("untested", "form")
    assert found.why.values["side"].id == "trial.side.own_base_model"  # type: ignore[union-attr]


def test_that_only_the_workloads_in_question_are_looked_at() -> None:
    told = assessment(
        workload("open_data", data_class="public"), workload("secret", data_class="restricted")
    )

    found = tried(PASSES, told)

    assert found.workloads == ("secret",)
    assert found.why.values["all"] == 1


def test_that_calls_that_get_dearer_turn_the_lead_at_the_multiple_where_costs_meet() -> None:
    flips = against("verdict_margin", "closed_api", "flips", holds_when=["api_prices_rebound"])
    known = catalogue({"quality.gap_range": 0.9}, spread=0.0)
    matter = run(None, known)
    assert matter.found.leading == "closed"
    leading, rows = matter.plans["closed"], matter.context.design.rows.random

    def calls(plan: StandingPlan) -> float:
        ours = [x for x in plan.lines if x.key == "api_tokens" and x.option.startswith("closed_")]
        return -sum(float(matter.context.present(line)[rows].mean()) for line in ours)

    def worth(plan: StandingPlan) -> float:
        return float(plan.present.worth[rows].mean())

    # What a rival gains on the leader with each further price of today; the first to get there.
    multiple = min(
        1 + (worth(leading) - worth(rival)) / (calls(leading) - calls(rival))
        for posture, rival in matter.plans.items()
        if posture != "closed" and calls(leading) > calls(rival)
    )
    found = tried(flips, None, known, low=1.0, high=multiple * 1.01)

    assert found.result == "holds_from"
    assert found.threshold == pytest.approx(multiple)
    assert tried(flips, None, known, low=1.0, high=multiple * 0.99).result == "fails"


def test_that_calls_that_fall_have_to_fall_as_far_as_they_cost_more() -> None:
    cheaper = against(
        "net_present_cost", "closed_api", "below", "open_hosted", holds_when=["api_prices_fall"]
    )

    found = tried(cheaper, None, world({"quality.gap_range": 0.001}, dear=True))

    # A hundred times the price: almost all of it has to go.
    assert found.result == "holds_from"
    assert found.threshold is not None
    assert 0 < found.threshold < 0.1
    assert tried(cheaper, None, world({"quality.gap_range": 0.9})).result == "holds"


def test_that_machines_are_cheaper_from_a_volume_on() -> None:
    high = against(
        "net_present_cost", "open_owned", "below", "closed_api", holds_when=["high_volume"]
    )
    low = against(
        "net_present_cost", "closed_api", "below", "open_owned", holds_when=["low_volume"]
    )
    # Success alike, so that machines against calls is all there is.
    known = catalogue({"quality.gap_range": 1e-6}, prices=(DEAR_API, HOSTED_PRICE), spread=0.0)
    few = assessment(workload(volume=2e4, cost_per_failure=0.01))

    rising, falling = tried(high, few, known), tried(low, few, known)

    assert rising.result == "holds_from"
    assert rising.unit == "token/day"
    # 20,000 tasks of 1,100 tokens a month at full roll-out.
    planned = 2e4 * 1100 * 12 / 365
    assert rising.threshold is not None
    assert planned < rising.threshold <= 20 * planned * 1.001
    assert falling.result == "holds"


def test_that_a_claim_without_a_proposition_says_why_it_cannot_be_tried() -> None:
    one = claim(None, not_testable="forecast")

    (found,) = try_claims(run(), Debate({one.id: one}, debate().book))

    assert (found.result, found.untried) == ("untested", "claim")
    assert found.why.id == "claim.not_testable.forecast"


def test_that_every_claim_of_the_debate_has_a_result_and_a_reason() -> None:
    told = assessment(
        workload(data_class="public"),
        rules=Rules(liable_party_required=False),
        phases=Phases(verification_start=0, integration_start=6, innovation_start=12),
    )

    found = try_claims(run(told), debate())

    assert len(found) == 421
    assert {one.id for one in found} == set(debate().claims)
    assert all((one.result == "untested") == bool(one.untried) for one in found)
    assert sum(one.result != "untested" for one in found) > 25
