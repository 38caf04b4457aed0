"""Times of requests under load, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.catalogue.speed_model import ENGINES, SpeedConstants
from advisor.sizing.rate import Table, table_rates, table_times
from advisor.sizing.replica import WIDE, Layout, replica_of, stacked
from tests.advisor.builders import accelerator, model

CONSTANTS = SpeedConstants(
    overlap=1.0,
    first_request_s=0.01,
    first_steps=tuple(5.0 if name == "vllm" else 0.0 for name in ENGINES),
    first_queue=0.1,
)


def table(concurrent: float, room: float = 1e12) -> Table:
    """10 B parameters at 16 bit on 1,000 GB/s and 100 TFLOP/s; a prompt of 1,000, 100 tokens."""
    on = accelerator("H100-SXM").model_copy(
        update={"tflops_16bit": 100.0, "bandwidth_gb_per_s": 1000.0}
    )
    of = model("open-m", 1, parameters_b=10, layers=10, hidden=1000, heads=16, kv_heads=8)
    one = replica_of(of, on, Layout(1), weight_bytes=2.0, cache_bytes=100.0, precision=WIDE)
    arrays = (np.array([each]) for each in (1.0, room, 1000.0, 100.0, concurrent))
    return Table(stacked([one]), *arrays)


def test_that_a_token_follows_after_a_step_and_the_prompts_between_two() -> None:
    times = table_times(table(4), CONSTANTS)

    # 20 ms of weights, 4 × 0.2 ms of arithmetic, next to nothing of cache; four prompts of 0.2 s
    # in every 100 steps: 8 ms.
    step = 0.020 + 0.0008 + 4 * 1050 * 100 / 1e12
    assert times.following[0] == pytest.approx(step + 0.008)
    # Taken up after 10 ms and five steps, a tenth of three prompts, and its own.
    assert times.first[0] == pytest.approx(0.01 + 5 * (step + 0.008) + 0.06 + 0.2)


def test_that_a_request_waits_until_memory_takes_it() -> None:
    # Room for two sequences of 1,060 tokens: the other two wait for two answers of 100 tokens.
    times = table_times(table(4, room=2 * 1060 * 100.0), CONSTANTS)

    step = 0.020 + 0.0004 + 2 * 1050 * 100 / 1e12 + 0.004
    assert times.following[0] == pytest.approx(step)
    assert times.first[0] == pytest.approx(100 * step + 0.01 + 5 * step + 0.02 + 0.2)


def test_that_rate_and_following_tokens_are_one_story() -> None:
    asked = table(4)

    assert table_rates(asked, CONSTANTS)[0] == pytest.approx(
        4 / table_times(asked, CONSTANTS).following[0]
    )
