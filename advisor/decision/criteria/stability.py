"""How firm a verdict is under other weights, over the plans that were found.

A plan's value is linear in the weights: ``w_price × money / swing + Σ_c w_c × score_c``, which
ranks plans as worth does and needs no division where price weighs little. A posture stands on its
best plan under the weights in question.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from advisor.evaluation import Posture
from advisor.inputs.weights import Weights
from advisor.model.preferences import Criterion

Array = NDArray[np.float64]
DRAWS = 10_000
"""Weights drawn evenly over all that are possible; a share's standard error is half a point."""
SEED = 20_231
"""Any number: the weights drawn are the same in every run."""
_SAME = 1e-12


@dataclass(frozen=True)
class Candidate:
    """A plan as weights see it."""

    posture: Posture
    money: float
    """Expected net present benefit less cost."""
    scores: Mapping[Criterion, float]
    """Mean scores of the criteria beside money."""


@dataclass(frozen=True)
class Stretch:
    """Weights of one criterion between which a posture leads, the others in proportion."""

    posture: Posture
    start: float
    end: float
    """Shares of the whole, 0 to 1."""


@dataclass(frozen=True)
class Interval:
    """How far one weight may move, the others in proportion, until another posture leads."""

    course: tuple[Stretch, ...]
    """Who leads from no weight to all of it, without gaps."""
    at: int
    """Stretch in which the weight lies now."""

    @property
    def low(self) -> float:
        """Give the least share at which the posture that leads now still does."""
        return self.course[self.at].start

    @property
    def high(self) -> float:
        """Give the greatest share at which it still does."""
        return self.course[self.at].end

    @property
    def below(self) -> Posture | None:
        """Give who leads below; None where nobody else does."""
        return self.course[self.at - 1].posture if self.at else None

    @property
    def above(self) -> Posture | None:
        """Give who leads above; None where nobody else does."""
        after = self.at + 1
        return self.course[after].posture if after < len(self.course) else None


class Field:
    """The plans in play, ready to be valued under any weights."""

    def __init__(
        self, candidates: Sequence[Candidate], criteria: Sequence[Criterion], swing: float
    ) -> None:
        """Set up the values; ``criteria`` are those that may weigh, price among them."""
        self.criteria = tuple(criteria)
        self.postures = tuple(one.posture for one in candidates)
        self._table = np.array(
            [[_value(one, c, swing) for c in self.criteria] for one in candidates]
        )

    def values(self, weights: Weights) -> Array:
        """Give each plan's value, shape ``(plans,)``."""
        found: Array = self._table @ np.array([weights.get(c, 0.0) for c in self.criteria])
        return found

    def leader(self, weights: Weights) -> Posture:
        """Give the posture of the plan of greatest value; of equals the first one's."""
        return self._leader(self.values(weights))

    def shares(self, draws: int = DRAWS, seed: int = SEED) -> dict[Posture, float]:
        """Give the share of evenly drawn weights under which each posture leads.

        The rank acceptability of SMAA (Lahdelma, Hokkanen and Salminen 1998, European Journal of
        Operational Research 106: 137); weights are Dirichlet(1, …, 1); ties split.
        """
        drawn = np.random.default_rng(seed).dirichlet(np.ones(len(self.criteria)), draws)
        values = drawn @ self._table.T
        wins = values >= values.max(axis=1, keepdims=True) - _SAME
        split = (wins / wins.sum(axis=1, keepdims=True)).mean(axis=0)
        found: dict[Posture, float] = {}
        for posture, share in zip(self.postures, split, strict=True):
            found[posture] = found.get(posture, 0.0) + float(share)
        return found

    def interval(self, weights: Weights, criterion: Criterion) -> Interval:
        """Give how far one weight may move until another posture leads, in closed form.

        Along the way each plan's value is a straight line, so who leads can only change where two
        of them cross.
        """
        here = weights.get(criterion, 0.0)
        at_none, at_all = self._ends(weights, criterion)
        cuts = [0.0, *sorted(set(_crossings(at_none, at_all))), 1.0]
        course: list[Stretch] = []
        for start, end in pairwise(cuts):
            leader = self._leader(at_none + (at_all - at_none) * (start + end) / 2)
            if course and course[-1].posture == leader:
                course[-1] = Stretch(leader, course[-1].start, end)
            else:
                course.append(Stretch(leader, start, end))
        now = self._leader(at_none + (at_all - at_none) * here)
        around = [at for at, one in enumerate(course) if one.start <= here <= one.end]
        found = next((at for at in around if course[at].posture == now), around[0])
        return Interval(tuple(course), found)

    def _leader(self, values: Array) -> Posture:
        return self.postures[int(values.argmax())]

    def _ends(self, weights: Weights, criterion: Criterion) -> tuple[Array, Array]:
        """Give the values without a criterion, the others in proportion, and with it alone."""
        others = {c: weights.get(c, 0.0) for c in self.criteria if c != criterion}
        total = sum(others.values())
        alike = 1 / max(1, len(others))
        rest = {c: (w / total if total else alike) for c, w in others.items()}
        return self.values(rest), self.values({criterion: 1.0})


def dominated(candidates: Sequence[Candidate]) -> dict[int, int]:
    """Give the plans that another one beats without being worse in anything, by place.

    Money and every score are compared in expectation; equal plans dominate neither one.
    """
    found: dict[int, int] = {}
    for at, one in enumerate(candidates):
        for other, better in enumerate(candidates):
            pairs = [(better.money, one.money)]
            pairs += [(better.scores[c], one.scores[c]) for c in one.scores]
            if all(a >= b for a, b in pairs) and any(a > b for a, b in pairs):
                found.setdefault(at, other)
    return found


def _value(one: Candidate, criterion: Criterion, swing: float) -> float:
    if criterion == "price":
        return one.money / swing if swing else 0.0
    return one.scores.get(criterion, 0.0)


def _crossings(at_none: Array, at_all: Array) -> list[float]:
    """Give the shares strictly between 0 and 1 at which two plans are worth the same."""
    found = []
    for at in range(len(at_none)):
        for other in range(at):
            gap, closing = at_none[at] - at_none[other], at_all[at] - at_all[other]
            if (gap > 0) != (closing > 0) and gap != closing:
                share = float(gap / (gap - closing))
                if 0 < share < 1:
                    found.append(share)
    return found
