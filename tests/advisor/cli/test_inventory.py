"""`advisor inventory import`: a list of hardware joins the engagement as one step."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from advisor import api
from advisor.cli.program import main

LIST = "Name,GPU,GPUs per server,Qty,Room\nRack A,L40S,8,2,Lyon\nRack B,H100,8,1,Lyon\n"


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "bank.advisor"
    assert main(["new", str(path)]) == 0
    return path


def machines(file: Path) -> tuple[str, ...]:
    with api.open_engagement(file) as workspace:
        return workspace.draft.keys("machines")


def written(folder: Path, text: str) -> Path:
    table = folder / "list.csv"
    table.write_text(text, encoding="utf-8")
    return table


def test_that_nothing_is_kept_when_a_row_cannot_stand(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path, LIST)

    assert main(["inventory", "import", str(file), str(table)]) == 1

    assert machines(file) == ()
    assert "list.csv:3" in capsys.readouterr().err


def test_that_the_good_rows_are_kept_when_asked_for(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path, LIST)
    capsys.readouterr()

    assert main(["inventory", "import", "--good-rows", "--json", str(file), str(table)]) == 0

    told = json.loads(capsys.readouterr().out)
    assert [one["name"] for one in told["machines"]] == ["Rack A"]
    assert told["columns"]["servers"] == "Qty"
    assert len(machines(file)) == 1


def test_that_one_undo_takes_the_whole_list_back(file: Path, tmp_path: Path) -> None:
    table = written(tmp_path, LIST.replace("H100", "H100-SXM"))
    assert main(["inventory", "import", str(file), str(table)]) == 0
    assert len(machines(file)) == 2

    with api.open_engagement(file) as workspace:
        workspace.undo()
        assert workspace.draft.keys("machines") == ()
        assert workspace.draft.keys("sites") == ()


def test_that_a_dry_run_keeps_nothing(file: Path, tmp_path: Path) -> None:
    table = written(tmp_path, LIST.replace("H100", "H100-SXM"))

    assert main(["inventory", "import", "--dry-run", str(file), str(table)]) == 0

    assert machines(file) == ()


def test_that_a_column_can_be_named(file: Path, tmp_path: Path) -> None:
    table = written(tmp_path, "Kit;Per box;Boxes\nL40S;4;3\n")
    named = ["accelerator=Kit", "accelerators_per_server=Per box", "servers=Boxes"]
    options = [word for pair in named for word in ("--column", pair)]

    assert main(["inventory", "import", *options, str(file), str(table)]) == 0
    assert len(machines(file)) == 1


@pytest.mark.parametrize("pair", ["colour=Kit", "servers=Shelf"])
def test_that_an_unknown_field_or_heading_is_refused(
    file: Path, tmp_path: Path, pair: str, capsys: pytest.CaptureFixture[str]
) -> None:
    table = written(tmp_path, "Kit;Boxes\nL40S;3\n")

    assert main(["inventory", "import", "--column", pair, str(file), str(table)]) == 1

    assert pair.split("=")[0 if pair.startswith("colour") else 1] in capsys.readouterr().err
