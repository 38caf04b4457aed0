"""What is lost if a model of one's own fails: what went into making it before it first serves.

The engine knows no chance of failing, so the most that an organisation would lose decides nothing:
it is held against this figure, and the last gate asks for it. Counted is what is of use to no other
model: compute, labels, the team that trains, tuning, and training people up to the month in which
the model first serves, for then one knows. Servers go on with another model or are sold.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.line import Line
from advisor.cost.usage import Segment
from advisor.decision.plans import StandingPlan
from advisor.errors import Message, Money, message
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import OWN_MODEL, TUNED

MAKING = frozenset(
    {
        *("training_compute", "training_labels", "training_team", "talent"),
        *("tuning_run", "tuning_labels", "tuning_labour"),
    }
)
"""Lines of the ledger that a model of one's own alone has a use for."""
_NINE_IN_TEN = 0.9


def is_own(option: DeploymentOption) -> bool:
    """Whether an option runs a model made for the organisation."""
    return option.form in TUNED | OWN_MODEL


def at_stake(
    context: Context, lines: Iterable[Line], segments: Iterable[Segment], own: Collection[str]
) -> Array:
    """Give what went into own models by the month in which the last of them first serves.

    Args:
        context: Calendar and rows.
        lines: Of a plan, before tax.
        segments: Who serves in which months of it.
        own: Ids of the options that run them.

    Returns:
        Undiscounted money, positive, shape ``(rows,)``; all of it where one never serves.
    """
    first: dict[str, int] = {}
    for segment in segments:
        if segment.option is not None and segment.option.id in own:
            id_ = segment.option.id
            first[id_] = min(first.get(id_, segment.start), segment.start)
    known = max((first.get(id_, context.calendar.horizon) for id_ in own), default=0)
    total = np.zeros(context.design.rows.total)
    for line in lines:
        mine = line.key == "talent" or line.option in own
        if mine and line.key in MAKING and line.start <= known:
            total -= line.amounts[: known + 1 - line.start].sum(axis=0)
    return total


def of_plan(context: Context, plan: StandingPlan) -> Array | None:
    """Give what is at stake in a plan; None where it makes no model."""
    own = {o.id for path in plan.placement.values() for o in path if is_own(o)}
    return at_stake(context, plan.lines, plan.segments, own) if own else None


def nine_in_ten(context: Context, stake: Array) -> float:
    """Give the amount that nine futures of ten stay within."""
    return float(np.quantile(stake[context.design.rows.random], _NINE_IN_TEN))


def stakes_too_high(
    context: Context, plans: Mapping[Posture, StandingPlan], leading: Posture | None
) -> Iterator[Message]:
    """Say where the leading plan puts more at stake than the organisation would lose."""
    limit = context.assessment.appetite.stop_loss
    stake = of_plan(context, plans[leading]) if leading else None
    if limit is None or stake is None:
        return
    most = nine_in_ten(context, stake)
    if most > limit:
        sums = {"most": Money(most, context.currency), "limit": Money(limit, context.currency)}
        yield message("warning.stop_loss", **sums)
