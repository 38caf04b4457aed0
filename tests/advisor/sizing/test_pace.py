"""Each term of the speed model by hand, and what the shipped constants never do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalogue.load import load_catalogue
from advisor.catalogue.speed_model import ENGINES, LINKS, SpeedConstants
from advisor.resources import resource
from advisor.sizing.pace import decode_step, factor, prefill
from advisor.sizing.replica import EIGHT_BIT, FOUR_BIT, WIDE, Layout, Replica, replica_of, stacked
from tests.advisor.builders import accelerator, model

SHIPPED = load_catalogue(resource()).speed.constants
NOTHING = {"bandwidth_share": (1e9,) * 5, "arithmetic_share": (1e9,) * 5}
"""Reading and reckoning cost nothing."""


def card(**changes: Any) -> Any:
    told = {"vendor": "NVIDIA", "tflops_16bit": 100.0, "tflops_8bit": 200.0, "link_gb_per_s": 400.0}
    return accelerator("H100-SXM").model_copy(update=told | changes)


def shaped(**changes: Any) -> Any:
    told = {"parameters_b": 10, "layers": 10, "hidden": 1000, "heads": 16, "kv_heads": 8}
    told |= {"head_dim": 100, "kv_elements_per_token": 16_000}
    return model("open-m", 1, **(told | changes))


def cut(on: Any = None, of: Any = None, **changes: Any) -> Replica:
    told = {"weight_bytes": 2.0, "cache_bytes": 32_000.0, "precision": WIDE}
    told |= {"layout": Layout(1), "engine": "vllm"}
    return replica_of(of or shaped(), on or card(), **(told | changes))


def of_engine(engine: str, value: float, names: tuple[str, ...] = ENGINES) -> tuple[float, ...]:
    return tuple(value if name == engine else 0.0 for name in names)


def test_that_reading_and_reckoning_add_up_where_nothing_overlaps() -> None:
    c = SpeedConstants(overlap=1.0)

    # 20 GB and 4 × 500 × 32 kB at 1,000 GB/s; 2 × 10e9 × 4 at 100e12.
    assert decode_step(cut(), c, 4, 500) == pytest.approx(0.020064 + 0.0008)


def test_that_a_step_pays_for_layers_steps_and_sequences() -> None:
    c = SpeedConstants(
        **NOTHING,
        layer_s=of_engine("vllm", 1e-4),
        layer_quantised_s=2e-4,
        step_s=of_engine("vllm", 1e-3),
        sequence_s=of_engine("vllm", 1e-5),
    )

    # Ten layers, one step, four sequences.
    assert decode_step(cut(), c, 4, 0) == pytest.approx(1e-3 + 1e-3 + 4e-5)
    narrow = cut(precision=EIGHT_BIT, weight_bytes=1.0)
    assert decode_step(narrow, c, 4, 0) == pytest.approx(3e-3 + 1e-3 + 4e-5)
    assert decode_step(cut(engine="sglang"), c, 4, 0) == pytest.approx(0, abs=1e-9)


def test_that_cards_of_a_group_exchange_activations_twice_a_layer() -> None:
    waiting = of_engine("switched", 1e-5, LINKS)
    c = SpeedConstants(**NOTHING, latency_s=waiting, link_share=(0.5, 1.0, 1.0, 1.0))

    # log2(4 + 1) = 2.3219; a token moves 2 × 3/4 × 1,000 × 2 bytes at half of 400 GB/s: 15 ns.
    four = cut(layout=Layout(4))
    assert decode_step(four, c, 8, 0) == pytest.approx(20 * (2.321928e-5 + 8 * 15e-9), rel=1e-5)
    assert decode_step(cut(), c, 8, 0) == pytest.approx(0, abs=1e-9)


def test_that_a_card_above_its_bridge_talks_over_pcie() -> None:
    bridged = card(id="H100-NVL", link_gb_per_s=300.0)

    assert cut(bridged, layout=Layout(2)).link == 300e9
    assert cut(bridged, layout=Layout(4)).link == 64e9


def test_that_a_latent_cache_is_copied_to_every_part_and_a_grouped_one_beyond_its_heads() -> None:
    latent = shaped(kv_heads=128, head_dim=128, kv_elements_per_token=5760)

    assert cut(layout=Layout(4)).cache_split == 4
    assert cut(layout=Layout(16)).cache_split == 8
    assert cut(of=latent, layout=Layout(8)).cache_split == 1
    spread = Layout(8, tensor=1, attention_parallel=8)
    assert cut(of=latent, layout=spread).cache_split == 8


def test_that_two_dies_sold_as_one_exchange_and_share_heads() -> None:
    one = cut(card(id="MI250X", vendor="AMD"), layout=Layout(2))

    assert (one.accelerators, one.group, one.heads_held) == (2, 4, 4)
    # Eight heads of the cache lie on sixteen dies in two copies, on eight accelerators in none.
    assert cut(card(id="MI250X"), layout=Layout(8)).cache_split == 4
    assert cut(card(id="MI300X"), layout=Layout(8)).cache_split == 8


def test_that_early_kernels_on_amd_read_a_cache_again_where_it_is_crowded() -> None:
    c = SpeedConstants(
        **(NOTHING | {"bandwidth_share": (1.0,) * 5}),
        early_amd_flops=1e30,
        early_amd_cache_share=0.8,
        early_amd_group_exponent=1.0,
        early_amd_crowded_share=0.5,
        early_amd_crowded_exponent=2.0,
    )
    one = cut(card(id="MI300X", vendor="AMD"), engine="early_amd")

    # 20 GB of weights; a cache of 32 kB a token at 1,000 GB/s × 0.8 / 2 query heads, and above
    # 512 pairs of sequence and head × 0.5 / 2 further. Sixteen heads: 32 sequences are the most.
    assert decode_step(one, c, 32, 600) == pytest.approx(0.020 + 32 * 600 * 32e3 / 400e9)
    assert decode_step(one, c, 33, 600) == pytest.approx(0.020 + 33 * 600 * 32e3 / 100e9)
    # Up to 512 tokens there is nothing to divide.
    assert decode_step(one, c, 33, 512) == pytest.approx(0.020 + 33 * 512 * 32e3 / 400e9)


def test_that_early_kernels_on_amd_reach_no_more_on_a_faster_accelerator() -> None:
    c = SpeedConstants(bandwidth_share=(1e9,) * 5, early_amd_flops=1e14)
    slow, fast = (
        cut(card(vendor="AMD", tflops_16bit=rate), engine="early_amd") for rate in (200, 2000)
    )

    # 2 × 10e9 × 50 at 100e12.
    assert decode_step(slow, c, 50, 0) == pytest.approx(0.01)
    assert decode_step(fast, c, 50, 0) == pytest.approx(0.01)


def test_that_llama_cpp_takes_turns() -> None:
    c = SpeedConstants(**(NOTHING | {"bandwidth_share": (0.8,) * 5}), llamacpp_bandwidth=600e9)

    # 20 GB where 800 GB/s and 600 GB/s bound it together: 480 GB/s; three sequences one by one.
    assert decode_step(cut(engine="llamacpp"), c, 3, 0) == pytest.approx(3 * 20 / 480)
    layers = cut(engine="llamacpp", layout=Layout(4, tensor=1, pipeline=4))
    assert decode_step(layers, c, 3, 0) == pytest.approx(3 * 20 / 480)
    dies = cut(card(id="MI250"), engine="llamacpp")
    assert decode_step(dies, c, 3, 0) == pytest.approx(6 * 20 / 480)


def test_that_four_bit_models_read_what_is_kept_wider_too() -> None:
    c = SpeedConstants(four_bit_bytes=0.6)
    narrow = cut(card(tflops_4bit=400.0), precision=FOUR_BIT, weight_bytes=0.5)

    assert decode_step(narrow, c, 1, 0) == pytest.approx(0.006)


def test_that_a_prompt_pays_for_attention_with_its_square() -> None:
    c = SpeedConstants(prefill_attention_share=0.5)

    # 2 × 10e9 × 1,000 at 100e12: 0.2 s; 2 × 1,000² × 1,600 × 10 at half of 100e12: 0.64 ms.
    assert prefill(cut(), c, 1, 1000) == pytest.approx(0.2 + 0.00064)


def test_that_of_a_prompt_in_the_cache_only_the_rest_is_read_and_looks_at_all_of_it() -> None:
    c = SpeedConstants(prefill_attention_share=0.5)

    # 500 tokens in 0.1 s; what they look at is 1,000² less the 500² that was looked at before.
    assert prefill(cut(), c, 1, 500, 1000) == pytest.approx(0.1 + 0.00064 * 0.75)
    assert prefill(cut(), c, 1, 1000, 1000) == prefill(cut(), c, 1, 1000)


def test_that_short_prompts_share_a_pass() -> None:
    c = SpeedConstants(**NOTHING, prefill_step_s=0.008)

    assert prefill(cut(), c, 1, 1000) == pytest.approx(0.008)
    assert prefill(cut(), c, 4, 1000) == pytest.approx(0.002)
    # Eight at once, and 8,192 tokens at once, are the most.
    assert prefill(cut(), c, 100, 1000) == pytest.approx(0.001)
    assert prefill(cut(), c, 100, 4096) == pytest.approx(0.004)


def test_that_arithmetic_is_harder_to_keep_busy_the_more_there_is() -> None:
    c = SpeedConstants(arithmetic_exponent=0.5)
    large = card(tflops_16bit=4000.0)

    # Half of 4,000 TFLOP/s at the root of four.
    assert prefill(cut(large), c, 1, 1000) == pytest.approx(2e13 / 2000e12)


def test_that_unexplained_losses_are_factors() -> None:
    c = SpeedConstants(attention_parallel_share=0.8, mixed_expert_share=0.5)

    assert factor(cut(), c) == 1
    spread = Layout(8, tensor=1, attention_parallel=8, expert_parallel=4)
    assert factor(cut(layout=spread), c) == pytest.approx(0.4)


def test_that_many_replicas_at_once_are_what_each_is_alone() -> None:
    mixture = shaped(parameters_b=40, active_parameters_b=8, experts=64, experts_per_token=4)
    each = [cut(), cut(of=mixture, layout=Layout(4)), cut(precision=EIGHT_BIT, weight_bytes=1.0)]
    each += [cut(card(vendor="AMD"), engine="early_amd"), cut(engine="llamacpp")]

    together = decode_step(stacked(each), SHIPPED, 16.0, 2000.0)
    assert list(together) == pytest.approx([decode_step(one, SHIPPED, 16, 2000) for one in each])
    together = prefill(stacked(each), SHIPPED, 16.0, 2000.0)
    assert list(together) == pytest.approx([prefill(one, SHIPPED, 16, 2000) for one in each])


sizes = st.floats(0.5, 500)
batches = st.integers(1, 1024)
engines = st.sampled_from(ENGINES)
parts = st.sampled_from([1, 2, 4, 8])


@given(size=sizes, batch=batches, engine=engines, count=parts, more=st.floats(1, 10))
def test_that_more_bandwidth_is_never_slower(
    size: float, batch: int, engine: str, count: int, more: float
) -> None:
    def step(bandwidth: float) -> float:
        on, of = card(bandwidth_gb_per_s=bandwidth), shaped(parameters_b=size)
        one = cut(on, of, layout=Layout(count), engine=engine)
        return float(decode_step(one, SHIPPED, batch, 1000))

    assert step(1000 * more) <= step(1000) * (1 + 1e-12)


@given(size=sizes, engine=engines, tflops=st.floats(10, 10_000), more=st.floats(1, 10))
def test_that_more_arithmetic_is_never_slower(
    size: float, engine: str, tflops: float, more: float
) -> None:
    def first(rate: float) -> float:
        one = cut(card(tflops_16bit=rate), shaped(parameters_b=size), engine=engine)
        return float(prefill(one, SHIPPED, 1, 1000) + decode_step(one, SHIPPED, 64, 1000))

    assert first(tflops * more) <= first(tflops) * (1 + 1e-12)


@given(size=sizes, batch=batches, prompt=st.floats(1, 1e5), longer=st.floats(1, 10), count=parts)
def test_that_a_longer_prompt_is_never_faster_to_the_first_token(
    size: float, batch: int, prompt: float, longer: float, count: int
) -> None:
    one = cut(of=shaped(parameters_b=size), layout=Layout(count))

    slow, fast = prefill(one, SHIPPED, batch, prompt * longer), prefill(one, SHIPPED, batch, prompt)
    assert slow >= fast * (1 - 1e-12)


@given(size=sizes, batch=batches, engine=engines, count=parts)
def test_that_a_larger_batch_takes_longer_and_yet_gives_more(
    size: float, batch: int, engine: str, count: int
) -> None:
    one = cut(of=shaped(parameters_b=size), layout=Layout(count), engine=engine)
    small, large = (float(decode_step(one, SHIPPED, b, 1000)) for b in (batch, batch + 1))

    assert large >= small
    assert large / (batch + 1) <= small / batch * (1 + 1e-12)
