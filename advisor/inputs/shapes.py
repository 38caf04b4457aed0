"""Named distributions an engagement can choose for an input, fitted to its P10 and P90."""

from __future__ import annotations

import math
from collections.abc import Callable, Mapping
from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.ledger import Input, Shape

Array = NDArray[np.float64]
_TAIL = 0.1
"""What lies below low, and above high."""
_Z90 = NormalDist().inv_cdf(0.9)
_CELLS = 4096
"""Cells in which a PERT density is summed; with them its quantiles hold to 1e-6 of its width."""


def shares_below(scores: Array) -> Array:
    """Give the share of a normal distribution below standard scores."""
    found = np.frompyfunc(math.erfc, 1, 1)(-scores / math.sqrt(2)) / 2
    return np.asarray(found, dtype=np.float64)


def quantiles(one: Input, shares: Array) -> Array:
    """Give the values below which shares of an input's named distribution lie.

    Args:
        one: An uncertain input whose shape is not ``range``.
        shares: Between 0 and 1, any shape.

    Returns:
        Values in the input's unit; 0.1 gives low and 0.9 high.

    Raises:
        ValueError: When the figures do not allow the shape, as a lognormal one down to zero.
    """
    return _SHAPES[one.shape](one, shares)


def _uniform(one: Input, shares: Array) -> Array:
    """Spread evenly; the likely value has no say in it."""
    width = (one.high - one.low) / (1 - 2 * _TAIL)
    return one.low + width * (shares - _TAIL)


def _lognormal(one: Input, shares: Array) -> Array:
    """Spread normally by the logarithm; the median is the geometric mean of low and high."""
    if one.low <= 0:
        text = f"{one.id}: a lognormal distribution cannot reach {one.low}"
        raise ValueError(text)
    middle, width = math.sqrt(one.low * one.high), math.log(one.high / one.low) / (2 * _Z90)
    scores = np.frompyfunc(NormalDist().inv_cdf, 1, 1)(shares)
    return np.asarray(middle * np.exp(width * np.asarray(scores, dtype=np.float64)))


def _triangular(one: Input, shares: Array) -> Array:
    """Rise straight to the likely value, the mode, and fall straight from it."""
    below, above = triangle(one.likely - one.low, one.high - one.likely)
    width = below + above
    rising = one.likely - below + np.sqrt(np.maximum(shares, 0) * width * below)
    falling = one.likely + above - np.sqrt(np.maximum(1 - shares, 0) * width * above)
    return np.where(shares < below / width, rising, falling)


@lru_cache(maxsize=256)
def triangle(to_low: float, to_high: float) -> tuple[float, float]:
    """Give how far a triangle reaches below and above its mode.

    A tenth lies below low: ``(below - to_low)² = 0.1 × width × below``, and likewise above; the
    width that both add up to is found by halving.

    Args:
        to_low: From P10 to the mode, 0 or more.
        to_high: From the mode to P90, 0 or more; not both 0.
    """

    def reach(to: float, width: float) -> float:
        root = math.sqrt(_TAIL * width)
        return ((root + math.sqrt(root * root + 4 * to)) / 2) ** 2

    least, most = 0.0, 10 * (to_low + to_high)
    for _ in range(200):
        width = (least + most) / 2
        if reach(to_low, width) + reach(to_high, width) > width:
            least = width
        else:
            most = width
    return reach(to_low, most), reach(to_high, most)


def _pert(one: Input, shares: Array) -> Array:
    """Spread by the beta distribution of PERT, whose mode is the likely value."""
    mode = _pert_mode((one.likely - one.low) / (one.high - one.low))
    grid, below = _beta(mode)
    first, last = np.interp([_TAIL, 1 - _TAIL], below, grid)
    width = (one.high - one.low) / (last - first)
    return np.asarray(one.low + width * (np.interp(shares, below, grid) - first))


@lru_cache(maxsize=256)
def _pert_mode(likely: float) -> float:
    """Find the mode within 0 and 1 that lies at a given part of the way from P10 to P90."""
    least, most = 0.0, 1.0
    for _ in range(40):
        mode = (least + most) / 2
        grid, below = _beta(mode)
        first, last = np.interp([_TAIL, 1 - _TAIL], below, grid)
        if mode - first < likely * (last - first):
            least = mode
        else:
            most = mode
    return (least + most) / 2


@lru_cache(maxsize=64)
def _beta(mode: float) -> tuple[Array, Array]:
    """Tabulate PERT's distribution between 0 and 1: places, and the share below each.

    The density ``x^(4 mode) × (1 - x)^(4 - 4 mode)`` (Malcolm and others 1959, weight 4) is
    summed by Simpson's rule over cells that grow finer towards both ends.
    """
    even = np.linspace(0, 1, 2 * _CELLS + 1)
    places = even**2 * (3 - 2 * even)
    density = places ** (4 * mode) * (1 - places) ** (4 - 4 * mode) * 6 * even * (1 - even)
    cells = (density[:-2:2] + 4 * density[1:-1:2] + density[2::2]) / 6
    below = np.concatenate([[0.0], np.cumsum(cells)])
    return places[::2], below / below[-1]


def _scenarios(one: Input, shares: Array) -> Array:
    """Take one of a few values, each with its probability."""
    values, weights = np.array(sorted(one.scenarios)).T
    edges = np.cumsum(weights) / weights.sum()
    at = np.searchsorted(edges[:-1], shares, side="right")
    return np.asarray(values[at], dtype=np.float64)


_SHAPES: Mapping[Shape, Callable[[Input, Array], Array]] = {
    "uniform": _uniform,
    "triangular": _triangular,
    "pert": _pert,
    "lognormal": _lognormal,
    "scenarios": _scenarios,
}
