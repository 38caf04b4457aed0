"""Lists of hardware as files, on their way into an engagement."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

from advisor.api.library import whole_catalogue
from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError, Message, Problem, message
from advisor.inventory import FIELDS, InventoryRow, Sheet, answers_of, columns_guessed, machines_of
from advisor.inventory import sheets_of as _sheets_of
from advisor.inventory.headings import known_headings

INVENTORY_FIELDS = FIELDS
"""What a list may tell, in the order in which a person is asked."""


@dataclass(frozen=True)
class InventoryReading:
    """What a sheet says with its columns read in one way."""

    columns: Mapping[str, int]
    """Index of the column by field."""
    rows: tuple[InventoryRow, ...]
    answers: Mapping[str, Answer]
    """What adds the rows that can stand, machines and sites, as one step."""

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Everything that keeps rows from standing."""
        return tuple(chain.from_iterable(row.problems for row in self.rows))

    @property
    def machines(self) -> int:
        """Rows that can stand."""
        return sum(bool(row.machine) for row in self.rows)


def inventory_sheets(path: Path) -> tuple[Sheet, ...]:
    """Read the sheets of a list of hardware, CSV or XLSX.

    Raises:
        AdvisorError: When it is no table or has nothing in it.
    """
    return _sheets_of(path, known_headings())


def best_sheet(sheets: Sequence[Sheet]) -> Sheet:
    """Give the sheet whose headings tell most of machines, the first of equals."""
    return max(sheets, key=lambda sheet: len(columns_guessed(sheet.headings)))


def read_inventory(
    draft: Draft, sheet: Sheet, as_of: dt.date, columns: Mapping[str, int] | None = None
) -> InventoryReading:
    """Read a sheet's rows as machines of an engagement; nothing is changed.

    Args:
        draft: The answers so far, whose keys are not taken again.
        sheet: One of `inventory_sheets`.
        as_of: Day from which ages are counted.
        columns: Index of the column by field; None guesses them by their headings.
    """
    used = columns_guessed(sheet.headings) if columns is None else columns
    memory = {id_: one.memory_gb for id_, one in whole_catalogue().accelerators.items()}
    rows = machines_of(sheet, used, memory, as_of)
    return InventoryReading(used, rows, answers_of(rows, draft))


def named_columns(sheet: Sheet, named: Sequence[str]) -> Mapping[str, int]:
    """Add columns that a person named as ``field=heading`` to those that are guessed.

    Raises:
        AdvisorError: When there is no such field or heading.
    """
    found = dict(columns_guessed(sheet.headings))
    for pair in named:
        field, _, heading = pair.partition("=")
        if field not in FIELDS:
            known = ", ".join(FIELDS)
            raise AdvisorError.at(pair, "problem.inventory_field", found=field, known=known)
        if heading not in sheet.headings:
            known = ", ".join(filter(None, sheet.headings))
            raise AdvisorError.at(pair, "problem.inventory_heading", found=heading, known=known)
        at = sheet.headings.index(heading)
        found = {name: column for name, column in found.items() if column != at} | {field: at}
    return found


def field_name(field: str) -> Message:
    """Give the name of a field of a list, to be said."""
    return message(f"inventory.field.{field}")
