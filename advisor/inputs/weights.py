"""Swing weights that count: those agreed, else everybody's pooled; and weights made of an order."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence

from advisor.model.assessment import Assessment
from advisor.model.preferences import CRITERIA, Criterion, Pooling

Weights = Mapping[Criterion, float]
"""Shares of the whole by criterion, above 0 and adding up to 1; those not named count nothing."""


def normalised(weights: Mapping[Criterion, float]) -> dict[Criterion, float]:
    """Scale weights so that they add up to 1; only their proportions mean anything.

    Args:
        weights: By criterion, at least 0; empty or all zero gives nothing.
    """
    total = sum(weights.values())
    return {c: weights[c] / total for c in CRITERIA if weights.get(c)} if total else {}


def pooled(people: Sequence[Weights], pooling: Pooling = "mean") -> dict[Criterion, float]:
    """Make one person's weights of several people's.

    The mean lets everybody count alike: what it gives a plan is the mean of what people give it,
    since the value is additive (the weighted sum of Harsanyi 1955 and Keeney and Kirkwood 1975),
    and nobody's zero is a veto. The geometric mean keeps proportions between criteria (Aczél and
    Saaty 1983; for shares Mohammadi, Tamburri and Rezaei 2023); there a zero is a veto.

    Args:
        people: Each person's weights, normalised.
        pooling: Which of the two.

    Returns:
        Normalised weights; nothing where no criterion is left.
    """
    if not people:
        return {}
    count = len(people)
    if pooling == "mean":
        return normalised({c: sum(p.get(c, 0.0) for p in people) / count for c in CRITERIA})
    return normalised(
        {c: math.prod(p.get(c, 0.0) for p in people) ** (1 / count) for c in CRITERIA}
    )


def votes_of(assessment: Assessment) -> dict[str, dict[Criterion, float]]:
    """Give each person's normalised weights by the key of the vote; empty votes are left out."""
    return {vote.id: normalised(vote.given) for vote in assessment.votes if vote.given}


def weights_of(assessment: Assessment) -> dict[Criterion, float]:
    """Give the normalised weights that count; nothing where only money does."""
    if assessment.weights.given:
        return normalised(assessment.weights.given)
    return pooled(list(votes_of(assessment).values()), assessment.preferences.pooling)


def rank_order_centroid(order: Sequence[Criterion]) -> dict[Criterion, float]:
    """Make weights of an order alone: the mean of all weights that keep it.

    ``w_i = (1/n) Σ_{k=i}^{n} 1/k`` for the i-th of n (Barron and Barrett 1996, Management Science
    42: 1515; Edwards and Barron 1994 use it for swing weights).

    Args:
        order: Criteria, the one that counts most first.
    """
    count = len(order)
    return {
        criterion: sum(1 / k for k in range(at, count + 1)) / count
        for at, criterion in enumerate(order, start=1)
    }
