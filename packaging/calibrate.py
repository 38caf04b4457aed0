"""Fit the speed model on published measurements, and say how far it misses.

Run as ``python packaging/calibrate.py`` (or ``make calibrate``): it reads the pinned
``resources/catalogue/sources/throughput.csv`` and writes ``speed_model.toml``, ``accuracy.md`` and
its plots into ``resources/catalogue/sizing``, the same bytes each time. With ``--check`` it writes
nothing and fails where the constants do not follow from the measurements.
"""

from __future__ import annotations

import re
import sys
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import calibrate_threads  # noqa: F401 - before numpy
import numpy as np
from calibrate_constants import CONSTANTS, FIRST
from calibrate_fit import (
    USUAL,
    Array,
    Measured,
    Without,
    constants_of,
    fitted,
    fitted_first,
    left_out,
    predicted,
    times_left_out,
    without_each,
)
from calibrate_plot import plot
from calibrate_report import Answer, left_out_and_roofline, report
from calibrate_write import speed_model
from catalogue_common import CATALOGUE, changed_sources, rows_of
from numpy.typing import NDArray

from advisor.catalogue.load import load_catalogue
from advisor.catalogue.speed_model import BASES, ENGINES, GROUPS, LINKS
from advisor.sizing.configuration import Configuration, configuration_of
from advisor.sizing.described import by_name
from advisor.sizing.measured_rows import group_of
from advisor.sizing.rate import table_of
from advisor.sizing.row import RowError

SIZING = CATALOGUE / "sizing"
HEADLINE = "headline"
LEGACY = {"secondary: legacy engine": 0.15, "secondary: single-stream llama.cpp": 1.0}
"""Scopes that are fitted and not scored, and how much a row of them weighs."""
BLANK = "secondary: MLPerf (ISL not in log)"
"""Scope whose rows leave the length of their prompts open; they judge what is assumed for it."""
IMMATURE = {"Max1550"}
"""Accelerators whose legacy rows show a stack that does not work yet."""
ENGINE_MAY_BE_UNKNOWN = {"dense", "mixture", "latent", "card"}
"""Groups that a row without a known engine falls into."""
FOLDS = 10
ROUNDS, ROUNDS_LEFT_OUT = 40, 8
_DIGITS = 6


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


@dataclass(frozen=True)
class Judged:
    """Predictions of rows by constants that have not seen their kind."""

    by_row: Array
    by_pair: Array
    by_accelerator: Array
    by_family: Array
    by_source: Array
    engine_unknown: Array
    """As ``by_accelerator``, with current vLLM taken for every engine."""
    times: tuple[Array, Array]
    """Logarithms of the seconds to the first and each following token, the accelerator left out."""


def judged(evidence: Evidence, start: Array) -> Judged:
    """Leave out rows, pairs, accelerators and families in turn."""
    measured, rows = evidence.measured, evidence.rows
    pairs = [f"{row['gpu']} {row['model']}" for row in rows]
    fold = {pair: str(at % FOLDS) for at, pair in enumerate(sorted(set(pairs)))}
    accelerators = [row["gpu"] for row in rows]
    current = replace(
        measured.table,
        replica=replace(
            measured.table.replica,
            engine=np.full(len(rows), ENGINES.index("vllm")),
            link_class=np.where(
                measured.table.replica.link_class == LINKS.index("early_amd"),
                LINKS.index("amd"),
                measured.table.replica.link_class,
            ),
        ),
    )

    def each(groups: Sequence[str]) -> Without:
        return without_each(measured, groups, start, ROUNDS_LEFT_OUT)

    folds = [str(at % FOLDS) for at in range(len(rows))]
    folded, families = [fold[pair] for pair in pairs], [family(row["model"]) for row in rows]
    unseen, sources = each(accelerators), [row["source_group"] for row in rows]
    return Judged(
        by_row=left_out(measured, folds, each(folds)),
        by_pair=left_out(measured, folded, each(folded)),
        by_accelerator=left_out(measured, accelerators, unseen),
        by_family=left_out(measured, families, each(families)),
        by_source=left_out(measured, sources, each(sources)),
        engine_unknown=left_out(replace(measured, judge=current), accelerators, unseen),
        times=times_left_out(measured, accelerators, unseen),
    )


def spreads(
    evidence: Evidence, found: Judged, blank: Array
) -> dict[tuple[str, str], tuple[float, float]]:
    """Give measured over predicted at P10 and P90 for every basis and group.

    What is asked for comes from another source than what was fitted. So a matched configuration is
    judged by pairs of accelerator and model that were left out, not by single rows of a cell.

    Args:
        evidence: What was fitted.
        found: What was predicted of it, left out.
        blank: Logarithm of measured over predicted of rows that leave their sizes open.
    """
    groups = np.array([group_of(one) for one in evidence.configurations])
    sources = np.array([row["source_group"] for row in evidence.rows])
    seen = evidence.measured.log_speed

    def pooled(group: str, *predictions: Array) -> tuple[float, float]:
        ratio = np.concatenate([(seen - each)[groups == group] for each in predictions])
        low, high = np.exp(np.quantile(ratio[np.isfinite(ratio)], (0.1, 0.9)))
        return round(float(low), 3), round(float(high), 3)

    low, high = np.exp(np.quantile(blank, (0.1, 0.9)))
    result = {(basis, "blank"): (round(float(low), 3), round(float(high), 3)) for basis in BASES}
    for group in GROUPS[:-1]:
        minor = np.isin(sources, _minor(sources[groups == group]))
        other = np.where(minor, found.by_source, np.nan)
        wide = pooled(group, found.by_accelerator, found.by_family, other)
        blind = pooled(group, found.engine_unknown) if group in ENGINE_MAY_BE_UNKNOWN else wide
        near = pooled(group, found.by_pair, found.by_accelerator, found.by_family)
        result["matched", group] = pooled(group, found.by_pair)
        result["interpolated", group] = near
        result["extrapolated", group] = wide
        result["assumed", group] = (min(wide[0], blind[0]), max(wide[1], blind[1]))
    return result


def _minor(sources: NDArray[np.str_]) -> list[str]:
    """Give the sources without which most of some rows are left; others cannot be left out."""
    counts = Counter(sources)
    return [name for name, count in counts.items() if count < sources.size / 2]


def _rounded(logs: Array) -> Array:
    return np.log([float(f"{value:.{_DIGITS}g}") for value in np.exp(logs)])


def calibrated(rows: Sequence[dict[str, str]]) -> dict[str, str]:
    """Fit, judge and write: give the text of each file."""
    evidence = read(rows)
    logs, deviation = fitted(evidence.measured, USUAL, ROUNDS)
    logs = _rounded(logs)
    first, doubt = fitted_first(evidence.measured, logs, ROUNDS)
    first = _rounded(first)
    found = judged(evidence, logs)
    open_sizes = read_scopes(row for row in rows if row["scope"] == BLANK).measured
    blank = open_sizes.log_speed - predicted(open_sizes.table, logs)
    wide = spreads(evidence, found, blank)
    every, off = np.concatenate([logs, first]), np.concatenate([deviation, doubt])
    model = speed_model((*CONSTANTS, *FIRST), every, off, wide, evidence.configurations)
    seen = predicted(evidence.measured.table, logs)
    return {
        "speed_model.toml": model,
        "accuracy.md": report(evidence, Answer(seen, constants_of(logs, first)), found, wide),
        "accelerators.svg": plot(
            "Predicted over measured, the accelerator left out: P10, median, P90",
            [row["gpu"] for row in evidence.rows if row["scope"] == HEADLINE],
            left_out_and_roofline(evidence, found.by_accelerator),
        ),
        "families.svg": plot(
            "Predicted over measured, the model family left out: P10, median, P90",
            [family(row["model"]) for row in evidence.rows if row["scope"] == HEADLINE],
            left_out_and_roofline(evidence, found.by_family),
        ),
    }


def main(arguments: list[str]) -> int:
    """Write model and report, or check that the model follows from the measurements."""
    if changed := changed_sources():
        print(f"not as pinned in SHA256SUMS: {', '.join(changed)}", file=sys.stderr)
        return 1
    texts = calibrated(rows_of("throughput.csv"))
    if "--check" in arguments:
        stale = [n for n, text in texts.items() if (SIZING / n).read_text("utf-8") != text]
        print(f"differ: {stale}" if stale else "the constants follow from the measurements")
        return 1 if stale else 0
    SIZING.mkdir(exist_ok=True)
    for name, text in texts.items():
        (SIZING / name).write_text(text, encoding="utf-8")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
