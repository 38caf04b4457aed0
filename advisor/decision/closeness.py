"""Why a verdict is too close to call: which of the two limits the lead misses, and by how much."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cost.context import Context
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import Recommendation
from advisor.errors import Message, Money, Share, chance, message
from advisor.evaluation import Posture


def closeness(
    context: Context, found: Recommendation, plans: Mapping[Posture, StandingPlan]
) -> tuple[Message, ...]:
    """Say what keeps the leader from being named, and how much of both plans is the same.

    Returns:
        Nothing where the verdict names a posture or there is no plan.
    """
    if found.verdict != "too_close" or found.leading is None or found.runner_up is None:
        return ()
    first, second = plans[found.leading], plans[found.runner_up]
    return (*_missed(context, found), *_alike(first, second))


def _missed(context: Context, found: Recommendation) -> Iterator[Message]:
    """Name each limit that the lead does not reach (``engine.md`` §5)."""
    limits = context.assessment.preferences
    leader, rival = (message(f"posture.{one}") for one in (found.leading, found.runner_up))
    if found.is_lead_small(limits.too_close_share):
        yield message(
            "close.money",
            leader=leader,
            lead=Money(found.lead, context.currency),
            posture=rival,
            share=Share(found.lead / abs(found.cost)),
            cost=Money(found.cost, context.currency),
            limit=Share(limits.too_close_share),
        )
    beats = found.beats_next or 0.0
    if beats < limits.too_close_probability:
        limit = Share(limits.too_close_probability)
        yield message(
            "close.futures", leader=leader, posture=rival, beats=chance(beats), limit=limit
        )


def _alike(first: StandingPlan, second: StandingPlan) -> Iterator[Message]:
    """Say for how many workloads both plans do the same, where these are some and not all."""
    same = sum(second.placement.get(one) == path for one, path in first.placement.items())
    if 0 < same < len(first.placement):
        yield message("close.alike", same=same, workloads=len(first.placement))
