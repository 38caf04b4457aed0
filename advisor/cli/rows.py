"""Tables of configurations as CSV, read strictly and written so that no program misreads them."""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from pathlib import Path

from advisor import api

_LARGEST = 50_000_000
"""Bytes of a table at most (the limit that the design notes set for imported tables)."""


def read_rows(path: Path) -> list[dict[str, str]]:
    """Read a table with a header.

    Raises:
        AdvisorError: When there is no such file, it is too large, not text, has no header or a
            column twice, or a line has more cells than the header.
    """
    reader = csv.DictReader(io.StringIO(_text_of(path), newline=""), strict=True)
    try:
        names = list(reader.fieldnames or [])
        if not names or len(set(names)) < len(names):
            raise api.AdvisorError.at(path.name, "problem.table_header", file=path.name)
        rows = []
        for row in reader:
            if None in row:
                where = f"{path.name}:{reader.line_num}"
                raise api.AdvisorError.at(where, "problem.table_cells", line=reader.line_num)
            rows.append({name: value or "" for name, value in row.items()})
    except csv.Error as error:
        where = f"{path.name}:{reader.line_num}"
        raise api.AdvisorError.at(where, "problem.table_unreadable", file=path.name) from error
    return rows


def written_rows(given: Sequence[Mapping[str, str]], added: Sequence[Mapping[str, str]]) -> bytes:
    """Write the rows with the added columns behind their own."""
    together = [{**row, **more} for row, more in zip(given, added, strict=True)]
    names = list(dict.fromkeys(name for row in together for name in row))
    file = io.StringIO(newline="")
    writer = csv.DictWriter(file, names, restval="", lineterminator="\n")
    writer.writeheader()
    writer.writerows(together)
    return file.getvalue().encode()


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise api.AdvisorError.at(path.name, "problem.table_too_large", file=path.name)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise api.AdvisorError.at(path.name, "problem.table_unreadable", file=path.name) from error
    except OSError as error:
        raise api.AdvisorError.at(path.name, "problem.table_missing", file=path.name) from error
