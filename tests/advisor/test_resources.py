"""Shipped files are found wherever the program stands, and samples are read whole."""

from __future__ import annotations

import csv
import re
import sys
from pathlib import Path

import pytest

from advisor.draft import Draft, known_path
from advisor.errors import AdvisorError
from advisor.resources import resource, sample_answers, samples
from advisor.words.text import languages

SHOP = """
[answers]
"finance.budget" = "dont_know"
"workloads.desk.volume" = { low = 1, high = 3 }
"""


def test_that_a_checkout_finds_its_files_beside_the_package() -> None:
    root = Path(__file__).resolve().parents[2]

    assert resource("locale", "en") == root / "resources" / "locale" / "en"


def test_that_the_built_program_finds_its_files_where_it_was_unpacked(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    assert resource("fonts") == tmp_path / "resources" / "fonts"


def test_that_dont_know_in_a_sample_becomes_none(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    folder = tmp_path / "resources" / "samples"
    folder.mkdir(parents=True)
    (folder / "shop.toml").write_text(SHOP, encoding="utf-8")
    monkeypatch.setattr(sys, "_MEIPASS", str(tmp_path), raising=False)

    answers = sample_answers("shop")

    assert [sample.title for sample in samples()] == ["sample.shop"]
    assert dict(answers) == {
        "finance.budget": None,
        "workloads.desk.volume": {"low": 1, "high": 3},
    }


def test_that_an_unknown_sample_is_refused_with_the_known_ones_named() -> None:
    with pytest.raises(AdvisorError) as refused:
        sample_answers("../../secrets")

    (problem,) = refused.value.problems
    assert problem.message.id == "problem.unknown_sample"
    assert problem.message.values["found"] == "../../secrets"


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_that_a_sample_is_a_complete_assessment(sample: str) -> None:
    draft = Draft(sample_answers(sample))

    assert draft.problems() == ()
    assert all(known_path(path) for path in draft.answers)
    assessment = draft.completed()
    assert len(assessment.workloads) >= 3
    assert assessment.finance.currency == "CNY"
    assert 36 <= assessment.finance.horizon_months <= 60


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_that_every_range_of_a_sample_cites_a_claim_or_says_it_is_assumed(sample: str) -> None:
    for path, answer in sample_answers(sample).items():
        if isinstance(answer, dict):
            source = str(answer["source"])
            assert source.startswith("assumed: ") or re.match(r"C\d{3}: ", source), path


@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_that_a_sample_names_what_the_catalogue_knows(sample: str) -> None:
    templates = {path.stem for path in resource("scenarios").glob("*.toml")}
    accelerators, models = ids_of("accelerators.csv"), ids_of("language_models.csv")

    for path, answer in sample_answers(sample).items():
        if path.endswith(".template"):
            assert answer in templates
        elif path.endswith(".accelerator") and answer:
            assert answer in accelerators
        elif path.endswith("_models"):
            assert isinstance(answer, list)
            assert set(map(str, answer)) <= models


@pytest.mark.parametrize("language", [other for other in languages() if other != "en"])
@pytest.mark.parametrize("sample", [sample.id for sample in samples()])
def test_that_a_sample_in_another_language_differs_in_words_and_in_no_figure(
    sample: str, language: str
) -> None:
    english, translated = sample_answers(sample), sample_answers(sample, language)

    for path, answer in english.items():
        other = translated[path]
        if isinstance(answer, dict) and isinstance(other, dict):
            assert other | {"source": ""} == answer | {"source": ""}
            assert other["source"] != answer["source"]
        elif path == "title" or path.endswith((".name", ".sector")):
            assert other != answer
        else:
            assert other == answer


def ids_of(table: str) -> set[str]:
    """Give the first column of a table of the catalogue."""
    with resource("catalogue", table).open(encoding="utf-8", newline="") as file:
        return {row["id"] for row in csv.DictReader(file)}
