"""Moving an input's whole range by so much on the scale that it is spread on."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, replace

from advisor.inputs.ledger import Input

REACH = 3.0
"""Half ranges up to which an input is moved on either side: 3.8 standard deviations."""
LEAST_REACH = math.log(2)
"""What is spread by its logarithm is moved at least to its half and its double."""
STEP = 0.25
"""Stands for half a range where an input has none: a quarter up or down (chosen by the makers)."""
_EDGE = 1e-9


@dataclass(frozen=True)
class Mover:
    """Moves one input; a step is half its range from P10 to P90."""

    one: Input
    step: float
    """Half the range on the scale; 0 where the input cannot be moved."""
    reach: float
    """Most that it is moved on the scale, at least 0."""
    _to: Callable[[float], float]
    _from: Callable[[float], float]

    def moved(self, by: float) -> Input:
        """Give the input with every figure moved by so much on the scale."""

        def shifted(value: float) -> float:
            return self._from(self._to(value) + by)

        scenarios = tuple((shifted(value), weight) for value, weight in self.one.scenarios)
        low, likely, high = map(shifted, (self.one.low, self.one.likely, self.one.high))
        return replace(self.one, low=low, likely=likely, high=high, scenarios=scenarios)


def mover_of(one: Input) -> Mover:
    """Choose the scale: logarithm, logarithm of one plus it, log-odds, or plain at the edges."""
    values = (one.low, one.likely, one.high, *(value for value, _ in one.scenarios))
    least, most = min(values), max(values)
    to, back = _plain(one)
    logarithmic = True
    if one.kind == "growth" and least > -1:
        to, back = math.log1p, math.expm1
    elif one.kind == "share" and least > _EDGE and most < 1 - _EDGE:
        to, back = _to_odds, _from_odds
    elif one.kind == "positive" and least > 0:
        to, back = math.log, math.exp
    else:
        logarithmic = False
    half = (to(one.high) - to(one.low)) / 2
    step = half or (STEP if logarithmic else 0.0)
    reach = max(REACH * half, LEAST_REACH if logarithmic else 0.0)
    return Mover(one, step, reach, to, back)


def _plain(one: Input) -> tuple[Callable[[float], float], Callable[[float], float]]:
    """Move a range that touches the end of its scale as it stands, cut off there."""
    least = -1 + _EDGE if one.kind == "growth" else 0.0
    most = 1.0 if one.kind == "share" else math.inf
    return float, lambda value: min(max(value, least), most)


def _to_odds(value: float) -> float:
    return math.log(value / (1 - value))


def _from_odds(value: float) -> float:
    return 1 / (1 + math.exp(-value))
