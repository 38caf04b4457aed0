"""One's own results come in from a table, all of them or none, as one step."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import api
from advisor.cli import main

TABLE = """model,gpu,n_gpus,tp,isl,osl,concurrency_or_batch,engine,output_tokens_per_s,source
llama-3.1-8b,H100-SXM,1,1,1024,256,32,vllm 0.9.0,2000,Lab
llama-3.1-8b,H100-SXM,1,1,1024,256,64,vllm 0.9.0,{speed},Lab
"""


def engagement_in(folder: Path) -> Path:
    file = folder / "own.advisor"
    assert main(["new", str(file)]) == 0
    assert main(["set", str(file), "workloads.w1.volume=10", "measurements.m1.accelerators=1"]) == 0
    return file


def keys_in(file: Path) -> tuple[str, ...]:
    with api.open_engagement(file, read_only=True) as workspace:
        return workspace.draft.keys("measurements")


def test_that_a_table_is_kept_beside_what_was_there_and_taken_back_in_one_step(
    tmp_path: Path,
) -> None:
    file, table = engagement_in(tmp_path), tmp_path / "results.csv"
    table.write_text(TABLE.format(speed=3000), encoding="utf-8")

    assert main(["measurements", "import", str(file), str(table)]) == 0
    assert keys_in(file) == ("m1", "m2", "m3")
    with api.open_engagement(file) as workspace:
        assert workspace.draft.answers["measurements.m3.output_tokens_per_s"] == 3000
        predicted = api.predicted_speeds(workspace.draft)
        workspace.undo()
        assert workspace.draft.keys("measurements") == ("m1",)
    assert set(predicted) == {"m2", "m3"}
    assert predicted["m2"] < predicted["m3"]


def test_that_a_bad_row_is_named_and_nothing_is_kept(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file, table = engagement_in(tmp_path), tmp_path / "results.csv"
    table.write_text(TABLE.format(speed="fast"), encoding="utf-8")

    assert main(["measurements", "import", str(file), str(table)]) == 1
    assert "results.csv:3" in capsys.readouterr().err
    assert keys_in(file) == ("m1",)
