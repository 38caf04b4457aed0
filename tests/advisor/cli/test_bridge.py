"""``advisor bridge FILE_A FILE_B``: steps that add up, in words and as data."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

Call = Callable[..., Any]
SMALL = (
    "workloads.a.name=A",
    "workloads.a.volume=20000",
    "workloads.a.data_class=confidential",
    "candidates.open_models=qwen3-32b",
    "candidates.closed_models=glm-4-plus",
)
QUICK = ("--samples", "16", "--as-of", "2026-11-22")


@pytest.fixture
def two(tmp_path: Path, call: Call) -> tuple[Path, Path]:
    """Give two files that differ in the volume and the discount rate."""
    one, other = tmp_path / "one.advisor", tmp_path / "other.advisor"
    for path in (one, other):
        assert call("new", path).code == 0
        assert call("set", path, *SMALL).code == 0
    more = ("workloads.a.volume=30000", "finance.discount_rate=0.2")
    assert call("set", other, *more).code == 0
    return one, other


def test_that_the_steps_of_a_bridge_add_up_to_the_difference(
    two: tuple[Path, Path], call: Call
) -> None:
    said = call("bridge", *two, *QUICK, "--json")

    assert said.code == 0
    found = said.data
    steps = {step["input"]: step for step in found["steps"]}
    assert {"workload.a.volume", "finance.discount_rate"} <= steps.keys()
    total = sum(step["worth"] for step in found["steps"])
    assert total == pytest.approx(found["worth_after"] - found["worth_before"])
    assert all(isinstance(step["label"], str) for step in found["steps"])


def test_that_a_bridge_is_a_table_in_the_reader_s_language(
    two: tuple[Path, Path], call: Call
) -> None:
    english = call("bridge", *two, *QUICK)
    chinese = call("--language", "zh_CN", "bridge", *two, *QUICK)

    assert english.code == chinese.code == 0
    assert english.out.startswith("What makes the difference\n")
    assert "Discount rate" in english.out
    assert chinese.out.startswith("差异从何而来\n")


def test_that_a_file_against_itself_has_no_steps(two: tuple[Path, Path], call: Call) -> None:
    found = call("bridge", two[0], two[0], *QUICK, "--json").data

    assert found["worth_before"] == found["worth_after"]
    assert all(step["worth"] == pytest.approx(0.0, abs=1e-6) for step in found["steps"])


def test_that_a_file_with_problems_is_refused_with_its_place(
    two: tuple[Path, Path], tmp_path: Path, call: Call
) -> None:
    wrong = tmp_path / "wrong.advisor"
    assert call("new", wrong).code == 0

    said = call("bridge", two[0], wrong, *QUICK)

    assert said.code == 1
    assert "workload" in said.err
