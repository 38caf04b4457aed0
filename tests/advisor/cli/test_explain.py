"""``advisor explain`` says what a figure adds up from."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor import api
from tests.advisor.cli.conftest import Call

FEW = ("--samples", "64", "--as-of", "2026-11-22")


def adds_up(data: dict[str, Any]) -> bool:
    parts, amount = [part["amount"] for part in data["parts"]], data["amount"]
    made = amount
    if parts and data["joined"] == "sum":
        made = sum(parts)
    elif parts and data["joined"] in {"product", "credit"}:
        made = 1.0 if data["joined"] == "product" else -1.0
        for one in parts:
            made *= one
    size = max(map(abs, [amount, *parts])) if data["joined"] == "sum" else abs(amount)
    return abs(made - amount) <= 1e-9 * size and all(map(adds_up, data["parts"]))


def test_that_a_figure_is_explained_in_words(call: Call, file: Path) -> None:
    found = call("explain", file, "net_present_cost", *FEW)

    assert found.code == 0
    assert "Net present cost · plan" in found.out
    assert "(tasks at full roll-out" in found.out


def test_that_a_program_can_add_it_up_again(call: Call, file: Path) -> None:
    found = call("explain", file, "tco", "--of", "open", *FEW, "--json")

    data = found.data
    assert data["unit"] == "CNY"
    assert len(data["parts"]) > 1
    assert adds_up(data)


@pytest.mark.parametrize(
    "words",
    [
        ("level_cost", "--part", "3"),
        ("phase_cost", "--part", "integration"),
        ("ledger_line", "--part", "implementation"),
        ("break_even",),
    ],
)
def test_that_parts_of_a_plan_are_named_by_words(
    call: Call, file: Path, words: tuple[str, ...]
) -> None:
    found = call("explain", file, *words, *FEW)

    assert found.code == 0
    assert len(found.out.splitlines()) > 3


def test_that_a_figure_there_is_not_is_a_problem(call: Call, file: Path) -> None:
    assert call("explain", file, "tco", "--of", "nothing", *FEW).code == 1
    assert call("explain", file, "magic", *FEW).code == 2


@pytest.mark.parametrize("language", api.languages())
def test_that_the_help_names_every_kind_of_figure(call: Call, language: str) -> None:
    said = call("--language", language, "explain", "--help").out

    assert [kind for kind in api.FIGURE_KINDS if kind not in said] == []
