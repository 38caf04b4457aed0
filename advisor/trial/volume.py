"""From which volume on, or up to which, a claim holds: read from the rows of the volume sweep."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from advisor.decision.break_even import Alone, tokens_per_day
from advisor.errors import message
from advisor.evaluation.trial import ClaimResult
from advisor.trial.matter import Bench
from advisor.trial.outcome import FAILS_UP_TO, HOLDS_FROM

Held = NDArray[np.bool_]


def by_volume(
    found: ClaimResult,
    end: Literal["high", "low"],
    bench: Bench,
    held: Held,
    options: Sequence[Alone],
) -> ClaimResult:
    """Say from which volume on a claim about high volume holds, or up to which one about low.

    Where it holds at the planned volume already that is the result. Volumes above what machines
    can serve are left out; every other input is at its likely value there.

    Args:
        found: The result at the planned volume.
        end: Which end of the volumes the claim is about.
        bench: The rows.
        held: Whether the relation holds, shape ``(rows,)``.
        options: What was compared.
    """
    share = found.share or 0.0
    if share >= HOLDS_FROM:
        return found
    rows = bench.rows.volume_sweep
    multiples = bench.matter.search.context.design.volume_multiple[rows]
    served = np.all([one.utilisation[rows] <= 1 for one in options], axis=0)
    multiple = turning(multiples[served], held[rows][served], end)
    if multiple is None or (share > FAILS_UP_TO and _is_beyond(multiple, end)):
        return found
    workloads = sorted(options[0].placement)
    planned = tokens_per_day(bench.matter.search.context, workloads)
    tokens = planned * multiple
    text = message(
        f"trial.why.{end}_volume",
        text=found.why,
        tokens=message("trial.tokens_per_day", number=_rough(tokens)),
        planned=message("trial.tokens_per_day", number=_rough(planned)),
    )
    result = "holds_from" if end == "high" else "holds_up_to"
    return found.model_copy(
        update={"result": result, "why": text, "threshold": tokens, "unit": "token/day"}
    )


def turning(
    multiples: NDArray[np.float64], held: Held, end: Literal["high", "low"]
) -> float | None:
    """Give the multiple from which on (or up to which) a relation holds without a break.

    Args:
        multiples: Rising grid of multiples of the planned volume.
        held: Whether the relation holds there.
        end: ``high`` looks from the top of the grid down, ``low`` from its bottom up.

    Returns:
        The last point of the grid that still belongs to that end; None where not even its first.
    """
    order = slice(None, None, -1) if end == "high" else slice(None)
    run = np.logical_and.accumulate(held[order])
    if not run.any():
        return None
    return float(multiples[order][int(run.sum()) - 1])


def _is_beyond(multiple: float, end: Literal["high", "low"]) -> bool:
    """Whether the planned volume already belongs to the end where the claim holds."""
    return multiple <= 1 if end == "high" else multiple >= 1


def _rough(tokens: float) -> float:
    """Leave two digits of a volume that is not known better."""
    return float(f"{tokens:.2g}")
