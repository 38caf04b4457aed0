"""What one input at a time does, and which class of evidence the spread rests on."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.cost.context import Array, Context
from advisor.evaluation import EvidenceSummary, Swing


def swings(context: Context, cost: Array, margin: Array) -> tuple[Swing, ...]:
    """Read the swing rows, largest effect on the leading plan's net present cost first.

    Args:
        context: Rows and inputs.
        cost: Net present cost of the leading plan, shape ``(rows,)``.
        margin: Its worth above the best other posture, shape ``(rows,)``; may be all infinite
            when there is no other.
    """
    found = []
    rows, likely = context.design.rows, float(margin[0])
    for id_ in rows.swings:
        one = context.design.ledger[id_]
        low, high = rows.swing(id_)
        at_low, at_high = float(margin[low]), float(margin[high])
        found.append(
            Swing(
                input=id_,
                label=one.label,
                unit=one.unit,
                low=one.low,
                likely=one.likely,
                high=one.high,
                cost_at_low=float(cost[low]),
                cost_at_high=float(cost[high]),
                cost_likely=float(cost[0]),
                margin_at_low=at_low,
                margin_at_high=at_high,
                flips=min(at_low, at_high, likely) < 0 <= max(at_low, at_high, likely),
            )
        )
    return tuple(sorted(found, key=lambda s: -abs(s.cost_at_high - s.cost_at_low)))


def evidence_summary(
    context: Context, found: Sequence[Swing], red: tuple[str, ...] = ()
) -> EvidenceSummary:
    """Share the spread of the cost by input and by class of evidence.

    First order: each input's share is its squared swing over the sum of all squared swings;
    interactions are left out.

    Args:
        context: Rows and inputs.
        found: What each input with a range does.
        red: Stale inputs that could turn the verdict.
    """
    squares = {s.input: (s.cost_at_high - s.cost_at_low) ** 2 for s in found}
    total = sum(squares.values())
    by_input = {id_: square / total if total else 0.0 for id_, square in squares.items()}
    shares: dict[str, float] = {}
    for id_, share in by_input.items():
        evidence = context.design.ledger[id_].evidence
        shares[evidence] = shares.get(evidence, 0.0) + share
    stale = tuple(one.id for one in context.design.ledger.all() if one.stale)
    return EvidenceSummary(
        share_of_variance_by_class=shares,
        share_of_variance_by_input={id_: share for id_, share in by_input.items() if share > 0},
        stale=stale,
        stale_and_flipping=red,
    )
