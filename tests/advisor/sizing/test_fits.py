"""What a model would do on a server in the inventory, and why not."""

from __future__ import annotations

import pytest

from advisor.catalogue.speed_model import SpeedConstants
from advisor.errors import Quantity
from advisor.sizing.fits import fit_of
from tests.advisor.builders import accelerator, model

CARD = accelerator().model_copy(
    update={"tflops_16bit": 100.0, "tflops_8bit": None, "bandwidth_gb_per_s": 1000.0}
)


def test_that_a_model_that_fits_has_the_speed_of_the_whole_server() -> None:
    one = model("open-m", 1, parameters_b=10, kv_elements_per_token=0)
    found = fit_of(one, CARD, 8, SpeedConstants())

    # A card reads 20 GB in 20 ms and reckons 256 tokens in 51.2 ms, the longer of the two; the
    # prompt of 1,024 takes 0.2048 s. 512 tokens in 0.2048 + 512 × 0.0512 / 256 = 0.3072 s a
    # sequence, on eight cards: 13,333 tokens a second.
    assert found.fits
    assert found.tokens_per_second == pytest.approx(8 * 512 / 0.3072)
    assert found.reason.values == {"replicas": 8, "accelerators": 1}


def test_that_accelerators_that_make_no_whole_replica_stand_idle() -> None:
    # 150 GB take two of three cards, and the third one is of no use.
    one = model("open-m", 1, parameters_b=75, kv_elements_per_token=0)

    found = fit_of(one, CARD, 3, SpeedConstants())
    assert found.reason.values == {"replicas": 1, "accelerators": 2}


def test_that_a_model_too_large_says_what_it_needs_and_what_there_is() -> None:
    one = model("open-m", 1, parameters_b=107.3741824, kv_elements_per_token=0)

    # Twice 80 × 0.92 − 3 GB are 141.2.
    found = fit_of(one, CARD, 2, SpeedConstants())
    assert not found.fits
    assert found.tokens_per_second is None
    assert found.reason.values == {
        "needed": Quantity(200, "GB"),
        "available": Quantity(141, "GB"),
    }


@pytest.mark.parametrize("lacking", ["parameters_b", "kv_elements_per_token"])
def test_that_a_model_of_unknown_size_is_said_to_be_one(lacking: str) -> None:
    one = model("open-m", 1, **{lacking: None})

    found = fit_of(one, CARD, 8, SpeedConstants())
    assert (found.fits, found.reason.id) == (False, "fit.unknown_size")
    assert found.reason.values == {"model": "Open-M"}
