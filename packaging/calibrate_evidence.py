"""The measurements that are fitted or judged, as read and as arrays."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np
from calibrate_fit import Array, Measured
from catalogue_common import CATALOGUE

from advisor.catalogue.load import load_catalogue
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.rate import table_of
from advisor.sizing.row import RowError

HEADLINE = "headline"
LEGACY = {"secondary: legacy engine": 0.15, "secondary: single-stream llama.cpp": 1.0}
"""Scopes that are fitted and not scored, and how much a row of them weighs."""
BLANK = "secondary: MLPerf (ISL not in log)"
"""Scope whose rows leave the length of their prompts open; they judge what is assumed for it."""
IMMATURE = {"Max1550"}
"""Accelerators whose legacy rows show a stack that does not work yet."""


@dataclass(frozen=True)
class Evidence:
    """The measurements that are fitted, as read and as arrays."""

    rows: list[dict[str, str]]
    configurations: list[Configuration]
    measured: Measured

    @property
    def headline(self) -> np.ndarray[tuple[int], np.dtype[np.bool_]]:
        """Which rows are scored."""
        return np.array([row["scope"] == HEADLINE for row in self.rows])


def read(rows: Sequence[dict[str, str]]) -> Evidence:
    """Read the measurements that are fitted."""
    fitted_scopes = {HEADLINE, *LEGACY}
    return read_scopes(
        row for row in rows if row["scope"] in fitted_scopes and row["gpu"] not in IMMATURE
    )


def read_scopes(rows: Iterable[dict[str, str]]) -> Evidence:
    """Read measurements of any scope; rows that cannot be sized are left out, and named."""
    catalogue = load_catalogue(CATALOGUE.parent)
    models = by_name(catalogue)
    accelerators = {id_.lower(): each for id_, each in catalogue.accelerators.items()}
    kept, configurations = [], []
    for row in rows:
        try:
            one = configuration_of(row, models, accelerators)
        except RowError as error:
            print(f"{row['row_id']}: {error.reason.id} {dict(error.reason.values)}")
            continue
        kept.append(row)
        configurations.append(one)
    speeds = np.array([float(row["output_tokens_per_s"]) for row in kept])
    measured = Measured(
        table_of(configurations),
        np.log(speeds),
        tuple((row["source_group"], row["gpu"], row["model"]) for row in kept),
        np.array([LEGACY.get(row["scope"], 1.0) for row in kept]),
        log_seconds(kept, "ttft_ms"),
    )
    return Evidence(kept, configurations, measured)


def log_seconds(rows: Sequence[dict[str, str]], column: str) -> Array:
    """Give the logarithm of a column of milliseconds in seconds; NaN where it is blank."""
    return np.log([float(row[column] or "nan") / 1000 for row in rows])


def family(model: str) -> str:
    """Give the family of a model: the name before its first digit or size."""
    found = re.match(r"[A-Za-z]+(-[A-Za-z]+)?(?=[-\d])", model)
    return (found[0] if found else model).removesuffix("-B")
