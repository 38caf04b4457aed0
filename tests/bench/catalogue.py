"""How long the catalogue takes to load, against reading and parsing the same bytes once.

With packs it is a year of monthly ones, each with a day's prices: their signatures are checked and
their rows read every time the program starts.
"""

import csv
import datetime as dt
import json
import tempfile
import tomllib
from collections.abc import Iterator
from functools import partial
from itertools import pairwise
from pathlib import Path
from unittest import mock

from advisor.catalogue.library import open_library
from advisor.catalogue.load import load_catalogue
from advisor.resources import resource
from tests.advisor.catalogue.pack_example import FIGURE, KEYS, SHIPPED, folder_with
from tests.bench.reading import Reading, fastest

PACKS, ROWS = 12, 100
TABLES = ("accelerators", "language_models", "hosts", "api_prices", "figures")


def readings() -> Iterator[Reading]:
    """Measure one load from files that the system has in memory."""
    load = fastest(partial(load_catalogue, resource()))
    files = start_up_files()
    parse = fastest(partial(parse_once, files))
    size = sum(path.stat().st_size for path in files)
    yield Reading("catalogue.load", load * 1000, "ms", 150.0)
    yield Reading("catalogue.load_over_parsing", load / parse, "ratio")
    yield Reading("catalogue.bytes", size / 1000, "kB")
    with (
        tempfile.TemporaryDirectory() as name,
        mock.patch("advisor.catalogue.library.trusted_keys", return_value=KEYS),
    ):
        folder = folder_with(Path(name), *a_year_of_packs())
        whole = fastest(partial(load_with_packs, folder))
        packs = list(folder.glob("*.pack"))
        once = fastest(partial(parse_packs, packs))
    yield Reading("catalogue.load_with_packs", whole * 1000, f"ms with {PACKS} packs", 300.0)
    extra = f"ratio of the packs' share, {PACKS * ROWS} rows"
    yield Reading("catalogue.packs_over_parsing", (whole - load) / once, extra)


def a_year_of_packs() -> Iterator[dict[str, object]]:
    """Give one pack a month, each after the other, with made-up figures."""
    days = [dt.date(2026, 12, 1) + dt.timedelta(days=30 * month) for month in range(PACKS)]
    versions = [SHIPPED, *(f"{day:%Y}.{day.month}.{day.day}" for day in days)]
    for day, (previous, version) in zip(days, pairwise(versions), strict=True):
        dated = {"valid_from": day.isoformat(), "retrieved": day.isoformat()}
        dated["review_by"] = (day + dt.timedelta(days=60)).isoformat()
        yield {
            "format": 1,
            "version": version,
            "previous": previous,
            "created": day.isoformat(),
            "expires": (day + dt.timedelta(days=90)).isoformat(),
            "figures": [{**FIGURE, **dated, "id": f"made.up.{row}"} for row in range(ROWS)],
        }


def load_with_packs(folder: Path) -> None:
    """Load the newest version, as the program does when it starts."""
    catalogue = open_library(resource(), folder).catalogue()
    assert len(catalogue.history["made.up.0"]) == PACKS


def parse_packs(files: list[Path]) -> int:
    """Read each pack and parse its JSON, keeping nothing."""
    return sum(len(json.loads(file.read_bytes().partition(b"\n\n")[2])) for file in files)


def start_up_files() -> list[Path]:
    """Give what loading reads: named systems and published scores are not among it."""
    folder = resource("catalogue")
    tables = [folder / f"{name}.csv" for name in TABLES]
    return [*tables, *folder.rglob("*.toml"), *resource("scenarios").glob("*.toml")]


def parse_once(files: list[Path]) -> int:
    """Read and parse each file with the standard library, keeping nothing."""
    cells = 0
    for path in files:
        if path.suffix == ".csv":
            with path.open(encoding="utf-8", newline="") as file:
                cells += sum(len(row) for row in csv.reader(file))
        else:
            cells += len(tomllib.loads(path.read_text(encoding="utf-8")))
    return cells
