"""Fit the speed model on published measurements, and say how far it misses.

Run as ``python packaging/calibrate.py`` (or ``make calibrate``): it reads the pinned
``resources/catalogue/sources/throughput.csv`` and writes ``speed_model.toml``, ``accuracy.md`` and
its plots into ``resources/catalogue/sizing``, the same bytes each time. With ``--check`` it writes
nothing and fails where the constants do not follow from the measurements.
"""

from __future__ import annotations

import sys
from collections.abc import Sequence

import calibrate_threads  # noqa: F401 - before numpy
import numpy as np
from calibrate_constants import CONSTANTS, FIRST
from calibrate_evidence import BLANK, HEADLINE, family, read, read_scopes
from calibrate_fit import USUAL, Array, constants_of, fitted, fitted_first, predicted
from calibrate_judged import judged, spreads
from calibrate_plot import plot
from calibrate_report import Answer, left_out_and_roofline, report
from calibrate_write import speed_model
from catalogue_common import CATALOGUE, changed_sources, rows_of

SIZING = CATALOGUE / "sizing"
ROUNDS = 40
_DIGITS = 6


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
