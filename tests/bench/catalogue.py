"""How long the catalogue takes to load, against reading and parsing the same bytes once."""

import csv
import tomllib
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from advisor.catalogue.load import load_catalogue
from advisor.resources import resource
from tests.bench.reading import Reading, fastest

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
