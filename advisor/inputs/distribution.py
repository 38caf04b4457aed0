"""How a range becomes a distribution: a normal curve bent to pass through P10, likely and P90.

The likely value is the median. On the scale of its kind (logarithm, logarithm of one plus it,
log-odds) each half is a normal curve of its own width, so that low is exactly the P10 and high
exactly the P90, the order is never lost, a positive quantity stays positive, a yearly growth
above -1, a share between 0 and 1. A range that touches the end of its scale is spread straight
and cut off there.
"""

from __future__ import annotations

from statistics import NormalDist

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.ledger import Input, Kind

Z90 = NormalDist().inv_cdf(0.9)
"""Standard score of the 90th percentile."""
_EDGE = 1e-9
_LEAST: dict[Kind, float] = {"growth": -1.0, "positive": 0.0, "share": 0.0}
"""What a quantity of each kind cannot fall below."""


def standard_scores(samples: int) -> NDArray[np.float64]:
    """Give the standard scores of the middles of equally likely strata.

    Args:
        samples: Number of strata, at least 1.

    Returns:
        Shape ``(samples,)``, ascending, symmetric about 0.

    Source:
        McKay, Beckman and Conover (1979): Latin hypercube sampling, one point a stratum.
    """
    curve = NormalDist()
    return np.array([curve.inv_cdf((i + 0.5) / samples) for i in range(samples)])


def values_at(one: Input, scores: NDArray[np.float64]) -> NDArray[np.float64]:
    """Give an input's values at standard scores.

    Args:
        one: The input, ``low <= likely <= high``.
        scores: Standard normal scores, any shape; -1.2816 gives low, 0 likely, 1.2816 high.

    Returns:
        Values in the input's unit, in the shape of the scores.
    """
    if not one.is_uncertain:
        return np.full(scores.shape, one.likely)
    low, likely, high = (_to_scale(one, v) for v in (one.low, one.likely, one.high))
    width = np.where(scores < 0, likely - low, high - likely) / Z90
    return _from_scale(one, likely + width * scores)


def _bends(one: Input) -> bool:
    """Whether the range can stand on its kind's scale; a range that touches the end cannot."""
    if one.kind == "share":
        return one.low > _EDGE and one.high < 1 - _EDGE
    return one.low > _LEAST[one.kind]


def _to_scale(one: Input, value: float) -> float:
    if not _bends(one):
        return value
    if one.kind == "share":
        return float(np.log(value / (1 - value)))
    return float(np.log(value - _LEAST[one.kind]))


def _from_scale(one: Input, scaled: NDArray[np.float64]) -> NDArray[np.float64]:
    least = _LEAST[one.kind]
    if not _bends(one):
        return np.clip(scaled, least, 1.0 if one.kind == "share" else None)
    if one.kind == "share":
        return np.asarray(1 / (1 + np.exp(-scaled)), dtype=np.float64)
    return np.asarray(np.exp(scaled) + least, dtype=np.float64)
