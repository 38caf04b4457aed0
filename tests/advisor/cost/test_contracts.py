"""Commitments, leases, hiring and tax by hand, in the made-up world of ``test_engagement``."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor.cost.cash_flow import Costing
from advisor.errors import AdvisorError
from advisor.inputs.scope import ServerType
from advisor.model.assessment import Assessment
from advisor.model.organisation import Candidates, Finance, Organisation, Override, Phases
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability
from tests.advisor.builders import (
    API,
    APPLIANCE,
    CLOSED_PRICE,
    HOSTED,
    HOSTED_PRICE,
    LICENCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    price,
    stated,
    workload,
)
from tests.advisor.cost.test_engagement import ENGINEER, PURCHASE, SERVER, totals

COMMITTED = f"{RENTED}:committed"
DEAR = {"input": 1.0, "output": 5.0}
MONTH = 730 * 10
"""A replica for a month at today's price by the hour."""


def half_can_wait(**answers: Any) -> Assessment:
    return assessment(workload(deferrable_share=0.5, value_per_success=2), **answers)


def of(engagement: Engagement, *path: str) -> dict[str, float]:
    """What each line comes to in all, money out positive."""
    placement = engagement.path(*path) if len(path) > 1 else engagement.everywhere(path[0])
    return totals(engagement.costing.lines(placement))


def committed(**answers: Any) -> Engagement:
    return engage(half_can_wait(candidates=Candidates(commitment="one_year"), **answers))


def test_that_rent_is_promised_as_the_need_grows_at_the_price_of_its_month() -> None:
    # 2, 6 and 10 replicas are needed from month 0, 6 and 12. So 2 are promised in month 0, 4 more
    # in month 6, 6 more in month 12, when the first 2 end, and 4 again in month 18 to the horizon.
    found = of(committed(), COMMITTED)

    promised = 2 * 12 + 4 * 12 * 0.9 + 6 * 12 * 0.81 + 4 * 6 * 0.9**3
    assert found["rental_committed"] == pytest.approx(0.75 * MONTH * promised)
    assert found["rental"] == pytest.approx(0, abs=1e-6)
    assert "contract_penalty" not in found


def test_that_leaving_a_commitment_early_costs_its_share_of_the_rest() -> None:
    found = of(committed(), COMMITTED, API, API)

    assert found["rental_committed"] == pytest.approx(0.75 * MONTH * 2 * 6)
    assert found["contract_penalty"] == pytest.approx(0.5 * 0.75 * MONTH * 2 * 6)


def test_that_what_is_needed_above_a_promise_is_rented_by_the_hour() -> None:
    # Demand that doubles within the year leaves the promise of month 0 behind.
    growing = workload(growth_per_year=1.0, deferrable_share=0.5)
    steady = Phases(
        verification_start=0,
        integration_start=0,
        innovation_start=0,
        verification_share=1,
        integration_share=1,
        innovation_share=1,
    )
    told = {"candidates": Candidates(commitment="one_year"), "phases": steady}
    finance = Finance(horizon_months=12)
    found = of(
        engage(assessment(growing, finance=finance, **told), catalogue({"drift.rental_price": 0})),
        COMMITTED,
    )

    needed = [10, 11, 12, 12, 13, 14, 15, 15, 16, 17, 18, 19]
    assert found["rental_committed"] == pytest.approx(0.75 * MONTH * 10 * 12)
    assert found["rental"] == pytest.approx(MONTH * sum(n - 10 for n in needed))


def test_that_replicas_of_each_width_are_promised_for_themselves() -> None:
    # The slow workload needs 2, 6 and 10 replicas of one card by phase; the quick one, cut to four
    # cards that do four times as much, 1, 2 and 3 of them (0.5, 1.5 and 2.5).
    told = assessment(
        workload("slow", deferrable_share=0.5),
        workload("quick", deferrable_share=0.5),
        candidates=Candidates(commitment="one_year"),
    )
    made = engage(told)
    alike = stated(made.costing.context)

    def judge(option: DeploymentOption, kind: ServerType, name: str) -> Capability | None:
        found = alike(option, kind, name)
        if found is None or name == "slow":
            return found
        wide = replace(found.fit, accelerators=4)
        return replace(found, fit=wide, goodput=found.goodput * 4, maximum=found.maximum * 4)

    costing, option = Costing(made.costing.context, judge), made.options[COMMITTED]
    found = totals(costing.lines(dict.fromkeys(("slow", "quick"), (option, option, option))))

    slow = 2 * 12 + 4 * 12 * 0.9 + 6 * 12 * 0.81 + 4 * 6 * 0.9**3
    quick = 1 * 12 + 1 * 12 * 0.9 + 2 * 12 * 0.81 + 1 * 6 * 0.9**3
    assert found["rental_committed"] == pytest.approx(0.75 * MONTH * (slow + 4 * quick))


def test_that_a_commitment_stands_only_where_it_is_asked_for() -> None:
    assert COMMITTED not in engage().options


def test_that_a_commitment_beyond_the_horizon_is_explained() -> None:
    told = half_can_wait(candidates=Candidates(commitment="three_years"))

    with pytest.raises(AdvisorError) as caught:
        engage(told)
    (problem,) = caught.value.problems
    assert problem.where == "candidates.commitment"
    assert problem.message.id == "problem.commitment_beyond_horizon"
    assert problem.message.values == {"months": 36, "horizon": 24}


def under_contract(months: int, **answers: Any) -> Engagement:
    return engage(half_can_wait(candidates=Candidates(contract_months=months), **answers))


def test_that_leaving_a_host_owes_its_last_bill_for_the_months_left() -> None:
    # A host of 24 months is left in month 12: 12 months of what three fifths of a million tasks
    # cost in month 11, at 6,090 yuan a million in month 0, half of it due.
    found = of(under_contract(24), API, API, HOSTED)

    bill = 0.6 * 6090 * 0.64 ** (11 / 12)
    assert found["exit_penalty"] == pytest.approx(0.5 * 12 * bill)


def test_that_each_side_of_a_router_is_left_for_itself() -> None:
    told = {"forms": ("closed_routed",), "closed_models": ("closed-a", "closed-b")}
    candidates = Candidates.model_validate({**told, "contract_months": 12})
    world = catalogue(prices=(CLOSED_PRICE, HOSTED_PRICE, price("b", "closed-b", "CNY", **DEAR)))
    engagement = engage(half_can_wait(candidates=candidates), world)
    (routed,) = (id_ for id_ in engagement.options if id_.startswith("closed_routed"))

    # Six months are left: half at 6,090, half at 1,500 yuan a million; the router owes nothing.
    bill = 0.2 * (0.5 * 6090 + 0.5 * 1500) * 0.64 ** (5 / 12)
    found = of(engagement, routed, HOSTED, HOSTED)
    assert found["exit_penalty"] == pytest.approx(0.5 * 6 * bill)


@pytest.mark.parametrize("fee", [0.0, 240_000.0])
def test_that_ending_a_yearly_licence_owes_a_share_of_the_months_left(fee: float) -> None:
    known = catalogue({"licence.closed_per_year": fee})
    told = half_can_wait(candidates=Candidates(contract_months=36))
    found = of(engage(told, known), f"{LICENCE}:yearly", f"{LICENCE}:yearly", OWNED)

    # Used for twelve months of three years.
    assert found["exit_penalty"] == pytest.approx(0.5 * 24 * fee / 12)


@pytest.mark.parametrize(
    ("months", "path"),
    [(0, (API, API, HOSTED)), (12, (API, API, HOSTED)), (60, (API, API, API)), (60, (OWNED,) * 3)],
)
def test_that_what_runs_its_term_or_to_the_horizon_owes_nothing(
    months: int, path: tuple[str, ...]
) -> None:
    assert "exit_penalty" not in of(under_contract(months), *path)


def leasing(**answers: Any) -> Engagement:
    finance = Finance(horizon_months=24, acquisition="lease")
    return engage(half_can_wait(finance=finance, **answers))


def test_that_a_lease_takes_the_place_of_the_price_and_of_what_is_left() -> None:
    bought, leased = of(engage(half_can_wait()), OWNED), of(leasing(), OWNED)

    # Three percent a month: 22 months of the first server, 10 of the second, cheaper one.
    paid = 0.03 * SERVER * (22 + 10 * 0.81)
    assert leased.pop("hardware_lease") == pytest.approx(paid)
    for line in ("hardware_purchase", "hardware_resale"):
        assert line not in leased
        del bought[line]
    assert leased == pytest.approx(bought)


def test_that_a_lease_that_is_left_early_owes_a_share_of_the_rest_of_its_term() -> None:
    # The server comes in month 2 for 36 months and is dropped in month 12: 26 are left.
    found = of(leasing(), OWNED, OWNED, API)

    assert found["hardware_lease"] == pytest.approx(0.03 * SERVER * 10)
    assert found["contract_penalty"] == pytest.approx(0.5 * 0.03 * SERVER * 26)


def test_that_a_lease_with_a_residual_is_explained() -> None:
    left = {"hardware.residual_at_36_months": Override(estimate=exactly(0.3))}

    with pytest.raises(AdvisorError) as caught:
        leasing(figures=left)
    (problem,) = caught.value.problems
    assert problem.where == "figures.hardware.residual_at_36_months"
    assert problem.message.id == "problem.lease_with_residual"


def hiring(engineers: float = 0.5, lead_months: float = 1) -> Engagement:
    people = Organisation(engineers=engineers, may_hire=True)
    known = catalogue({"hiring.lead_months": lead_months})
    return engage(half_can_wait(organisation=people), known)


def months_of(engagement: Engagement, *path: str) -> list[tuple[str, int, int, float]]:
    """Who serves in which months, and which share."""
    found = engagement.costing.segments(engagement.path(*path))
    return [(s.option.id if s.option else "", s.start, s.end, s.share) for s in found]


def test_that_people_who_are_missing_are_hired_where_that_is_allowed() -> None:
    # Two are asked for and half a one is there: three months of pay to find each of them, and
    # three until they are of use. They begin in month 1, when wages have risen for a month.
    found = of(hiring(), OWNED)

    assert found["hiring"] == pytest.approx(1.5 * 6 * ENGINEER * 1.44 ** (1 / 12))


def test_that_machines_wait_for_people_who_have_to_be_found() -> None:
    engagement = hiring()

    # The servers stand in month 2; people begin in month 1 and are of use in month 4. Until then
    # tasks are done by hand. The second server, ordered in month 12, finds the people there.
    assert months_of(engagement, OWNED, OWNED, OWNED) == [
        ("", 0, 4, 0.0),
        (OWNED, 4, 6, 0.2),
        (OWNED, 6, 12, 0.6),
        (OWNED, 12, 14, 0.6),
        (OWNED, 14, 24, 1.0),
    ]
    found, ready = of(engagement, OWNED), of(engage(half_can_wait()), OWNED)
    by_hand = sum(1.44 ** (month / 12) for month in range(4)) * 200_000
    waiting = sum(1.44 ** (month / 12) for month in range(2)) * 200_000
    more = by_hand - waiting
    assert found["unserved_by_hand"] - ready["unserved_by_hand"] == pytest.approx(more)
    paid = sum(1.44 ** (month / 12) for month in range(4, 24)) * 2 * ENGINEER
    assert found["operations"] == pytest.approx(paid)


def test_that_what_ran_before_goes_on_while_people_are_looked_for() -> None:
    # They begin in month 7 and are of use in month 10, two months after the first servers came.
    assert months_of(hiring(lead_months=7), API, OWNED, OWNED)[:3] == [
        (API, 0, 6, 0.2),
        (API, 6, 10, 0.6),
        (OWNED, 10, 12, 0.6),
    ]


def test_that_people_for_a_later_phase_are_looked_for_in_time() -> None:
    # Of use from month 4 on: the machines of month 6 wait for their delivery only.
    assert months_of(hiring(), API, OWNED, OWNED)[1:3] == [(API, 6, 8, 0.6), (OWNED, 8, 12, 0.6)]


def test_that_rented_machines_wait_for_people_and_hosts_do_not() -> None:
    # Renting asks for one person, hosts for half of one, who is there.
    assert months_of(hiring(), RENTED, RENTED, RENTED)[0] == ("", 0, 4, 0.0)
    assert months_of(hiring(), API, API, API)[0] == (API, 0, 6, 0.2)
    assert months_of(hiring(0.25), API, API, API)[0] == (API, 0, 6, 0.2)


def test_that_enough_people_need_no_hiring() -> None:
    told = Organisation(engineers=2, may_hire=True)
    found = of(engage(half_can_wait(organisation=told)), OWNED)

    assert found["hiring"] == 0


def test_that_missing_people_bar_a_form_only_where_nobody_may_be_hired() -> None:
    def barred(*, may_hire: bool) -> bool:
        told = Organisation(engineers=0.5, may_hire=may_hire)
        found = engage(half_can_wait(organisation=told))
        return (OWNED, "skills") in {(g.option, g.rule) for g in found.choices.gates}

    assert barred(may_hire=False)
    assert not barred(may_hire=True)


def taxed(option: str) -> tuple[Engagement, dict[str, float], dict[str, float]]:
    finance = Finance(horizon_months=24, tax_rate=0.25)
    engagement = engage(half_can_wait(finance=finance))
    return engagement, of(engagement, option), of(engage(half_can_wait()), option)


def test_that_costs_save_tax_and_value_is_taxed() -> None:
    _, after, before = taxed(API)

    value = -before["benefit"]
    costs = sum(before.values()) + value
    assert after["tax_saved"] == pytest.approx(-0.25 * costs)
    assert after["tax_on_value"] == pytest.approx(0.25 * value)


def test_that_a_purchase_saves_its_tax_over_its_life_and_the_rest_at_the_horizon() -> None:
    engagement, _, _ = taxed(APPLIANCE)
    lines = engagement.costing.lines(engagement.everywhere(APPLIANCE))
    bought = [i for i, line in enumerate(lines) if line.key == "appliance_purchase"]
    found = [lines[i + 1] for i in bought]

    # A million in month 0 over 60 months: 24 of them fall within the horizon, the other 36 are
    # written off in its last month.
    first = found[0].amounts[:, 0]
    assert first[:23] == pytest.approx([0.25e6 / 60] * 23)
    assert first[23] == pytest.approx(0.25e6 / 60 * 37)
    assert found[1].amounts[:, 0].sum() == pytest.approx(0.25e6)


def test_that_what_is_bought_and_sold_is_taxed_on_the_difference_in_the_end() -> None:
    _, after, before = taxed(OWNED)

    sold = -sum(PURCHASE["hardware_resale"].values())
    taxed_value = -before["benefit"] + sold
    assert after["tax_on_value"] == pytest.approx(0.25 * taxed_value)
    assert after["tax_saved"] == pytest.approx(-0.25 * (sum(before.values()) + taxed_value))


def test_that_without_a_rate_nothing_is_taxed() -> None:
    assert not {"tax_saved", "tax_on_value"} & set(of(engage(half_can_wait()), API))
