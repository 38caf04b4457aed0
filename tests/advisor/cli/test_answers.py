"""What is worked out without a screen is the engine's own answer, whole and in good order."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from advisor.cli.tables import width
from advisor.evaluation import Evaluation
from advisor.inputs.scan import FoundAccelerator, MachineScan

Call = Callable[..., Any]
QUICK = ("--samples", "16", "--as-of", "2026-11-22")
JSON_KEYS = {
    "catalogue", "seed", "samples", "posture", "posture_by_phase", "leading", "probability_best",
    "expected_regret", "plans", "options", "break_even", "flips", "tornado", "evppi", "claims",
    "gates", "evidence", "warnings",
}  # fmt: skip


def test_that_an_evaluation_has_every_key_and_names_what_only_a_probe_tells(
    file: Path, call: Call
) -> None:
    evaluated = call("evaluate", file, *QUICK, "--json")

    assert evaluated.code == 0
    assert evaluated.data.keys() >= JSON_KEYS
    assert evaluated.data["flips"] is None
    assert "warning.later.flips" in {warning["id"] for warning in evaluated.data["warnings"]}
    assert len(evaluated.data["claims"]) == 421
    assert {claim["result"] for claim in evaluated.data["claims"]} > {"untested"}
    assert evaluated.data["evppi"]["evpi"] >= 0
    assert sum(evaluated.data["probability_best"].values()) == pytest.approx(1, abs=1e-12)
    assert Evaluation.model_validate_json(evaluated.out).model_dump(mode="json") == evaluated.data


def test_that_the_same_seed_gives_the_same_answer_and_another_seed_another(
    file: Path, call: Call
) -> None:
    first, again, other = (
        call("evaluate", file, *QUICK, "--seed", seed, "--json").out for seed in ("0", "0", "7")
    )

    assert first == again
    assert first != other


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("en", ["Recommendation: ", "Net present cost", "Best in", "Reasons", "Kept out"]),
        ("zh_CN", ["建议：", "净现值成本", "最优概率", "理由", "硬性规则"]),
    ],
)
def test_that_a_person_reads_posture_probabilities_costs_reasons_and_gates(
    file: Path, call: Call, language: str, words: list[str]
) -> None:
    evaluated = call("--language", language, "evaluate", file, *QUICK)

    assert evaluated.code == 0
    assert [word for word in words if word not in evaluated.out] == []
    (head,) = [line for line in evaluated.out.splitlines() if "P10" in line]
    table = evaluated.out[evaluated.out.index(head) :].splitlines()[:4]
    assert len({width(line) for line in table}) == 1, "the columns of the plans line up"


def test_that_reports_are_written_in_both_languages_and_as_json(
    file: Path, tmp_path: Path, call: Call
) -> None:
    for language in ("en", "zh_CN"):
        pdf = tmp_path / f"{language}.pdf"
        assert call("report", file, "-o", pdf, "--language", language, *QUICK).code == 0
        assert pdf.read_bytes().startswith(b"%PDF")
    written = call("report", file, "-o", tmp_path / "a.json", *QUICK, "--json")

    assert (written.code, written.data["language"]) == (0, "en")
    told = json.loads((tmp_path / "a.json").read_text(encoding="utf-8"))
    (leading,) = [
        plan
        for plan in told["evaluation"]["plans"]
        if plan["posture"] == told["evaluation"]["leading"]
    ]
    band = leading["net_present_cost"]
    assert band["p10"] <= told["adds_up"]["whole"]["amount"] <= band["p90"]
    assert told["adds_up"]["figure"]["kind"] == "net_present_cost"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("-o", "a.xlsx"), "cannot be written as “.xlsx”"),
        (("-o", "a.pptx"), "cannot be written as “.pptx”"),
        (("-o", "report"), "cannot be written as “report”"),
        (("-o", "a.pdf", "--language", "tlh"), "does not speak “tlh”"),
    ],
)
def test_that_a_report_that_cannot_be_written_is_refused_before_it_is_worked_out(
    file: Path, call: Call, monkeypatch: pytest.MonkeyPatch, arguments: tuple[str], sentence: str
) -> None:
    monkeypatch.chdir(file.parent)
    monkeypatch.setattr(api, "evaluate_draft", lambda *_, **__: pytest.fail("was worked out"))

    refused = call("report", file, *arguments)

    assert refused.code == 1
    assert sentence in refused.err
    assert [path.name for path in file.parent.iterdir()] == ["client.advisor"]


def test_that_a_table_is_sized_with_its_columns_kept(tmp_path: Path, call: Call) -> None:
    table, out = tmp_path / "rows.csv", tmp_path / "out.csv"
    head = "row_id,model,gpu,n_gpus,tp,isl,osl,concurrency_or_batch,precision_weights\n"
    table.write_text(
        head + "a,glm-5.2,H200-SXM,8,8,1024,256,16,fp8\nb,no-such-model,H200-SXM,8,8,1,1,1,fp8\n"
    )

    sized = call("size", table, "-o", out, "--json")

    assert (sized.code, sized.data["rows"], sized.data["failed"]) == (0, 2, 1)
    with out.open(encoding="utf-8", newline="") as file:
        good, bad = csv.DictReader(file)
    assert (good["row_id"], good["problem"]) == ("a", "")
    low, likely, high = (
        float(good[name]) for name in ("low", "predicted_output_tokens_per_s", "high")
    )
    assert 0 < low <= likely <= high
    assert (bad["predicted_output_tokens_per_s"], "no-such-model" in bad["problem"]) == ("", True)


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "first line"),
        (b"a,a\n1,2\n", "first line"),
        (b"a,b\n1,2,3\n", "rows.csv:2: Line 2 has more cells"),
        (b"a,b\n\xff\xfe,2\n", "not a table in UTF-8"),
    ],
)
def test_that_a_table_that_cannot_be_read_is_refused_with_its_line(
    tmp_path: Path, call: Call, content: bytes, sentence: str
) -> None:
    (tmp_path / "rows.csv").write_bytes(content)

    refused = call("size", tmp_path / "rows.csv", "-o", tmp_path / "out.csv")

    assert refused.code == 1
    assert sentence in refused.err
    assert not (tmp_path / "out.csv").exists()


@pytest.mark.parametrize("which", ["assessment", "evaluation"])
def test_that_schemas_are_published(call: Call, which: str) -> None:
    schema = call("schema", which).data

    assert schema["type"] == "object"
    assert {"assessment": "workloads", "evaluation": "posture"}[which] in schema["properties"]


def test_that_a_scan_says_what_the_machine_has(call: Call) -> None:
    assert call("scan", "--json").data.keys() == {"accelerators", "processor", "cores", "memory_gb"}
    assert "Memory" in call("scan").out


def test_that_a_scan_says_which_accelerators_it_is_sure_of(
    call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    boards = (
        FoundAccelerator("NVIDIA", "NVIDIA L4", "L4", 22.5, 4),
        FoundAccelerator("Huawei", "Huawei 19e5:d802", None, None, 8),
    )
    monkeypatch.setattr(api, "scan_machine", lambda: MachineScan(boards, "", None, None))

    said = call("scan").out

    assert "4 × NVIDIA L4 (L4)" in said
    assert "8 × Huawei 19e5:d802 (which one of the catalogue it is cannot be told" in said
    assert [found["count"] for found in call("scan", "--json").data["accelerators"]] == [4, 8]


@pytest.mark.parametrize("language", api.languages())
def test_that_the_help_names_as_many_futures_as_are_drawn(language: str) -> None:
    said = api.texts_for(language).say("command.option.samples")

    assert str(api.DEFAULT_SAMPLES) in said
