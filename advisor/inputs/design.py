"""The rows of one run: likely case, swings, random futures and the volume sweep.

Every array of the calculation has rows on its last axis, in this order, so one run gives the
point estimate, the tornado, the bands and the break-even curve.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.distribution import values_at
from advisor.inputs.draws import GROUP_CORRELATION, scores_of
from advisor.inputs.ledger import Input, Ledger

SWEEP = np.geomspace(0.02, 20.0, 31)
"""Multiples of the planned volume at which the sweep rows stand; the middle is not exactly 1."""

_SCORES_KEPT = 4
"""Inputs whose scores are kept once they were drawn again: one of them is moved to and fro."""


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

    def __init__(
        self,
        ledger: Ledger,
        rows: Rows,
        values: dict[str, NDArray[np.float64]],
        scores: Callable[[Input], NDArray[np.float64]] | None = None,
    ) -> None:
        """Hold the values, shape of each ``(rows,)``; ``scores`` gives an input's draws again."""
        self._scores = scores
        self.ledger = ledger
        self.rows = rows
        self._values = values
        self.volume_multiple = np.ones(rows.total)
        self.volume_multiple[rows.volume_sweep] = SWEEP

    def __getitem__(self, id_: str) -> NDArray[np.float64]:
        """Give an input's value in every row; an unknown input raises `AdvisorError`."""
        if id_ not in self._values:
            return np.broadcast_to(np.float64(self.ledger[id_].likely), self.rows.total)
        return self._values[id_]

    def redrawn(self, changes: Mapping[str, Input]) -> Design:
        """Give the same futures with other ranges of some inputs; each keeps its own draws.

        Raises:
            ValueError: When this design was not drawn, or an input is not one of its own.
        """
        if self._scores is None or any(id_ not in self.ledger for id_ in changes):
            text = f"cannot redraw {sorted(changes)}"
            raise ValueError(text)
        ledger = Ledger([*changes.values(), *self.ledger.all()])
        values = dict(self._values)
        for id_, one in changes.items():
            column = np.full(self.rows.total, one.likely)
            if id_ in self.rows.swings:
                low, high = self.rows.swing(id_)
                column[low], column[high] = one.low, one.high
            column[self.rows.random] = values_at(one, self._scores(one))
            values[id_] = column
        return Design(ledger, self.rows, values, self._scores)


def draw(
    ledger: Ledger,
    *,
    samples: int,
    seed: int,
    group_correlation: float = GROUP_CORRELATION,
    block: int = 0,
    swings: bool = True,
) -> Design:
    """Draw the rows of a run.

    An input's draws depend on the seed and on its own id only, so that adding a workload or a
    machine leaves the futures of everything else as they were (common random numbers).

    Args:
        ledger: The inputs.
        samples: Random futures, at least 2.
        seed: Any whole number; 0 is a seed.
        group_correlation: Rank correlation inside a group, from 0 to 0.95.
        block: Which stretch of futures of that size, from 0 on; all together are the futures of
            one longer run, for reading it piece by piece.
        swings: Whether there are rows that swing one input at a time.

    Returns:
        Values by input, each of shape ``(rows,)``.

    Raises:
        ValueError: When there are fewer than two samples.
    """
    if samples < 2:
        text = f"two random futures are the least, got {samples}"
        raise ValueError(text)
    uncertain = ledger.uncertain()
    rows = Rows(tuple(one.id for one in uncertain if swings), samples, len(SWEEP))
    scores = scores_of(uncertain, samples, seed, group_correlation, block)
    values = {}
    for at, one in enumerate(uncertain):
        column = np.full(rows.total, one.likely)
        if swings:
            column[1 + 2 * at], column[2 + 2 * at] = one.low, one.high
        column[rows.random] = values_at(one, scores[one.id])
        values[one.id] = column

    @lru_cache(maxsize=_SCORES_KEPT)
    def again(id_: str, group: str) -> NDArray[np.float64]:
        one = replace(ledger[id_], group=group)
        return scores_of((one,), samples, seed, group_correlation, block)[id_]

    return Design(ledger, rows, values, lambda one: again(one.id, one.group))
