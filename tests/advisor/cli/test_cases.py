"""The command on published cases: a table, JSON, and an exit code that tells whether all passed."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.advisor.cases.test_folder import GOOD, PUBLISHED

Call = Callable[..., Any]


def test_that_every_published_case_passes(call: Call) -> None:
    said = call("cases", PUBLISHED, "--json")

    assert (said.code, said.err) == (0, "")
    verdicts = {one["verdict"] for one in said.data}
    assert verdicts == {"pass", "skipped"}
    assert {one["kind"] for one in said.data} == {"figure", "trap"}
    assert len({one["case"] for one in said.data}) == 33


def test_that_the_table_shows_expected_computed_and_difference(tmp_path: Path, call: Call) -> None:
    (tmp_path / "small.toml").write_text(GOOD, encoding="utf-8")

    said = call("cases", tmp_path)

    head, row, summary = said.out.splitlines()
    assert head.split() == [
        "Case", "Reading", "Expected", "Computed", "Difference", "Tolerance", "Verdict",
    ]  # fmt: skip
    assert row.split() == ["small", "monthly", "api", "12", "12", "0", "0.012", "pass"]
    assert summary.startswith("1 cases: 1 of 1 figures within tolerance")
    assert said.code == 0


def test_that_a_figure_that_is_off_ends_with_one(tmp_path: Path, call: Call) -> None:
    (tmp_path / "small.toml").write_text(GOOD.replace("value = 12", "value = 13"), "utf-8")

    said = call("cases", tmp_path)

    assert said.code == 1
    assert "FAIL" in said.out


def test_that_a_broken_file_is_named_and_the_others_are_run(tmp_path: Path, call: Call) -> None:
    (tmp_path / "a.toml").write_text("= 1", encoding="utf-8")
    (tmp_path / "small.toml").write_text(GOOD, encoding="utf-8")

    said = call("cases", tmp_path, "--json")

    assert said.code == 1
    assert [one["verdict"] for one in said.data] == ["fail", "pass"]
    assert "a.toml" in said.data[0]["problems"][0]["message"]


def test_that_a_folder_without_cases_is_a_problem(tmp_path: Path, call: Call) -> None:
    said = call("cases", tmp_path / "nowhere")

    assert said.code == 1
    assert "nowhere" in said.err
