"""How a range becomes a distribution: a normal curve bent to pass through P10, likely and P90.

The likely value is the median. On the scale of its kind (logarithm, logarithm of one plus it,
log-odds) each half is a normal curve of its own width, so that low is exactly the P10 and high
exactly the P90, the order is never lost, a positive quantity stays positive, a yearly growth
above -1, a share between 0 and 1. A share that reaches 1 is spread by its logarithm, so that it
never falls to 0; a range that touches 0 is spread straight. Both are cut off at their ends.
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
