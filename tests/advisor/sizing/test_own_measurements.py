"""One's own measurements pull a prediction towards them, the more the more there are."""

from __future__ import annotations

import math

import pytest

from advisor import api
from advisor.errors import AdvisorError
from advisor.sizing.own_measurements import by_pair, pull_of

ROW = {
    "model": "llama-3.1-8b",
    "gpu": "H100-SXM",
    "n_gpus": "1",
    "tp": "1",
    "isl": "1024",
    "osl": "256",
    "concurrency_or_batch": "32",
    "precision_weights": "fp8",
    "engine": "vllm 0.9.0",
}
# An interval of 0.75 to 4/3 has a standard deviation of ln(16/9) / 2.563 = 0.224479 in the log,
# so a precision of 19.8448; one measurement with a scatter of 0.1 has 100.
LOW, HIGH = 0.75, 4 / 3


def test_that_one_result_moves_the_prediction_most_of_the_way() -> None:
    pull = pull_of([0.5], LOW, HIGH)

    # 100 / 119.8448 = 0.834413 of the way in the log: 0.5 ** 0.834413 = 0.560808.
    assert pull.factor == pytest.approx(0.560808, rel=1e-5)
    # Reach: 1.2815516 * sqrt(1 / 119.8448 + 0.01) = 0.173574.
    assert pull.low == pytest.approx(0.560808 * math.exp(-0.173574), rel=1e-5)
    assert pull.high == pytest.approx(0.560808 * math.exp(0.173574), rel=1e-5)


def test_that_many_results_decide_and_leave_the_scatter_of_equal_configurations() -> None:
    pull = pull_of([2.0] * 10_000, LOW, HIGH)

    assert pull.factor == pytest.approx(2.0, rel=1e-4)
    assert math.log(pull.high / pull.low) == pytest.approx(2 * 1.2815516 * 0.1, rel=1e-3)


def test_that_results_which_agree_with_the_prediction_only_narrow_it() -> None:
    pull = pull_of([1.0, 1.0], LOW, HIGH)

    assert pull.factor == 1.0
    assert LOW < pull.low < 1 < pull.high < HIGH


def test_that_nothing_measured_pulls_nothing() -> None:
    with pytest.raises(ValueError, match="no measurement"):
        pull_of([], LOW, HIGH)


def test_that_results_are_gathered_by_accelerator_and_model() -> None:
    pairs = [("H100", "a"), ("H100", "b"), ("H100", "a")]

    assert by_pair(pairs, [0.5, 1, 2]) == {("H100", "a"): (0.5, 2), ("H100", "b"): (1,)}


def test_that_a_measured_pair_is_pulled_and_another_is_left_alone() -> None:
    other = ROW | {"gpu": "A100-SXM-80GB", "precision_weights": "fp16"}
    before, alone = api.size_rows([ROW, other])
    speed = float(str(before["predicted_output_tokens_per_s"]))

    mine = ROW | {"output_tokens_per_s": f"{speed / 2}"}
    pulled, untouched = api.size_rows([ROW, other], [mine])

    assert speed / 2 < float(str(pulled["predicted_output_tokens_per_s"])) < 0.75 * speed
    assert (pulled["basis"], pulled["evidence"]) == ("matched", "measured")
    assert untouched == alone


def test_that_every_measured_row_that_cannot_be_read_is_named() -> None:
    good = ROW | {"output_tokens_per_s": "100"}
    wrong = [good, ROW, good | {"model": "no such model"}]

    with pytest.raises(AdvisorError) as caught:
        api.size_rows([ROW], wrong)

    assert [p.where for p in caught.value.problems] == ["--measured:3", "--measured:4"]
    assert [p.message.id for p in caught.value.problems] == [
        "size.not_positive",
        "size.unknown_model",
    ]
