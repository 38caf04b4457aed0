"""Times under load, held against a replica played event by event, and what they never do."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.load import load_catalogue
from advisor.catalogue.speed_model import SpeedConstants
from advisor.resources import resource
from advisor.sizing.memory import Fit, fit
from advisor.sizing.pace import decode_step, factor, prefill
from advisor.sizing.queueing import Goodput, goodput, load_curve
from advisor.sizing.replica import Replica
from advisor.sizing.throughput import Request, replica_in
from tests.advisor.builders import accelerator, model
from tests.advisor.sizing.simulation import Server, customers, play

CASES: dict[str, tuple[str, str, float, float, float, float, float, float]] = {
    # model, accelerator, prompt, output, burstiness, most at once, TTFT s, TPOT s
    "chat on a large card": ("llama-3.1-8b", "H100-SXM", 1000, 300, 1.0, 256, 2.0, 0.020),
    "long documents": ("llama-3.1-8b", "H100-SXM", 8000, 300, 1.0, 256, 0.5, 0.050),
    "long answers in bursts": ("llama-3.1-8b", "H100-SXM", 200, 800, 4.0, 256, 0.5, 0.012),
    "a larger model": ("qwen3-32b", "H100-SXM", 2000, 400, 1.0, 256, 2.0, 0.050),
    "a larger model, bursts": ("qwen3-32b", "H100-SXM", 2000, 400, 4.0, 256, 1.0, 0.100),
    "little memory": ("qwen3-32b", "L40S", 1500, 300, 2.0, 256, 2.0, 0.100),
    "few at once": ("qwen3-32b", "H100-SXM", 6000, 600, 1.0, 8, 2.0, 0.050),
    "a small card": ("llama-3.1-8b", "L4", 1000, 200, 1.0, 256, 2.0, 0.080),
    "nearly only reading": ("llama-3.1-8b", "H100-SXM", 3000, 50, 1.0, 256, 0.2, 1.0),
    "a mixture of experts": ("qwen3-30b-a3b", "H100-SXM", 2000, 500, 1.5, 256, 1.0, 0.030),
}
TOLERANCE = 0.15
"""Of goodput, at which the simulation finds the targets held below and missed above."""


@cache
def catalogue() -> Catalogue:
    return load_catalogue(resource())


def case(name: str) -> tuple[Server, Goodput, float]:
    model_id, card, prompt, output, bursts, most, ttft, tpot = CASES[name]
    one, on = catalogue().models[model_id], catalogue().accelerators[card]
    constants = catalogue().speed.constants
    laid = fit(one, on, 8, prompt + output)
    assert laid is not None
    replica = replica_in(one, on, laid)
    request = Request(np.array([prompt]), np.array([output]), ttft, tpot)
    found = goodput(replica, constants, laid, request, np.array([bursts]), np.ones(1), most)
    slower = 1 / float(factor(replica, constants))
    kept = laid.kv_bytes_per_token * laid.accelerators / float(replica.cache_split)
    held = laid.kv_room_bytes / (kept * (prompt + 0.6 * output))
    server = Server(
        step=lambda n: float(decode_step(replica, constants, n, prompt + output / 2)) * slower,
        reading=lambda n: float(prefill(replica, constants, n, prompt)) * slower,
        room=int(min(most, held)),
        prompt=prompt,
        output=output,
    )
    return server, found, bursts


@pytest.mark.parametrize("fixed", [False, True], ids=["answers vary", "answers are alike"])
@pytest.mark.parametrize("name", CASES)
def test_that_the_targets_hold_below_the_goodput_and_not_above(name: str, *, fixed: bool) -> None:
    server, found, bursts = case(name)
    *_, ttft, tpot = CASES[name]
    rate = float(found.requests_per_s[0])

    def holds(at: float) -> bool:
        come = customers(at, server.output, bursts, fixed=fixed)
        seen = play(server, come)
        return seen.ttft_p95_s <= ttft and seen.tpot_p95_s <= tpot

    assert found.feasible[0]
    assert holds(rate * (1 - TOLERANCE))
    assert not holds(rate * (1 + TOLERANCE))


def roofline(
    *,
    bandwidth: float = 1000.0,
    room: float = 1e12,
    parameters: float = 10.0,
    cache: float = 50_000,
    overlap: float = np.inf,
) -> tuple[Replica, SpeedConstants, Fit]:
    """Read 20 GB in 20 ms at 1,000 GB/s, and a prompt token in 0.2 ms at 100 TFLOPS."""
    card = accelerator().model_copy(
        update={"bandwidth_gb_per_s": bandwidth, "tflops_16bit": 100.0, "tflops_8bit": None}
    )
    one = model("open-m", 1, parameters_b=parameters, kv_elements_per_token=cache)
    laid = Fit(1, 2.0, 2 * cache, room)
    return replica_in(one, card, laid), SpeedConstants(overlap=overlap), laid


def run(
    *,
    prompt: float = 1000,
    output: float = 100,
    bursts: float = 1.0,
    pace: float = 1.0,
    most: float = 256.0,
    targets: tuple[float, float] = (np.inf, np.inf),
    **card: Any,
) -> Goodput:
    request = Request(np.array([float(prompt)]), np.array([float(output)]), *targets)
    return goodput(*roofline(**card), request, np.array([bursts]), np.array([pace]), most)


def test_that_without_targets_the_goodput_is_the_full_load() -> None:
    found = run(cache=0, most=4)

    # Four answers of 100 tokens in 100 steps of 20 ms, halted by four prompts of 0.2 s: 2.8 s.
    assert found.maximum[0] == pytest.approx(4 * 100 / 2.8)
    assert found.output_tokens_per_s[0] == pytest.approx(4 * 100 / 2.8)
    assert found.requests_per_s[0] == pytest.approx(4 / 2.8)
    assert (found.utilisation[0], found.feasible[0]) == (pytest.approx(1.0), True)


def test_that_of_a_prompt_in_the_cache_the_rest_is_read_and_all_of_it_takes_memory() -> None:
    # Half of 1,000 tokens is read in 0.1 s instead of 0.2; the room holds four calls as before.
    half = Request(np.array([1000.0]), np.array([100.0]), fresh=np.array([500.0]))
    ones = np.ones(1)
    free = goodput(*roofline(cache=0), half, ones, ones, 4)
    held = goodput(*roofline(room=0.424e9), half, ones, ones)

    assert free.maximum[0] == pytest.approx(4 * 100 / (100 * 0.02 + 4 * 0.1))
    assert held.maximum[0] == pytest.approx(4 * 100 / (100 * 0.02042 + 4 * 0.1))
    first = load_curve(*roofline(cache=0), half, ones, ones, 16.0).ttft_p95_s[0, 0]
    assert 0.1 <= first < 0.1 * 1.3


def test_that_memory_limits_how_many_are_at_work() -> None:
    # A call takes (1,000 + 0.6 × 100) × 100 kB = 0.106 GB; 0.424 GB hold four. A step reads 20 GB
    # and 4 × 1,050 × 100 kB = 0.42 GB.
    found = run(room=0.424e9)
    assert found.maximum[0] == pytest.approx(4 * 100 / (100 * 0.02042 + 4 * 0.2))


def test_that_at_the_lightest_load_a_request_is_nearly_alone() -> None:
    curve = load_curve(
        *roofline(cache=0),
        Request(np.array([1000.0]), np.array([100.0])),
        np.ones(1),
        np.ones(1),
        16.0,
    )
    # Alone: 0.2 s to the first token, then 20 ms each.
    assert 0.2 <= curve.ttft_p95_s[0, 0] < 0.2 * 1.25
    assert 0.02 <= curve.tpot_p95_s[0, 0] < 0.02 * 1.1


def test_that_targets_which_even_the_lightest_load_misses_are_said_to_be_missed() -> None:
    for targets in ((0.19, np.inf), (np.inf, 0.019)):
        found = run(cache=0, targets=targets)
        # A tenth of a call at a time: 0.1 calls in 100 × 20 ms + 0.1 × 0.2 s.
        assert not found.feasible[0]
        assert found.requests_per_s[0] == pytest.approx(0.1 / (2.0 + 0.02), rel=1e-6)


def test_that_a_replica_of_twice_the_pace_takes_twice_the_load_at_half_the_times() -> None:
    once = run(targets=(1.0, 0.05))
    twice = run(targets=(0.5, 0.025), pace=2.0)

    assert twice.requests_per_s[0] == pytest.approx(2 * once.requests_per_s[0])
    assert twice.ttft_p95_s[0] == pytest.approx(once.ttft_p95_s[0] / 2)
    assert twice.tpot_p95_s[0] == pytest.approx(once.tpot_p95_s[0] / 2)


def test_that_rows_are_worked_out_each_by_itself() -> None:
    prompts, bursts = np.tile([500.0, 4000.0, 500.0], 700), np.tile([1.0, 1.0, 6.0], 700)
    request = Request(prompts, np.full(2100, 200.0), 1.0, 0.05)
    together = goodput(*roofline(), request, bursts, np.ones(2100))

    assert together.feasible.shape == together.maximum.shape == (2100,)
    for row in (0, 1, 2, 1023, 1024, 1025, 2099):
        alone = run(prompt=prompts[row], output=200, bursts=float(bursts[row]), targets=(1.0, 0.05))
        assert together.requests_per_s[row] == pytest.approx(alone.requests_per_s[0])
        assert together.ttft_p95_s[row] == pytest.approx(alone.ttft_p95_s[0])


TOKENS = st.floats(1, 20_000)
ANSWER = st.floats(1, 2_000)
BURSTS = st.floats(0.25, 10)
TTFT = st.floats(0.05, 20)
TPOT = st.floats(0.01, 1)
MORE = st.floats(1, 10)
NEARLY = 1e-3
"""What a line between two loads may be off."""
CARD: dict[str, Any] = {"room": 5e10, "overlap": 1.0}
"""Reading and reckoning add up, as measurements say: the spread of a queue follows from the slope
of the step, which has a jump where only the longer of the two counts."""


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, ttft=TTFT, tpot=TPOT, less=st.floats(0.1, 1))
def test_that_a_tighter_target_never_gives_more_capacity(
    prompt: float, output: float, bursts: float, ttft: float, tpot: float, less: float
) -> None:
    call: dict[str, Any] = {"prompt": prompt, "output": output, "bursts": bursts, **CARD}
    loose = run(**call, targets=(ttft, tpot))

    for targets in ((ttft * less, tpot), (ttft, tpot * less), (ttft * less, tpot * less)):
        tight = run(**call, targets=targets)
        assert tight.requests_per_s[0] <= loose.requests_per_s[0] * (1 + 1e-12)
        assert tight.feasible[0] <= loose.feasible[0]


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, ttft=TTFT, tpot=TPOT, more=MORE)
def test_that_burstier_arrivals_never_give_more_capacity(
    prompt: float, output: float, bursts: float, ttft: float, tpot: float, more: float
) -> None:
    call: dict[str, Any] = {"prompt": prompt, "output": output, **CARD}
    calm = run(**call, bursts=bursts, targets=(ttft, tpot))
    wild = run(**call, bursts=bursts * more, targets=(ttft, tpot))

    assert wild.requests_per_s[0] <= calm.requests_per_s[0] * (1 + NEARLY)


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, ttft=TTFT, tpot=TPOT, read=st.floats(0, 1))
def test_that_a_cache_never_gives_less_capacity(
    prompt: float, output: float, bursts: float, ttft: float, tpot: float, read: float
) -> None:
    fresh = np.array([max(1.0, prompt * read)])
    call = np.array([prompt]), np.array([output]), ttft, tpot
    at = np.array([bursts]), np.ones(1)
    whole = goodput(*roofline(**CARD), Request(*call), *at)
    rest = goodput(*roofline(**CARD), Request(*call, fresh=fresh), *at)

    assert rest.maximum[0] >= whole.maximum[0] * (1 - 1e-12)
    assert rest.requests_per_s[0] >= whole.requests_per_s[0] * (1 - NEARLY)


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, ttft=TTFT, tpot=TPOT, more=MORE)
def test_that_more_bandwidth_never_gives_less_capacity(
    prompt: float, output: float, bursts: float, ttft: float, tpot: float, more: float
) -> None:
    call: dict[str, Any] = {"prompt": prompt, "output": output, "bursts": bursts, **CARD}
    slow = run(**call, targets=(ttft, tpot))
    fast = run(**call, targets=(ttft, tpot), bandwidth=1000 * more)

    assert fast.maximum[0] >= slow.maximum[0] * (1 - 1e-12)
    assert fast.requests_per_s[0] >= slow.requests_per_s[0] * (1 - NEARLY)


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, longer=MORE)
def test_that_a_longer_prompt_is_never_faster_to_the_first_token(
    prompt: float, output: float, bursts: float, longer: float
) -> None:
    def curve(at: float) -> Any:
        request = Request(np.array([at]), np.array([output]))
        return load_curve(*roofline(**CARD), request, np.array([bursts]), np.ones(1))

    short, long = curve(prompt), curve(prompt * longer)
    shared = np.linspace(short.requests_per_s[0, 0], short.requests_per_s[-1, 0], 20)
    first = np.interp(shared, short.requests_per_s[:, 0], short.ttft_p95_s[:, 0])
    later = np.interp(shared, long.requests_per_s[:, 0], long.ttft_p95_s[:, 0])
    can = shared <= long.requests_per_s[-1, 0]  # the longer prompt takes no more than that
    assert (later[can] >= first[can] * (1 - 0.05)).all()


@given(prompt=TOKENS, output=ANSWER, bursts=BURSTS, most=st.floats(2, 256))
def test_that_times_rise_with_the_load(
    prompt: float, output: float, bursts: float, most: float
) -> None:
    request = Request(np.array([prompt]), np.array([output]))
    curve = load_curve(*roofline(), request, np.array([bursts]), np.ones(1), most)

    assert (np.diff(curve.requests_per_s[:, 0]) > 0).all()
    assert (np.diff(curve.ttft_p95_s[:, 0]) >= 0).all()
    assert (np.diff(curve.tpot_p95_s[:, 0]) >= 0).all()
    assert (np.diff(curve.utilisation[:, 0]) > 0).all()
    assert curve.utilisation[-1, 0] <= 1
    assert curve.ttft_p95_s[-1, 0] > curve.ttft_p95_s[0, 0]


def test_that_a_point_of_the_curve_is_the_goodput_of_its_times() -> None:
    request = Request(np.array([2000.0]), np.array([300.0]))
    ones = np.ones(1)
    curve = load_curve(*roofline(room=1e10), request, ones, ones)

    for point in (10, 24, 40):
        times = curve.ttft_p95_s[point, 0], curve.tpot_p95_s[point, 0]
        at = replace(request, ttft_s=times[0], tpot_s=times[1])
        found = goodput(*roofline(room=1e10), at, ones, ones)
        assert found.requests_per_s[0] == pytest.approx(curve.requests_per_s[point, 0], rel=0.01)
