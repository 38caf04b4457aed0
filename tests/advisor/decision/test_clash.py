"""Rules that leave no plan: the smallest sets of them, and what would come nearest."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from advisor.decision.choices import Choices
from advisor.decision.clash import clashes, smallest_clash
from advisor.decision.plans import standing_plans
from advisor.errors import Message, Money
from advisor.evaluation import Clash
from advisor.model.assessment import Assessment
from advisor.model.estate import Site
from advisor.model.organisation import Finance, Organisation, Rules
from tests.advisor.builders import (
    API,
    OWNED,
    assessment,
    catalogue,
    engage,
    price,
    workload,
)

RULES = ("air_gap", "data_class", "latency", "liable_party", "memory")


def named(told: Assessment) -> list[Clash]:
    engagement = engage(told, samples=10)
    plans = standing_plans(engagement.costing, engagement.choices)
    options = tuple(engagement.options.values())
    return list(clashes(engagement.costing, options, engagement.choices, plans))


@pytest.mark.parametrize("seed", range(20))
def test_that_a_clash_is_a_smallest_set_that_leaves_no_option(seed: int) -> None:
    generator = np.random.default_rng(seed)
    sets = []
    for _ in range(6):
        count = int(generator.integers(1, 4))
        sets.append(frozenset(map(str, generator.choice(RULES, count, replace=False))))

    found = smallest_clash(sets)
    assert all(one & set(found) for one in sets)
    for rule in found:
        assert any(not one & (set(found) - {rule}) for one in sets)
    smaller = combinations(RULES, len(found) - 1)
    assert not any(all(one & set(few) for one in sets) for few in smaller)


def test_that_data_bound_to_the_premises_clash_with_too_few_people() -> None:
    # Hosts and rented machines are barred by the data, one's own by half a person who runs them.
    told = assessment(workload(data_class="restricted"), organisation=Organisation(engineers=0.5))

    (clash,) = named(told)
    assert (clash.workload, clash.posture) == ("service", None)
    assert [one.rule for one in clash.rules] == ["data_class", "skills"]
    # An appliance asks for one person, the fewest of all that stand on the premises.
    (people,) = [one.nearest.values["people"] for one in clash.rules if one.rule == "skills"]
    assert people == 1


def test_that_a_budget_below_every_plan_tells_what_the_cheapest_costs() -> None:
    (clash,) = named(assessment(finance=Finance(horizon_months=24, budget=10)))
    assert (clash.workload, [one.rule for one in clash.rules]) == ("", ["budget"])
    needed = clash.rules[0].nearest.values["budget"]
    assert isinstance(needed, Money)

    enough = assessment(finance=Finance(horizon_months=24, budget=needed.amount + 1))
    assert not any(one.posture is None for one in named(enough))
    short = assessment(finance=Finance(horizon_months=24, budget=needed.amount * 0.99))
    assert any(one.posture is None for one in named(short))


def test_that_the_cap_of_a_phase_below_every_plan_tells_what_the_nearest_spends() -> None:
    (clash,) = named(assessment(finance=Finance(horizon_months=24, integration_budget=10)))
    assert (clash.workload, [one.rule for one in clash.rules]) == ("", ["integration_budget"])
    near = clash.rules[0].nearest.values
    needed = near["budget"]
    assert near["phase"] == Message("phase.integration")
    assert isinstance(needed, Money)

    for cap, stands in ((needed.amount + 1, True), (needed.amount * 0.99, False)):
        finance = Finance(horizon_months=24, integration_budget=cap)
        found = named(assessment(finance=finance))
        assert any(one.posture is None for one in found) is not stands


def test_that_each_cap_that_bars_every_plan_is_told_at_once() -> None:
    finance = Finance(horizon_months=24, verification_budget=10, innovation_budget=10, budget=1e12)

    found = named(assessment(finance=finance))
    said = [[one.rule for one in clash.rules] for clash in found]
    assert said == [["verification_budget"], ["innovation_budget"]]


def test_that_caps_that_clash_only_together_are_all_named_and_raising_one_is_enough() -> None:
    # A host so dear that it breaks the last two caps, or machines, which whoever may not pay for
    # them in one phase has to order in another one: any two of these caps some plan keeps.
    known = catalogue(prices=(price("vendor", "closed-a", "CNY", input=1000, output=1000),))
    caps = {
        "verification_budget": 1_520_000.0,
        "integration_budget": 3_000_000.0,
        "innovation_budget": 6_600_000.0,
    }

    def clash_of(told: dict[str, float]) -> list[Clash]:
        finance = Finance.model_validate({"horizon_months": 24, **told})
        found = engage(assessment(finance=finance), known, samples=10)
        offered = tuple(found.options[id_] for id_ in (API, OWNED))
        choices = Choices({"service": offered}, ())
        plans = standing_plans(found.costing, choices)
        named = clashes(found.costing, tuple(found.options.values()), choices, plans)
        return [one for one in named if one.posture is None]

    (clash,) = clash_of(caps)
    assert [one.rule for one in clash.rules] == list(caps)
    for one in clash.rules:
        needed = one.nearest.values["budget"]
        assert isinstance(needed, Money)
        assert needed.amount > caps[one.rule]
        assert clash_of({**caps, one.rule: needed.amount + 1}) == []
        assert clash_of({**caps, one.rule: needed.amount * 0.99}) != []
    for cap in caps:
        assert clash_of({other: most for other, most in caps.items() if other != cap}) == []


def test_that_a_site_without_power_clashes_with_data_bound_to_it() -> None:
    sites = (Site(id="cellar", name="Cellar", power_kw=1),)

    (clash,) = named(assessment(workload(data_class="restricted"), sites=sites))
    assert [one.rule for one in clash.rules] == ["data_class", "site"]


def test_that_a_side_without_an_option_is_named_with_its_rule() -> None:
    (clash,) = named(assessment(rules=Rules(liable_party_required=True)))
    assert (clash.posture, [one.rule for one in clash.rules]) == ("open", ["liable_party"])


def test_that_nothing_clashes_where_every_side_has_a_plan() -> None:
    assert named(assessment()) == []
