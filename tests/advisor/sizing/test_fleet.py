"""What one unit of machines does for a workload, and whole servers for all futures at once."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor.catalogue.catalogue import LanguageModel
from advisor.model.record import Estimate
from advisor.sizing.fleet import Capability, capability, whole_servers
from tests.advisor.builders import OWNED, RENTED, assessment, engage, machine, workload


def able(option: str = OWNED, ttft_s: float = 10, tpot_s: float = 1, **answers: Any) -> Capability:
    found = engage(assessment(workload("w", 1000, **answers)))
    context = found.costing.context
    ability = capability(context.design, found.options[option], context.demand["w"], ttft_s, tpot_s)
    assert ability is not None
    return ability


def test_that_a_server_is_as_many_replicas_as_fit_and_a_rented_unit_is_one() -> None:
    # 25.6 GB at 8 bit fit one card. A card reads them in 25.6 ms for 256 sequences: 10,000 tokens
    # a second, of which the error leaves a hundredth and the target half.
    assert able(OWNED).maximum[0] == pytest.approx(8 * 10_000 * 0.01)
    assert able(OWNED).goodput[0] == pytest.approx(8 * 10_000 * 0.01 * 0.5)
    assert able(RENTED).maximum[0] == pytest.approx(10_000 * 0.01)
    assert able(RENTED).fit.accelerators == 1


def test_that_a_single_request_must_meet_both_targets() -> None:
    assert able(tpot_s=0.02561).share_met == 1
    assert able(tpot_s=0.02559).share_met == 0


def test_that_an_option_without_machines_has_no_capability() -> None:
    found = engage()
    context = found.costing.context
    api = next(one for one in found.options.values() if one.server is None)

    assert capability(context.design, api, context.demand["service"], 1, 1) is None


def test_that_a_model_larger_than_the_server_has_no_capability() -> None:
    found = engage(assessment(machines=(machine(),)))
    context, option = found.costing.context, found.options["open_owned:open-a@old"]
    huge = option.architecture.model_copy(update={"parameters_b": 607.0})
    least = option.architecture.model_copy(update={"parameters_b": 606.0})

    # Eight cards of 80 GB give 8 × 70.6 × 2^30 = 606.46e9 bytes.
    def fits(architecture: LanguageModel) -> bool:
        one = replace(option, architecture=architecture)
        return capability(context.design, one, context.demand["service"], 10, 1) is not None

    assert fits(least)
    assert not fits(huge)


def test_that_a_context_has_to_fit_in_nine_futures_of_ten() -> None:
    # A token of context takes 2 MB; one card leaves 75.8 − 25.6 = 50.2 GB of room, 25,103 tokens.
    def cards(high: float) -> int:
        prompt = Estimate(low=1000, likely=1000, high=high)
        found = engage(assessment(workload("w", 1000, prompt_tokens=prompt)), samples=1000)
        option = found.options[OWNED]
        wide = option.architecture.model_copy(update={"kv_elements_per_token": 1e6})
        context = found.costing.context
        one = replace(option, architecture=wide)
        ability = capability(context.design, one, context.demand["w"], 1e9, 1e9)
        assert ability is not None
        return ability.fit.accelerators

    assert cards(24_900) == 1
    assert cards(25_200) == 2


@pytest.mark.parametrize(
    ("need", "quantile", "servers"),
    [
        ([2.5] * 10, 0.8, 3),
        ([3.0] * 10, 0.8, 3),
        ([3.0 + 1e-12] * 10, 0.8, 3),
        ([3.01] * 10, 0.8, 4),
        ([0.0] * 10, 0.8, 1),
        # Eleven futures of 0 to 10 servers: the 80 % quantile is 8, the 90 % quantile 9.
        (list(range(11)), 0.8, 8),
        (list(range(11)), 0.9, 9),
    ],
)
def test_that_a_fleet_is_whole_and_sized_to_its_quantile(
    need: list[float], quantile: float, servers: int
) -> None:
    assert whole_servers(np.array(need, dtype=float), slice(None), quantile) == servers


def test_that_only_the_random_futures_size_the_fleet() -> None:
    need = np.array([99.0, 1.0, 1.0, 1.0, 99.0])

    assert whole_servers(need, slice(1, 4), 0.8) == 1
