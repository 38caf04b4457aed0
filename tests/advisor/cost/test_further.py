"""Each further form by hand, in the made-up world of ``test_engagement``, line by line."""

from __future__ import annotations

from functools import cache
from typing import Any

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.decision.plans import posture_by_phase
from advisor.errors import AdvisorError
from advisor.model.organisation import Candidates
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED_PRICE,
    Engagement,
    Value,
    assessment,
    catalogue,
    engage,
    price,
    workload,
)
from tests.advisor.cost.test_engagement import (
    COMPLIANCE,
    ENGINEER,
    EVALUATED,
    LEFT,
    MACHINES_POWER,
    MACHINES_SPACE,
    PURCHASE,
    Paid,
    check,
    every_month,
    power,
    repaired,
    staffed,
    totals,
    value_of_every_task,
    wages,
)

SECOND_PRICE = price("other", "closed-b", "CNY", input=1, output=5)
TWICE: Paid = {0: ENGINEER, 12: 1.44 * ENGINEER}
"""A person-month at the start and for the generation a year later."""


def world(figures: dict[str, Value | None] | None = None) -> Catalogue:
    return catalogue(figures, prices=(CLOSED_PRICE, SECOND_PRICE, HOSTED_PRICE))


@cache
def asked_for(form: str) -> Engagement:
    """The engagement with one further form, and two closed models."""
    told = {"forms": (form,), "closed_models": ("closed-a", "closed-b")}
    half_can_wait = workload(deferrable_share=0.5, value_per_success=2)
    return engage(assessment(half_can_wait, candidates=Candidates(**told)), world())


def tokens(yuan_a_million: float) -> Paid:
    """What the tasks' tokens cost, falling with the prices of APIs."""

    def paid(tasks: float, month: int) -> float:
        return float(tasks / 1e6 * yuan_a_million * 0.64 ** (month / 12))

    return {
        **every_month(0, 6, lambda t: paid(200_000, t)),
        **every_month(6, 12, lambda t: paid(600_000, t)),
        **every_month(12, 24, lambda t: paid(1_000_000, t)),
    }


def times(paid: Paid, factor: float) -> Paid:
    return {month: factor * amount for month, amount in paid.items()}


BY_API: dict[str, Paid] = {
    "implementation": {0: 2 * ENGINEER},
    "evaluation": EVALUATED,
    "compliance": COMPLIANCE,
    "operations": staffed(0.5),
    "exit_cost": LEFT,
}
# A run of 100 yuan and 50 samples at 2 yuan; samples follow wages, 1.44 a year later.
TUNING: dict[str, Paid] = {
    "tuning_run": {0: 100, 12: 100},
    "tuning_labels": {0: 100, 12: 144},
    "tuning_labour": TWICE,
}


def test_that_every_line_of_a_tuned_closed_model_is_the_sum_on_paper() -> None:
    # 6,090 yuan a million tasks and half more; half of the tenth that failed is done right.
    expected = BY_API | TUNING
    expected |= {"api_tokens": tokens(9_135), "failure_repair": repaired(0.05)}

    option = "closed_tuned:vendor:closed-a"
    check(asked_for("closed_tuned"), option, expected, value_of_every_task())


def test_that_every_line_of_a_tuned_open_model_is_the_sum_on_paper() -> None:
    expected = BY_API | TUNING
    expected |= {"api_tokens": tokens(4_500), "failure_repair": repaired(0.095)}

    check(asked_for("open_tuned"), "open_tuned:cloud:open-a", expected, value_of_every_task())


def test_that_each_workload_is_tuned_for_itself() -> None:
    told = Candidates(forms=("closed_tuned",))
    two = engage(assessment(workload("one"), workload("two"), candidates=told))

    found = totals(two.costing.lines(two.everywhere("closed_tuned:vendor:closed-a")))
    assert found["tuning_run"] == pytest.approx(400)


ROUTED: dict[str, Paid] = BY_API | {
    "evaluation": times(EVALUATED, 2),
    "router_setup": {0: 2 * ENGINEER},
    "router_operations": staffed(0.25),
}


def test_that_every_line_of_two_closed_models_behind_a_router_is_the_sum_on_paper() -> None:
    # Half at 6,090 and half at 1,000 × 1 + 100 × 5 = 1,500 yuan a million, and a tenth for the
    # router. The second model does 0.855 right instead of 0.9; a quarter of that gap shows.
    expected = ROUTED | {
        "api_tokens": tokens(3_795),
        "router_fee": tokens(379.5),
        "failure_repair": repaired(0.1 + 0.25 * 0.045),
    }

    option = "closed_routed:closed-a+closed-b"
    check(asked_for("closed_routed"), option, expected, value_of_every_task())


def test_that_every_line_of_a_router_between_open_and_closed_is_the_sum_on_paper() -> None:
    # Half at 6,090 and half at 3,000 yuan; the open model does 0.81 right.
    expected = ROUTED | {
        "api_tokens": tokens(4_545),
        "router_fee": tokens(454.5),
        "failure_repair": repaired(0.1 + 0.25 * 0.09),
    }

    option = "hybrid_routed:closed-a+open-a"
    check(asked_for("hybrid_routed"), option, expected, value_of_every_task())


@pytest.mark.parametrize(
    ("easy", "expected"),
    # Tokens alone count at this volume: 7,280 yuan a million tasks closed, 3,000 open.
    [(0.5, "hybrid"), (0.113, "closed"), (0.114, "hybrid"), (0.97, "hybrid"), (0.98, "open")],
)
def test_that_a_router_is_hybrid_where_both_sides_carry_a_twentieth(
    easy: float, expected: str
) -> None:
    told = assessment(workload(volume=1e12), candidates=Candidates(forms=("hybrid_routed",)))
    found = engage(told, world({"router.easy_share": easy}))
    option = found.options["hybrid_routed:closed-a+open-a"]

    lines = found.costing.lines(found.everywhere(option.id))
    named = posture_by_phase(found.costing.context, lines, [option.sides] * 3)
    assert set(named.values()) == {expected}


def test_that_no_router_stands_before_a_single_model() -> None:
    found = engage(assessment(candidates=Candidates(forms=("closed_routed",))))

    assert not [id_ for id_ in found.options if id_.startswith("closed_routed")]


def test_that_every_line_of_a_private_cloud_is_the_sum_on_paper() -> None:
    # Rent as of accelerators by the hour (2, 6 and 10 replicas) and half more.
    def rent(replicas: int, month: int) -> float:
        return float(1.5 * replicas * 730 * 10 * 0.81 ** (month / 12))

    expected = {
        "rental": {
            **every_month(0, 6, lambda t: rent(2, t)),
            **every_month(6, 12, lambda t: rent(6, t)),
            **every_month(12, 24, lambda t: rent(10, t)),
        },
        "private_cloud_setup": {0: 3 * ENGINEER},
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "adaptation": times(TWICE, 3),
        "compliance": COMPLIANCE,
        "operations": staffed(1),
        "exit_cost": LEFT,
        "failure_repair": repaired(0.19),
    }

    option = "open_private_cloud:open-a@ACC"
    check(asked_for("open_private_cloud"), option, expected, value_of_every_task())


def test_that_every_line_of_a_model_on_devices_is_the_sum_on_paper() -> None:
    # 1,200 yuan over 12 months and 100 tasks a month: a yuan a task.
    expected = {
        "devices": {
            **every_month(0, 6, lambda _: 200_000),
            **every_month(6, 12, lambda _: 600_000),
            **every_month(12, 24, lambda _: 1_000_000),
        },
        "distillation": {0: 10_000, 12: 10_000},
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "compliance": COMPLIANCE,
        "operations": staffed(1),
        "exit_cost": LEFT,
        "failure_repair": repaired(0.19),
    }

    check(asked_for("open_device"), "open_device:open-a", expected, value_of_every_task())


@pytest.mark.parametrize(("memory", "barred"), [(15.3, True), (15.4, False)])
def test_that_a_device_has_to_hold_the_model(memory: float, *, barred: bool) -> None:
    # 25.6 billion weights of half a byte, and a fifth more: 15.36 GB.
    told = assessment(candidates=Candidates(forms=("open_device",)))
    found = engage(told, catalogue({"device.memory_gb": memory}))

    rules = [gate.rule for gate in found.choices.gates if gate.option == "open_device:open-a"]
    assert rules == (["memory"] if barred else [])


@pytest.mark.parametrize(
    ("figures", "barred"),
    [
        # 25.6 billion weights of half a byte at half of 100 GB/s: 0.256 s a token.
        ({"device.bandwidth_gb_per_s": 26}, False),
        ({"device.bandwidth_gb_per_s": 25}, True),
        ({"device.bandwidth_reached": 0.12}, True),
        # 600 fresh tokens of the prompt, 51.2 billion operations each: 3.072 s at 10 TFLOPS.
        ({"device.prompt_tflops": 3.2}, False),
        ({"device.prompt_tflops": 3.1}, True),
    ],
)
def test_that_a_device_has_to_keep_the_targets(
    figures: dict[str, Value | None], *, barred: bool
) -> None:
    # The first token within ten seconds, each following one within one.
    told = assessment(candidates=Candidates(forms=("open_device",)))
    found = engage(told, catalogue(figures))

    rules = [gate.rule for gate in found.choices.gates if gate.option == "open_device:open-a"]
    assert rules == (["latency"] if barred else [])


def test_that_a_target_missed_in_one_future_of_five_bars_a_device() -> None:
    # A token takes 0.8 s at the likely bandwidth and 1.6 s at its P10.
    told = assessment(candidates=Candidates(forms=("open_device",)))
    wide = catalogue({"device.bandwidth_gb_per_s": (16.0, 32.0, 64.0)})
    gates = engage(told, wide, samples=400).choices.gates

    (gate,) = [gate for gate in gates if gate.option == "open_device:open-a"]
    assert gate.rule == "latency"
    assert gate.share_met == pytest.approx(0.6, abs=0.1)
    assert gate.reason.values["next"] == pytest.approx(0.8)


def test_that_a_missing_speed_of_devices_is_an_error_that_names_it() -> None:
    told = assessment(candidates=Candidates(forms=("open_device",)))

    with pytest.raises(AdvisorError) as caught:
        engage(told, catalogue({"device.prompt_tflops": None}))
    assert "device.prompt_tflops" in str(caught.value.problems)


def own_model(compute: float) -> dict[str, Paid]:
    """A model that is ready in month 4; its servers are ordered for month 2 all the same."""
    return {
        **PURCHASE,
        "power": {
            **{month: paid for month, paid in MACHINES_POWER.items() if month >= 6},
            **every_month(4, 6, power(1, 200_000)),
        },
        "space": {month: paid for month, paid in MACHINES_SPACE.items() if month >= 4},
        # The next generation comes a year after the first is ready, for half of the money.
        "training_compute": {0: compute, 16: compute / 2},
        "training_labels": {0: 100_000, 16: 50_000},
        "training_team": staffed(2),
        "implementation": {0: 6 * ENGINEER},
        "evaluation": EVALUATED,
        "adaptation": times(TWICE, 3),
        "compliance": COMPLIANCE,
        "operations": staffed(2),
        "exit_cost": LEFT,
        # Half of the 0.19 that failed is done right.
        "failure_repair": {
            **every_month(4, 6, lambda t: 200_000 * 0.095 * wages(t)),
            **every_month(6, 14, lambda t: 600_000 * 0.095 * wages(t)),
            **every_month(14, 24, lambda t: 1_000_000 * 0.095 * wages(t)),
        },
        "unserved_by_hand": {
            **every_month(0, 4, lambda t: 200_000 * wages(t)),
            **every_month(12, 14, lambda t: 400_000 * wages(t)),
        },
    }


@pytest.mark.parametrize(
    ("form", "compute"),
    # A million of yuan, or 25.6 billion parameters at 10,000; half more for detours.
    [("industry_adapted", 1_500_000), ("industry_scratch", 384_000)],
)
def test_that_every_line_of_an_own_model_is_the_sum_on_paper(form: str, compute: float) -> None:
    option = f"{form}:open-a@ACC"
    check(asked_for(form), option, own_model(compute), value_of_every_task())


def test_that_a_vendors_adaptation_is_an_own_model_under_licence_without_detours() -> None:
    # A million less the fifth that the vendor claims to save; the fee of the licence; the vendor
    # adapts to hardware. The licensed model does 0.855 right, and half of the rest is mended.
    expected = own_model(800_000) | {"licence_one_off": {0: 400_000}, "operations": staffed(1.5)}
    del expected["adaptation"]
    expected["failure_repair"] = times(expected["failure_repair"], 0.0725 / 0.095)

    option = "closed_adapted:closed-b@ACC"
    check(asked_for("closed_adapted"), option, expected, value_of_every_task())


def test_that_further_forms_and_their_figures_are_there_only_where_asked_for() -> None:
    common = engage()
    asked = asked_for("closed_routed")

    assert not [id_ for id_ in common.options if id_.startswith(("closed_routed", "open_device"))]
    assert "router.easy_share" not in common.costing.context.design.ledger
    assert "router.easy_share" in asked.costing.context.design.ledger
    assert "device.price" not in asked.costing.context.design.ledger


def test_that_a_router_is_barred_where_either_host_is() -> None:
    abroad = HOSTED_PRICE.model_copy(update={"jurisdiction": "US"})
    told: dict[str, Any] = {"rules": {"foreign_api_barred": True}}
    asked = assessment(candidates=Candidates(forms=("hybrid_routed",)), **told)
    found = engage(asked, catalogue(prices=(CLOSED_PRICE, abroad)))

    rules = {gate.option: gate.rule for gate in found.choices.gates}
    assert rules["hybrid_routed:closed-a+open-a"] == "foreign_api"
    assert API not in rules
