"""Rows become machines of an engagement; every cell that cannot stand is named."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.draft import Draft
from advisor.inventory.headings import columns_guessed
from advisor.inventory.machines import InventoryRow, answers_of, machines_of
from advisor.inventory.sheet import Sheet

KNOWN = {"H100-SXM": 80.0, "L40S": 48.0}
DAY = dt.date(2026, 11, 22)
HEADINGS = ("name", "gpu", "gpus per server", "servers", "available", "bought", "age years", "site")
GOOD = ("Old ones", "L40S", "8", "2", "50 %", "", "1.5", "Lyon")


def rows_of(*rows: tuple[str, ...]) -> tuple[InventoryRow, ...]:
    sheet = Sheet("list.csv", HEADINGS, tuple(enumerate(rows, start=2)))
    return machines_of(sheet, columns_guessed(HEADINGS), KNOWN, DAY)


def changed(**cells: str) -> tuple[str, ...]:
    names = ("name", "gpu", "per", "servers", "free", "bought", "years", "site")
    at = {name: index for index, name in enumerate(names)}
    row = list(GOOD)
    for cell, text in cells.items():
        row[at[cell]] = text
    return tuple(row)


def test_that_a_row_is_read_as_a_machine() -> None:
    (row,) = rows_of(GOOD)

    assert row.problems == ()
    assert dict(row.machine) == {
        "name": "Old ones",
        "accelerator": "L40S",
        "accelerators_per_server": 8,
        "servers": 2,
        "available_share": 0.5,
        "age_months": 18.0,
        "site": "Lyon",
    }


def test_that_an_age_is_counted_from_the_day_of_purchase() -> None:
    (row,) = rows_of(changed(bought="2024-11-22", years=""))

    assert row.machine["age_months"] == 24.0


@pytest.mark.parametrize(
    ("cells", "reason"),
    [
        ({"gpu": ""}, "problem.inventory_missing"),
        ({"gpu": "H100"}, "problem.inventory_accelerator_near"),
        ({"gpu": "abacus"}, "problem.inventory_accelerator"),
        ({"servers": "two"}, "problem.inventory_number"),
        ({"servers": "1,200"}, "problem.inventory_either_way"),
        ({"servers": "2.5"}, "problem.inventory_whole"),
        ({"per": "0"}, "problem.inventory_whole"),
        ({"years": "\uff0d1"}, "problem.inventory_negative"),
        ({"years": "1\uff0c200"}, "problem.inventory_number"),
        ({"free": "150 %"}, "problem.inventory_share"),
        ({"years": "-1"}, "problem.inventory_negative"),
        ({"bought": "03/04/2024"}, "problem.inventory_date"),
        ({"bought": "2027-01-01"}, "problem.inventory_future"),
    ],
)
def test_that_a_cell_that_cannot_stand_is_named_by_its_line(
    cells: dict[str, str], reason: str
) -> None:
    good, bad = rows_of(GOOD, changed(**cells))

    assert good.machine
    assert not bad.machine
    assert [(one.where, one.message.id) for one in bad.problems] == [("list.csv:3", reason)]


def test_that_machines_and_new_sites_join_those_that_are_there() -> None:
    draft = Draft({"machines.m1.name": "First", "sites.s1.name": "lyon"})

    found = answers_of(rows_of(GOOD, changed(site="Metz"), changed(gpu="abacus")), draft)

    assert found["machines.m2.site"] == "s1"
    assert found["sites.s2.name"] == "Metz"
    assert found["machines.m3.site"] == "s2"
    assert not any(path.startswith("machines.m4") for path in found)
    assert "sites.s3.name" not in found


def test_that_a_column_that_is_not_there_is_refused() -> None:
    sheet = Sheet("list.csv", ("gpu",), ((2, ("L40S",)),))

    with pytest.raises(ValueError, match="no such field or column"):
        machines_of(sheet, {"accelerator": 1}, KNOWN, DAY)


@pytest.mark.parametrize(
    ("written", "years"),
    [
        ("1\u00a0234,50", 1234.5),
        ("1\u202f234.5", 1234.5),
        ("1.234,50", 1234.5),
        ("1,234.50", 1234.5),
        ("1’234.5", 1234.5),
        ("1 234", 1234.0),
        ("\uff11\uff12\uff13\uff14\uff0e\uff15", 1234.5),
    ],
)
def test_that_marks_of_thousands_that_leave_no_doubt_are_read(written: str, years: float) -> None:
    (row,) = rows_of(changed(years=written))

    assert row.problems == ()
    assert row.machine["age_months"] == years * 12


@pytest.mark.parametrize(
    "written", ["1,234", "1.234", "12,34.5", "1 23", "1.234.56", "1,234,567,8"]
)
def test_that_marks_in_doubt_are_refused(written: str) -> None:
    (row,) = rows_of(changed(years=written))

    assert not row.machine


def test_that_a_bare_number_beneath_a_heading_in_per_cent_is_one() -> None:
    headings = ("gpu", "gpus per server", "servers", "available (%)")
    told = tuple((at, ("L40S", "8", "1", cell)) for at, cell in enumerate(("75", "80 %", "0,5")))
    rows = machines_of(Sheet("a.csv", headings, told), columns_guessed(headings), KNOWN, DAY)

    assert [row.machine["available_share"] for row in rows] == [0.75, 0.8, 0.5]
