"""Rules that leave no plan: the smallest sets of them, and what would come nearest."""

from __future__ import annotations

from itertools import combinations

import numpy as np
import pytest

from advisor.decision.clash import clashes, smallest_clash
from advisor.decision.plans import standing_plans
from advisor.errors import Money
from advisor.evaluation import Clash
from advisor.model.assessment import Assessment
from advisor.model.estate import Site
from advisor.model.organisation import Finance, Organisation, Rules
from tests.advisor.builders import assessment, engage, workload

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


def test_that_a_site_without_power_clashes_with_data_bound_to_it() -> None:
    sites = (Site(id="cellar", name="Cellar", power_kw=1),)

    (clash,) = named(assessment(workload(data_class="restricted"), sites=sites))
    assert [one.rule for one in clash.rules] == ["data_class", "site"]


def test_that_a_side_without_an_option_is_named_with_its_rule() -> None:
    (clash,) = named(assessment(rules=Rules(liable_party_required=True)))
    assert (clash.posture, [one.rule for one in clash.rules]) == ("open", ["liable_party"])


def test_that_nothing_clashes_where_every_side_has_a_plan() -> None:
    assert named(assessment()) == []
