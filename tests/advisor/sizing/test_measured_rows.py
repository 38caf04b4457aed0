"""Rows of a table: a prediction by hand, and for every fault what is wrong and what would do."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.speed_model import SpeedConstants, SpeedModel
from advisor.errors import Message
from advisor.sizing.measured_rows import group_between, predict, predict_all
from advisor.sizing.replica import WIDE, Layout, replica_of
from tests.advisor.builders import accelerator, catalogue, model

HALF = SpeedModel(
    SpeedConstants(bandwidth_share=(0.5,) * 5, arithmetic_share=(0.5,) * 5),
    spreads={("assumed", "dense"): (0.5, 2.0), ("matched", "dense"): (0.8, 1.25)},
    cells=frozenset({("CARD", "open-t", "vllm"), ("CARD-8", "open-u", "vllm")}),
)
ROW = {"model": "Test-10B", "gpu": "CARD", "n_gpus": "1", "isl": "1000", "osl": "100"}
ADDED = (
    *("predicted_output_tokens_per_s", "low", "high", "basis", "evidence", "problem"),
    *("predicted_ttft_ms", "predicted_tpot_ms", "note"),
)


def known() -> Catalogue:
    """A model of 10 B with 16 heads and 4,096 tokens of context; a card of 80 GB at 16 bit."""
    one = model(
        "open-t",
        1,
        name="Test 10B",
        aliases=("Test-10B",),
        parameters_b=10.0,
        kv_elements_per_token=50_000.0,
        heads=16,
        context_tokens=4096,
    )
    card = accelerator("CARD").model_copy(
        update={"tflops_16bit": 100.0, "tflops_8bit": None, "tflops_4bit": None}
    )
    eight = card.model_copy(update={"id": "CARD-8", "tflops_8bit": 200.0})
    closed = model("closed-x", 1, name="Secret")
    return replace(
        catalogue(),
        models={"open-t": one, "closed-x": closed},
        accelerators={"CARD": card, "CARD-8": eight},
        speed=HALF,
    )


def predicted(**cells: str) -> dict[str, str | Message]:
    return predict(ROW | cells, known())


def rate(**cells: str) -> float:
    found = predicted(**cells)
    assert found["problem"] == ""
    return float(str(found["predicted_output_tokens_per_s"]))


def problem(**cells: str) -> Message:
    found = predicted(**cells)
    assert found["predicted_output_tokens_per_s"] == ""
    assert isinstance(found["problem"], Message)
    return found["problem"]


def test_that_one_sequence_is_predicted_as_on_paper() -> None:
    found = predicted(concurrency_or_batch="1")

    # 20 GB of weights and 0.105 GB of cache at half of 1,000 GB/s: 40.21 ms a token; the prompt
    # takes 2 × 10e9 × 1,000 at half of 100e12: 0.4 s. 100 tokens in 0.4 + 4.021 s.
    assert tuple(found) == ADDED
    assert float(str(found["predicted_output_tokens_per_s"])) == pytest.approx(22.619, rel=1e-4)
    assert float(str(found["low"])) == pytest.approx(11.3096, rel=1e-4)
    assert float(str(found["high"])) == pytest.approx(45.238, rel=1e-4)
    assert (found["basis"], found["evidence"], found["problem"]) == ("assumed", "assumed", "")
    assert found["note"] == ""


def test_that_times_of_one_sequence_are_as_on_paper() -> None:
    found = predicted(concurrency_or_batch="1")

    # A step of 40.21 ms, and 0.4 s of prompt before every hundred tokens; the prompt alone.
    assert float(str(found["predicted_tpot_ms"])) == pytest.approx(40.21 + 4, rel=1e-4)
    assert float(str(found["predicted_ttft_ms"])) == pytest.approx(400, rel=1e-4)
    queued = predicted()
    assert (queued["predicted_ttft_ms"], queued["predicted_tpot_ms"]) == ("", "")


def test_that_replicas_share_the_sequences() -> None:
    one = rate(concurrency_or_batch="4")

    assert rate(n_gpus="2", tp="1", concurrency_or_batch="8") == pytest.approx(2 * one, rel=1e-5)


def test_that_cards_of_one_replica_work_together() -> None:
    # Twice the reading and twice the arithmetic: 100 tokens in half of 4.421 s.
    assert rate(n_gpus="2", tp="2", concurrency_or_batch="1") == pytest.approx(45.238, rel=1e-4)
    assert rate(n_gpus="2", tp="1", pp="2", concurrency_or_batch="1") == pytest.approx(
        45.238, rel=1e-4
    )


def test_that_experts_and_attention_in_parallel_are_one_replica() -> None:
    assert rate(n_gpus="2", tp="1", attn_dp="2", concurrency_or_batch="1") == pytest.approx(
        45.238, rel=1e-4
    )
    assert rate(n_gpus="2", tp="1", ep="2", concurrency_or_batch="1") == pytest.approx(
        45.238, rel=1e-4
    )


def test_that_a_narrower_weight_is_read_faster() -> None:
    # 5 GB and 0.105 GB at 500 GB/s: 10.21 ms a token after 0.4 s.
    assert rate(precision_weights="int4", concurrency_or_batch="1") == pytest.approx(
        100 / (0.4 + 1.021), rel=1e-4
    )


def test_that_a_cache_of_8_bit_is_half_as_large() -> None:
    assert rate(precision_kv="fp8", concurrency_or_batch="1") == pytest.approx(
        100 / (0.4 + 100 * (20 + 0.0525) / 500), rel=1e-4
    )


def test_that_the_model_lies_on_the_fewest_cards_where_the_row_says_nothing() -> None:
    # At 16 bit one card holds it, so four cards are four replicas.
    four = rate(n_gpus="4", concurrency_or_batch="4")

    assert four == pytest.approx(4 * rate(concurrency_or_batch="1"), rel=1e-5)


def test_that_a_layout_nobody_told_leaves_room_for_contexts() -> None:
    # 60 GB are more than three fifths of the 70.6 GiB that a card lends; of two cards they are not.
    large = {"model": "Mine", "total_params_b": "30", "n_layers": "25", "n_kv_heads": "8"}
    large |= {"head_dim": "125", "concurrency_or_batch": "1"}

    assert rate(n_gpus="2", **large) == pytest.approx(rate(n_gpus="2", tp="2", **large), rel=1e-5)
    assert rate(n_gpus="1", **large) == pytest.approx(rate(n_gpus="1", tp="1", **large), rel=1e-5)


def test_that_an_open_length_is_assumed_and_told() -> None:
    speed = replace(HALF, spreads={("assumed", "blank"): (0.1, 5.0)})
    found = predict(ROW | {"isl": "", "osl": " "}, replace(known(), speed=speed))

    assert found["note"] == Message("size.assumed", {"sizes": "isl = 1024, osl = 512"})
    typical = rate(isl="1024", osl="512")
    assert float(str(found["predicted_output_tokens_per_s"])) == pytest.approx(typical, rel=1e-5)
    assert float(str(found["high"])) == pytest.approx(5 * typical, rel=1e-5)
    assert (found["basis"], found["evidence"]) == ("assumed", "assumed")


def test_that_llama_cpp_splits_a_model_by_layers() -> None:
    # Whatever the row says of parts: four cards are one after the other.
    one = rate(engine="llama.cpp", tp="1", concurrency_or_batch="1")

    for tp in ("1", "4"):
        four = rate(engine="llama.cpp", tp=tp, n_gpus="4", concurrency_or_batch="1")
        assert four == pytest.approx(one, rel=1e-5)


@pytest.mark.parametrize("name", ["open-t", "OPEN-T", "Test 10B", "test-10b", " Test-10B "])
def test_that_a_model_is_found_by_any_of_its_names(name: str) -> None:
    assert rate(model=name) > 0


def test_that_an_accelerator_is_found_whatever_the_case() -> None:
    assert rate(gpu="card") == rate()


def test_that_an_unknown_model_is_named_with_the_nearest_one() -> None:
    found = problem(model="Test 10")
    assert (found.id, found.values) == (
        "size.unknown_model_near",
        {"found": "Test 10", "nearest": "Test 10B"},
    )
    assert problem(model="zzz").id == "size.unknown_model"
    assert problem(model="").values == {"found": ""}


def test_that_an_unknown_accelerator_is_named_with_the_nearest_one() -> None:
    found = problem(gpu="CARD-9")
    assert (found.id, found.values["nearest"]) == ("size.unknown_accelerator_near", "CARD-8")
    assert problem(gpu="abacus").id == "size.unknown_accelerator"


def test_that_a_row_may_describe_what_the_catalogue_lacks() -> None:
    told = {
        "model": "Mine",
        "total_params_b": "10",
        "n_layers": "25",
        "n_kv_heads": "10",
        "head_dim": "100",
        "gpu": "Board",
        "mem_gb": "80",
        "mem_bw_gb_s": "1000",
        "bf16_fp16_dense_tflops": "100",
    }

    # 2 × 25 × 10 × 100 elements a token: the same model and card under other names.
    assert rate(**told, concurrency_or_batch="1") == rate(concurrency_or_batch="1")


def test_that_a_described_model_without_its_cache_has_no_known_size() -> None:
    assert problem(model="Mine", total_params_b="10").id == "size.unknown_size"


def test_that_a_model_of_secret_size_is_not_guessed() -> None:
    found = problem(model="Secret")

    assert (found.id, found.values) == ("size.unknown_size", {"model": "Secret"})


@pytest.mark.parametrize("cell", ["0", "-1", "many", "nan", "inf"])
@pytest.mark.parametrize("column", ["n_gpus", "isl", "osl"])
def test_that_a_size_must_be_above_zero(column: str, cell: str) -> None:
    found = problem(**{column: cell})

    assert (found.id, found.values) == ("size.not_positive", {"column": column})


def test_that_accelerators_must_be_counted() -> None:
    assert problem(n_gpus="").values == {"column": "n_gpus"}


@pytest.mark.parametrize("column", ["concurrency_or_batch", "tp", "pp", "ep", "attn_dp"])
def test_that_an_optional_size_may_be_blank_but_not_zero(column: str) -> None:
    assert rate(tp="1", **{} if column == "tp" else {column: " "}) > 0
    found = problem(**({"tp": "1"} | {column: "0"}))
    assert (found.id, found.values) == ("size.not_positive", {"column": column})


def test_that_cards_are_counted_whole() -> None:
    assert rate(n_gpus="2.0") > 0
    found = problem(n_gpus="1.5")
    assert (found.id, found.values) == ("size.not_whole", {"column": "n_gpus", "found": 1.5})


def test_that_a_context_beyond_the_models_is_predicted_and_warned_of() -> None:
    assert predicted(isl="4000", osl="96")["problem"] == ""

    found = predicted(isl="4000", osl="97")
    assert found["predicted_output_tokens_per_s"] != ""
    assert isinstance(found["problem"], Message)
    assert found["problem"].id == "size.context_too_long"
    assert found["problem"].values == {"model": "Test 10B", "limit": 4096, "asked": 4097}


def test_that_a_model_is_cut_into_no_more_parts_than_it_has_heads() -> None:
    assert rate(n_gpus="32", tp="16") > 0
    found = problem(n_gpus="32", tp="17")
    assert found.id == "size.more_parts_than_heads"
    assert found.values == {"model": "Test 10B", "found": 17, "heads": 16}


def test_that_a_model_is_cut_into_no_more_parts_than_there_are_cards() -> None:
    found = problem(n_gpus="4", tp="4", pp="2")

    assert (found.id, found.values) == ("size.too_many_parts", {"parts": 8, "available": 4})


@pytest.mark.parametrize(
    ("gpu", "precision", "instead"),
    [
        ("CARD", "fp8", "fp16, bf16, int4"),
        ("CARD", "int8", "fp16, bf16, int4"),
        ("CARD", "fp4", "fp16, bf16, int4"),
        ("CARD-8", "fp4", "fp8, int8, int4"),
    ],
)
def test_that_a_precision_the_card_lacks_names_what_it_has(
    gpu: str, precision: str, instead: str
) -> None:
    found = problem(gpu=gpu, precision_weights=precision)

    assert found.id == "size.precision_lacking"
    assert found.values == {"accelerator": gpu, "found": precision, "instead": instead}
    for other in instead.split(", "):
        assert rate(gpu=gpu, precision_weights=other) > 0


@pytest.mark.parametrize("column", ["precision_weights", "precision_kv"])
def test_that_an_unknown_precision_is_not_taken_for_another(column: str) -> None:
    found = problem(**{column: "fp7"})

    assert found.id == "size.unknown_precision"
    assert found.values["found"] == "fp7"


def test_that_a_model_too_large_says_how_many_cards_would_hold_it() -> None:
    # 100 B at 16 bit are 200 GB and a card gives 75.8 GB: three are needed, and two are not.
    told = {"model": "Big", "total_params_b": "100", "kv_elements_per_token": "50000"}

    found = problem(**told, n_gpus="2", tp="2")
    assert found.id == "size.does_not_fit"
    assert found.values == {"model": "Big", "given": 2, "accelerator": "CARD", "needed": 3}
    assert rate(**told, n_gpus="4", tp="4") > 0


def test_that_a_card_without_room_for_an_engine_holds_nothing() -> None:
    tiny = {"gpu": "Tiny", "mem_gb": "3", "mem_bw_gb_s": "100", "bf16_fp16_dense_tflops": "1"}

    assert problem(**tiny).id == "size.fits_nowhere"


def test_that_a_bad_row_stops_no_other() -> None:
    rows = [ROW | {"isl": "x"}, ROW]

    bad, good = predict_all(rows, known())
    assert isinstance(bad["problem"], Message)
    assert good["problem"] == ""


@pytest.mark.parametrize(
    ("gpu", "engine", "basis", "evidence"),
    [
        ("CARD", "vllm 0.19.0", "matched", "published"),
        ("CARD", "sglang 0.5", "interpolated", "derived"),
        ("CARD-8", "vllm 0.19.0", "interpolated", "derived"),
        ("CARD", "abacus", "assumed", "assumed"),
        ("CARD", "", "assumed", "assumed"),
    ],
)
def test_that_a_prediction_says_how_near_the_nearest_measurement_is(
    gpu: str, engine: str, basis: str, evidence: str
) -> None:
    found = predicted(gpu=gpu, engine=engine)

    assert (found["basis"], found["evidence"]) == (basis, evidence)


def test_that_something_never_measured_is_extrapolated_and_two_such_things_are_assumed() -> None:
    other = {"gpu": "Board", "mem_gb": "80", "mem_bw_gb_s": "900", "bf16_fp16_dense_tflops": "90"}
    mine = {"model": "Mine", "total_params_b": "10", "kv_elements_per_token": "50000"}

    assert predicted(**other, engine="vllm 0.19.0")["basis"] == "extrapolated"
    assert predicted(**mine, engine="vllm 0.19.0")["basis"] == "extrapolated"
    assert predicted(**other, **mine, engine="vllm 0.19.0")["basis"] == "assumed"


def test_that_the_interval_is_that_of_its_basis() -> None:
    matched = predicted(engine="vllm 0.19.0")
    likely = float(str(matched["predicted_output_tokens_per_s"]))

    assert float(str(matched["low"])) == pytest.approx(likely * 0.8, rel=1e-4)
    assert float(str(matched["high"])) == pytest.approx(likely * 1.25, rel=1e-4)
    # Nothing is known of how far an extrapolation misses here: a third to three times.
    far = predicted(engine="vllm 0.19.0", model="Mine", total_params_b="10", n_layers="25",
                    n_kv_heads="10", head_dim="100")  # fmt: skip
    assert float(str(far["high"])) == pytest.approx(9 * float(str(far["low"])), rel=1e-4)


def test_that_everything_queued_at_once_runs_as_many_as_an_engine_takes() -> None:
    # 256 in the constants of a plain roofline.
    assert rate() == pytest.approx(rate(concurrency_or_batch="256"), rel=1e-5)


def test_that_tensorrt_keeps_a_narrow_cache_beside_narrow_weights() -> None:
    told = {"gpu": "CARD-8", "precision_weights": "fp8", "concurrency_or_batch": "1"}
    narrow = rate(**told, engine="TensorRT-LLM 0.17", precision_kv="fp8")

    assert rate(**told, engine="TensorRT-LLM 0.17") == narrow
    assert rate(**told, engine="vllm 0.19.0") < narrow


@pytest.mark.parametrize(
    ("engine", "changes", "vendor", "group"),
    [
        ("vllm", {}, "NVIDIA", "dense"),
        ("vllm", {"experts": 8, "experts_per_token": 2}, "NVIDIA", "mixture"),
        ("trtllm", {"kv_heads": 128, "kv_elements_per_token": 5760.0}, "NVIDIA", "latent"),
        ("vllm", {"link_gb_per_s": 64.0}, "NVIDIA", "card"),
        ("llamacpp", {}, "Apple", "llamacpp"),
        ("early_amd", {"experts": 8, "experts_per_token": 2}, "AMD", "early"),
    ],
)
def test_that_a_replica_falls_into_one_group(
    engine: str, changes: dict[str, Any], vendor: str, group: str
) -> None:
    told = {"parameters_b": 40.0, "active_parameters_b": 10.0, "layers": 40, "heads": 128}
    link = {"vendor": vendor, "link_gb_per_s": changes.pop("link_gb_per_s", 400.0)}
    of = model("open-m", 1, **(told | changes))
    on = accelerator("CARD").model_copy(update=link)
    one = replica_of(
        of, on, Layout(1), weight_bytes=2.0, cache_bytes=1.0, precision=WIDE, engine=engine
    )

    assert group_between(engine, one) == group
