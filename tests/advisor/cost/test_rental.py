"""Rent under three bases, against sums on paper (see ``builders``).

A million tasks a month of 100 tokens ask for 1,000 tokens a second in the busiest hour, 20
replicas of 50; a replica costs 10 yuan an hour; work is done in 100 hours a month.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from advisor.cost.cash_flow import Costing
from advisor.inputs.scope import ServerType
from advisor.model.organisation import Phases
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability
from tests.advisor.builders import (
    RENTED,
    WINDOW,
    ZERO,
    Engagement,
    assessment,
    catalogue,
    engage,
    stated,
    workload,
)

STEADY = {"drift.rental_price": 0.0}
ALL_AT_ONCE = Phases(
    verification_start=0,
    integration_start=0,
    innovation_start=0,
    verification_share=1,
    integration_share=1,
    innovation_share=1,
)


def world(*workloads: Any, **answers: Any) -> Engagement:
    told = assessment(*(workloads or (workload(**answers),)), phases=ALL_AT_ONCE)
    return engage(told, catalogue(STEADY))


def rent(engagement: Engagement, option: str) -> float:
    """What a month costs, money out positive."""
    lines = engagement.costing.lines(engagement.everywhere(option))
    (line,) = (line for line in lines if line.key == "rental")
    return -float(line.amounts[0, 0])


def test_that_always_on_pays_the_busiest_hours_replicas_every_hour() -> None:
    assert rent(world(), RENTED) == pytest.approx(20 * 730 * 10)


def test_that_an_active_window_pays_them_in_the_hours_of_use_only() -> None:
    assert rent(world(), WINDOW) == pytest.approx(20 * 100 * 10)


def test_that_an_active_window_is_as_long_as_the_longest_one_of_its_workloads() -> None:
    # Twice the replicas for the second one, whose busiest hour is half as busy.
    both = world(workload("short"), workload("long", active_hours_per_month=200))

    assert rent(both, WINDOW) == pytest.approx((20 + 10) * 200 * 10)


def test_that_replicas_of_another_width_stand_beside_and_are_paid_by_their_own() -> None:
    # The slow workload takes 20 replicas of one card; the quick one, cut to four cards that do
    # 200 tokens a second together, 1,000 / 200 = 5 of four.
    context = world(workload("slow"), workload("quick")).costing.context
    alike = stated(context)

    def judge(option: DeploymentOption, kind: ServerType, name: str) -> Capability | None:
        found = alike(option, kind, name)
        if found is None or name == "slow":
            return found
        wide = replace(found.fit, accelerators=4)
        return replace(found, fit=wide, goodput=found.goodput * 4, maximum=found.maximum * 4)

    costing, made = Costing(context, judge), world(workload("slow"), workload("quick"))
    option = made.options[RENTED]
    lines = costing.lines(dict.fromkeys(("slow", "quick"), (option, option, option)))
    paid = sum(float(line.amounts[0, 0]) for line in lines if line.key == "rental")
    assert -paid == pytest.approx((20 * 1 + 5 * 4) * 730 * 10)


def test_that_what_may_wait_is_done_within_the_window_too() -> None:
    # 1e8 tokens in 360,000 seconds are 278 a second: 6 replicas; spread over all hours 38: 1.
    waiting = world(deferrable_share=1.0)

    assert rent(waiting, RENTED) == pytest.approx(1 * 730 * 10)
    assert rent(waiting, WINDOW) == pytest.approx(6 * 100 * 10)


def test_that_scaling_to_zero_pays_for_the_mean_load_and_whole_replicas() -> None:
    # 278 tokens a second keep 5.56 replicas busy, and half a replica is always idle.
    assert rent(world(), ZERO) == pytest.approx((1e8 / 360_000 / 50 + 0.5) * 100 * 10)


def test_that_a_quiet_workload_pays_for_the_time_a_replica_is_kept_awake() -> None:
    # 36 requests in 100 hours, one in 10,000 seconds, and 300 seconds of waiting after each.
    quiet = world(volume=36)

    assert rent(quiet, ZERO) == pytest.approx((1 - math.exp(-0.03)) * 100 * 10)


def kept_out(**answers: Any) -> bool:
    found = world(**answers).choices.gates
    return any(gate.option == ZERO and gate.rule == "latency" for gate in found)


def test_that_a_quiet_workload_that_cannot_wait_for_a_cold_start_is_kept_from_it() -> None:
    # Waking takes 120 seconds; nearly every request of the quiet workload meets it.
    assert not kept_out()
    assert kept_out(volume=36)
    assert kept_out(volume=36, ttft_s=119)
    assert not kept_out(volume=36, ttft_s=120)


def test_that_one_request_in_twenty_may_meet_a_cold_start() -> None:
    # exp(−calls / 360,000 × 300) is 5 % at 3,595 calls.
    assert kept_out(volume=3594)
    assert not kept_out(volume=3596)
