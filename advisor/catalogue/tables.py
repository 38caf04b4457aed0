"""Reading the catalogue's files: every fault of a file is found, with its line, before any is told.

A reader never raises for a bad cell: it notes the problem and goes on with a stand-in, and the
caller raises once, with all of them, when the file is done.
"""

from __future__ import annotations

import csv
import datetime as dt
import math
import re
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import TypeVar

from advisor.errors import AdvisorError, Message, Problem, Value

EPOCH = dt.date(1, 1, 1)
"""Stands in for a day that could not be read; never leaves this package."""
_Choice = TypeVar("_Choice", bound=str)
_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
"""Python would also take 1_000, full-width digits and blanks, which no table means."""


class Faults:
    """The problems of one file, gathered while it is read."""

    def __init__(self, file: Path) -> None:
        """Start without problems; they are told with the file's name, not its whole path."""
        self._name = file.name
        self.problems: list[Problem] = []

    def note(self, line: int, id_: str, /, **values: Value) -> None:
        """Keep a problem of a line (0: of the file as a whole)."""
        where = f"{self._name}:{line}" if line else self._name
        self.problems.append(Problem(where, Message(id_, values)))

    def raise_if_any(self) -> None:
        """Tell all problems at once.

        Raises:
            AdvisorError: When there is one.
        """
        if self.problems:
            raise AdvisorError(self.problems)


class Row:
    """One line of a table; cells are asked for by name and kind."""

    __slots__ = ("_cells", "_faults", "line")

    def __init__(self, cells: Mapping[str, str], line: int, faults: Faults) -> None:
        """Keep the cells and where they stand."""
        self._cells, self._faults, self.line = cells, faults, line

    def text(self, name: str) -> str:
        """Give a cell that may be empty."""
        return self._cells[name]

    def texts(self, name: str) -> tuple[str, ...]:
        """Give the texts of a cell that holds several, parted by semicolons."""
        return tuple(text.strip() for text in self._cells[name].split(";") if text.strip())

    def needed(self, name: str) -> str:
        """Give a cell that may not be empty."""
        found = self._cells[name]
        if not found.strip():
            self.fault("problem.catalogue.missing", field=name)
        return found

    def number(self, name: str) -> float:
        """Give a number that must be there and finite."""
        found = self.optional_number(name)
        if found is None:
            self.fault("problem.catalogue.missing", field=name)
            return 0.0
        return found

    def optional_number(self, name: str) -> float | None:
        """Give a number, or None for an empty cell."""
        text = self._cells[name]
        if not text:
            return None
        found = float(text) if _NUMBER.fullmatch(text) else math.nan
        if not math.isfinite(found):
            self.fault("problem.catalogue.not_a_number", field=name, found=text)
            return 0.0
        return found

    def whole(self, name: str) -> int:
        """Give a whole number that must be there."""
        found = self.optional_whole(name)
        if found is None:
            self.fault("problem.catalogue.missing", field=name)
            return 0
        return found

    def optional_whole(self, name: str) -> int | None:
        """Give a whole number, or None for an empty cell."""
        found = self.optional_number(name)
        if found is None:
            return None
        if not found.is_integer():
            self.fault("problem.catalogue.not_whole", field=name, found=self._cells[name])
        return int(found)

    def day(self, name: str) -> dt.date:
        """Give a day that must be there."""
        text = self._cells[name]
        try:
            found = dt.date.fromisoformat(text)
        except ValueError:
            found = EPOCH
        if found.isoformat() != text or found == EPOCH:
            self.fault("problem.catalogue.not_a_day", field=name, found=text)
        return found

    def choice(self, name: str, choices: Sequence[_Choice]) -> _Choice:
        """Give a cell that must be one of a few words."""
        found = self._cells[name]
        for choice in choices:
            if found == choice:
                return choice
        known = ", ".join(choices)
        self.fault("problem.catalogue.not_a_choice", field=name, found=found, known=known)
        return choices[0]

    def fault(self, id_: str, /, **values: Value) -> None:
        """Note a problem of this line."""
        self._faults.note(self.line, id_, **values)


def read_rows(file: Path, columns: Sequence[str], faults: Faults) -> Iterator[Row]:
    """Read a CSV table line by line; a line of the wrong length is a problem and is left out."""
    with file.open(encoding="utf-8", newline="") as opened:
        reader = csv.reader(opened)
        header = next(reader, [])
        if lost := [name for name in columns if name not in header]:
            faults.note(1, "problem.catalogue.no_column", columns=", ".join(lost))
            return
        width = len(header)
        for cells in reader:
            if len(cells) != width:
                found, wanted = len(cells), width
                faults.note(
                    reader.line_num, "problem.catalogue.wrong_width", found=found, wanted=wanted
                )
                continue
            yield Row(dict(zip(header, cells, strict=True)), reader.line_num, faults)
