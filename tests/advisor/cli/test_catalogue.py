"""The catalogue from the command line: looked through, checked, and renewed from a stick."""

from __future__ import annotations

import datetime as dt
import json
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from tests.advisor.catalogue.pack_example import CONTENT, DAY, KEYS, SHIPPED, content, sealed

Call = Callable[..., Any]
AS_OF = ("--as-of", "2026-11-22")
FIRST = "2026.12.15"


@pytest.fixture
def stick(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a pack, on a day on which it may be applied."""
    monkeypatch.setattr("advisor.catalogue.library.trusted_keys", lambda _: KEYS)
    monkeypatch.setattr("advisor.catalogue.packs.envelope.trusted_keys", lambda _: KEYS)
    monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(tmp_path / "packs"))
    monkeypatch.setattr(api, "today", lambda: DAY)
    (tmp_path / "update.pack").write_bytes(sealed(content()))
    return tmp_path


def test_that_every_figure_is_listed_with_what_says_how_far_to_trust_it(call: Call) -> None:
    listed = call("catalogue", "list", *AS_OF, "--json")

    assert (listed.code, listed.err) == (0, "")
    entries = {entry["id"]: entry for entry in listed.data}
    assert len(entries) == len(listed.data) > 2_000
    assert {entry["kind"] for entry in listed.data} == {
        "figure", "price", "model", "accelerator", "template",
    }  # fmt: skip
    for entry in listed.data:
        assert entry["source"]
        assert dt.date.fromisoformat(entry["review_by"])
        assert dt.date.fromisoformat(entry["valid_from"]) <= dt.date(2026, 11, 22)
        assert entry["unit"]
        assert entry["evidence"] in {
            "measured", "published", "quoted", "claimed", "derived", "assumed",
        }  # fmt: skip
        assert entry["kind"] == "model" or entry["low"] <= entry["likely"] <= entry["high"]
    assert entries["fx.CNY"]["likely"] == 6.653
    assert entries["price.anthropic.claude-opus-5-5.input"]["sources_agreeing"] == 2


MADE_FOR_THE_SCOPE = ("quality.gap.", "throughput.")
"""Inputs of the models and machines in play, made from one figure or from the speed model."""


def test_that_the_ids_listed_are_those_the_calculation_reads(file: Path, call: Call) -> None:
    evaluated = call("evaluate", file, "--samples", "16", *AS_OF, "--json").data
    listed = {entry["id"]: entry for entry in call("catalogue", "list", *AS_OF, "--json").data}

    from_catalogue = [
        row
        for row in evaluated["inputs"]
        if row["set_by"] == "catalogue" and not row["id"].startswith(MADE_FOR_THE_SCOPE)
    ]
    assert len(from_catalogue) > 10
    for row in from_catalogue:
        assert listed[row["id"]]["likely"] == row["likely"]


@pytest.mark.parametrize(
    ("arguments", "expected"),
    [
        (("--kind", "accelerator", "--search", "h100 nvidia"), "H100-SXM"),
        (("--kind", "model", "--search", "QWEN3 235b"), "qwen3-235b-a22b"),
        (("--kind", "system", "--search", "llama"), "C296 Llama"),
        (("--search", "Exchange CNY"), "fx.CNY"),
    ],
)
def test_that_a_search_finds_by_name_vendor_and_kind(
    arguments: tuple[str, ...], expected: str, call: Call
) -> None:
    found = call("catalogue", "list", *AS_OF, *arguments, "--json").data

    assert expected in [entry["id"] for entry in found]
    assert len(found) < 30


def test_that_a_person_reads_value_source_age_and_staleness(call: Call) -> None:
    fresh = call("catalogue", "show", "fx.CNY", *AS_OF).out
    stale = call("catalogue", "show", "fx.CNY", "--as-of", "2026-11-30").out

    assert "CN¥6.65 per US dollar" in fresh
    assert "ECB reference rates" in fresh
    assert "0 days ago" in fresh
    assert "stale" not in fresh
    assert "(stale)" in stale
    assert "8 days ago" in stale


def test_that_the_clients_own_figure_is_shown_beside_the_catalogues(file: Path, call: Call) -> None:
    own = '{"low": 6.9, "likely": 7.0, "high": 7.1, "source": "Bank", "day": "2026-11-20"}'
    assert call("set", file, f"figures.fx.CNY={own}").code == 0

    shown = call("catalogue", "show", "fx.CNY", "--in", file, *AS_OF, "--json").data

    assert shown["likely"] == 6.653
    assert shown["override"] == json.loads(own)


def test_that_an_unknown_id_is_refused_with_the_nearest_one(call: Call) -> None:
    shown = call("catalogue", "show", "fx.CNN")

    assert shown.code == 1
    assert "fx.CNY" in shown.err


def test_that_the_shipped_catalogue_passes_and_a_spoilt_one_is_named(
    call: Call, tmp_path: Path
) -> None:
    assert call("catalogue", "check").code == 0
    for name in ("catalogue", "scenarios", "claims", "glossary"):
        if api.resource(name).is_dir():
            shutil.copytree(api.resource(name), tmp_path / name)
    assert call("catalogue", "check", tmp_path).code == 0
    rates = tmp_path / "catalogue" / "figures.csv"
    text = rates.read_text(encoding="utf-8")
    rates.write_text(text.replace(",CNY/USD,6.32,", ",CNY/USD,NaN,"), encoding="utf-8")

    checked = call("catalogue", "check", tmp_path, "--json")

    (problem,) = checked.data
    line = next(n for n, row in enumerate(text.splitlines(), 1) if row.startswith("fx.CNY,"))
    assert (checked.code, problem["where"]) == (1, f"figures.csv:{line}")
    assert "NaN" in problem["message"]


def test_that_a_pack_is_previewed_then_applied_then_used(
    stick: Path, file: Path, call: Call
) -> None:
    pack, quick = stick / "update.pack", ("--samples", "16", "--as-of", "2026-12-31", "--json")
    assert call("set", file, "figures.electricity.CN=0.6").code == 0
    before = call("evaluate", file, *quick).out

    diff = call("catalogue", "diff", pack, "--in", file)
    applied = call("catalogue", "apply", pack)
    after = call("evaluate", file, *quick)
    again = call("evaluate", file, *quick, "--catalogue", SHIPPED)

    assert "December list" in diff.out
    assert "CN¥6.65 per US dollar → CN¥6.50 per US dollar" in diff.out
    assert "all of them stand" in diff.out
    assert FIRST in applied.out
    assert after.data["catalogue"]["version"] == FIRST
    assert again.out == before
    assert FIRST in call("catalogue", "check").out
    history = call("catalogue", "show", "fx.CNY", "--json").data["history"]
    assert [(entry["likely"], entry["came_with"]) for entry in history] == [
        (6.5, FIRST),
        (6.653, SHIPPED),
    ]


def test_that_a_refused_pack_ends_with_1_and_every_reason(stick: Path, call: Call) -> None:
    spoilt = content(expires="2026-12-15", previous="2026.11.1")
    (stick / "update.pack").write_bytes(sealed(spoilt))

    applied = call("catalogue", "apply", stick / "update.pack", "--json")

    assert applied.code == 1
    assert [problem["id"] for problem in applied.data["problems"]] == [
        "problem.pack.expired",
        "problem.pack.other_previous",
    ]
    assert not (stick / "packs").exists()


def test_that_a_version_that_is_not_here_is_refused(file: Path, call: Call) -> None:
    evaluated = call("evaluate", file, "--catalogue", "2025.1.1")

    assert evaluated.code == 1
    assert SHIPPED in evaluated.err


def test_that_a_maintainer_makes_a_key_and_signs_a_content(stick: Path, call: Call) -> None:
    written = stick / "content.json"
    written.write_text(json.dumps(CONTENT), encoding="utf-8")
    made = call("catalogue", "keygen", stick / "maker")
    signed = call("catalogue", "sign", written, "--key", stick / "maker", "-o", stick / "new.pack")

    refused = call("catalogue", "apply", stick / "new.pack")

    assert (made.code, signed.code) == (0, 0)
    assert "maker.pub" in made.out
    assert refused.code == 1
    assert "does not trust" in refused.err


def test_that_a_fault_of_a_content_is_named_with_its_line_before_it_is_signed(
    stick: Path, call: Call
) -> None:
    written = stick / "content.json"
    text = json.dumps(CONTENT, indent=1).replace('"likely": 6.5', '"likely": "about 6"')
    written.write_text(text, encoding="utf-8")
    call("catalogue", "keygen", stick / "maker")

    signed = call("catalogue", "sign", written, "--key", stick / "maker", "-o", stick / "new.pack")

    line = next(n for n, row in enumerate(text.splitlines(), 1) if "about 6" in row)
    assert signed.code == 1
    assert signed.err.startswith(f"content.json:{line}: ")
    assert not (stick / "new.pack").exists()


@pytest.mark.parametrize("words", ["list", "show", "check", "diff", "apply", "keygen", "sign"])
def test_that_every_command_explains_itself_in_both_languages(words: str, call: Call) -> None:
    english = call("catalogue", words, "--help").out
    chinese = call("--language", "zh_CN", "catalogue", words, "--help").out

    assert f"advisor catalogue {words}" in english
    assert "command." not in english + chinese
    assert english != chinese
