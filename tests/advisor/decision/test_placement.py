"""The search for placements against every placement there is, on small random engagements."""

from __future__ import annotations

from itertools import product

import numpy as np
import pytest

from advisor.cost.cash_flow import Placement
from advisor.decision import placement as search
from advisor.decision.choices import Choices
from advisor.decision.placement import Searcher, holds
from advisor.decision.plans import posture_by_phase, standing_plans
from advisor.evaluation import Posture
from advisor.model.organisation import Finance
from advisor.options.deployment import DeploymentOption
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    FIGURES,
    HOSTED,
    HOSTED_PRICE,
    OWNED,
    Engagement,
    assessment,
    catalogue,
    engage,
    exactly,
    machine,
    price,
    workload,
)

VARIED = (
    "purchase.ACC",
    "rental.ACC",
    "licence.closed_one_off",
    "licence.closed_per_year",
    "appliance.price",
    "staff.operations_api",
    "staff.operations_owned",
    "staff.operations_rented",
    "compliance.per_option",
    "implementation.self_hosted",
    "switching.per_workload",
    "salary.engineer.CN",
)
Admitted = dict[str, tuple[DeploymentOption, ...]]


def random_case(seed: int, offered: int = 3) -> tuple[Engagement, Admitted]:
    """Two workloads with so many options each, prices up to fourfold and down to a quarter."""
    generator = np.random.default_rng(seed)

    def about(value: float, factor: float = 4.0) -> float:
        return float(value * factor ** generator.uniform(-1, 1))

    figures = {id_: about(float(FIGURES[id_][0])) for id_ in VARIED}  # type: ignore[arg-type]
    figures["hardware.lead_time_months"] = int(generator.integers(0, 8))
    prices = (
        price("vendor", "closed-a", "CNY", input=about(20, 8), output=about(60, 8)),
        price("cloud", "open-a", "CNY", input=about(4, 8), output=about(20, 8)),
    )
    workloads = [
        workload(
            id_,
            volume=about(5e5, 8),
            cost_per_failure=about(0.5, 8),
            failure_handling=str(generator.choice(["repaired", "lost"])),
            value_per_success=about(1),
        )
        for id_ in ("one", "two")
    ]
    owned = machine(servers=int(generator.integers(1, 5)), resale_value=exactly(about(100_000)))
    machines = (owned,) if generator.random() < 0.5 else ()
    known = catalogue(figures, prices=prices, spread=0.2)
    found = engage(assessment(*workloads, machines=machines), known, samples=8, seed=seed)
    return found, {
        id_: tuple(options[at] for at in generator.choice(len(options), offered, replace=False))
        for id_, options in found.choices.admitted.items()
    }


def every_placement(admitted: Admitted) -> list[Placement]:
    paths = [list(product(options, repeat=3)) for options in admitted.values()]
    return [dict(zip(admitted, both, strict=True)) for both in product(*paths)]


def posture(engagement: Engagement, placement: Placement) -> Posture:
    lines = engagement.costing.lines(placement)
    sides = [{path[at].id: path[at].posture for path in placement.values()} for at in range(3)]
    return posture_by_phase(engagement.costing.context, lines, sides)["innovation"]


def worth(engagement: Engagement, placement: Placement) -> float:
    rows = engagement.costing.context.design.rows.random
    return float(engagement.costing.present(placement).worth[rows].mean())


@pytest.mark.parametrize("ten", range(5))
def test_that_the_local_search_falls_short_of_no_placement_by_a_hundredth(
    ten: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(search, "WHOLE", 0)
    for seed in range(10 * ten, 10 * ten + 10):
        engagement, admitted = random_case(seed, offered=3 if seed % 2 else 2)

        found = Searcher(engagement.costing, admitted).best()
        assert found is not None
        assert (found.search, found.gap) == ("gap_stated", None)
        best = max(every_placement(admitted), key=lambda p: worth(engagement, p))
        rows = engagement.costing.context.design.rows.random
        cost = float(engagement.costing.present(best).cost[rows].mean())
        short = worth(engagement, best) - worth(engagement, found.placement)
        assert short <= 0.01 * abs(cost), seed


def test_that_a_small_engagement_is_searched_whole() -> None:
    for seed in range(3):
        engagement, admitted = random_case(seed)

        found = Searcher(engagement.costing, admitted).best()
        assert found is not None
        assert found.search == "brute_force"
        best = max(worth(engagement, placement) for placement in every_placement(admitted))
        assert worth(engagement, found.placement) == pytest.approx(best)


@pytest.mark.parametrize(("options", "how"), [(10, "brute_force"), (11, "gap_stated")])
def test_that_a_thousand_placements_are_still_tried_whole(options: int, how: str) -> None:
    engagement = engage()
    one = engagement.options[API]
    many = tuple(
        DeploymentOption(f"{one.id}:{at}", one.form, one.model, one.model, price=one.price)
        for at in range(options)
    )

    found = Searcher(engagement.costing, {"service": many}).best()
    assert found is not None
    assert found.search == how


@pytest.mark.parametrize("seed", range(4))
def test_that_each_posture_has_the_best_of_its_plans(seed: int) -> None:
    engagement, admitted = random_case(100 + seed, offered=2)

    found = standing_plans(engagement.costing, Choices(admitted, ()))
    best: dict[Posture, float] = {}
    for placement in every_placement(admitted):
        name = posture(engagement, placement)
        best[name] = max(best.get(name, -np.inf), worth(engagement, placement))
    assert set(found) == set(best)
    for name, plan in found.items():
        assert worth(engagement, plan.placement) == pytest.approx(best[name]), name


def test_that_an_owned_and_an_api_workload_make_a_hybrid_plan() -> None:
    # The first workload may use only the API, the second only its own servers.
    engagement = engage(assessment(workload("one"), workload("two")))
    api, owned = engagement.options[API], engagement.options[OWNED]

    found = standing_plans(engagement.costing, Choices({"one": (api,), "two": (owned,)}, ()))
    assert set(found) == {"hybrid"}
    assert found["hybrid"].search == "brute_force"


def test_that_a_smaller_side_that_costs_next_to_nothing_makes_no_hybrid_plan() -> None:
    # A thousandth of the volume at an API with staff, connection and compliance for nothing.
    free = catalogue(
        {
            "staff.operations_api": 0,
            "compliance.per_option": 0,
            "implementation.api": 0,
            "evaluation.per_workload_phase": 0,
            "exit.per_workload": 0,
        }
    )
    both = assessment(workload("one", volume=1000, cost_per_failure=0), workload("two"))
    engagement = engage(both, free)
    api, owned = engagement.options[API], engagement.options[OWNED]

    found = standing_plans(engagement.costing, Choices({"one": (api,), "two": (owned,)}, ()))
    assert set(found) == {"open"}


def test_that_a_workload_bound_to_one_side_does_not_keep_the_others_from_crossing(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(search, "WHOLE", 0)
    engagement = engage(assessment(workload("bound"), workload("free")))
    api, owned = engagement.options[API], engagement.options[OWNED]

    choices = Choices({"bound": (owned,), "free": (owned, api)}, ())
    found = standing_plans(engagement.costing, choices)
    assert set(found) == {"open", "hybrid"}
    assert found["hybrid"].search == "gap_stated"
    assert found["hybrid"].placement["free"][2] is api


def test_that_a_workload_with_no_option_leaves_no_plan() -> None:
    engagement = engage(assessment(workload("one"), workload("two")))

    choices = Choices({"one": (engagement.options[API],), "two": ()}, ())
    assert standing_plans(engagement.costing, choices) == {}


def test_that_the_first_workload_does_not_lend_its_worth_to_the_second() -> None:
    # At 3 yuan a task a thousand tasks a month are cheaper by API, a million on servers.
    both = assessment(workload("small", volume=1000), workload("large", volume=1e6))
    known = catalogue(
        prices=(CLOSED_PRICE, price("cloud", "open-a", "CNY", input=2000, output=10_000))
    )
    engagement = engage(both, known)
    searcher = Searcher(engagement.costing, engagement.choices.admitted)
    hosted, owned = engagement.options[HOSTED], engagement.options[OWNED]

    cheaper_hosted = {
        id_: searcher.rank({id_: (hosted,) * 3}) > searcher.rank({id_: (owned,) * 3})
        for id_ in ("small", "large")
    }
    assert cheaper_hosted == {"small": True, "large": False}


def test_that_a_plan_over_the_budget_gives_way_to_one_within_it() -> None:
    # The closed model is right more often and worth its price; only the other one is affordable.
    worthy = workload(value_per_success=100, failure_handling="lost")
    dear = price("vendor", "closed-a", "CNY", input=1000, output=1000)
    known = catalogue(prices=(dear, HOSTED_PRICE))
    free = engage(assessment(worthy), known)
    options = {"service": (free.options[API], free.options[HOSTED])}
    least = float(free.costing.present(free.everywhere(HOSTED)).cost[0])

    capped = assessment(worthy, finance=Finance(horizon_months=24, budget=least + 1))
    chosen = {}
    for name, told in (("free", assessment(worthy)), ("capped", capped)):
        found = Searcher(engage(told, known).costing, options).best()
        assert found is not None
        chosen[name] = {option.id for option in found.placement["service"]}
    assert chosen == {"free": {API}, "capped": {HOSTED}}


@pytest.mark.parametrize(("most", "kept"), [(8.99, False), (9.0, True)])
def test_that_a_cap_holds_in_nine_futures_of_ten(most: float, kept: bool) -> None:
    assert holds(np.arange(1.0, 11.0), most) is kept


def test_that_the_cap_of_a_phase_changes_that_phase_alone() -> None:
    # The closed model is right more often and worth its price, but not at first.
    worthy = workload(value_per_success=100, failure_handling="lost")
    dear = price("vendor", "closed-a", "CNY", input=1000, output=1000)
    known = catalogue(prices=(dear, HOSTED_PRICE))
    free = engage(assessment(worthy), known)
    options = {"service": (free.options[API], free.options[HOSTED])}
    least = float(free.costing.spent(free.everywhere(HOSTED))[0][0])

    finance = Finance(horizon_months=24, verification_budget=least + 1)
    found = Searcher(engage(assessment(worthy, finance=finance), known).costing, options).best()
    assert found is not None
    assert [option.id for option in found.placement["service"]] == [HOSTED, API, API]
