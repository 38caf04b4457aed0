"""Rows of a list of hardware as machines, each with what is wrong with it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from itertools import count

from advisor.draft import Answer, Draft
from advisor.errors import Message, Problem, message
from advisor.inventory.headings import FIELDS, NEEDED
from advisor.inventory.names import accelerator_named, nearest_names
from advisor.inventory.sheet import Sheet
from advisor.words.numerals import plainly

_MOST = {"servers": 10_000, "accelerators_per_server": 72}
"""As `advisor.model.estate.Machine` allows."""
_PERCENT = "%\uff05"
_MONTH_DAYS = 365.25 / 12
_SHORT_DATE = re.compile(r"^(\d{4})[-/.年](\d{1,2})(?:[-/.月](\d{1,2})日?)?月?$")
_NUMBER = re.compile(r"^-?[0-9]+(?:[.,][0-9]+)?$")
_EITHER_WAY = re.compile(r"^-?[1-9][0-9]{0,2}[.,][0-9]{3}$")
"""Such as 1,200: a thousand and more to some, a little over one to others."""
_GROUPED = re.compile(
    r"^-?[0-9]{1,3}(?P<mark>[ ’'.,])[0-9]{3}(?:(?P=mark)[0-9]{3})*(?:(?!(?P=mark))[.,][0-9]+)?$"
)
"""Such as 12.500,00 or 9 500 or 1,234,567: the marks of thousands leave no doubt."""


class _Refused(Exception):  # noqa: N818 - not an error of the program
    """A cell that cannot stand."""

    def __init__(self, reason: Message) -> None:
        super().__init__(reason.id)
        self.reason = reason


@dataclass(frozen=True)
class InventoryRow:
    """One row of the list."""

    line: int
    """In the file, counted from 1."""
    machine: Mapping[str, Answer]
    """Answers by field of a machine, ``site`` by its name; empty where the row cannot stand."""
    problems: tuple[Problem, ...]
    """What is wrong, each at ``file:line``."""


def machines_of(
    sheet: Sheet, columns: Mapping[str, int], known: Mapping[str, float], as_of: dt.date
) -> tuple[InventoryRow, ...]:
    """Read the rows of a sheet.

    Args:
        sheet: Rows of text.
        columns: Index of the column by field of `FIELDS`; what is not there is left open.
        known: Memory in GB by id of the catalogue's accelerators.
        as_of: Day from which an age is counted back.

    Returns:
        Every row, in the order of the file; one with problems has no machine.

    Raises:
        ValueError: When a field or a column does not exist.
    """
    if odd := [f for f, at in columns.items() if f not in FIELDS or at >= len(sheet.headings)]:
        text = f"no such field or column: {odd}"
        raise ValueError(text)
    return tuple(_row(sheet, line, cells, columns, known, as_of) for line, cells in sheet.rows)


def answers_of(rows: Collection[InventoryRow], draft: Draft) -> Mapping[str, Answer]:
    """Give the answers that add the rows' machines, and the sites they name, to a draft.

    Rows with problems add nothing. A site of the same name is not made twice.
    """
    sites = {
        str(draft.answers.get(f"sites.{key}.name", "")).casefold(): key
        for key in draft.keys("sites")
    }
    free_site, free_machine = _free(draft, "sites", "s"), _free(draft, "machines", "m")
    answers: dict[str, Answer] = {}
    for row in rows:
        if not row.machine:
            continue
        machine = dict(row.machine)
        named = str(machine.pop("site", ""))
        if named and named.casefold() not in sites:
            sites[named.casefold()] = key = next(free_site)
            answers[f"sites.{key}.name"] = named
        if named:
            machine["site"] = sites[named.casefold()]
        key = next(free_machine)
        answers |= {f"machines.{key}.{field}": value for field, value in machine.items()}
    return answers


def _free(draft: Draft, group: str, letter: str) -> Iterator[str]:
    taken = set(draft.keys(group))
    return (f"{letter}{n}" for n in count(1) if f"{letter}{n}" not in taken)


def _row(
    sheet: Sheet,
    line: int,
    cells: tuple[str, ...],
    columns: Mapping[str, int],
    known: Mapping[str, float],
    as_of: dt.date,
) -> InventoryRow:
    told = {field: cells[at] for field, at in columns.items() if cells[at]}
    problems = [_missing(sheet, line, field) for field in NEEDED if field not in told]
    machine: dict[str, Answer] = {}
    for field, text in told.items():
        try:
            machine |= _read(field, _in_percent(field, text, sheet, columns), known, as_of)
        except _Refused as refused:
            problems.append(Problem(f"{sheet.name}:{line}", refused.reason))
    machine.setdefault("name", str(machine.get("accelerator", "")))
    return InventoryRow(line, {} if problems else machine, tuple(problems))


def _in_percent(field: str, text: str, sheet: Sheet, columns: Mapping[str, int]) -> str:
    """Add the sign of per cent to a bare number above one beneath a heading that bears it."""
    heading = sheet.headings[columns[field]]
    if field != "available_share" or not any(sign in heading for sign in _PERCENT):
        return text
    return f"{text} %" if re.fullmatch(r"[1-9][0-9]{1,2}(?:[.,][0-9]+)?", text) else text


def _missing(sheet: Sheet, line: int, field: str) -> Problem:
    reason = message("problem.inventory_missing", field=message(f"inventory.field.{field}"))
    return Problem(f"{sheet.name}:{line}", reason)


def _read(
    field: str, text: str, known: Mapping[str, float], as_of: dt.date
) -> Mapping[str, str | int | float]:
    """Read one cell into the answers it gives."""
    if field in {"name", "site"}:
        return {field: text}
    if field == "accelerator":
        return {field: _accelerator(text, known)}
    if field in _MOST:
        return {field: _whole(field, text, _MOST[field])}
    if field == "bought":
        return {"age_months": _months_since(text, as_of)}
    if field == "available_share":
        return {field: _share(field, text)}
    value = _not_negative(field, text)
    return {"age_months": round(value * 12, 2)} if field == "age_years" else {field: value}


def _accelerator(text: str, known: Mapping[str, float]) -> str:
    found = accelerator_named(text, known)
    if found is None:
        near = ", ".join(nearest_names(text, known))
        id_ = "problem.inventory_accelerator_near" if near else "problem.inventory_accelerator"
        values = {"near": near} if near else {}
        raise _Refused(message(id_, found=text, **values))
    return found


def _number(field: str, text: str) -> float:
    bare = " ".join(plainly(text).split())  # blanks that do not break among them
    name = message(f"inventory.field.{field}")
    if _EITHER_WAY.match(bare):
        raise _Refused(message("problem.inventory_either_way", field=name, found=text))
    if grouped := _GROUPED.match(bare):
        bare = bare.replace(grouped["mark"], "")
    if not _NUMBER.match(bare):
        raise _Refused(message("problem.inventory_number", field=name, found=text))
    return float(bare.replace(",", "."))


def _not_negative(field: str, text: str) -> float:
    value = _number(field, text)
    if value < 0:
        name = message(f"inventory.field.{field}")
        raise _Refused(message("problem.inventory_negative", field=name, found=text))
    return value


def _whole(field: str, text: str, most: int) -> int:
    value = _number(field, text)
    if value != int(value) or not 1 <= value <= most:
        name = message(f"inventory.field.{field}")
        raise _Refused(message("problem.inventory_whole", field=name, found=text, most=most))
    return int(value)


def _share(field: str, text: str) -> float:
    bare = text.strip().rstrip(_PERCENT)
    value = _number(field, bare) / (100 if bare != text.strip() else 1)
    if not 0 <= value <= 1:
        name = message(f"inventory.field.{field}")
        raise _Refused(message("problem.inventory_share", field=name, found=text))
    return value


def _months_since(text: str, as_of: dt.date) -> float:
    written = _SHORT_DATE.match(text.strip())
    try:
        year, month, day = (int(part or 1) for part in written.groups()) if written else (0, 0, 0)
        bought = dt.date(year, month, day)
    except ValueError:
        raise _Refused(message("problem.inventory_date", found=text)) from None
    if bought > as_of:
        raise _Refused(message("problem.inventory_future", found=text))
    return float(round((as_of - bought).days / _MONTH_DAYS, 1))
