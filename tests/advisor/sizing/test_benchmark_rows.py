"""A result is predicted as it was measured, and doubted when it lies far from that."""

from __future__ import annotations

from typing import get_args

import pytest

from advisor.model.measurement import Engine, Precision
from advisor.sizing.benchmark_rows import doubts, held_against, row_of
from advisor.sizing.configuration import WIDTHS
from advisor.sizing.engines import engine_of
from tests.advisor.builders import accelerator, catalogue, measurement

# 25.6 GB of weights at 1000 GB/s are 25.6 ms a step: 64 sequences write 2500 tokens a second.
PREDICTED = 2500.0


def test_that_a_result_is_held_against_the_prediction_of_its_own_configuration() -> None:
    one = measurement(concurrency=64, output_tokens_per_s=1250)
    eight = measurement(id="b2", accelerators=8, tensor_parallel=1, concurrency=64)

    (first, second), wrong = held_against([one, eight], catalogue())
    assert wrong == ()
    assert (first.predicted, first.ratio) == pytest.approx((PREDICTED, 0.5))
    # Eight copies with eight sequences each.
    assert second.predicted == pytest.approx(8 * 8 / 0.0256)


@pytest.mark.parametrize(
    ("share", "is_doubted"), [(0.49, True), (0.51, False), (1.99, False), (2.01, True)]
)
def test_that_a_result_beyond_a_factor_of_two_is_doubted(share: float, *, is_doubted: bool) -> None:
    one = measurement(concurrency=64, output_tokens_per_s=PREDICTED * share)
    held, _ = held_against([one], catalogue())

    found = doubts(held)
    assert bool(found) == is_doubted
    for problem in found:
        assert problem.where == "measurements.b1.output_tokens_per_s"
        assert problem.severity == "warning"
        assert problem.message.values["predicted"] == 2500


@pytest.mark.parametrize("engine", [name for name in get_args(Engine) if name])
@pytest.mark.parametrize("day", [None, "2024-05-01", "2026-05-01"])
def test_that_an_engine_is_read_back_as_current_whatever_the_day(
    engine: str, day: str | None
) -> None:
    row = row_of(measurement(engine=engine, day=day))

    assert engine_of(row["engine"], "", accelerator()) == (engine, True)


def test_that_an_engagement_knows_every_precision_that_a_table_may_name() -> None:
    assert {name for name in get_args(Precision) if name} == set(WIDTHS)
