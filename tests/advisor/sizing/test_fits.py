"""What a model would do on owned servers, how many people that serves, and why it does not fit."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from advisor.catalogue.catalogue import LanguageModel
from advisor.catalogue.speed_model import SpeedConstants
from advisor.errors import Quantity
from advisor.evaluation.served import Call, Fit, Served
from advisor.sizing.fits import Machines, course_of, fit_of, fits_of, users_of
from tests.advisor.builders import accelerator, model

CARD = accelerator().model_copy(
    update={"tflops_16bit": 100.0, "tflops_8bit": None, "bandwidth_gb_per_s": 1000.0}
)
ONE = Machines(CARD, 8, servers=1, power_share=0.25, idle_share=0.4, constants=SpeedConstants())
TYPICAL = Call(burstiness=1.0, think_s=60.0)
SMALL = model("open-m", 1, parameters_b=10, kv_elements_per_token=50_000)


def found(
    one: LanguageModel, machines: Machines = ONE, call: Call = TYPICAL, pace: float = 1.0
) -> Fit:
    return fit_of(one, machines, call, lambda _model: pace)


def served(**changes: Any) -> Served:
    machines = replace(ONE, **{k: v for k, v in changes.items() if hasattr(ONE, k)})
    call = replace(TYPICAL, **{k: v for k, v in changes.items() if hasattr(TYPICAL, k)})
    answer = found(SMALL, machines, call, changes.get("pace", 1.0)).served
    assert answer is not None
    return answer


def test_that_a_model_that_fits_has_the_speed_of_the_whole_server() -> None:
    one = model("open-m", 1, parameters_b=10, kv_elements_per_token=0)

    # A card reads 20 GB in 20 ms and reckons 256 tokens in 51.2 ms, the longer of the two; the
    # prompt of 1,024 takes 0.2048 s. 512 tokens in 0.2048 + 512 × 0.0512 / 256 = 0.3072 s a
    # sequence, on eight cards: 13,333 tokens a second. Cards that work together do no more.
    answer = found(one)
    assert answer.fits
    assert answer.tokens_per_second == pytest.approx(8 * 512 / 0.3072)


def test_that_half_a_prompt_in_the_cache_is_half_the_reading() -> None:
    one = model("open-m", 1, parameters_b=10, kv_elements_per_token=0)

    # As above with 0.1024 s for the prompt: 0.2048 s a sequence.
    answer = found(one, call=replace(TYPICAL, cached=0.5))
    assert answer.tokens_per_second == pytest.approx(8 * 512 / 0.2048)


def test_that_models_looked_at_together_do_what_each_does_alone() -> None:
    large = model("large", 1, parameters_b=500, kv_elements_per_token=50_000)
    unknown = model("unknown", 1, parameters_b=None)
    wider = model("wider", 1, parameters_b=75, kv_elements_per_token=0)
    several, paces = [SMALL, large, unknown, wider], {"open-m": 0.8, "wider": 1.3}

    together = fits_of(several, ONE, TYPICAL, paces.__getitem__)

    assert [one.fits for one in together] == [True, False, False, True]
    assert together == [fit_of(one, ONE, TYPICAL, paces.__getitem__) for one in several]
    assert fits_of([], ONE, TYPICAL, paces.__getitem__) == []


def test_that_a_replica_is_as_wide_as_serves_most() -> None:
    # One card writes a token in 20 ms at best; only four together keep 8 ms and have room to spare.
    hurried = replace(TYPICAL, tpot_s=0.008)
    answer = found(SMALL, call=hurried)

    assert answer.served is not None
    assert answer.served.holds
    assert answer.reason.values["accelerators"] in {4, 8}
    assert answer.reason.values["replicas"] == 8 // answer.served.accelerators


def test_that_accelerators_that_make_no_whole_replica_stand_idle() -> None:
    # 150 GB take two of three cards, and the third one is of no use.
    one = model("open-m", 1, parameters_b=75, kv_elements_per_token=0)

    answer = found(one, replace(ONE, per_server=3))
    assert answer.reason.values == {"replicas": 1, "accelerators": 2}


def test_that_a_model_too_large_says_what_it_needs_and_what_there_is() -> None:
    one = model("open-m", 1, parameters_b=107.3741824, kv_elements_per_token=0)

    # Twice 80 × 0.92 − 3 GB are 141.2.
    answer = found(one, replace(ONE, per_server=2))
    assert not answer.fits
    assert (answer.tokens_per_second, answer.served) == (None, None)
    assert answer.reason.values == {
        "needed": Quantity(200, "GB"),
        "available": Quantity(141, "GB"),
    }


@pytest.mark.parametrize("lacking", ["parameters_b", "kv_elements_per_token"])
def test_that_a_model_of_unknown_size_is_said_to_be_one(lacking: str) -> None:
    one = model("open-m", 1, **{lacking: None})

    answer = found(one)
    assert (answer.fits, answer.reason.id) == (False, "fit.unknown_size")
    assert answer.reason.values == {"model": "Open-M"}


def test_that_the_capacity_keeps_both_targets_and_is_less_than_the_maximum() -> None:
    one = served()

    assert one.holds
    assert one.ttft_p95_s <= TYPICAL.ttft_s * 1.05
    assert one.tpot_p95_s <= TYPICAL.tpot_s * 1.05
    assert 0 < one.output_tokens_per_s < one.maximum


def test_that_three_servers_of_which_half_are_free_do_half_as_much_again() -> None:
    once, more = served(), served(servers=1.5)

    assert more.output_tokens_per_s == pytest.approx(1.5 * once.output_tokens_per_s)
    assert more.concurrent == pytest.approx(1.5 * once.concurrent)
    assert more.users == pytest.approx(1.5 * once.users)
    assert more.kwh_per_mtok == pytest.approx(once.kwh_per_mtok)
    # The speed that is named is that of one server.
    speeds = [found(SMALL, replace(ONE, servers=n)).tokens_per_second for n in (1, 1.5)]
    assert speeds[0] == pytest.approx(speeds[1])


def test_that_no_free_server_serves_nobody() -> None:
    one = served(servers=0)

    assert (one.output_tokens_per_s, one.concurrent, one.users) == (0, 0, 0)


def test_that_a_slower_pace_serves_fewer() -> None:
    assert served(pace=0.5).output_tokens_per_s < served().output_tokens_per_s


def test_that_targets_that_cannot_be_kept_are_said_to_be_missed() -> None:
    # A card reads the prompt in 0.2 s, eight together in 26 ms.
    assert not served(ttft_s=0.01).holds


def test_that_users_are_those_who_wait_and_those_who_think() -> None:
    # Two requests a second that take 5 s each keep ten at work; the people behind them pause for
    # a minute: 2 × (5 + 60) = 130.
    assert users_of(10.0, 2.0, 60.0) == pytest.approx(130.0)
    one = served()
    rate = one.output_tokens_per_s / 512
    assert one.users == pytest.approx(one.concurrent + rate * 60)


def test_that_the_energy_of_a_token_is_that_of_all_servers_at_that_load() -> None:
    one = served()

    busy = one.output_tokens_per_s / one.maximum
    watts = 8 * 1_000 * 1.25 * (0.4 + 0.6 * busy)
    assert one.kwh_per_mtok == pytest.approx(watts / one.output_tokens_per_s / 3.6)


def test_that_the_course_passes_through_the_capacity() -> None:
    one = served()
    course = course_of(SMALL, ONE, TYPICAL, one, 1.0)

    at = one.output_tokens_per_s
    assert np.interp(at, course.output_tokens_per_s, course.tpot_p95_s) == pytest.approx(
        one.tpot_p95_s, rel=0.02
    )
    assert np.interp(at, course.output_tokens_per_s, course.users) == pytest.approx(
        one.users, rel=0.02
    )
    assert (np.diff(course.kwh_per_mtok) < 0).all()  # idle power is shared by more tokens
