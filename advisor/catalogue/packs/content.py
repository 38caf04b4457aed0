"""The content of a pack: its head, and rows in the columns of the shipped tables."""

from __future__ import annotations

import datetime as dt
import json
import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, TypeVar

from advisor.catalogue.accelerators import COLUMNS as ACCELERATOR_COLUMNS
from advisor.catalogue.accelerators import accelerator_of_row
from advisor.catalogue.figures import COLUMNS as FIGURE_COLUMNS
from advisor.catalogue.figures import figure_of_row
from advisor.catalogue.language_models import COLUMNS as MODEL_COLUMNS
from advisor.catalogue.language_models import model_of_row
from advisor.catalogue.packs.strict_json import JsonLines, hidden, parsed
from advisor.catalogue.prices import COLUMNS as PRICE_COLUMNS
from advisor.catalogue.prices import HOST_COLUMNS, add_host, price_of_row
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults, Row
from advisor.errors import Value

FORMAT = 1
HEAD = ("format", "version", "previous", "created", "expires", "title")
TABLES: dict[str, tuple[str, ...]] = {
    "hosts": HOST_COLUMNS,
    "models": MODEL_COLUMNS,
    "accelerators": ACCELERATOR_COLUMNS,
    "prices": PRICE_COLUMNS,
    "figures": FIGURE_COLUMNS,
}
"""Tables a pack may hold, and the columns of each; they are those of the shipped tables."""
_VERSION = re.compile(r"[0-9]{1,6}(\.[0-9]{1,6}){1,3}")
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9._+/:@-]{0,119}")
_IDS = frozenset({"id", "host", "model"})
_Record = TypeVar("_Record")


@dataclass(frozen=True)
class Pack:
    """An update: from which version to which, until when it may be applied, and what it adds."""

    name: str
    """Name of its file."""
    version: str
    previous: str
    """The version it is added to."""
    created: dt.date
    expires: dt.date
    """It may be applied up to this day."""
    title: str
    records: Reading = field(repr=False)
    """What it adds; the problems are those of reading it."""
    canonical: bool = True
    """Whether its content stands in its one spelling, as signing writes it."""

    @property
    def is_empty(self) -> bool:
        """Whether it adds nothing."""
        found = self.records
        tables = found.figures, found.prices, found.models, found.accelerators
        return not any(tables)


def version_key(version: str) -> tuple[int, ...]:
    """Give what versions are put in order by.

    Examples:
        >>> version_key("2026.11.22") < version_key("2026.11.22.1") < version_key("2026.12.1")
        True
    """
    return tuple(int(part) for part in version.split("."))


def read_pack(content: bytes, name: str, hosts: Mapping[str, str]) -> Pack:
    """Read the content of a pack; every fault is among the problems of its records.

    Args:
        content: JSON; its signature has been found good, or it is about to be signed.
        name: Name of the file, for problems.
        hosts: Jurisdiction of every host that is known before it.

    Raises:
        AdvisorError: When it is no JSON object.
    """
    data, lines, problems = parsed(content, name)
    reader = _Reader(data, lines, Faults(Path(name)))
    pack = reader.pack(name, dict(hosts))
    pack.records.problems[:0] = problems
    return replace(pack, canonical=lines.is_canonical)


def follows_on(content: bytes, version: str) -> bool:
    """Say whether the content of a pack names a version as the one it is added to."""
    head = json.loads(content)
    newer = str(head.get("version", ""))
    if head.get("previous") != version or not _VERSION.fullmatch(newer):
        return False
    return version_key(newer) > version_key(version)


class _PackRow(Row):
    """A record of a pack; a fault is told with the line of its cell."""

    __slots__ = ("_line_of",)

    def __init__(
        self, cells: Mapping[str, str], line_of: Callable[[str], int], faults: Faults
    ) -> None:
        super().__init__(cells, line_of(""), faults)
        self._line_of = line_of

    def fault(self, id_: str, /, **values: Value) -> None:
        cell = "host" if "host" in values else str(values.get("field", ""))
        self._faults.note(self._line_of(cell), id_, **values)

    def version(self, name: str) -> str:
        found = self.needed(name)
        if found and not _VERSION.fullmatch(found):
            self.fault("problem.pack.bad_version", field=name, found=found)
            return ""
        return found

    def check_ids(self) -> None:
        for name in _IDS.intersection(self._cells):
            found = self._cells[name]
            if found and not _ID.fullmatch(found):
                self.fault("problem.pack.bad_id", field=name, found=found)


class _Reader:
    """Reads one pack; the faults gather."""

    def __init__(self, data: dict[str, Any], lines: JsonLines, faults: Faults) -> None:
        self._data, self._lines, self._faults = data, lines, faults

    def pack(self, name: str, hosts: dict[str, str]) -> Pack:
        head = self._row({k: v for k, v in self._data.items() if k not in TABLES}, HEAD, ())
        if head.whole("format") != FORMAT:
            head.fault("problem.pack.format", field="format", known=FORMAT)
        records = Reading(version=head.version("version"), hosts=hosts)
        for row in self._rows("hosts"):
            add_host(hosts, row, name)
        records.models = self._records(name, "models", model_of_row)
        records.accelerators = self._records(name, "accelerators", accelerator_of_row)
        records.prices = self._records(name, "prices", lambda row: price_of_row(row, hosts))
        records.figures = self._records(name, "figures", figure_of_row)
        pack = Pack(
            name=name,
            version=records.version,
            previous=head.version("previous"),
            created=head.day("created"),
            expires=head.day("expires"),
            title=head.text("title"),
            records=records,
        )
        records.problems += self._faults.problems
        return pack

    def _records(
        self, name: str, table: str, read: Callable[[Row], _Record]
    ) -> list[Placed[_Record]]:
        found = []
        for row in self._rows(table):
            before = len(self._faults.problems)
            row.check_ids()
            record = read(row)
            sound = len(self._faults.problems) == before
            found.append(Placed(f"{name}:{row.line}", record, sound))
        return found

    def _rows(self, table: str) -> list[_PackRow]:
        rows = self._data.get(table, [])
        if not isinstance(rows, list):
            line = self._lines.of((table,))
            self._faults.note(line, "problem.pack.not_a_table", field=table)
            return []
        found = []
        for place, cells in enumerate(rows):
            if isinstance(cells, dict):
                found.append(self._row(cells, TABLES[table], (table, place)))
            else:
                line = self._lines.of((table, place))
                self._faults.note(line, "problem.pack.not_a_record", field=table)
        return found

    def _row(
        self, data: Mapping[str, Any], columns: tuple[str, ...], place: tuple[str | int, ...]
    ) -> _PackRow:
        """Take the cells of a record; what is no cell counts as empty."""

        def line_of(name: str) -> int:
            return self._lines.of((*place, name) if name else place)

        cells = dict.fromkeys(columns, "")
        row = _PackRow(cells, line_of, self._faults)
        for name, value in data.items():
            if name not in cells:
                row.fault("problem.catalogue.unknown_field", field=name)
            elif isinstance(value, bool | list | dict):
                row.fault("problem.pack.not_a_cell", field=name)
            elif letter := hidden(text := "" if value is None else str(value)):
                row.fault("problem.pack.hidden", field=name, letter=letter)
            else:
                cells[name] = text
        return row
