"""Whether plans keep the caps where they are read, not only where they were sought.

Plans are searched in few futures and read in many others; a plan that kept its budget or the
limits of its sites in nine of ten of the first may miss them in more of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cost.context import Context
from advisor.cost.site import share_with_room
from advisor.decision.plans import StandingPlan
from advisor.errors import Message, Share, message
from advisor.evaluation import Posture
from advisor.sizing.fleet import HOLDS_IN


def caps_missed(context: Context, plans: Mapping[Posture, StandingPlan]) -> Iterator[Message]:
    """Name each plan that keeps a cap in fewer futures than asked for.

    Args:
        context: Rows in which the plans are read.
        plans: The standing plans, read there.
    """
    for posture, plan in plans.items():
        for cap, share in _kept(context, plan):
            if share < HOLDS_IN:
                name = Message(f"posture.{posture}")
                yield message(f"warning.cap.{cap}", plan=name, share=Share(share))


def _kept(context: Context, plan: StandingPlan) -> Iterator[tuple[str, float]]:
    """Give the share of the random futures in which a plan keeps each cap there is."""
    budget = context.assessment.finance.budget
    if budget is not None:
        cost = plan.present.cost[context.design.rows.random]
        yield "budget", float((cost <= budget).mean())
    if context.assessment.sites:
        yield "sites", share_with_room(context, plan.pools)
