"""A table of results is kept whole, or every row that cannot be kept is named."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from advisor.api.library import whole_catalogue
from advisor.errors import AdvisorError
from advisor.sizing.benchmark_import import results_of

ROW = {
    "model": "Llama-3.1-8B",
    "gpu": "h100-sxm",
    "n_gpus": "1",
    "tp": "1",
    "isl": "1024",
    "osl": "256",
    "concurrency_or_batch": "32",
    "precision_weights": "FP8",
    "engine": "vllm 0.9.0",
    "output_tokens_per_s": "2000.5",
    "source": "Lab, run 4",
    "day": "2026-10-30",
}


def kept(**changed: str) -> Mapping[str, str | int | float]:
    (found,) = results_of([{**ROW, **changed}], whole_catalogue(), "own.csv")
    return found


def refused(*rows: Mapping[str, str]) -> list[tuple[str, str]]:
    with pytest.raises(AdvisorError) as caught:
        results_of([{**ROW, **row} for row in rows], whole_catalogue(), "own.csv")
    return [(problem.where, problem.message.id) for problem in caught.value.problems]


def test_that_a_row_becomes_the_answers_of_a_measurement_under_the_catalogues_names() -> None:
    assert kept() == {
        "model": "llama-3.1-8b",
        "accelerator": "H100-SXM",
        "accelerators": 1,
        "tensor_parallel": 1,
        "prompt_tokens": 1024.0,
        "output_tokens": 256.0,
        "concurrency": 32.0,
        "precision": "fp8",
        "engine": "vllm",
        "output_tokens_per_s": 2000.5,
        "source": "Lab, run 4",
        "day": "2026-10-30",
    }


def test_that_what_a_row_leaves_open_stays_open_and_the_table_is_its_source() -> None:
    found = kept(tp="", concurrency_or_batch="", precision_weights="", engine="", source="", day="")

    open_ = {"tensor_parallel", "concurrency", "precision", "engine", "day"}
    assert not open_ & found.keys()
    assert found["source"] == "own.csv:2"


@pytest.mark.parametrize(
    ("engine", "expected"),
    [
        ("vllm", "vllm"),
        ("SGLang 0.4", "sglang"),
        ("TensorRT-LLM 1.0", "trtllm"),
        ("llama.cpp b5000", "llamacpp"),
    ],
)
def test_that_an_engine_is_kept_by_its_kind(engine: str, expected: str) -> None:
    assert kept(engine=engine)["engine"] == expected


def test_that_an_engine_nobody_knows_is_left_open() -> None:
    assert "engine" not in kept(engine="home-grown")


def test_that_every_row_that_cannot_be_kept_is_named_by_its_line() -> None:
    assert refused(
        {},
        {"model": "llama-3.1-8"},
        {"gpu": "H100-SMX"},
        {"output_tokens_per_s": ""},
        {"output_tokens_per_s": "-3"},
        {"n_gpus": "1.5"},
        {"precision_weights": "fp12"},
        {"engine": "TensorRT-LLM 0.9.0"},
        {"n_gpus": "2", "tp": "1", "pp": "2"},
        {"precision_kv": "fp8"},
        {"day": "soon"},
        {"model": "mine", "total_params_b": "8", "kv_elements_per_token": "65536"},
    ) == [
        ("own.csv:3", "problem.unknown_model_near"),
        ("own.csv:4", "problem.unknown_accelerator_near"),
        ("own.csv:5", "size.not_positive"),
        ("own.csv:6", "size.not_positive"),
        ("own.csv:7", "size.not_whole"),
        ("own.csv:8", "size.unknown_precision"),
        ("own.csv:9", "size.engine_not_kept"),
        ("own.csv:10", "size.layout_not_kept"),
        ("own.csv:11", "size.layout_not_kept"),
        ("own.csv:12", "problem.not_a_day"),
        ("own.csv:13", "problem.unknown_model"),
    ]


def test_that_a_table_without_rows_is_refused() -> None:
    assert refused() == [("own.csv", "problem.table_empty")]
