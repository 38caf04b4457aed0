"""Tables in CSV, read strictly."""

from __future__ import annotations

import csv
import io
from pathlib import Path

from advisor.errors import AdvisorError

_LARGEST = 50_000_000
"""Bytes of a table at most (the limit that the design notes set for imported tables)."""


def read_table(path: Path) -> list[dict[str, str]]:
    """Read a table with a header.

    Raises:
        AdvisorError: When there is no such file, it is too large, not text, has no header or a
            column twice, or a line has more cells than the header.
    """
    reader = csv.DictReader(io.StringIO(_text_of(path), newline=""), strict=True)
    try:
        names = list(reader.fieldnames or [])
        if not names or len(set(names)) < len(names):
            raise AdvisorError.at(path.name, "problem.table_header", file=path.name)
        rows = []
        for row in reader:
            if None in row:
                where = f"{path.name}:{reader.line_num}"
                raise AdvisorError.at(where, "problem.table_cells", line=reader.line_num)
            rows.append({name: value or "" for name, value in row.items()})
    except csv.Error as error:
        where = f"{path.name}:{reader.line_num}"
        raise AdvisorError.at(where, "problem.table_unreadable", file=path.name) from error
    return rows


def _text_of(path: Path) -> str:
    try:
        if path.stat().st_size > _LARGEST:
            raise AdvisorError.at(path.name, "problem.table_too_large", file=path.name)
        return path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise AdvisorError.at(path.name, "problem.table_unreadable", file=path.name) from error
    except OSError as error:
        raise AdvisorError.at(path.name, "problem.table_missing", file=path.name) from error
