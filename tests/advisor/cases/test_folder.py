"""Every published case through the real engine, and files that cannot stand."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.cases.folder import read_case, run_folder
from advisor.cases.judge import Judged, judge
from advisor.errors import AdvisorError

PUBLISHED = Path(__file__).parents[2] / "cases" / "published"
FILES = sorted(PUBLISHED.glob("*.toml"))
CASES = {
    *("C1-GLM-4.5", "C1-Qwen3-235B", "C1-gpt-oss-120B", "C1-Llama-3.3-70B", "C1-EXAONE-32B"),
    *("C1-Magistral", "C2a-od", "C2a-3y", "C2b", "C2d", "C6", "C7", "C8-hosted", "C8-owned"),
    *("C9", "C12-1", "C12-2", "C12-3", "C12-4", "C12-5", "C12-6", "C13", "C15-b128", "C15-b8"),
    *("C17-kshirol", "C21", "C22"),
    *("T1", "T2", "T4", "T7", "T8", "T10"),
}
GOOD = """
format = 1
id = "small"
source = "made up"
day = 2026-01-01
left_out = ["everything else"]

[workload]
requests_per_month = 1000
input_tokens = 8000
output_tokens = 1000

[options.api]
form = "api"
input_per_mtok = 1
output_per_mtok = 4

[[expect]]
reading = "monthly"
of = "api"
value = 12
"""


def test_that_every_published_case_stands_in_the_folder() -> None:
    assert {read_case(file).id for file in FILES} == CASES
    assert len(FILES) == len(CASES)


@pytest.mark.parametrize("file", FILES, ids=[file.stem for file in FILES])
def test_that_a_published_case_comes_out_as_printed_or_its_slip_is_found(file: Path) -> None:
    judged = list(judge(read_case(file)))

    assert [one for one in judged if one.verdict == "fail"] == []
    assert any(one.verdict == "pass" for one in judged)


def in_folder(folder: Path, text: str) -> list[Judged]:
    (folder / "case.toml").write_text(text, encoding="utf-8")
    return list(run_folder(folder))


def test_that_a_case_is_read_and_run(tmp_path: Path) -> None:
    (one,) = in_folder(tmp_path, GOOD)

    assert (one.verdict, one.computed) == ("pass", pytest.approx(12))


@pytest.mark.parametrize(
    ("old", "new", "where", "problem"),
    [
        ("form =", "from =", "options.api.from", "problem.case.unknown_field"),
        ('source = "made up"', "", "source", "problem.case.missing_field"),
        ("= 1000\n", "= -1\n", "requests_per_month", "problem.case.cannot_stand"),
        ("output_per_mtok = 4", "", "options.api", "problem.case.one_of"),
        ("= 4\n", "= 4\nwatts = 5\n", "options.api.watts", "problem.case.not_read"),
        ("[[expect]]", "[[expect", "case.toml", "problem.case.unreadable"),
    ],
    ids=["unknown", "missing", "below zero", "no price", "not read", "no TOML"],
)
def test_that_a_file_that_cannot_stand_fails_with_the_place_and_the_reason(
    old: str, new: str, where: str, problem: str, tmp_path: Path
) -> None:
    judged = in_folder(tmp_path, GOOD.replace(old, new, 1))

    (one,) = [one for one in judged if one.verdict == "fail"]
    found = {p.message.id: p.where for p in one.problems}
    assert problem in found
    assert where in found[problem]


def test_that_one_bad_file_does_not_keep_the_others_from_being_run(tmp_path: Path) -> None:
    (tmp_path / "a.toml").write_text("format = 2", encoding="utf-8")

    judged = in_folder(tmp_path, GOOD)

    assert [one.verdict for one in judged] == ["fail", "pass"]


def test_that_a_case_which_expects_nothing_is_a_failure(tmp_path: Path) -> None:
    (one,) = in_folder(tmp_path, GOOD.partition("[[expect]]")[0])

    assert one.problems[0].message.id == "problem.case.expects_nothing"
    assert one.verdict == "fail"


def test_that_a_folder_without_cases_is_refused(tmp_path: Path) -> None:
    for folder in (tmp_path, tmp_path / "nowhere"):
        with pytest.raises(AdvisorError) as refused:
            list(run_folder(folder))
        assert refused.value.problems[0].message.id == "problem.case.no_cases"
