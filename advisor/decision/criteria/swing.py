"""The money swing: the money that the swing of price from worst to best stands for."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cost.cash_flow import Costing
from advisor.decision.break_even import Alone
from advisor.decision.choices import Choices
from advisor.options.option import DeploymentOption


@dataclass(frozen=True)
class MoneySwing:
    """The swing of price in money, and what it was read from."""

    amount: float
    """Net present, in the assessment's currency, at least 0."""
    dearest: str = ""
    """Option of the dearest form, at its cheapest; empty where it is not one option's."""
    cheapest: str = ""
    """Cheapest option; empty where it is not one option's."""
    is_stated: bool = False
    """Whether the client stated it."""


def money_swing(costing: Costing, choices: Choices, whole: Sequence[Alone]) -> MoneySwing:
    """Give the money swing: stated, else between the dearest and the cheapest form in play.

    Each form counts at its cheapest option, by expected net present cost, so that an absurd piece
    of hardware does not stretch the swing. Where fewer than two forms may carry every workload,
    the swings of the workloads alone are added up.

    Args:
        costing: Reckons options where no two forms carry everything.
        choices: What each workload may use.
        whole: Options that may carry every workload, with their cost.
    """
    stated = costing.context.assessment.preferences.money_swing
    if stated is not None:
        return MoneySwing(stated, is_stated=True)
    rows = costing.context.design.rows.random
    cheapest = _by_form((one.option, float(one.cost[rows].mean())) for one in whole)
    if len(cheapest) > 1:
        first, *_, last = sorted(cheapest.values(), key=lambda one: one[1])
        return MoneySwing(last[1] - first[1], dearest=last[0].id, cheapest=first[0].id)
    return MoneySwing(sum(_alone(costing, w, o) for w, o in choices.admitted.items()))


def _alone(costing: Costing, workload: str, options: Iterable[DeploymentOption]) -> float:
    """Give the swing of one workload carried alone."""
    rows = costing.context.design.rows.random
    costs = _by_form(
        (option, float(costing.present({workload: (option,) * 3}).cost[rows].mean()))
        for option in options
    )
    found = [cost for _, cost in costs.values()]
    return max(found) - min(found) if found else 0.0


def _by_form(
    costs: Iterable[tuple[DeploymentOption, float]],
) -> Mapping[str, tuple[DeploymentOption, float]]:
    """Give the cheapest option of each form."""
    found: dict[str, tuple[DeploymentOption, float]] = {}
    for option, cost in costs:
        if option.form not in found or cost < found[option.form][1]:
            found[option.form] = option, cost
    return found
