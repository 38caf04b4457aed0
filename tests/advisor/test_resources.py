"""Shipped files are found wherever the program stands, and samples are read whole."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.resources import resource, sample_answers, samples

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

    assert [sample.title.id for sample in samples()] == ["sample.shop"]
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
