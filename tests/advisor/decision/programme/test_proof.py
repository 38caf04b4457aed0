"""The placement programme against every placement there is, on small random engagements."""

from __future__ import annotations

import math

import pytest

from advisor.cost.cash_flow import Placement
from advisor.decision import placement as search
from advisor.decision.choices import Choices
from advisor.decision.plans import standing_plans
from advisor.decision.programme import AT_ONCE, THOROUGH, Effort, Programme
from advisor.decision.programme.bounds import bounds_of
from advisor.evaluation import Posture
from tests.advisor.builders import API, HOSTED, OWNED, Engagement, assessment, engage, workload
from tests.advisor.decision.test_placement import (
    Admitted,
    every_placement,
    posture,
    random_case,
    worth,
)

CASES = 200


def always(_: Placement) -> bool:
    return True


def programme(engagement: Engagement, admitted: Admitted, effort: Effort = THOROUGH) -> Programme:
    offers = {workload: (options,) * 3 for workload, options in admitted.items()}
    return Programme(engagement.costing, bounds_of(engagement.costing, offers), always, effort)


@pytest.mark.parametrize("ten", range(CASES // 10))
def test_that_the_programme_is_equal_to_brute_force_and_proves_it(ten: int) -> None:
    for seed in range(10 * ten, 10 * ten + 10):
        # Two workloads with two options each, or one with four: 64 placements.
        engagement, admitted = random_case(seed, offered=4 if seed % 4 else 2)
        if seed % 4:
            admitted.pop("two")

        found = programme(engagement, admitted).best("any")
        assert found is not None
        best = max(map(engagement.costing.expected_worth, every_placement(admitted)))
        assert found.worth == pytest.approx(best, rel=1e-6), seed
        assert found.is_proven, seed
        assert found.gap == 0, seed


@pytest.mark.parametrize("seed", range(300, 308))
def test_that_no_placement_is_worth_more_than_the_terms_allow(seed: int) -> None:
    # A bound from parts of servers and of choices, without anything learned.
    engagement, admitted = random_case(seed, offered=3)

    found = programme(engagement, admitted, Effort(columns=0, rounds=1)).best("any")
    assert found is not None
    best = max(map(engagement.costing.expected_worth, every_placement(admitted)))
    assert found.worth <= best + 1e-6 * abs(best)
    assert found.worth + found.gap >= best - 1e-6 * abs(best)


def test_that_a_bound_without_a_proof_tells_its_gap() -> None:
    engagement, admitted = random_case(3, offered=3)

    found = programme(engagement, admitted, Effort(columns=0, rounds=1)).best("any")
    assert found is not None
    assert not found.is_proven
    assert 0 < found.gap < math.inf


@pytest.mark.parametrize("seed", range(400, 405))
def test_that_the_last_phase_keeps_to_one_side(seed: int) -> None:
    engagement, admitted = random_case(seed, offered=2)
    sought = programme(engagement, admitted)

    for side in ("open", "closed"):
        pure = [
            one
            for one in every_placement(admitted)
            if {path[2].posture for path in one.values()} == {side}
        ]
        found = sought.best(side)
        assert (found is None) == (not pure), side
        if found is not None:
            best = max(map(engagement.costing.expected_worth, pure))
            assert found.worth == pytest.approx(best, rel=1e-6)
            assert found.is_proven


@pytest.mark.parametrize("seed", range(100, 104))
def test_that_each_posture_is_proven_to_have_the_best_of_its_plans(
    seed: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WHOLE", 0)
    engagement, admitted = random_case(seed, offered=2)

    found = standing_plans(engagement.costing, Choices(admitted, ()), effort=AT_ONCE)
    best: dict[Posture, float] = {}
    for placement in every_placement(admitted):
        name = posture(engagement, placement)
        best[name] = max(best.get(name, -math.inf), worth(engagement, placement))
    for name, plan in found.items():
        assert plan.gap is not None
        least = best[name] - 1e-6 * abs(best[name])
        assert worth(engagement, plan.placement) + plan.gap >= least, name
        if plan.search == "proven_optimal":
            assert worth(engagement, plan.placement) == pytest.approx(best[name]), name


def test_that_a_placement_barred_by_a_cap_is_not_proposed() -> None:
    engagement = engage(assessment(workload("one"), workload("two")))
    api, hosted, owned = (engagement.options[id_] for id_ in (API, HOSTED, OWNED))
    offers = dict.fromkeys(("one", "two"), ((api, hosted, owned),) * 3)

    def stands(placement: Placement) -> bool:
        return all(o is not owned for path in placement.values() for o in path)

    found = Programme(
        engagement.costing, bounds_of(engagement.costing, offers), stands, THOROUGH
    ).best("any")
    assert found is not None
    free = every_placement(dict.fromkeys(("one", "two"), (api, hosted)))
    best = max(map(engagement.costing.expected_worth, free))
    assert found.worth == pytest.approx(best)


def test_that_more_variables_mean_fewer_rounds() -> None:
    effort = Effort(columns=2000, rounds=4)

    assert [effort.rounds_for(size) for size in (500, 1000, 2000, 2001)] == [16, 4, 1, 0]
