"""The accuracy report: how far the speed model misses, in sample and on what it has not seen."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from calibrate_evidence import Evidence, family
from calibrate_judged import Judged
from calibrate_times import times_report
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.measured_rows import group_of
from advisor.sizing.rate import table_rates

Array = NDArray[np.float64]
Mask = NDArray[np.bool_]
ROOFLINE = SpeedConstants(
    bandwidth_share=(0.6,) * 5,
    arithmetic_share=(0.4,) * 5,
    prefill_attention_share=math.inf,
)
BANDWIDTH = SpeedConstants(bandwidth_share=(0.6,) * 5, arithmetic_share=(math.inf,) * 5)
CURRENT = {"vllm", "trtllm", "sglang"}
_HEAD = "| | rows | median | P90 | within ×2 | median, cells alike |\n|---|---|---|---|---|---|"


@dataclass(frozen=True)
class Answer:
    """What was fitted on everything: the logarithms of the speeds, and the constants."""

    speeds: Array
    constants: SpeedConstants


def report(
    evidence: Evidence,
    answer: Answer,
    found: Judged,
    spreads: Mapping[tuple[str, str], tuple[float, float]],
) -> str:
    """Give the text of ``accuracy.md``."""
    keep = evidence.headline
    seen = evidence.measured.log_speed[keep]
    rows = [row for row, kept in zip(evidence.rows, keep, strict=True) if kept]
    ones = [one for one, kept in zip(evidence.configurations, keep, strict=True) if kept]
    cells = [evidence.measured.cells[at] for at in np.flatnonzero(keep)]
    table = evidence.measured.table

    def miss(prediction: Array) -> Array:
        return prediction[keep] - seen

    rivals = {
        "bandwidth rule (60 %)": miss(np.log(table_rates(table, BANDWIDTH))),
        "plain roofline (60 %, 40 %)": miss(np.log(table_rates(table, ROOFLINE))),
    }
    misses = {
        "in sample": miss(answer.speeds),
        "one row in ten left out": miss(found.by_row),
        "a tenth of the accelerator × model pairs left out": miss(found.by_pair),
        "one accelerator left out": miss(found.by_accelerator),
        "one model family left out": miss(found.by_family),
        "one source left out": miss(found.by_source),
        "one accelerator left out, engine unknown": miss(found.engine_unknown),
    }
    current = np.array([one.engine in CURRENT for one in ones])
    mixture = np.array([bool(one.replica.expert) for one in ones])
    parts = [_INTRO.format(rows=len(rows), cells=len(set(cells)))]
    for title, chosen in (
        ("All rows", np.ones(len(rows), dtype=bool)),
        ("Serving engines of 2025 and 2026", current),
        ("Mixture of experts", mixture),
    ):
        lines = [_line(name, m, cells, chosen) for name, m in (rivals | misses).items()]
        parts.append("\n".join([f"## {title}\n", _HEAD, *lines]))
    accelerators, families = [row["gpu"] for row in rows], [family(row["model"]) for row in rows]
    left = misses["one accelerator left out"], misses["one model family left out"]
    roof = rivals["plain roofline (60 %, 40 %)"]
    parts.append(_groups("Each accelerator left out", accelerators, left[0], roof))
    parts.append(_groups("Each model family left out", families, left[1], roof))
    inside = misses["in sample"]
    parts.append(_groups("By model, in sample", [row["model"] for row in rows], inside, roof))
    parts.append(
        _groups("By kind of engine, in sample", [one.engine for one in ones], inside, roof)
    )
    parts.append(_groups("By regime, in sample", [_regime(row) for row in rows], inside, roof))
    parts.append(times_report(evidence, answer.constants, found.times))
    kinds = (
        ("accelerator", left[0], accelerators),
        ("model family", left[1], families),
        ("source", misses["one source left out"], [row["source_group"] for row in rows]),
    )
    parts.append(_coverage(kinds, [group_of(one) for one in ones], spreads))
    parts.append(_factor(left[0], miss(found.engine_unknown), cells, current))
    return "\n\n".join(parts) + "\n"


def left_out_and_roofline(evidence: Evidence, left: Array) -> dict[str, Array]:
    """Give the logarithm of predicted over measured of the headline rows, as it is plotted."""
    keep, seen = evidence.headline, evidence.measured.log_speed
    plain = np.log(table_rates(evidence.measured.table, ROOFLINE))
    return {"plain roofline": (plain - seen)[keep], "left out": (left - seen)[keep]}


_INTRO = """# How far the speed model misses

Written by `make calibrate`; do not edit. Measured against {rows} published headline measurements
in {cells} cells of source, accelerator and model. Errors are of output tokens per second, as a
share of the measured. "Cells alike": every cell weighs the same. Left out means that the constants
were fitted without any row of that kind. The two course grids that may not be shipped are neither
fitted nor scored. Priors of classes that a single accelerator stands for were set in sight of its
rows (`packaging/calibrate_constants.py`), and the terms of early software on AMD were found on rows
of both accelerators that stand for it: left-out figures of these are somewhat too good.
The largest source holds nearly all mixtures and 4-bit rows of current engines: left out as a
source, it shows what an altogether new field would meet.

![By accelerator](accelerators.svg)

![By model family](families.svg)"""


def _regime(row: Mapping[str, str]) -> str:
    asked = row["concurrency_or_batch"]
    if not asked:
        return "everything queued"
    count = float(asked)
    return next(
        (name for most, name in ((1, "1 at once"), (8, "2–8"), (64, "9–64")) if count <= most),
        "above 64",
    )


def _line(name: str, miss: Array, cells: Sequence[tuple[str, ...]], chosen: Mask) -> str:
    kept = miss[chosen]
    error = np.abs(np.expm1(kept))
    inside = [cell for cell, one in zip(cells, chosen, strict=True) if one]
    return (
        f"| {name} | {kept.size:,} | {np.median(error):.1%} | {np.quantile(error, 0.9):.0%} "
        f"| {np.mean(np.abs(kept) < math.log(2)):.1%} | {_alike(error, inside):.1%} |"
    )


def _alike(values: Array, cells: Sequence[tuple[str, ...]], share: float = 0.5) -> float:
    """Give a quantile in which every cell weighs the same."""
    counts = Counter(cells)
    weight = np.array([1 / counts[cell] for cell in cells])
    order = np.argsort(values, kind="stable")
    along = np.cumsum(weight[order]) / weight.sum()
    at = min(int(np.searchsorted(along, share)), values.size - 1)
    return float(values[order][at])


def _groups(title: str, groups: Sequence[str], miss: Array, roofline: Array) -> str:
    names = np.array(groups)
    lines = [
        f"## {title}\n",
        "| | rows | median | P90 | bias | plain roofline's median |",
        "|---|---|---|---|---|---|",
    ]
    medians = []
    for name in sorted(set(groups)):
        here = miss[names == name]
        error = np.abs(np.expm1(here))
        medians.append(float(np.median(error)))
        rival = float(np.median(np.abs(np.expm1(roofline[names == name]))))
        lines.append(
            f"| {name} | {here.size:,} | {medians[-1]:.0%} | {np.quantile(error, 0.9):.0%} "
            f"| {math.expm1(float(np.median(here))):+.0%} | {rival:.0%} |"
        )
    lines.append(f"| **median over these** | | **{float(np.median(medians)):.1%}** | | | |")
    return "\n".join(lines)


def _coverage(
    kinds: Sequence[tuple[str, Array, Sequence[str]]],
    groups: Sequence[str],
    spreads: Mapping[tuple[str, str], tuple[float, float]],
) -> str:
    low, high = np.log([spreads["extrapolated", group] for group in groups]).T
    lines = [
        "## Coverage of the stated 80 % interval (extrapolated)\n",
        "| left out | all rows | each, where it has 50 rows |",
        "|---|---|---|",
    ]
    for kind, miss, names in kinds:
        inside = (-miss >= low) & (-miss <= high)
        each = [
            f"{name} {inside[np.array(names) == name].mean():.0%}"
            for name, count in sorted(Counter(names).items())
            if count >= 50
        ]
        lines.append(f"| {kind} | {inside.mean():.1%} | {', '.join(each)} |")
    lines += ["", "| basis | kind | P10 | P90 of measured over predicted |", "|---|---|---|---|"]
    lines += [f"| {b} | {g} | {low:.2f} | {high:.2f} |" for (b, g), (low, high) in spreads.items()]
    return "\n".join(lines)


def _factor(known: Array, unknown: Array, cells: Sequence[tuple[str, ...]], current: Mask) -> str:
    inside = [cell for cell, one in zip(cells, current, strict=True) if one]
    values = [_alike(np.exp(-unknown[current]), inside, share) for share in (0.1, 0.5, 0.9)]
    told = [_alike(np.exp(-known[current]), inside, share) for share in (0.1, 0.5, 0.9)]
    return (
        "## What a client's deployment has to reckon with\n\n"
        "Measured over predicted for serving engines of 2025 and 2026, the accelerator left out, "
        "cells alike, P10, median, P90: engine not known (taken as current vLLM) "
        f"{values[0]:.2f}, {values[1]:.2f}, {values[2]:.2f}: this is `sizing.throughput_factor`; "
        f"engine known {told[0]:.2f}, {told[1]:.2f}, {told[2]:.2f}."
    )
