"""The rows of one run: likely case, swings, random futures and the volume sweep.

Every array of the calculation has rows on its last axis, in this order, so one run gives the
point estimate, the tornado, the bands and the break-even curve.
"""

from __future__ import annotations

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.distribution import standard_scores, values_at
from advisor.inputs.ledger import Input, Ledger

SWEEP = np.geomspace(0.02, 20.0, 31)
"""Multiples of the planned volume at which the sweep rows stand; the middle is not exactly 1."""
GROUP_CORRELATION = 0.6
"""Rank correlation inside a group: a design choice, between none and full, no source."""
_SHARED = 2 * np.sin(np.pi / 6 * GROUP_CORRELATION)
"""Correlation of normal scores that gives this rank correlation (Pearson 1907)."""


@dataclass(frozen=True)
class Rows:
    """Which rows of the run are what."""

    swings: tuple[str, ...]
    """Uncertain inputs in the order of their row pairs, which start at row 1."""
    samples: int
    sweep: int

    @property
    def total(self) -> int:
        """Number of rows."""
        return 1 + 2 * len(self.swings) + self.samples + self.sweep

    @property
    def random(self) -> slice:
        """The random futures."""
        start = 1 + 2 * len(self.swings)
        return slice(start, start + self.samples)

    @property
    def volume_sweep(self) -> slice:
        """The rows of the volume grid."""
        return slice(self.total - self.sweep, self.total)

    def swing(self, input_id: str) -> tuple[int, int]:
        """Give the rows in which one input is at its P10 and at its P90."""
        at = 1 + 2 * self.swings.index(input_id)
        return at, at + 1


class Design:
    """The drawn values of every input, one row per future."""

    def __init__(self, ledger: Ledger, rows: Rows, values: dict[str, NDArray[np.float64]]) -> None:
        """Hold the values; shape of each is ``(rows,)``."""
        self.ledger = ledger
        self.rows = rows
        self._values = values
        self.volume_multiple = np.ones(rows.total)
        self.volume_multiple[rows.volume_sweep] = SWEEP

    def __getitem__(self, id_: str) -> NDArray[np.float64]:
        """Give an input's value in every row; an unknown input raises `AdvisorError`."""
        if id_ not in self._values:
            return np.full(self.rows.total, self.ledger[id_].likely)
        return self._values[id_]


def draw(ledger: Ledger, *, samples: int, seed: int) -> Design:
    """Draw the rows of a run.

    An input's draws depend on the seed and on its own id only, so that adding a workload or a
    machine leaves the futures of everything else as they were (common random numbers).

    Args:
        ledger: The inputs.
        samples: Random futures, at least 2.
        seed: Any whole number; 0 is a seed.

    Returns:
        Values by input, each of shape ``(rows,)``.

    Raises:
        ValueError: When there are fewer than two samples.
    """
    if samples < 2:
        text = f"two random futures are the least, got {samples}"
        raise ValueError(text)
    uncertain = ledger.uncertain()
    rows = Rows(tuple(one.id for one in uncertain), samples, len(SWEEP))
    scores = _scores(uncertain, samples, seed)
    values = {}
    for at, one in enumerate(uncertain):
        column = np.full(rows.total, one.likely)
        column[1 + 2 * at], column[2 + 2 * at] = one.low, one.high
        column[rows.random] = values_at(one, scores[one.id])
        values[one.id] = column
    return Design(ledger, rows, values)


def _scores(uncertain: Sequence[Input], samples: int, seed: int) -> dict[str, NDArray[np.float64]]:
    strata = standard_scores(samples)
    return {one.id: _drawn(one, strata, seed) for one in uncertain}


def _drawn(one: Input, strata: NDArray[np.float64], seed: int) -> NDArray[np.float64]:
    """Put an input's strata in the order of its own draws, mixed with its group's where it has one.

    Each pair of a group shares one factor, so the group's other members need not be known. This
    keeps an input's futures when another one joins, which mixing all of them would not.
    """
    own = _shuffled(strata, seed, one.id)
    if not one.group:
        return own
    shared = _shuffled(strata, seed, f"group:{one.group}")
    mixed = np.sqrt(_SHARED) * shared + np.sqrt(1 - _SHARED) * own
    return np.asarray(strata[mixed.argsort(kind="stable").argsort(kind="stable")])


def _shuffled(strata: NDArray[np.float64], seed: int, name: str) -> NDArray[np.float64]:
    of = [seed % 2**64, zlib.crc32(name.encode())]
    return np.random.default_rng(of).permutation(strata)
