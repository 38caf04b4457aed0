"""What it would be worth to know inputs before choosing, from the rows of one run.

EVPI and EVPPI of the standing plans (Strong, Oakley and Brennan 2014, Medical Decision Making 34:
311): each plan's worth above the leading one's is regressed on the inputs that would be known. The
regression is fitted on one half of the futures and chooses in the other, so what it cannot learn
it cannot gain by: the figure is that of a choice that was made without seeing its outcome, it
never exceeds EVPI, and it is a little too low rather than too high.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.distribution import standard_scores

Array = NDArray[np.float64]
SHUFFLED = 24
"""Times that inputs are dealt out anew to see what chance alone would give."""
CLEAR = 2.0
"""Standard errors that a figure must stand above nothing to be told."""
_POWERS = 4
"""Polynomials of one input's normal score that a response is made of; of groups one fewer."""
_MOST_TOGETHER = 10
"""Inputs of a group that the regression sees, the strongest; more of them add noise and time."""
_MOST_JOINED = 8
"""Inputs of a group, those of strongest response, whose products join the regression."""
_RIDGE = 1e-9


@dataclass(frozen=True)
class Gain:
    """Expected gain from knowing something, in money."""

    worth: float
    error: float
    """Standard error."""
    floor: float = 0.0
    """The most that chance gave in its place; not looked for where it would change nothing."""

    @property
    def is_clear(self) -> bool:
        """Whether the gain stands above chance."""
        return self.worth > max(self.floor, CLEAR * self.error)


class Prospect:
    """The standing plans in every random future, the leading one set against the others."""

    def __init__(
        self, worths: Sequence[Array], seed: int = 0, *, every: Sequence[Array] | None = None
    ) -> None:
        """Take what the plans are worth.

        Args:
            worths: Of each plan in the futures whose inputs are known, shape ``(samples,)``.
            seed: Deals inputs out anew.
            every: The same in every future of the run, where there are more.
        """
        self._ahead = _above_leading(worths)
        self.perfect = _perfect(_above_leading(every or worths))
        """EVPI: the gain from knowing everything before choosing, read in every future."""
        order = np.random.default_rng(seed).permuted
        rows = np.arange(len(self._ahead))
        self._dealt = np.hstack([self._ahead[order(rows)] for _ in range(SHUFFLED)])
        self._single_floor: float | None = None

    def known(self, inputs: Sequence[Array]) -> Gain:
        """Give EVPPI: the gain from knowing some inputs before choosing.

        Args:
            inputs: Values over the random futures, each of shape ``(samples,)``.

        Returns:
            The gain, from 0 to `perfect`, its standard error and the floor of chance.
        """
        if not inputs or not self._ahead.shape[1]:
            return Gain(0.0, 0.0)
        scores = [_scores(values) for values in inputs]
        made = _basis(self._strongest_first(scores)[:_MOST_TOGETHER])
        found = _gain(self._chosen(made, self._ahead))
        floor = 0.0
        if len(inputs) == 1:  # every single input has the same scores, in another order
            if self._single_floor is None:
                self._single_floor = self._floor(made)
            floor = self._single_floor
        elif found.is_clear:
            floor = self._floor(made)
        worth = min(max(found.worth, 0.0), self.perfect.worth)
        return Gain(worth, found.error, floor)

    def _strongest_first(self, scores: Sequence[Array]) -> list[Array]:
        """Order inputs by how closely any plan's lead follows them."""
        spread = self._ahead.std(axis=0)
        moved = self._ahead[:, spread > 0] / np.where(spread > 0, spread, 1.0)[spread > 0]
        if not moved.shape[1]:
            return list(scores)
        centred = moved - moved.mean(axis=0)
        return sorted(scores, key=lambda one: -float(np.abs(one @ centred).max()))

    def _floor(self, made: Array) -> float:
        """Give the most that the same regression gains where inputs were dealt out anew."""
        gains = self._chosen(made, self._dealt).mean(axis=0)
        return max(0.0, float(gains.max()))

    def _chosen(self, made: Array, ahead: Array) -> Array:
        """Give what choosing by the regression gains in each future.

        Args:
            made: Regressors, shape ``(samples, terms)``.
            ahead: Worth of each other plan above the leading one's, ``(samples, others)``, or
                several such tables side by side.

        Returns:
            Shape ``(samples,)``, or ``(samples, tables)`` for several.
        """
        forecast = np.empty_like(ahead)
        half = len(made) // 2
        first, second = slice(half), slice(half, None)
        for fitted, rest in ((first, second), (second, first)):
            terms, seen = made[fitted], ahead[fitted]
            square = terms.T @ terms
            square[np.diag_indices_from(square)] += _RIDGE * len(terms)
            forecast[rest] = made[rest] @ np.linalg.solve(square, terms.T @ seen)
        others = self._ahead.shape[1]
        foreseen = forecast.reshape(len(made), -1, others)
        truly = ahead.reshape(len(made), -1, others)
        best, gained = foreseen[:, :, 0], truly[:, :, 0]
        for other in range(1, others):
            better = foreseen[:, :, other] > best
            best = np.where(better, foreseen[:, :, other], best)
            gained = np.where(better, truly[:, :, other], gained)
        gained = np.where(best > 0, gained, 0.0)
        return gained[:, 0] if ahead is self._ahead else gained


def _above_leading(worths: Sequence[Array]) -> Array:
    """Give each other plan's worth above that of the leading one, ``(samples, others)``."""
    table = np.array(worths)
    leading = int(table.mean(axis=1).argmax())
    ahead: Array = np.delete(table, leading, axis=0).T - table[leading][:, np.newaxis]
    return ahead


def _perfect(ahead: Array) -> Gain:
    return _gain(np.maximum(ahead.max(axis=1), 0.0)) if ahead.shape[1] else Gain(0.0, 0.0)


def _gain(gained: Array) -> Gain:
    return Gain(float(gained.mean()), float(gained.std() / np.sqrt(len(gained))))


def _scores(values: Array) -> Array:
    """Give the normal scores of values by rank; equal values share theirs."""
    _, where, counts = np.unique(values, return_inverse=True, return_counts=True)
    strata = standard_scores(len(values), 0.5)
    if len(counts) == len(values):
        return strata[where]
    ends = counts.cumsum()
    sums = np.concatenate([[0.0], strata.cumsum()])
    shared: Array = ((sums[ends] - sums[ends - counts]) / counts)[where]
    return shared


def _basis(scores: Sequence[Array]) -> Array:
    """Make the regressors: polynomials of each score, products of the first few."""
    powers = _POWERS if len(scores) == 1 else _POWERS - 1
    terms = [np.ones_like(scores[0])]
    for z in scores:
        square = z * z
        polynomials = (z, square - 1, (square - 3) * z, (square - 6) * square + 3)
        terms += polynomials[:powers]
    terms += [a * b for a, b in combinations(scores[:_MOST_JOINED], 2)]
    return np.array(terms).T
