"""Standard scores of every uncertain input in every random future, groups moving together."""

from __future__ import annotations

import zlib
from collections.abc import Iterable
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.distribution import standard_scores
from advisor.inputs.ledger import Input

Scores = NDArray[np.float64]
Ranks = NDArray[np.uint32] | NDArray[np.uint16]
GROUP_CORRELATION = 0.6
"""Rank correlation inside a group: a design choice, between none and full, no source."""
_KEPT = 16_384
"""Futures up to which the order of an input's strata is kept, in a run's first stretch of them: 32
KB each, 16 MB in all."""
_GOLDEN = (5**0.5 - 1) / 2
"""Multiples of it fill 0 to 1 evenly: where in its stratum each block's points lie."""


def scores_of(
    uncertain: Iterable[Input],
    samples: int,
    seed: int,
    group_correlation: float = GROUP_CORRELATION,
    block: int = 0,
) -> dict[str, Scores]:
    """Give each input's standard scores, one in each of equally likely strata (Latin hypercube).

    Each pair of a group shares one factor, so the group's other members need not be known. This
    keeps an input's futures when another one joins, which mixing all of them would not.

    Args:
        uncertain: The inputs.
        samples: Random futures.
        seed: Any whole number.
        group_correlation: Rank correlation inside a group, 0 to 0.95.
        block: Which stretch of futures of that size.

    Returns:
        By id, each of shape ``(samples,)``.
    """
    inputs = tuple(uncertain)
    strata = standard_scores(samples, (0.5 + block * _GOLDEN) % 1)
    # Correlation of normal scores that gives this rank correlation (Pearson 1907).
    shared = 2 * np.sin(np.pi / 6 * group_correlation)
    groups = {one.group: f"group:{one.group}" for one in inputs if one.group and shared}
    common = {group: strata[_order(name, samples, seed, block)] for group, name in groups.items()}
    found = {}
    for one in inputs:
        own = strata[_order(one.id, samples, seed, block)]
        if one.group in common:
            mixed = np.sqrt(shared) * common[one.group] + np.sqrt(1 - shared) * own
            own = strata[_ranks(mixed)]
        found[one.id] = own
    return found


def _order(name: str, samples: int, seed: int, block: int) -> Ranks:
    """Give an order of strata that depends on what it is for, the seed and the block only."""
    of = (seed % 2**64, zlib.crc32(name.encode()), *((block,) if block else ()))
    keep = samples <= _KEPT and not block
    return _kept_order(of, samples) if keep else _new_order(of, samples)


def _new_order(of: tuple[int, ...], samples: int) -> Ranks:
    return np.random.default_rng(of).permutation(samples).astype(np.uint32)


@lru_cache(maxsize=512)
def _kept_order(of: tuple[int, ...], samples: int) -> Ranks:
    found = _new_order(of, samples).astype(np.uint16)
    found.setflags(write=False)
    return found


def _ranks(values: Scores) -> Ranks:
    ranks = np.empty(len(values), dtype=np.uint32)
    ranks[values.argsort(kind="stable")] = np.arange(len(values), dtype=np.uint32)
    return ranks
