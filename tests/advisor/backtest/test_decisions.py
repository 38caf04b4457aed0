"""The decisions of the debate: files keep to the rules of their folder, the table to the files."""

from __future__ import annotations

import hashlib
import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from advisor.api.library import whole_catalogue
from advisor.backtest.engagement import TASKS, drafted
from advisor.backtest.folder import read_decision
from advisor.backtest.told import Decided, Decision, Fact, NotEntered

DECISIONS = Path(__file__).parents[2] / "cases" / "decisions"
FILES = sorted(DECISIONS.glob("*.toml"))
FROZEN = "69a5876cd4c7c5c2d9320a0899b751c39469ab1675a8dc3b75a4b01bf01e66ba"
"""Of all files together, as committed before the first run; a change here wants a new reason."""
README = (DECISIONS / "README.md").read_text(encoding="utf-8")
RESULTS = (DECISIONS / "RESULTS.md").read_text(encoding="utf-8")
NAMED = {  # what issue 6 asks for: a claim of each
    *("C081", "C083", "C038", "C039", "C040", "C082", "C117", "C110", "C111", "C113", "C106"),
    *("C095", "C094", "C016"),
}


def raw(file: Path) -> dict[str, Any]:
    """Read a file without any of the program's checks."""
    return tomllib.loads(file.read_text(encoding="utf-8"))


def test_that_the_files_are_those_that_were_frozen_before_the_first_run() -> None:
    whole = b"".join(file.name.encode() + b"\n" + file.read_bytes() for file in FILES)

    assert hashlib.sha256(whole).hexdigest() == FROZEN


def test_that_every_decision_that_was_asked_for_is_there() -> None:
    cited = {id_ for file in FILES for id_ in raw(file)["decided"]["claims"]}

    assert cited >= NAMED


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_every_fact_names_a_claim_of_the_catalogue(file: Path) -> None:
    told = raw(file)

    assert set(told) <= {"format", "title", "note", "decided", "facts", "not_entered"}
    for fact in told["facts"]:
        assert fact["claims"], fact["path"]
        assert all(id_ in api.claims() for id_ in fact["claims"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_what_stands_in_is_the_rule_and_nothing_else(file: Path) -> None:
    decision = read_decision(file, api.claims())
    told = {fact["path"] for fact in raw(file)["facts"]}

    draft, stands_in = drafted(decision, whole_catalogue())

    named = {path for path in draft.answers if path.endswith(".name")}
    assert set(draft.answers) == told | set(stands_in) | named | {"title"}
    assert all(path.endswith(".volume") for path in stands_in)
    for path in stands_in:
        template = draft.answers.get(path.replace(".volume", ".template"), "knowledge_base")
        per_unit = api.template_figures(str(template))["tasks_per_unit"][1]
        units = draft.answers[path]
        assert isinstance(units, dict)
        tasks = [float(str(units[end])) * per_unit for end in ("low", "likely", "high")]
        assert tasks == pytest.approx([10_000, 100_000, 1_000_000])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_neither_the_decision_nor_a_price_is_entered_as_a_circumstance(file: Path) -> None:
    for fact in raw(file)["facts"]:
        assert not fact["path"].startswith(("candidates.", "figures.", "preferences."))
        assert fact["path"] != "finance.budget"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_a_template_is_entered_only_where_it_lists_a_claim_of_the_fact(file: Path) -> None:
    for fact in raw(file)["facts"]:
        if fact["path"].endswith(".template"):
            template = whole_catalogue().templates[fact["answer"]]
            assert set(template.claims) & set(fact["claims"])


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.stem)
def test_that_speaker_interest_and_day_are_those_of_the_first_claim(file: Path) -> None:
    decided = raw(file)["decided"]
    first = api.claim(decided["claims"][0])

    assert (decided["speaker"], decided["interest"]) == (first.speaker, first.interest)
    assert (decided.get("date"), decided.get("date_note", "")) == (first.date, first.date_note)


def test_that_the_table_holds_every_file_with_what_was_decided() -> None:
    rows = [line.strip("| ").split(" | ") for line in RESULTS.splitlines() if line[:2] == "| "]
    shown = {row[0]: row[2].split(" (")[0].lower() for row in rows[2:]}

    assert shown == {file.stem: raw(file)["decided"]["posture"] for file in FILES}


def test_that_the_format_is_described_whole() -> None:
    records = (Decision, Decided, Fact, NotEntered)

    for word in {name for record in records for name in record.model_fields}:
        assert re.search(rf"\b{word}\b", README), word
    for tasks in TASKS.values():
        assert f"{tasks:,.0f}" in README
