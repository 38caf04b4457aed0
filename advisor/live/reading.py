"""A reading of plans, and how one in other futures is set where the evaluation stands.

A step reads fewer futures than an evaluation. It tells what a change does there, set upon what the
evaluation found: without a change nothing moves, and the answer that follows moves little.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.cost.context import Array, Context
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import recommend, verdict_of
from advisor.evaluation import Band, Evaluation, LivePlan, LiveReading, Posture
from advisor.model.preferences import Preferences
from advisor.uncertainty.bands import band

_ROUNDING = 1e-9


def reading_of(
    context: Context, plans: Mapping[Posture, StandingPlan], changed: tuple[str, ...] = ()
) -> LiveReading:
    """Read plans as they stand in the rows of a context."""
    found = recommend(context, plans)
    rows = context.design.rows.random

    def shown(posture: Posture, worth: Array, cost: Array) -> LivePlan:
        return LivePlan(
            posture=posture,
            worth=band(worth),
            net_present_cost=band(cost),
            probability_best=found.probability_best[posture],
            regret=found.expected_regret[posture] or 0.0,
        )

    return LiveReading(
        samples=context.design.rows.samples,
        posture=found.verdict,
        leading=found.leading,
        lead_beats_next=found.beats_next,
        plans=tuple(
            shown(posture, plan.present.worth[rows], plan.present.cost[rows])
            for posture, plan in plans.items()
        ),
        changed=changed,
    )


def evaluated(found: Evaluation) -> LiveReading:
    """Give what an evaluation says of its plans as a reading without a change."""
    return LiveReading(
        samples=found.samples,
        posture=found.posture,
        leading=found.leading,
        lead_beats_next=found.lead_beats_next,
        plans=tuple(
            LivePlan(
                posture=plan.posture,
                worth=plan.worth,
                net_present_cost=plan.net_present_cost,
                probability_best=plan.probability_best,
                regret=plan.regret,
            )
            for plan in found.plans
        ),
        changed=(),
        cost_over_time=found.cost_over_time,
    )


def lifted(
    now: LiveReading, before: LiveReading, told: LiveReading, preferences: Preferences
) -> LiveReading:
    """Set what a change does in some futures upon what was told without it.

    Args:
        now: The plans after the change.
        before: The same plans in the same futures before it.
        told: What the evaluation says of them.
        preferences: From when on a verdict is too close to call.
    """
    if now.plans == before.plans:
        return told.model_copy(update={"changed": now.changed})
    every = zip(now.plans, before.plans, told.plans, strict=True)
    plans = _sharing_all([_plan(*three) for three in every])
    ranked = sorted(plans, key=lambda plan: -plan.worth.mean)
    if len(ranked) == 1:
        return now.model_copy(update={"plans": plans})
    first, second = ranked[:2]
    beats = now.lead_beats_next or 0.0
    if now.leading == before.leading == told.leading == first.posture:
        beats += (told.lead_beats_next or 0.0) - (before.lead_beats_next or 0.0)
    beats = min(1.0, max(0.0, beats))
    lead, cost = first.worth.mean - second.worth.mean, first.net_present_cost.mean
    return now.model_copy(
        update={
            "posture": verdict_of(first.posture, lead, cost, beats, preferences),
            "leading": first.posture,
            "lead_beats_next": beats,
            "plans": plans,
        }
    )


def _plan(now: LivePlan, before: LivePlan, told: LivePlan) -> LivePlan:
    share = told.probability_best + now.probability_best - before.probability_best
    return LivePlan(
        posture=now.posture,
        worth=_band(now.worth, before.worth, told.worth),
        net_present_cost=_band(
            now.net_present_cost, before.net_present_cost, told.net_present_cost
        ),
        probability_best=min(1.0, max(0.0, share)),
        regret=max(0.0, told.regret + now.regret - before.regret),
    )


def _band(now: Band, before: Band, told: Band) -> Band:
    """Move a band; its percentiles stay in their order, though each is moved by itself."""
    p10, p50, p90 = sorted(
        (
            told.p10 + now.p10 - before.p10,
            told.p50 + now.p50 - before.p50,
            told.p90 + now.p90 - before.p90,
        )
    )
    return Band(p10=p10, p50=p50, p90=p90, mean=told.mean + now.mean - before.mean)


def _sharing_all(plans: Sequence[LivePlan]) -> tuple[LivePlan, ...]:
    """Let the shares in which plans are best add up to all futures again."""
    whole = sum(plan.probability_best for plan in plans)
    if not whole or abs(whole - 1) < _ROUNDING:
        return tuple(plans)
    return tuple(
        plan.model_copy(update={"probability_best": plan.probability_best / whole})
        for plan in plans
    )
