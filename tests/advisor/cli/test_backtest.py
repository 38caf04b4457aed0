"""The command on reported decisions: a table, JSON, and an exit code that judges files only."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.advisor.backtest.test_folder import EXAMPLE

Call = Callable[..., Any]
DRAWN = ("--samples", "16", "--as-of", "2026-11-22")
CLOSED = EXAMPLE.replace('posture = "open"', 'posture = "closed"', 1)


def test_that_the_table_names_decision_verdict_and_what_separates(
    tmp_path: Path, call: Call
) -> None:
    liable = EXAMPLE.replace('"workloads.records.template"', '"rules.liable_party_required"')
    (tmp_path / "a.toml").write_text(liable.replace('"medical"', "true"), encoding="utf-8")

    said = call("backtest", tmp_path, *DRAWN)

    assert (said.code, said.err) == (0, "")
    head, row, count = said.out.splitlines()
    assert head.startswith("Case")
    decided = "Open (Value verification: Closed; Independent innovation: Open)"
    assert cells_of(row)[:4] == ["a", "decision", decided, "Closed"]
    assert "0% / 100% / 0%" in row
    assert "Open is barred: the demand for a liable party" in row
    assert count.startswith("1 decisions: 0 agree, 0 lead")


def test_that_a_broken_file_ends_with_one_and_the_others_are_run(
    tmp_path: Path, call: Call
) -> None:
    (tmp_path / "a.toml").write_text("= 1", encoding="utf-8")
    (tmp_path / "b.toml").write_text(CLOSED, encoding="utf-8")

    said = call("backtest", tmp_path, *DRAWN, "--json")

    assert said.code == 1
    broken, good = said.data
    assert (broken["found"], broken["problems"][0]["where"]) == (None, "a.toml")
    assert good["decided"]["posture"] == "closed"
    assert good["facts"][0]["path"] == "workloads.records.template"
    assert set(good["found"]["probability_best"]) == {"open", "closed", "hybrid"}


def test_that_the_table_speaks_chinese(tmp_path: Path, call: Call) -> None:
    (tmp_path / "b.toml").write_text(CLOSED, encoding="utf-8")

    said = call("--language", "zh_CN", "backtest", tmp_path, *DRAWN)

    assert said.code == 0
    assert "分歧所在" in said.out
    assert "共 1 项决策" in said.out


def cells_of(row: str) -> list[str]:
    """Cut a row where two spaces or more stand."""
    return [cell.strip() for cell in row.split("  ") if cell.strip()]
