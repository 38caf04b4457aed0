"""The part of the accuracy report on the times to the first and to each following token."""

from __future__ import annotations

import math

import numpy as np
from calibrate_evidence import Evidence, log_seconds
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.rate import table_times

Array = NDArray[np.float64]
_TITLES = ("to the first token (TTFT)", "for each following token (TPOT)")


def times_report(evidence: Evidence, constants: SpeedConstants, unseen: tuple[Array, Array]) -> str:
    """Give the error of both times, in sample and with the accelerator left out.

    Args:
        evidence: The measurements.
        constants: Fitted on all of them.
        unseen: Logarithms of the seconds of both, the accelerator of each row left out.
    """
    times = table_times(evidence.measured.table, constants)
    inside = np.log(times.first), np.log(times.following)
    engines = np.array([one.engine for one in evidence.configurations])
    lines = [
        "## Times of requests at a stated concurrency",
        "",
        "Means over a run of published closed-loop measurements of serving engines. The time to",
        "the first token holds what a benchmark's queue adds: how engines take up requests differs",
        "by more than arithmetic, so it is an order of magnitude and no promise.",
        "",
        "| | rows | median | P90 | within ×2 | bias |",
        "|---|---|---|---|---|---|",
    ]
    for title, column, fit, left in zip(
        _TITLES, ("ttft_ms", "tpot_ms"), inside, unseen, strict=True
    ):
        seen = log_seconds(evidence.rows, column)
        timed = np.isfinite(seen) & np.isfinite(left)
        lines.append(_line(f"{title}, in sample", (fit - seen)[timed]))
        lines.append(_line(f"{title}, one accelerator left out", (left - seen)[timed]))
        for engine in sorted(set(engines[timed])):
            here = timed & (engines == engine)
            lines.append(_line(f"{title}, the same, {engine}", (left - seen)[here]))
    return "\n".join(lines)


def _line(title: str, miss: Array) -> str:
    error = np.abs(np.expm1(miss))
    return (
        f"| {title} | {miss.size:,} | {np.median(error):.1%} | {np.quantile(error, 0.9):.0%} "
        f"| {np.mean(np.abs(miss) < math.log(2)):.1%} | {math.expm1(float(np.median(miss))):+.0%} |"
    )
