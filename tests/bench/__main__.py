"""Prints every measurement, one JSON object a line (``make bench``)."""

import importlib
import sys

PARTS = (
    "tests.bench.engine",
    "tests.bench.placement",
    "tests.bench.live",
    "tests.bench.growth",
    "tests.bench.sizing",
    "tests.bench.catalogue",
    "tests.bench.report",
    "tests.bench.window.start",
    "tests.bench.memory",
    "tests.bench.window.slider",
    "tests.bench.window.blocks",
)


def main() -> int:
    """Measure part by part, so that a line appears as soon as it is known."""
    for part in PARTS:
        for reading in importlib.import_module(part).readings():
            print(reading.line(), flush=True)  # noqa: T201 -- printing is its work
    return 0


if __name__ == "__main__":
    sys.exit(main())
