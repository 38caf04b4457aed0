"""``advisor evaluate --probe``: the same answer with what would turn it, in both languages."""

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
def small(tmp_path: Path, call: Call) -> Path:
    path = tmp_path / "small.advisor"
    assert call("new", path).code == 0
    assert call("set", path, *SMALL).code == 0
    return path


def test_that_a_probe_adds_flips_and_prices_and_tells_of_its_stages(
    small: Path, call: Call
) -> None:
    plain = call("evaluate", small, *QUICK, "--json").data
    probed = call("evaluate", small, "--probe", *QUICK, "--json")

    assert probed.code == 0
    assert plain["flips"] is None
    for flip in probed.data["flips"]:
        assert flip.keys() >= {"input", "unit", "value_now", "value_at_flip", "becomes"}
    assert {rule["rule"] for rule in probed.data["rule_prices"]} == {"data_class"}
    same = plain.keys() - {"flips", "rule_prices", "tripwires", "evppi", "warnings"}
    assert {key: probed.data[key] for key in same} == {key: plain[key] for key in same}
    assert "Pricing each hard rule" in probed.err


def test_that_a_person_reads_what_would_turn_the_verdict(small: Path, call: Call) -> None:
    said = call("--language", "zh_CN", "evaluate", small, "--probe", *QUICK)

    assert said.code == 0
    words = ("什么会改变结论", "各项硬性规则的代价", "应先测量什么")
    assert all(word in said.out for word in words)
