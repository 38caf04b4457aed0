"""What has to be known of the weights before the verdict is read."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cost.context import Context
from advisor.decision.criteria.others import LEAST_PRICE, Weighed
from advisor.decision.criteria.weighing import effect_in_money
from advisor.decision.recommendation import recommend
from advisor.errors import Message, Share, message
from advisor.evaluation import Posture
from advisor.inputs.weights import votes_of

SCARCE = 0.05
"""Share of price below which its money hardly counts: others outweigh it twenty times (chosen)."""


def notes(context: Context, weighed: Weighed, leading: Posture | None) -> Iterator[Message]:
    """Say where money alone decides otherwise, and where weights do not do what one may think.

    Args:
        context: Rows in which the plans are read.
        weighed: What was sought, read in them.
        leading: Posture that leads under the weights that count.
    """
    weights = weighed.weighing.weights
    money = _leads_in_money(context, weighed)
    if leading is not None and money not in {leading, None}:
        names = {"posture": message(f"posture.{leading}"), "money": message(f"posture.{money}")}
        yield message("warning.money_says_otherwise", **names)
    if set(weights) == {"price"}:
        yield message("warning.only_price")
    elif not weighed.swing.amount:
        yield message("warning.no_money_swing")
    if weights["price"] < SCARCE:
        yield message("warning.price_scarce", times=round(1 / weights["price"] - 1))
    if "effect" in weights and effect_in_money(context.assessment) >= set(context.workloads):
        yield message("warning.effect_in_money")
    told = {vote.id: vote.name for vote in context.assessment.votes}
    for id_, vote in votes_of(context.assessment).items():
        if not vote.get("price"):
            least = Share(LEAST_PRICE)
            yield message("warning.vote_without_price", name=told[id_], share=least)


def _leads_in_money(context: Context, weighed: Weighed) -> Posture | None:
    for one in weighed.sought:
        if one.id == "money":
            return recommend(context, weighed.under(one)).leading
    return None
