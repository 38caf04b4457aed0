"""The whole probe fills an evaluation in, says how far it is, and stops when told."""

from __future__ import annotations

import pytest

from advisor.answer import Run, answer
from advisor.evaluate import run_of
from advisor.evaluation import Evaluation
from advisor.probe.probing import STAGES, probe
from tests.advisor.builders import DAY, assessment, catalogue, workload

KNOWN = catalogue({"rental.ACC": 3.0}, spread=0.2)


class StoppedError(Exception):
    pass


@pytest.fixture(scope="module")
def run() -> Run:
    told = assessment(
        workload("one", 6e6, cost_per_failure=0.05),
        workload("two", 3e6, cost_per_failure=0.05, data_class="confidential"),
    )
    return run_of(told, KNOWN, as_of=DAY, samples=64, seed=3)


@pytest.fixture(scope="module")
def plain(run: Run) -> Evaluation:
    return answer(run, version=KNOWN.version, as_of=DAY, seed=3)


@pytest.fixture(scope="module")
def heard() -> list[tuple[str, float]]:
    return []


@pytest.fixture(scope="module")
def found(run: Run, plain: Evaluation, heard: list[tuple[str, float]]) -> Evaluation:
    def tell(stage: str, share: float) -> None:
        heard.append((stage, share))

    return probe(run, plain, KNOWN, seed=3, progress=tell)


def test_that_a_probe_fills_in_flips_and_prices_and_leaves_the_rest(
    plain: Evaluation, found: Evaluation
) -> None:
    assert found.flips
    assert found.rule_prices
    assert "warning.later.flips" in {one.id for one in plain.warnings}
    assert "warning.later.flips" not in {one.id for one in found.warnings}
    changed = {"flips", "rule_prices", "warnings", "evppi", "tripwires"}
    assert found.model_dump(exclude=changed) == plain.model_dump(exclude=changed)
    assert Evaluation.model_validate_json(found.model_dump_json()) == found


def test_that_a_probe_says_how_far_it_has_come(
    found: Evaluation, heard: list[tuple[str, float]]
) -> None:
    assert found.flips
    assert [share for _, share in heard] == sorted(share for _, share in heard)
    assert list(dict.fromkeys(stage for stage, _ in heard)) == list(STAGES)
    assert 0 <= heard[0][1] <= heard[-1][1] <= 1


def test_that_only_the_nearest_flips_are_sought_anew(plain: Evaluation, found: Evaluation) -> None:
    flips = found.flips or ()

    assert sum(one.confirmed is not None for one in flips) == 3
    assert all(one.becomes != plain.leading for one in flips)
    assert all(one.value_at_flip != one.value_now for one in flips)


@pytest.mark.parametrize("stage", ["stage.flips", "stage.rules"])
def test_that_whoever_hears_of_a_stage_may_end_it(run: Run, plain: Evaluation, stage: str) -> None:
    def tell(here: str, _share: float) -> None:
        if here == stage:
            raise StoppedError

    with pytest.raises(StoppedError):
        probe(run, plain, KNOWN, seed=3, progress=tell)
