"""Reading the catalogue's hand-kept TOML files: values by name and kind, faults with their line."""

from __future__ import annotations

import datetime as dt
import math
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from advisor.catalogue.tables import EPOCH, Faults
from advisor.errors import Value

_Choice = TypeVar("_Choice", bound=str)


def read_toml(file: Path, faults: Faults) -> tuple[dict[str, Any], Lines]:
    """Read a TOML file; one that cannot be read is a problem and gives an empty table."""
    text = file.read_text(encoding="utf-8")
    try:
        return tomllib.loads(text), Lines(text)
    except tomllib.TOMLDecodeError as error:
        faults.note(0, "problem.catalogue.not_toml", reason=str(error))
        return {}, Lines("")


class Lines:
    """Where the tables of a TOML file stand: a line for every header and every key.

    The n-th ``[[header]]`` of one name is known as ``header#n``, counted from 0.
    """

    def __init__(self, text: str) -> None:
        """Keep the text; it is looked through when the first line is asked for."""
        self._text = text
        self._found: dict[tuple[str, str], int] | None = None

    def of(self, header: str, key: str = "") -> int:
        """Give the line of a key of a header, else of the header, else 0."""
        if self._found is None:
            self._found = self._look()
        return self._found.get((header, key)) or self._found.get((header, ""), 0)

    def _look(self) -> dict[tuple[str, str], int]:
        found: dict[tuple[str, str], int] = {}
        header, seen = "", dict[str, int]()
        for number, line in enumerate(self._text.splitlines(), start=1):
            stripped = line.strip()
            if stripped.startswith("["):
                header = stripped.strip("[] ").replace('"', "")
                if stripped.startswith("[["):
                    seen[header] = seen.get(header, -1) + 1
                    header = f"{header}#{seen[header]}"
                found.setdefault((header, ""), number)
            elif "=" in stripped and not stripped.startswith("#"):
                key = stripped.partition("=")[0].strip().strip('"')
                found.setdefault((header, key), number)
        return found


class TomlTable:
    """A table of a TOML file; its values are asked for by name and kind."""

    def __init__(
        self, table: Mapping[str, Any], header: str, lines: Lines, faults: Faults, key: str = ""
    ) -> None:
        """Keep the table and where it stands: below a header, or inline at one key of it."""
        self._table, self._header, self._lines, self._faults = table, header, lines, faults
        self._key = key

    def below(self, table: Mapping[str, Any], header: str, key: str = "") -> TomlTable:
        """Give the reader of a table within this one."""
        return TomlTable(table, header, self._lines, self._faults, key)

    def table(self, name: str, header: str) -> TomlTable:
        """Give the reader of a table that must be there, empty where it is not."""
        found = self._table.get(name)
        if not isinstance(found, dict):
            self.fault(name, "problem.catalogue.missing", field=name)
            found = {}
        inline = self._lines.of(header) == 0
        return self.below(found, self._header if inline else header, name if inline else "")

    def tables(self, name: str) -> tuple[TomlTable, ...]:
        """Give the readers of a list of tables written at one key, empty where there is none."""
        found = self._table.get(name, [])
        if isinstance(found, list) and all(isinstance(table, dict) for table in found):
            return tuple(self.below(table, self._header, name) for table in found)
        self.fault(name, "problem.catalogue.not_tables", field=name)
        return ()

    @property
    def faults(self) -> int:
        """Give the number of problems that were noted in the file so far."""
        return len(self._faults.problems)

    def line(self, key: str = "") -> int:
        """Give the line of a key, or of the table."""
        return self._lines.of(self._header, self._key or key)

    def only(self, known: frozenset[str]) -> None:
        """Note every key that means nothing here."""
        for key in self._table:
            if key not in known:
                self.fault(key, "problem.catalogue.unknown_field", field=key)

    def has(self, name: str) -> bool:
        """Say whether a key is there."""
        return name in self._table

    def text(self, name: str) -> str:
        """Give a text that may not be empty."""
        found = self._table.get(name, "")
        if not isinstance(found, str) or not found.strip():
            self.fault(name, "problem.catalogue.missing", field=name)
            return ""
        return found

    def optional_text(self, name: str) -> str:
        """Give a text, empty where there is none."""
        return str(self._table.get(name, ""))

    def texts(self, name: str) -> tuple[str, ...]:
        """Give a list of texts, empty where there is none."""
        found = self._table.get(name, [])
        if isinstance(found, list) and all(isinstance(text, str) for text in found):
            return tuple(found)
        self.fault(name, "problem.catalogue.not_a_list", field=name)
        return ()

    def number(self, name: str) -> float:
        """Give a number that must be there and finite."""
        found = self._table.get(name)
        if found is None:
            self.fault(name, "problem.catalogue.missing", field=name)
            return 0.0
        number = isinstance(found, int | float) and not isinstance(found, bool)
        if not number or not math.isfinite(found):
            self.fault(name, "problem.catalogue.not_a_number", field=name, found=str(found))
            return 0.0
        return float(found)

    def day(self, name: str) -> dt.date:
        """Give a day that must be there."""
        found = self._table.get(name)
        if isinstance(found, dt.date) and not isinstance(found, dt.datetime):
            return found
        text = "" if found is None else str(found)
        self.fault(name, "problem.catalogue.not_a_day", field=name, found=text)
        return EPOCH

    def choice(self, name: str, choices: tuple[_Choice, ...]) -> _Choice:
        """Give a text that must be one of a few words."""
        found = self._table.get(name, "")
        for choice in choices:
            if found == choice:
                return choice
        self.fault(
            name,
            "problem.catalogue.not_a_choice",
            field=name,
            found=str(found),
            known=", ".join(choices),
        )
        return choices[0]

    def fault(self, key: str, id_: str, /, **values: Value) -> None:
        """Note a problem of a key."""
        self._faults.note(self.line(key), id_, **values)
