"""A plain roofline by hand: bound by reading, bound by arithmetic, and what it never does."""

from __future__ import annotations

from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import ACCELERATOR_CLASSES, SpeedConstants
from advisor.sizing.memory import Fit
from advisor.sizing.throughput import Request, Speed, speed
from tests.advisor.builders import accelerator, model


def card(bandwidth: float = 1000, tflops: float = 100, eight_bit: float | None = None) -> Any:
    return accelerator().model_copy(
        update={
            "bandwidth_gb_per_s": bandwidth,
            "tflops_16bit": tflops,
            "tflops_8bit": eight_bit,
        }
    )


def dense(parameters_b: float = 10.0) -> LanguageModel:
    return model("open-m", 1, parameters_b=parameters_b, kv_elements_per_token=50_000)


def laid(cards: int = 1, width: float = 2.0, room: float = 1e12, kv: float = 100_000) -> Fit:
    return Fit(cards, width, kv, room)


def run(  # noqa: PLR0913 - a run is all of these
    on: Accelerator,
    fit: Fit,
    *,
    one: LanguageModel | None = None,
    prompt: float = 1000,
    output: float = 100,
    share: tuple[float, float] = (1.0, 1.0),
    most: float = 256.0,
    **targets: float,
) -> Speed:
    return speed(
        one or dense(),
        on,
        fit,
        SpeedConstants(
            bandwidth_share=(share[0],) * len(ACCELERATOR_CLASSES),
            arithmetic_share=(share[1],) * len(ACCELERATOR_CLASSES),
        ),
        Request(np.array([float(prompt)]), np.array([float(output)]), **targets),
        most=most,
    )


def test_that_one_sequence_is_bound_by_reading_the_weights_and_its_cache() -> None:
    found = run(card(), laid(), most=1)

    # 20 GB of weights and 1,050 tokens × 100 kB = 0.105 GB at 1,000 GB/s: 20.105 ms a token;
    # 2 × 10e9 × 1,000 operations at 100e12 a second: 0.2 s for the prompt.
    assert found.tpot_s[0] == pytest.approx(0.020105)
    assert found.ttft_s[0] == pytest.approx(0.2)
    assert found.output_tokens_per_s[0] == pytest.approx(100 / (0.2 + 100 * 0.020105))


def test_that_a_large_batch_is_bound_by_arithmetic() -> None:
    found = run(card(bandwidth=1e6), laid(), most=256)

    # 2 × 10e9 × 256 operations at 100e12 a second take 51.2 ms; reading takes 0.05 ms.
    assert found.batch[0] == 256
    assert found.tpot_s[0] == pytest.approx(0.0512)
    assert found.output_tokens_per_s[0] == pytest.approx(100 / (0.2 + 100 * 0.0512 / 256))


def test_that_reading_and_reckoning_do_not_add_up() -> None:
    # Batch 100: reading 20 GB + 10.5 GB takes 30.5 ms, reckoning 20 ms; the longer one counts.
    assert run(card(), laid(), most=100).tpot_s[0] == pytest.approx(0.0305)


def test_that_cards_of_a_replica_share_the_work() -> None:
    one, four = run(card(), laid(1), most=8), run(card(), laid(4), most=8)

    assert four.tpot_s[0] == pytest.approx(one.tpot_s[0] / 4)
    assert four.ttft_s[0] == pytest.approx(one.ttft_s[0] / 4)


def test_that_efficiencies_are_shares_of_what_the_vendor_states() -> None:
    half, whole = run(card(), laid(), share=(0.5, 0.25), most=1), run(card(), laid(), most=1)

    assert half.tpot_s[0] == pytest.approx(2 * whole.tpot_s[0])
    assert half.ttft_s[0] == pytest.approx(4 * whole.ttft_s[0])


def test_that_8_bit_weights_are_reckoned_with_at_8_bit_where_the_card_can() -> None:
    assert run(card(eight_bit=200), laid(width=1.0)).ttft_s[0] == pytest.approx(0.1)
    assert run(card(eight_bit=200), laid(width=2.0)).ttft_s[0] == pytest.approx(0.2)
    assert run(card(eight_bit=None), laid(width=1.0)).ttft_s[0] == pytest.approx(0.2)


def test_that_a_mixture_reads_the_experts_that_its_batch_meets() -> None:
    # 22 B in all, 8 B active, 2 of 8 experts: (22 − 8) / (1 − 1/4) = 18.667 B of experts and
    # 3.333 B that every token reads.
    mixture = model(
        "open-x",
        1,
        parameters_b=22,
        active_parameters_b=8,
        experts=8,
        experts_per_token=2,
        kv_elements_per_token=0,
    )
    found = run(card(tflops=1e9), laid(kv=0), one=mixture, most=2)

    # One token reads 3.333 + 18.667 / 4 = 8 B; two meet 1 − (3/4)² = 7/16 of the experts.
    assert run(card(tflops=1e9), laid(kv=0), one=mixture, most=1).tpot_s[0] == pytest.approx(0.016)
    assert found.tpot_s[0] == pytest.approx((10 / 3 + 56 / 3 * 7 / 16) * 2 / 1000)


def test_that_a_mixture_whose_tokens_meet_every_expert_is_dense() -> None:
    told = {"parameters_b": 22, "active_parameters_b": 22, "experts": 8, "experts_per_token": 8}
    full = model("open-x", 1, kv_elements_per_token=0, **told)

    assert run(card(), laid(kv=0), one=full, most=1).tpot_s[0] == pytest.approx(0.044)


def test_that_a_mixture_reckons_with_its_active_parameters() -> None:
    mixture = model(
        "open-x",
        1,
        parameters_b=22,
        active_parameters_b=8,
        experts=8,
        experts_per_token=2,
        kv_elements_per_token=0,
    )

    assert run(card(), laid(), one=mixture).ttft_s[0] == pytest.approx(0.16)


def test_that_the_batch_is_the_largest_whose_context_fits() -> None:
    # A sequence takes (1,000 + 0.6 × 100) × 100 kB = 0.106 GB.
    assert run(card(), laid(room=0.106e9 * 64)).batch[0] == 64
    assert run(card(), laid(room=0.106e9 * 63.9)).batch[0] == 32


def test_that_the_batch_is_the_largest_that_keeps_the_time_per_token() -> None:
    # 20 ms + 0.105 ms a sequence: 64 of them take 26.72 ms.
    assert run(card(), laid(), tpot_s=0.02673).batch[0] == 64
    assert run(card(), laid(), tpot_s=0.02671).batch[0] == 32


def test_that_a_target_is_met_when_one_sequence_alone_meets_it() -> None:
    assert run(card(), laid(), tpot_s=0.02011, ttft_s=0.21).meets_target[0]
    assert not run(card(), laid(), tpot_s=0.02010, ttft_s=0.21).meets_target[0]
    assert not run(card(), laid(), tpot_s=0.02011, ttft_s=0.19).meets_target[0]


def test_that_no_more_sequences_run_than_are_allowed() -> None:
    assert run(card(), laid(), most=3).batch[0] == 3
    assert run(card(), laid(), most=300).batch[0] == 300


sizes = st.floats(1, 500)
tokens = st.floats(1, 100_000)


@given(parameters=sizes, prompt=tokens, output=tokens, more=st.floats(1, 10))
def test_that_more_bandwidth_is_never_slower(
    parameters: float, prompt: float, output: float, more: float
) -> None:
    one = dense(parameters)
    slow = run(card(1000), laid(), one=one, prompt=prompt, output=output)
    fast = run(card(1000 * more), laid(), one=one, prompt=prompt, output=output)

    assert fast.output_tokens_per_s[0] >= slow.output_tokens_per_s[0] * (1 - 1e-12)
    assert fast.tpot_s[0] <= slow.tpot_s[0] * (1 + 1e-12)


@given(parameters=sizes, prompt=tokens, longer=st.floats(1, 10))
def test_that_a_longer_prompt_is_never_faster_to_the_first_token(
    parameters: float, prompt: float, longer: float
) -> None:
    one = dense(parameters)
    short = run(card(), laid(), one=one, prompt=prompt)
    long = run(card(), laid(), one=one, prompt=prompt * longer)

    assert long.ttft_s[0] >= short.ttft_s[0]
    assert long.output_tokens_per_s[0] <= short.output_tokens_per_s[0] * (1 + 1e-12)


@given(parameters=sizes, target=st.floats(0.001, 1), tighter=st.floats(0.1, 1))
def test_that_a_tighter_time_per_token_never_gives_more_capacity(
    parameters: float, target: float, tighter: float
) -> None:
    one = dense(parameters)
    loose = run(card(), laid(), one=one, tpot_s=target)
    tight = run(card(), laid(), one=one, tpot_s=target * tighter)

    assert tight.output_tokens_per_s[0] <= loose.output_tokens_per_s[0] * (1 + 1e-12)
    assert tight.batch[0] <= loose.batch[0]


@given(parameters=sizes, room=st.floats(0, 1e12), more=st.floats(1, 10), prompt=tokens)
def test_that_more_memory_for_context_never_gives_less(
    parameters: float, room: float, more: float, prompt: float
) -> None:
    one = dense(parameters)
    small = run(card(), laid(room=room), one=one, prompt=prompt)
    large = run(card(), laid(room=room * more), one=one, prompt=prompt)

    assert large.output_tokens_per_s[0] >= small.output_tokens_per_s[0] * (1 - 1e-12)


@given(
    total=st.floats(2, 1000),
    active=st.floats(0.01, 0.9),
    experts=st.integers(2, 512),
    per_token=st.floats(0.001, 1),
    most=st.integers(1, 256),
)
def test_that_a_mixture_never_reads_more_than_all_of_it(
    total: float, active: float, experts: int, per_token: float, most: int
) -> None:
    told = {
        "parameters_b": total,
        "active_parameters_b": total * active,
        "experts": experts,
        "experts_per_token": max(1, int(experts * per_token)),
        "kv_elements_per_token": 0,
    }
    found = run(card(tflops=1e12), laid(kv=0), one=model("open-x", 1, **told), most=most)

    assert found.tpot_s[0] <= total * 2 / 1000 * (1 + 1e-9)
    assert found.tpot_s[0] >= total * active * 2 / 1000 * (1 - 1e-9)
