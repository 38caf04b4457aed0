"""Memory of published configurations, by arithmetic on their published sizes.

A card of M GB can give (0.92 M − 3) × 2^30 bytes; weights take parameters × bytes each, and a
token of context layers × 2 × KV heads × head size × 2 bytes.
"""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.sizing.memory import bytes_per_weight, fewest, fit, fits, needed_gb, usable_gb
from tests.advisor.builders import accelerator, model

GIB = 1_073_741_824


def card(memory_gb: float, *, eight_bit: bool) -> Accelerator:
    return accelerator().model_copy(
        update={"memory_gb": memory_gb, "tflops_8bit": 1000.0 if eight_bit else None}
    )


def sized(parameters_b: float, kv_elements: float) -> LanguageModel:
    return model("open-m", 1400, parameters_b=parameters_b, kv_elements_per_token=kv_elements)


# Parameters in billions, and elements of a token: layers × 2 × KV heads × head size; multi-head
# latent attention keeps 512 + 64 a layer.
LLAMA_2_7B = sized(6.74, 32 * 2 * 32 * 128)
LLAMA_31_8B = sized(8.03, 32 * 2 * 8 * 128)
QWEN_25_32B = sized(32.8, 64 * 2 * 8 * 128)
GEMMA_27B = sized(27.2, 46 * 2 * 16 * 128)
LLAMA_31_70B = sized(70.6, 80 * 2 * 8 * 128)
LLAMA_31_405B = sized(405.9, 126 * 2 * 8 * 128)
MIXTRAL_8X7B = sized(46.7, 32 * 2 * 8 * 128)
DEEPSEEK_V3 = sized(671.0, 61 * 576)


@pytest.mark.parametrize(
    ("name", "model_", "memory", "eight_bit", "cards", "context", "expected"),
    [
        # 13.5 GB of 20.5; 24 GB cards give 19.08 × 2^30 = 20.49e9 bytes.
        ("7B at 16 bit on 24 GB", LLAMA_2_7B, 24, False, 1, 4096, 1),
        # 16.06 + 131,072 bytes × 32,768 = 20.36e9 fit; × 33,792 = 20.49 do not by a hair.
        ("8B with 32 k on 24 GB", LLAMA_31_8B, 24, False, 1, 32_768, 1),
        ("8B with 34 k on 24 GB", LLAMA_31_8B, 24, False, 1, 34_816, None),
        ("8B with 34 k on two", LLAMA_31_8B, 24, False, 2, 34_816, 2),
        # 54.4 GB: not 48 GB (44.2e9), but 80 GB (75.8e9).
        ("27B at 16 bit on 48 GB", GEMMA_27B, 48, False, 1, 1024, None),
        ("27B at 16 bit on 80 GB", GEMMA_27B, 80, False, 1, 8192, 1),
        # 65.6 GB at 16 bit on 80 GB; at 8 bit 32.8 GB on 48 GB.
        ("32B at 16 bit on 80 GB", QWEN_25_32B, 80, False, 1, 8192, 1),
        ("32B at 8 bit on 48 GB", QWEN_25_32B, 48, True, 1, 8192, 1),
        # 141.2 GB: two of 75.8e9 hold 151.6e9 and so 10.4e9 of context, 31,737 tokens.
        ("70B at 16 bit on one 80 GB", LLAMA_31_70B, 80, False, 1, 1024, None),
        ("70B at 16 bit on two 80 GB", LLAMA_31_70B, 80, False, 2, 31_700, 2),
        ("70B at 16 bit with 32 k on two", LLAMA_31_70B, 80, False, 2, 31_800, None),
        ("70B at 16 bit with 128 k on four", LLAMA_31_70B, 80, False, 4, 131_072, 4),
        ("70B at 8 bit on one 80 GB", LLAMA_31_70B, 80, True, 8, 4096, 1),
        # 405.9 GB at 8 bit: four give 303e9, eight 606e9. At 16 bit 811.8 GB does not fit.
        ("405B at 8 bit on 8 × 80 GB", LLAMA_31_405B, 80, True, 8, 131_072, 8),
        ("405B at 16 bit on 8 × 80 GB", LLAMA_31_405B, 80, False, 8, 1024, None),
        # 671 GB: eight of 141 GB give 1,088e9; eight of 80 GB 606e9 do not.
        ("DeepSeek-V3 on 8 × 141 GB", DEEPSEEK_V3, 141, True, 8, 131_072, 8),
        ("DeepSeek-V3 on 8 × 80 GB", DEEPSEEK_V3, 80, True, 8, 1024, None),
        # 93.4 GB: two cards of 80 GB.
        ("Mixtral 8x7B at 16 bit on 80 GB", MIXTRAL_8X7B, 80, False, 8, 32_768, 2),
        # Six cards: a power of two of them, four, hold it; three would not be used.
        ("70B at 16 bit on six 48 GB", LLAMA_31_70B, 48, False, 6, 8192, 4),
    ],
)
def test_that_published_configurations_fit_as_on_paper(  # noqa: PLR0913
    name: str,
    model_: LanguageModel,
    memory: float,
    cards: int,
    context: float,
    expected: int | None,
    *,
    eight_bit: bool,
) -> None:
    found = fit(model_, card(memory, eight_bit=eight_bit), cards, context)

    assert (found.accelerators if found else None) == expected, name


def test_that_the_room_for_context_is_what_the_weights_leave() -> None:
    found = fit(LLAMA_31_70B, card(80, eight_bit=False), 8, 1000)

    assert found is not None
    assert found.kv_bytes_per_token == 80 * 2 * 8 * 128 * 2
    assert found.kv_room_bytes == pytest.approx(2 * 70.6 * GIB - 141.2e9)


def test_that_weights_are_kept_at_8_bit_where_the_card_has_it() -> None:
    assert bytes_per_weight(card(80, eight_bit=True)) == 1
    assert bytes_per_weight(card(80, eight_bit=False)) == 2


def test_that_what_is_needed_counts_weights_and_context() -> None:
    # 141.2e9 bytes are 131.5 GB; 10,000 tokens of 327,680 bytes are 3.05 GB.
    assert needed_gb(LLAMA_31_70B, card(80, eight_bit=False), 0) == 132
    assert needed_gb(LLAMA_31_70B, card(80, eight_bit=False), 10_000) == 135


def test_that_what_there_is_counts_the_cards_that_a_replica_can_use() -> None:
    # 80 GB give 70.6; of six cards a replica uses four.
    assert usable_gb(card(80, eight_bit=False), 1) == 70
    assert usable_gb(card(80, eight_bit=False), 6) == 282


@given(
    parameters=st.floats(0.1, 2000),
    memory=st.floats(8, 300),
    cards=st.integers(1, 16),
    context=st.floats(1, 1e6),
)
def test_that_what_does_not_fit_needs_more_than_there_is(
    parameters: float, memory: float, cards: int, context: float
) -> None:
    one, on = sized(parameters, 100_000), card(memory, eight_bit=True)

    if fit(one, on, cards, context) is None:
        assert needed_gb(one, on, context) > usable_gb(on, cards)


def test_that_a_model_of_unknown_size_cannot_be_laid_out() -> None:
    with pytest.raises(ValueError, match="size of open-m is unknown"):
        fit(model("open-m", 1, parameters_b=None), card(80, eight_bit=True), 8, 1)


@given(
    parameters=st.floats(0.1, 2000),
    memory=st.floats(8, 300),
    more=st.floats(0, 100),
    context=st.floats(1, 1e6),
)
def test_that_more_memory_never_asks_for_more_cards(
    parameters: float, memory: float, more: float, context: float
) -> None:
    one = sized(parameters, 100_000)
    small = fit(one, card(memory, eight_bit=True), 8, context)
    large = fit(one, card(memory + more, eight_bit=True), 8, context)

    if small is not None:
        assert large is not None
        assert large.accelerators <= small.accelerators


@given(needed=st.floats(0, 1e13), each=st.floats(1e6, 1e12), available=st.integers(1, 72))
def test_that_the_fewest_cards_hold_what_half_of_them_would_not(
    needed: float, each: float, available: int
) -> None:
    found = fewest(needed, each, available)

    if found is not None:
        assert found * each >= needed
        assert found <= available
        assert found == 1 or found / 2 * each < needed


def test_that_every_width_up_to_the_server_is_given_with_its_room() -> None:
    # 25.6 GB on cards that give 70.6 GiB each.
    widths = fits(model("open-a", 1400), accelerator(), 8, 1000)

    each = (80 * 0.92 - 3) * 2**30
    assert [width.accelerators for width in widths] == [1, 2, 4, 8]
    assert [width.kv_room_bytes for width in widths] == pytest.approx(
        [count * each - 25.6e9 for count in (1, 2, 4, 8)]
    )


def test_that_a_model_that_fits_nowhere_has_no_width() -> None:
    assert fits(model("open-a", 1400, parameters_b=607), accelerator(), 8, 0) == ()
    assert len(fits(model("open-a", 1400, parameters_b=606), accelerator(), 8, 0)) == 1
