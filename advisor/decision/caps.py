"""Whether plans keep the caps where they are read, not only where they were sought.

Plans are searched in few futures and read in many others; a plan that kept its budget or the
limits of its sites in nine of ten of the first may miss them in more of the second.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cost.context import Context
from advisor.cost.site import share_with_room
from advisor.cost.spending import spent
from advisor.decision.money_caps import BUDGET, PHASE_CAPS, caps_told, phase_of
from advisor.decision.plans import StandingPlan
from advisor.errors import Message, Share, message
from advisor.evaluation import PhaseCap, Posture
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
                yield _missed(cap, Message(f"posture.{posture}"), Share(share))


def _missed(cap: str, plan: Message, share: Share) -> Message:
    if cap in PHASE_CAPS:
        phase = Message(f"phase.{phase_of(cap)}")
        return message("warning.cap.phase_budget", plan=plan, phase=phase, share=share)
    return message(f"warning.cap.{cap}", plan=plan, share=share)


def phase_caps(context: Context, plan: StandingPlan) -> tuple[PhaseCap, ...]:
    """Give each cap of a phase that was told, and in how many futures a plan keeps it.

    Args:
        context: Rows in which the plan's lines are read.
        plan: A standing plan, read there.
    """
    told = caps_told(context.assessment.finance, ignoring=(BUDGET,))
    if not told:
        return ()
    found = spent(context, plan.lines)[:, context.design.rows.random]
    return tuple(
        PhaseCap(phase=phase_of(cap), cap=most, kept=float((found[PHASE_CAPS[cap]] <= most).mean()))
        for cap, most in told.items()
    )


def _kept(context: Context, plan: StandingPlan) -> Iterator[tuple[str, float]]:
    """Give the share of the random futures in which a plan keeps each cap there is."""
    budget = context.assessment.finance.budget
    if budget is not None:
        cost = plan.present.cost[context.design.rows.random]
        yield "budget", float((cost <= budget).mean())
    for one in phase_caps(context, plan):
        yield f"{one.phase}_budget", one.kept
    if context.assessment.sites:
        yield "sites", share_with_room(context, plan.pools)
