"""What criteria add to a plan's worth: weight over that of price × money swing × score."""

from __future__ import annotations

from advisor.cost.cash_flow import Placement
from advisor.decision.criteria.weighing import Weighing
from advisor.derivation.basis import Basis, number
from advisor.derivation.record import Part
from advisor.errors import Message


def beside_money(basis: Basis, weighing: Weighing, placement: Placement) -> Part:
    """Open what counts beside money in the likely case.

    Args:
        basis: What figures are said with.
        weighing: The weights that count, in the rows of ``basis``.
        placement: The plan.
    """
    parts = []
    for criterion, score in weighing.scored(placement, weighing.weights).items():
        used = basis.all_used(sorted(weighing.inputs(placement, criterion)))
        over_price = weighing.weights[criterion] / weighing.weights["price"]
        factors = (
            number("derivation.part.weight_over_price", over_price),
            Part(Message("derivation.part.money_swing"), weighing.swing, basis.currency),
            number("derivation.part.score", float(score[0]), used),
        )
        parts.append(basis.times(Message(f"criterion.{criterion}"), factors, basis.currency))
    return basis.sum(Message("derivation.figure.beside_money"), parts, basis.currency)
