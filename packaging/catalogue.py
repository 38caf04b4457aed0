"""Rebuild the generated tables of the reference catalogue from the pinned build inputs.

Run as ``python packaging/catalogue.py`` (or ``make catalogue``): it reads
``resources/catalogue/sources`` and writes the CSV tables of ``resources/catalogue``. What is kept
by hand (``figures/*.toml``, ``shortlists.toml``, ``systems.csv``, ``resources/scenarios``) is not
touched. With ``--check`` it writes nothing and fails where a table does not match its sources.
"""

from __future__ import annotations

import sys
import tempfile
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path

import catalogue_accelerators
import catalogue_models
import catalogue_money
import catalogue_prices
import catalogue_quality
from catalogue_common import (
    CATALOGUE,
    FigureRow,
    changed_sources,
    key_of,
    rows_of,
    write_table,
)


def tables() -> dict[str, tuple[tuple[str, ...], Iterable[Mapping[str, object]]]]:
    """Give every generated table: its columns and its rows."""
    models = list(catalogue_models.language_models())
    ids = {key_of(str(model["name"])): str(model["id"]) for model in models}
    ids |= {key_of(row["quality_name"]): row["id"] for row in rows_of("closed_models.csv")}
    columns = tuple(field.name for field in fields(FigureRow))
    return {
        "accelerators.csv": (
            catalogue_accelerators.HEADER,
            catalogue_accelerators.accelerators(),
        ),
        "language_models.csv": (catalogue_models.HEADER, models),
        "hosts.csv": (("id", "name", "jurisdiction", "note"), rows_of("hosts.csv")),
        "api_prices.csv": (catalogue_prices.HEADER, catalogue_prices.api_prices()),
        "figures.csv": (columns, catalogue_money.figures()),
        "quality.csv": (catalogue_quality.HEADER, catalogue_quality.quality(ids)),
    }


def main(arguments: list[str]) -> int:
    """Write every table, or check that this has been done."""
    if changed := changed_sources():
        print(f"not as pinned in SHA256SUMS: {', '.join(changed)}", file=sys.stderr)
        return 1
    stale = []
    with tempfile.TemporaryDirectory() as folder:
        for name, (header, rows) in tables().items():
            fresh, shipped = Path(folder, name), CATALOGUE / name
            count = write_table(fresh, header, rows)
            print(f"{name}: {count} rows")
            if "--check" not in arguments:
                shipped.write_bytes(fresh.read_bytes())
            elif not shipped.exists() or shipped.read_bytes() != fresh.read_bytes():
                stale.append(name)
    for name in stale:
        print(f"{name} does not match its sources: run `make catalogue`", file=sys.stderr)
    return 1 if stale else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
