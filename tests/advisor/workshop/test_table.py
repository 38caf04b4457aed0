"""Paper ballots come back as a table, whole or with every wrong cell named."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from advisor.draft import Draft
from advisor.errors import AdvisorError
from advisor.inventory.sheet import sheets_of
from advisor.workshop import ballots_of_table, table_of_ballots

DAY = dt.date(2026, 11, 22)
FIGURE = "workload.w.volume"


def filled(tmp_path: Path, *rows: str) -> dict[str, object]:
    path = tmp_path / "ballots.csv"
    head = f"name,role,price,security,{FIGURE}:low,{FIGURE}:likely,{FIGURE}:high,note\n"
    path.write_text(head + "".join(f"{row}\n" for row in rows), encoding="utf-8")
    (sheet,) = sheets_of(path, frozenset({"name"}))
    return dict(ballots_of_table(sheet, Draft({}), DAY))


def test_that_the_printed_table_is_the_one_that_is_read(tmp_path: Path) -> None:
    path = tmp_path / "ballots.csv"
    path.write_text(table_of_ballots([FIGURE], ["Ann", "=1+1"]), encoding="utf-8")

    (sheet,) = sheets_of(path, frozenset({"name"}))

    assert sheet.headings[:4] == ("name", "role", "effect", "performance")
    assert [cells[0] for _, cells in sheet.rows] == ["Ann", "'=1+1"]
    assert f"{FIGURE}:likely" in sheet.headings


def test_that_rows_become_sealed_ballots(tmp_path: Path) -> None:
    found = filled(tmp_path, "Ann,CFO,100,20,,,,Cash first", 'Bo,,\uff11\uff10,"99,5",\uff11,2,3,')

    assert found["ballots.b1.price"] == 100
    assert found["ballots.b2.security"] == 99.5
    assert found[f"ballots.b2.estimates.{FIGURE}"] == {"low": 1, "likely": 2, "high": 3}
    assert found["ballots.b1.note"] == "Cash first"
    assert "ballots.b1.revealed" not in found


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        ("Ann,,101,,,,,", "problem.ballot_weight"),
        ("Ann,,much,,,,,", "problem.ballot_weight"),
        ("Ann,,1,,3,2,4,", "problem.ballot_range"),
        ("Ann,,1,,3,,4,", "problem.ballot_range"),
        (",CFO,1,,,,,", "problem.ballot_without_name"),
        ("Zed,,1,,,,,", "problem.ballot_twice"),
    ],
)
def test_that_a_wrong_row_is_named_and_nothing_is_kept(
    tmp_path: Path, row: str, reason: str
) -> None:
    with pytest.raises(AdvisorError) as caught:
        filled(tmp_path, "Zed,,5,,,,,", row)

    assert [(p.where, p.message.id) for p in caught.value.problems] == [("ballots.csv:3", reason)]
