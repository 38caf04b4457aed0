"""How an input becomes a distribution; by default a normal curve bent through P10, likely and P90.

The likely value is the median. On the scale of its kind (logarithm, logarithm of one plus it,
log-odds) each half is a normal curve of its own width, so that low is exactly the P10 and high
exactly the P90, the order is never lost, a positive quantity stays positive, a yearly growth
above -1, a share between 0 and 1. A share that reaches 1 is spread by its logarithm, so that it
never falls to 0; a range that touches 0 is spread straight. Both are cut off at their ends.

Other shapes are named (`advisor.inputs.shapes`); their low and high are P10 and P90 as well. They
are cut off just above what a quantity of their kind cannot fall below.
"""

from __future__ import annotations

from functools import lru_cache
from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.ledger import Input, Kind
from advisor.inputs.shapes import quantiles, shares_below

Z90 = NormalDist().inv_cdf(0.9)
"""Standard score of the 90th percentile."""
_EDGE = 1e-9
_LEAST: dict[Kind, float] = {"growth": -1.0, "positive": 0.0, "share": 0.0}
"""What a quantity of each kind cannot fall below."""


@lru_cache(maxsize=64)
def standard_scores(samples: int, at: float = 0.5) -> NDArray[np.float64]:
    """Give the standard scores of one point in each of equally likely strata.

    Args:
        samples: Number of strata, at least 1.
        at: Where in its stratum each point lies, between 0 and 1; 0.5 is the middle.

    Returns:
        Shape ``(samples,)``, ascending, not to be written to; symmetric about 0 for middles.

    Source:
        McKay, Beckman and Conover (1979): Latin hypercube sampling, one point a stratum.
    """
    inverse = np.frompyfunc(NormalDist().inv_cdf, 1, 1)
    scores = np.asarray(inverse((np.arange(samples) + at) / samples), dtype=np.float64)
    scores.setflags(write=False)
    return scores


def values_at(one: Input, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give an input's values at standard scores.

    Args:
        one: The input, ``low <= likely <= high``.
        scores: Standard normal scores, any shape; -1.2816 gives low and 1.2816 high, of a range
            0 gives likely.

    Returns:
        Values in the input's unit, in the shape of the scores.
    """
    if not one.is_uncertain:
        return np.full(scores.shape, one.likely)
    if one.shape != "range":
        found = quantiles(one, shares_below(scores))
        return np.clip(found, _floor(one), 1.0 if one.kind == "share" else None)
    low, likely, high = (_to_scale(one, v) for v in (one.low, one.likely, one.high))
    width = np.where(scores < 0, likely - low, high - likely) / Z90
    return _from_scale(one, likely + width * scores)


def _floor(one: Input) -> float:
    """Give the least a named shape may fall to: above the kind's least where low is above it.

    Something may be divided by the figure; a hundredth of the way to low lies below every P10.
    """
    least = _LEAST[one.kind]
    return least + max(0.0, one.low - least) / 100


def _bends(one: Input) -> bool:
    """Whether the range can stand on its kind's scale; one that touches the lower end cannot."""
    return one.low > (_EDGE if one.kind == "share" else _LEAST[one.kind])


def _in_odds(one: Input) -> bool:
    """Whether the range lies inside 0 and 1 and is spread in odds."""
    return one.kind == "share" and one.high < 1 - _EDGE


def _to_scale(one: Input, value: float) -> float:
    if not _bends(one):
        return value
    if _in_odds(one):
        return float(np.log(value / (1 - value)))
    return float(np.log(value - _LEAST[one.kind]))


def _from_scale(one: Input, scaled: NDArray[np.float64]) -> NDArray[np.float64]:
    least, most = _LEAST[one.kind], 1.0 if one.kind == "share" else None
    if not _bends(one):
        return np.clip(scaled, least, most)
    if _in_odds(one):
        return np.asarray(1 / (1 + np.exp(-scaled)), dtype=np.float64)
    return np.clip(np.exp(scaled) + least, None, most)
