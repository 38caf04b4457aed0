"""What one unit of machines does for a workload."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor.catalogue.catalogue import LanguageModel
from advisor.model.organisation import Override
from advisor.model.record import Estimate
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability, capability, context_of, quantile_of
from tests.advisor.builders import (
    OWNED,
    RENTED,
    Engagement,
    assessment,
    engage,
    exactly,
    machine,
    workload,
)


def able(option: str = OWNED, ttft_s: float = 10, tpot_s: float = 1, **answers: Any) -> Capability:
    found = engage(assessment(workload("w", 1000, **answers)))
    return does(found, found.options[option], (ttft_s, tpot_s))


def does(found: Engagement, option: DeploymentOption, targets: tuple[float, float]) -> Capability:
    ability = judged(found, option, targets)
    assert ability is not None
    return ability


def judged(
    found: Engagement, option: DeploymentOption, targets: tuple[float, float]
) -> Capability | None:
    context = found.costing.context
    (name,) = context.workloads
    kind = option.tiers[0]
    return capability(context.design, option, kind, name, context.demand[name], targets)


def test_that_a_server_is_as_many_replicas_as_fit_and_a_rented_unit_is_one() -> None:
    # 25.6 GB at 8 bit fit one card. A card reads them in 25.6 ms for 256 sequences: 10,000 tokens
    # a second; reading prompts costs nothing here.
    assert able(OWNED).maximum[0] == pytest.approx(8 * 10_000)
    assert able(RENTED).maximum[0] == pytest.approx(10_000)
    assert able(RENTED).fit.accelerators == 1


def test_that_machines_do_not_read_again_what_their_cache_holds() -> None:
    # At 256 TFLOPS a card reads a prompt of 1,000 tokens in 2 × 25.6e9 × 1,000 / 256e12 = 0.2 s
    # and a step of 256 sequences takes 51.2 ms: 256 answers of 100 tokens in 5.12 s of steps and
    # 256 × 0.2 s of reading, or a tenth of that.
    def maximum(cached: float) -> float:
        found = engage(assessment(workload("w", 1000, cached_share=cached)))
        option = found.options[RENTED]
        (kind,) = option.tiers
        slow = kind.accelerator.model_copy(update={"tflops_8bit": 256.0, "tflops_16bit": 256.0})
        option = replace(option, server=replace(kind, accelerator=slow))
        return float(does(found, option, (math.inf, math.inf)).maximum[0])

    assert maximum(0.0) == pytest.approx(25_600 / (5.12 + 51.2))
    assert maximum(0.9) == pytest.approx(25_600 / (5.12 + 5.12))


def test_that_what_keeps_the_target_lies_below_the_maximum_and_falls_with_burstiness() -> None:
    even, bunched = able(ttft_s=0.1), able(ttft_s=0.1, burstiness=8)

    assert 0 < bunched.goodput[0] < even.goodput[0] < even.maximum[0]


def test_that_true_speed_over_predicted_scales_what_a_server_does() -> None:
    half = {"throughput.ACC.open-a": Override(estimate=exactly(0.5))}
    found = engage(assessment(workload("w", 1000), figures=half))

    slow = does(found, found.options[OWNED], (math.inf, math.inf))
    assert slow.maximum[0] == pytest.approx(8 * 5_000)


def test_that_the_targets_must_hold_at_a_fifth_of_full_load() -> None:
    # A step of one card takes 25.6 ms, one of eight cards together 3.2 ms.
    assert able(tpot_s=0.0033).share_met == 1
    assert able(tpot_s=0.0031).share_met == 0
    # Reading costs nothing here, but a step that runs ends first.
    assert able(ttft_s=0.0256).share_met == 1
    assert able(ttft_s=0.0001).share_met == 0


def test_that_a_machine_is_never_run_below_a_fifth_of_its_maximum() -> None:
    slow = able(tpot_s=0.001)

    assert slow.goodput[0] == pytest.approx(0.2 * slow.maximum[0])


def test_that_a_replica_is_wider_where_the_target_asks_for_it() -> None:
    assert able(tpot_s=0.03).fit.accelerators == 1
    assert able(tpot_s=0.0255).fit.accelerators == 2
    assert able(tpot_s=0.0127).fit.accelerators == 4
    assert able(tpot_s=0.0063).fit.accelerators == 8


def test_that_a_replica_is_wider_where_a_context_leaves_little_room() -> None:
    # A token of context takes 1 MB and a call 1,100: one card holds 50.2 / 1.06 = 47 of them; two
    # together 126.0 / 1.06 = 118, more than twice as many.
    found = engage(assessment(workload("w", 1000)))
    option = found.options[OWNED]
    heavy = option.architecture.model_copy(update={"kv_elements_per_token": 5e5})

    assert does(found, option, (10, 1)).fit.accelerators == 1
    assert does(found, replace(option, architecture=heavy), (10, 1)).fit.accelerators > 1


@pytest.mark.parametrize(("cards", "width"), [(8, 8), (6, 2)])
def test_that_cards_of_a_server_that_no_replica_takes_count(cards: int, width: int) -> None:
    # Context costs so much here that a card does the more the wider its replica, of four a fifth
    # more than of two; but of six cards a replica of four leaves a third idle.
    told = assessment(
        workload("w", 1000, burstiness=4),
        machines=(machine(1, accelerators_per_server=cards),),
    )
    found = engage(told)
    option = found.options["open_owned:open-a@old"]
    heavy = option.architecture.model_copy(update={"kv_elements_per_token": 3e5})

    laid = does(found, replace(option, architecture=heavy), (1.0, 0.06)).fit
    assert laid.accelerators == width


def test_that_a_model_larger_than_the_server_has_no_capability() -> None:
    found = engage(assessment(machines=(machine(),)))
    option = found.options["open_owned:open-a@old"]
    huge = option.architecture.model_copy(update={"parameters_b": 607.0})
    least = option.architecture.model_copy(update={"parameters_b": 606.0})

    # Eight cards of 80 GB give 8 × 70.6 × 2^30 = 606.46e9 bytes.
    def fits(architecture: LanguageModel) -> bool:
        one = replace(option, architecture=architecture)
        return judged(found, one, (10, 1)) is not None

    assert fits(least)
    assert not fits(huge)


def test_that_a_context_has_to_fit_in_nine_futures_of_ten() -> None:
    # A tenth of the calls is longer than what nine of ten stay within.
    prompt = Estimate(low=1000, likely=2000, high=8000)
    told = assessment(workload("w", 1000, prompt_tokens=prompt))
    context = engage(told, samples=1001).costing.context

    assert context_of(context.design, context.demand["w"]) == pytest.approx(8100, rel=0.01)


@pytest.mark.parametrize(
    ("values", "quantile", "expected"),
    [
        ([2.5] * 10, 0.8, 2.5),
        ([7.0], 0.9, 7.0),
        # Eleven futures of 0 to 10 servers: the 80 % quantile is 8, the 90 % quantile 9.
        (list(range(11)), 0.8, 8),
        (list(range(10, -1, -1)), 0.9, 9),
        # Between the 4th and the 5th of five, two tenths of the way.
        ([1, 2, 3, 4, 5], 0.8, 4.2),
        ([1, 2, 3, 4, 5], 1.0, 5),
    ],
)
def test_that_a_quantile_is_read_between_the_futures(
    values: list[float], quantile: float, expected: float
) -> None:
    assert quantile_of(np.array(values, dtype=float), quantile) == pytest.approx(expected)
