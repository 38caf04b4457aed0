"""What the readers of the build inputs share: days, tables, and the columns of a figure."""

from __future__ import annotations

import csv
import datetime as dt
import hashlib
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

CATALOGUE = Path(__file__).resolve().parent.parent / "resources" / "catalogue"
SOURCES = CATALOGUE / "sources"
GATHERED = dt.date(2026, 11, 22)
"""Day on which the build inputs were gathered; rows without a day of their own bear this one."""

STALE_AFTER_DAYS = {
    "api_price": 60,
    "exchange_rate": 30,
    "rental": 90,
    "purchase": 120,
    "salary": 365,
    "electricity": 365,
    "carbon": 365,
    "colocation": 365,
    "pue": 730,
}
"""Staleness budgets: the first six stand in the data's notes, the last three are design choices."""


@dataclass(frozen=True)
class FigureRow:
    """One line of ``figures.csv``: a figure with everything that must be known about it."""

    id: str
    label: str
    unit: str
    low: float
    likely: float
    high: float
    evidence: str
    basis: str
    valid_from: dt.date
    review_by: dt.date
    source_title: str
    source_locator: str
    source_url: str
    source_licence: str
    retrieved: dt.date
    note: str


def changed_sources() -> list[str]:
    """Name the build inputs that differ from what ``SHA256SUMS`` pins, or are not pinned."""
    lines = (SOURCES / "SHA256SUMS").read_text(encoding="utf-8").splitlines()
    pinned = {name: digest for digest, _, name in (line.partition("  ") for line in lines)}
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in sorted(SOURCES.iterdir())
        if path.name not in {"SHA256SUMS", "README.md"}
    }
    return sorted(name for name in pinned.keys() | found if pinned.get(name) != found.get(name))


def rows_of(name: str) -> list[dict[str, str]]:
    """Read a build input."""
    with (SOURCES / name).open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def written(value: object) -> str:
    """Write a cell: nothing for None, days by ISO 8601, the shortest digits of a number."""
    if value is None:
        return ""
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() else repr(value)
    return value.isoformat() if isinstance(value, dt.date) else str(value)


def write_table(path: Path, header: Sequence[str], rows: Iterable[Mapping[str, object]]) -> int:
    """Write a table and give the number of its rows; the same rows give the same bytes."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(header)
        for row in rows:
            writer.writerow([written(row[name]) for name in header])
            count += 1
    return count


def number(text: str) -> float | None:
    """Read a number cell; an empty one is None."""
    return float(text) if text.strip() else None


def day_of(text: str) -> dt.date | None:
    """Read a day as sources write it: a day, a month, a quarter, a half year, a year.

    The first day of the period is given, since nothing later is certain ("2026 mid" is its
    middle). None stands for "undated".
    """
    text = text.partition("snapshot")[2] or text
    found = re.match(r"\s*(\d{4})(?:-(\d{2})(?:-(\d{2}))?|-H([12])|-Q([1-4])| mid)?", text)
    if found is None:
        return None
    year, month, day, half, quarter = found.groups()
    if half or quarter:
        month = str(int(half) * 6 - 5 if half else int(quarter) * 3 - 2)
    month = month or ("7" if " mid" in text else "1")
    return dt.date(int(year), int(month), int(day or 1))


def due(seen: dt.date, kind: str) -> dt.date:
    """Say when a figure seen on a day has to be looked at again."""
    return seen + dt.timedelta(days=STALE_AFTER_DAYS[kind])


def quantile(values: Sequence[float], share: float) -> float:
    """Give a quantile by linear interpolation between the sorted values."""
    ordered = sorted(values)
    place = (len(ordered) - 1) * share
    below = int(place)
    above = min(below + 1, len(ordered) - 1)
    return ordered[below] + (ordered[above] - ordered[below]) * (place - below)


def rounded(value: float, digits: int = 4) -> float:
    """Round to significant digits."""
    return float(f"{value:.{digits}g}")


def slug(name: str) -> str:
    """Make an id of a model's name: lower case, dots kept, what stands in brackets dropped."""
    plain = re.sub(r"\s*\([^)]*\)", "", name).strip().lower().replace("+", "-plus")
    return re.sub(r"-+", "-", re.sub(r"[ /_]", "-", plain))


def key_of(name: str) -> str:
    """Reduce a name to what two spellings of it share: letters, digits and dots."""
    return re.sub(r"[^a-z0-9.]", "", name.lower().replace("+", "plus"))
