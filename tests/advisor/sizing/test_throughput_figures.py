"""Each accelerator and model in play has its own speed error, as sure as what is known of it."""

from __future__ import annotations

import math
from dataclasses import replace
from typing import Any

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.speed_model import SpeedModel
from advisor.errors import AdvisorError
from advisor.inputs.ledger import Input
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.model.organisation import Candidates, Override
from advisor.model.record import Estimate
from advisor.sizing.throughput_figures import throughput_inputs
from tests.advisor.builders import (
    DAY,
    assessment,
    catalogue,
    machine,
    measurement,
    model,
)

PAIR = "throughput.ACC.open-a"
SPREADS = {
    ("matched", "dense"): (0.9, 1.2),
    ("interpolated", "dense"): (0.8, 1.25),
    ("extrapolated", "dense"): (0.7, 1.5),
    ("assumed", "dense"): (0.5, 2.0),
    ("matched", "mixture"): (0.6, 1.6),
    ("matched", "llamacpp"): (0.3, 3.0),
}


def world(*cells: tuple[str, str, str], factor: tuple[float, float, float]) -> Catalogue:
    """Give a catalogue of which some cells have been measured."""
    known = catalogue({"sizing.throughput_factor": factor})
    return replace(known, speed=SpeedModel(spreads=SPREADS, cells=frozenset(cells)))


KNOWN = world(("ACC", "open-a", "vllm"), ("OTHER", "open-a", "sglang"), factor=(0.8, 1.0, 1.3))


def inputs(told: Assessment, known: Catalogue = KNOWN) -> dict[str, Input]:
    """Give the inputs of speed by id."""
    found = throughput_inputs(told, known, scope_of(told, known, DAY), DAY)
    return {one.id: one for one in found}


def with_engine(engine: str, **answers: Any) -> Assessment:
    return assessment(candidates=Candidates.model_validate({"engine": engine}), **answers)


def test_that_each_pair_in_play_has_an_input_and_no_other() -> None:
    told = assessment(machines=(machine(),))

    # OLD is owned, ACC is bought, rented and in the appliance; one architecture is in play.
    assert set(inputs(told)) == {"throughput.ACC.open-a", "throughput.OLD.open-a"}


def test_that_a_model_too_large_for_every_server_is_not_in_play() -> None:
    large = model("open-b", 1300, parameters_b=5000)
    known = replace(KNOWN, models={**KNOWN.models, "open-b": large})
    told = assessment(candidates=Candidates(open_models=("open-a", "open-b")))

    assert set(inputs(told, known)) == {PAIR}


def test_that_without_an_engine_the_range_of_the_catalogue_stands() -> None:
    known = world(("ACC", "open-a", "vllm"), factor=(0.8, 1.05, 1.3))
    one = inputs(assessment(), known)[PAIR]

    assert (one.low, one.likely, one.high) == (0.8, 1.05, 1.3)
    assert (one.kind, one.set_by, one.group) == ("positive", "catalogue", "throughput")


def test_that_not_naming_the_engine_never_makes_a_prediction_surer() -> None:
    known = world(("ACC", "other", "vllm"), factor=(0.8, 1.0, 1.3))

    unnamed = inputs(assessment(), known)[PAIR]
    named = inputs(with_engine("vllm"), known)[PAIR]
    assert (named.low, named.high) == (unnamed.low, unnamed.high) == (0.7, 1.5)


@pytest.mark.parametrize(
    ("engine", "cells", "expected"),
    [
        ("vllm", [("ACC", "open-a", "vllm")], (0.9, 1.2, "published")),
        ("sglang", [("ACC", "open-a", "vllm")], (0.8, 1.25, "derived")),
        ("trtllm", [("ACC", "other", "trtllm")], (0.7, 1.5, "derived")),
        ("trtllm", [("OTHER", "open-a", "vllm")], (0.7, 1.5, "derived")),
        ("vllm", [("OTHER", "other", "vllm")], (0.5, 2.0, "assumed")),
        ("llamacpp", [("ACC", "open-a", "llamacpp")], (0.3, 3.0, "published")),
        ("llamacpp", [], (1 / 3, 3.0, "assumed")),
    ],
)
def test_that_with_an_engine_the_range_follows_from_what_has_been_measured(
    engine: str, cells: list[tuple[str, str, str]], expected: tuple[float, float, str]
) -> None:
    one = inputs(with_engine(engine), world(*cells, factor=(0.8, 1.0, 1.3)))[PAIR]

    assert (one.low, one.high, one.evidence) == expected
    assert one.likely == 1.0
    assert one.group == "throughput.ACC"
    assert (one.set_by == "assumption") == (expected[2] == "assumed")


def test_that_a_mixture_of_experts_has_a_spread_of_its_own() -> None:
    mixed = model(
        "open-a", 1400, active_parameters_b=3.2, experts=128, experts_per_token=8, layers=40
    )
    known = replace(KNOWN, models={**KNOWN.models, "open-a": mixed})
    one = inputs(with_engine("vllm"), known)[PAIR]

    assert (one.low, one.high) == (0.6, 1.6)


# One replica on one card: 25.6 GB of weights in 8 bit at 1000 GB/s are 25.6 ms a step, whatever
# the batch, and nothing else takes time: 64 sequences write 64 / 0.0256 = 2500 tokens a second.
AS_PREDICTED = 2500.0


def test_that_a_result_of_the_clients_own_pulls_the_pair_it_was_measured_on() -> None:
    half = measurement(
        concurrency=64, output_tokens_per_s=AS_PREDICTED / 2, source="Lab, run 4", day="2026-01-05"
    )
    told = with_engine("vllm", machines=(machine(),), measurements=(half,))
    found = inputs(told)
    one, other = found[PAIR], found["throughput.OLD.open-a"]

    # Before: ln(1.2 / 0.9) / 2.5631031 = 0.112240 wide, so a precision of 79.378; told: 100.
    way = 100 / 179.378
    reach = 1.2815516 * math.sqrt(1 / 179.378 + 0.01)
    assert one.likely == pytest.approx(0.5**way, rel=1e-4)
    assert one.low == pytest.approx(0.5**way * math.exp(-reach), rel=1e-4)
    assert one.high == pytest.approx(0.5**way * math.exp(reach), rel=1e-4)
    assert (one.evidence, one.set_by, one.source) == ("measured", "client", "Lab, run 4")
    assert str(one.valid_from) == "2026-01-05"
    assert (one.group, one.catalogue_likely) == ("", 1.0)
    # OLD itself has never been measured, the model has.
    assert (other.likely, other.evidence) == (1.0, "derived")


def test_that_results_that_agree_with_what_stood_before_only_narrow_it() -> None:
    known = world(("ACC", "open-a", "vllm"), factor=(0.7, 0.9, 1.2))
    agreeing = measurement(concurrency=64, output_tokens_per_s=AS_PREDICTED * 0.9)
    before = inputs(assessment(), known)[PAIR]
    after = inputs(assessment(measurements=(agreeing,)), known)[PAIR]

    assert after.likely == pytest.approx(0.9, rel=1e-6)
    assert before.low < after.low < after.high < before.high


def test_that_several_sources_are_all_named_once() -> None:
    results = [
        measurement(id=f"b{at}", concurrency=64, source=source)
        for at, source in enumerate(("Lab", "Field", "Lab"))
    ]
    one = inputs(assessment(measurements=tuple(results)))[PAIR]

    assert one.source == "Lab; Field"


def test_that_every_result_that_cannot_be_predicted_is_named_at_its_answer() -> None:
    told = assessment(
        measurements=(
            measurement(id="b1", precision="nvfp4"),
            measurement(id="b2", tensor_parallel=2),
            measurement(id="b3", model="closed-a"),
            measurement(id="b4", precision="fp32", accelerators=1),
        )
    )

    with pytest.raises(AdvisorError) as caught:
        inputs(told)
    assert [(p.where, p.message.id) for p in caught.value.problems] == [
        ("measurements.b1.precision", "size.precision_lacking"),
        ("measurements.b2.tensor_parallel", "size.too_many_parts"),
        ("measurements.b3.model", "size.unknown_size"),
        ("measurements.b4.accelerators", "size.does_not_fit"),
    ]


def test_that_a_missing_figure_is_named() -> None:
    known = catalogue({"sizing.throughput_factor": None})

    with pytest.raises(AdvisorError) as caught:
        inputs(assessment(), known)
    assert [p.where for p in caught.value.problems] == ["figures.sizing.throughput_factor"]


def mine(low: float, likely: float, high: float) -> Override:
    return Override(estimate=Estimate(low=low, likely=likely, high=high, source="Us"))


def test_that_the_clients_own_range_for_all_stands_where_nothing_was_measured() -> None:
    told = with_engine(
        "vllm",
        machines=(machine(),),
        figures={"sizing.throughput_factor": mine(0.5, 0.6, 0.7)},
        measurements=(measurement(concurrency=64, output_tokens_per_s=AS_PREDICTED),),
    )
    found = inputs(told)

    other = found["throughput.OLD.open-a"]
    assert (other.low, other.likely, other.high, other.set_by) == (0.5, 0.6, 0.7, "client")
    assert found[PAIR].evidence == "measured"


def test_that_the_clients_own_figure_of_a_pair_stands_before_everything() -> None:
    told = assessment(
        figures={PAIR: mine(0.5, 0.6, 0.7)},
        measurements=(measurement(concurrency=64, output_tokens_per_s=AS_PREDICTED),),
    )
    scope = scope_of(told, KNOWN, DAY)
    ledger = resolve(told, KNOWN, scope, DAY, throughput_inputs(told, KNOWN, scope, DAY))

    assert (ledger[PAIR].low, ledger[PAIR].likely, ledger[PAIR].high) == (0.5, 0.6, 0.7)
    assert ledger[PAIR].source == "Us"


@pytest.mark.parametrize("id_", [PAIR, "sizing.throughput_factor"])
def test_that_a_speed_of_nothing_is_refused_where_it_stands(id_: str) -> None:
    told = assessment(figures={id_: mine(0, 0.6, 0.7)})
    scope = scope_of(told, KNOWN, DAY)
    speeds = throughput_inputs(told, KNOWN, scope, DAY)

    with pytest.raises(AdvisorError) as caught:
        resolve(told, KNOWN, scope, DAY, speeds)
    assert [(p.where, p.message.id) for p in caught.value.problems] == [
        (f"figures.{id_}", "problem.not_above_zero")
    ]
