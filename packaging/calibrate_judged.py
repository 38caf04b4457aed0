"""How the model does on what it has not seen: kinds of rows left out in turn, and their spread."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from calibrate_evidence import Evidence, family
from calibrate_fit import Array, Without, left_out, times_left_out, without_each
from numpy.typing import NDArray

from advisor.catalogue.speed_model import BASES, ENGINES, GROUPS, LINKS
from advisor.sizing.measured_rows import group_of

ENGINE_MAY_BE_UNKNOWN = {"dense", "mixture", "latent", "card"}
"""Groups that a row without a known engine falls into."""
FOLDS = 10
ROUNDS_LEFT_OUT = 8


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
