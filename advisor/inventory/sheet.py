"""Sheets of a table file as cells of text: CSV in the encodings offices use, and XLSX."""

from __future__ import annotations

import csv
import datetime as dt
import io
import zipfile
from collections import Counter
from dataclasses import dataclass
from pathlib import Path

from advisor.errors import AdvisorError

LARGEST = 50_000_000
"""Bytes of a table at most, unpacked too (the limit that the design notes set for tables)."""
MOST_ROWS = 5_000
"""Rows of a list of hardware at most: beyond that it is some other list."""
_HEADED_WITHIN = 15
"""Rows among which the header is looked for: offices put titles above it."""
_DELIMITERS = ",;\t|"
_CJK = ("一", "鿿")


@dataclass(frozen=True)
class Sheet:
    """One sheet of a table file."""

    name: str
    """Name of the sheet; that of the file for CSV."""
    headings: tuple[str, ...]
    """As they are written; an empty one is an empty text."""
    rows: tuple[tuple[int, tuple[str, ...]], ...]
    """Line in the file, counted from 1, and as many cells as there are headings."""


def sheets_of(path: Path, known: frozenset[str]) -> tuple[Sheet, ...]:
    """Read every sheet that has a header and at least one row below it.

    Args:
        path: ``.csv``, ``.txt``, ``.tsv`` or ``.xlsx``.
        known: Headings that tell the header from titles above it, in small letters.

    Raises:
        AdvisorError: When there is no such file, it is too large, is no table, or is empty.
    """
    try:
        size = path.stat().st_size
    except OSError as error:
        raise AdvisorError.at(path.name, "problem.table_missing", file=path.name) from error
    if size > LARGEST:
        raise AdvisorError.at(path.name, "problem.table_too_large", file=path.name)
    is_workbook = path.suffix.lower() in {".xlsx", ".xlsm"}
    lines = _workbook(path) if is_workbook else {path.name: _text_lines(path)}
    found = [_sheet(name, cells, known) for name, cells in lines.items()]
    sheets = tuple(sheet for sheet in found if sheet is not None)
    if not sheets:
        raise AdvisorError.at(path.name, "problem.table_empty", file=path.name)
    for sheet in sheets:
        if len(sheet.rows) > MOST_ROWS:
            raise AdvisorError.at(
                path.name, "problem.inventory_too_long", found=len(sheet.rows), most=MOST_ROWS
            )
    return sheets


def _sheet(name: str, lines: list[list[str]], known: frozenset[str]) -> Sheet | None:
    """Find the header: the line with most known headings, else the first one with any text."""
    filled = [(at, cells) for at, cells in enumerate(lines, start=1) if any(cells)]
    if len(filled) < 2:
        return None
    first = filled[:_HEADED_WITHIN]
    at, head = max(first, key=lambda one: (_recognised(one[1], known), -one[0]))
    width = max(index for index, cell in enumerate(head, start=1) if cell)
    rows = [(line, _cut(cells, width)) for line, cells in filled if line > at]
    kept = tuple((line, cells) for line, cells in rows if any(cells))
    return Sheet(name, _cut(head, width), kept) if kept else None


def _recognised(cells: list[str], known: frozenset[str]) -> int:
    return sum(cell.casefold() in known for cell in cells)


def _cut(cells: list[str], width: int) -> tuple[str, ...]:
    return tuple((cells + [""] * width)[:width])


def _workbook(path: Path) -> dict[str, list[list[str]]]:
    from python_calamine import CalamineError, CalamineWorkbook  # noqa: PLC0415 - only for XLSX

    try:
        with zipfile.ZipFile(path) as packed:
            if sum(part.file_size for part in packed.infolist()) > LARGEST:
                raise AdvisorError.at(path.name, "problem.table_too_large", file=path.name)
        book = CalamineWorkbook.from_path(path)
        return {
            name: [
                [_said(cell) for cell in row]
                for row in book.get_sheet_by_name(name).to_python(skip_empty_area=False)
            ]
            for name in book.sheet_names
        }
    except (CalamineError, zipfile.BadZipFile, OSError, ValueError) as error:
        raise AdvisorError.at(path.name, "problem.table_unreadable", file=path.name) from error


def _said(cell: object) -> str:
    """Write a cell as a person would: whole numbers without a point, days by themselves.

    A number keeps at least four decimals, so that nobody takes its point for a mark of thousands.
    """
    if isinstance(cell, float):
        return str(int(cell)) if cell.is_integer() else f"{cell:.4f}"
    if isinstance(cell, dt.datetime):
        return cell.date().isoformat()
    return " ".join(str(cell).split())


def _text_lines(path: Path) -> list[list[str]]:
    text = _decoded(path)
    try:
        reader = csv.reader(io.StringIO(text, newline=""), delimiter=_delimiter(text), strict=True)
        return [[" ".join(cell.split()) for cell in row] for row in reader]
    except csv.Error as error:
        raise AdvisorError.at(path.name, "problem.table_unreadable", file=path.name) from error


def _decoded(path: Path) -> str:
    """Decode as UTF-8 or UTF-16, else as Chinese offices do, else as Western ones do."""
    raw = path.read_bytes()
    if raw[:2] in {b"\xff\xfe", b"\xfe\xff"}:
        return _strictly(raw, "utf-16", path)
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = _strictly(raw, "gb18030" if _looks_chinese(raw) else "cp1252", path)
    if "\0" in text:
        raise AdvisorError.at(path.name, "problem.table_unreadable", file=path.name)
    return text


def _looks_chinese(raw: bytes) -> bool:
    """Whether the bytes read as GB 18030 give common Chinese signs for most of what is not ASCII.

    The "ü" of a Western office and the letter behind it give a Chinese sign too, but a rare one.
    """
    try:
        foreign = [sign for sign in raw.decode("gb18030") if ord(sign) > 127]
    except UnicodeDecodeError:
        return False
    return sum(_is_common_chinese(sign) for sign in foreign) * 2 > len(foreign)


def _is_common_chinese(sign: str) -> bool:
    return _CJK[0] <= sign <= _CJK[1] and bool(sign.encode("gb2312", errors="ignore"))


def _strictly(raw: bytes, encoding: str, path: Path) -> str:
    try:
        return raw.decode(encoding)
    except UnicodeDecodeError as error:
        raise AdvisorError.at(path.name, "problem.table_unreadable", file=path.name) from error


def _delimiter(text: str) -> str:
    """Give the sign that divides most of the first lines into equally many cells."""
    lines = [line for line in text.splitlines()[:30] if line.strip()]

    def agreeing(sign: str) -> tuple[int, int]:
        counts = Counter(line.count(sign) for line in lines)
        counts.pop(0, None)
        cells, times = max(counts.items(), key=lambda one: (one[1], one[0]), default=(0, 0))
        return times, cells

    return max(_DELIMITERS, key=agreeing)
