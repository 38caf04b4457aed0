"""The client's own benchmark results: how they pull the predictions of what was measured.

The log of measured over predicted of one accelerator and model is taken as normal. Before any
measurement it stands at 0, as wide as the prediction's own interval; each result moves it, with
the scatter that equal configurations show between engines. What comes out is the mean and spread
of a normal prior met by normal measurements (any textbook of Bayesian statistics).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from advisor.inputs.distribution import Z90

SCATTER = 0.10
"""Standard deviation of the log between equal configurations: 16 % at P90 (``engine.md`` §3)."""
Pair = tuple[str, str]
"""Accelerator and model."""


@dataclass(frozen=True)
class Pull:
    """What measurements of one accelerator and model say of a prediction of theirs."""

    factor: float
    """By what the prediction is multiplied."""
    low: float
    """P10 of measured over predicted."""
    high: float
    """P90 of measured over predicted."""


def pull_of(ratios: Sequence[float], low: float, high: float, likely: float = 1.0) -> Pull:
    """Say how measurements move a prediction and its interval.

    Args:
        ratios: Measured over predicted of each result, above 0, at least one.
        low: P10 of measured over predicted before any of them, above 0.
        high: P90 of the same, above low.
        likely: Median of the same; 1 where the prediction itself is the best guess.

    Raises:
        ValueError: When there is no measurement.
    """
    if not ratios:
        text = "there is no measurement to be pulled by"
        raise ValueError(text)
    before = (math.log(high / low) / (2 * Z90)) ** -2
    told = len(ratios) / SCATTER**2
    mean = sum(math.log(ratio) for ratio in ratios) / len(ratios)
    shift = (mean * told + math.log(likely) * before) / (told + before)
    reach = Z90 * math.sqrt(1 / (told + before) + SCATTER**2)
    return Pull(math.exp(shift), math.exp(shift - reach), math.exp(shift + reach))


def by_pair(pairs: Sequence[Pair], ratios: Sequence[float]) -> Mapping[Pair, tuple[float, ...]]:
    """Gather measured over predicted by accelerator and model."""
    found: dict[Pair, tuple[float, ...]] = {}
    for pair, ratio in zip(pairs, ratios, strict=True):
        found[pair] = (*found.get(pair, ()), ratio)
    return found
