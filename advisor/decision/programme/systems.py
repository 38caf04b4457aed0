"""What connecting the organisation's systems is worth, for the placement programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.cost.context import Context
from advisor.cost.integration import connected, connections, days_of
from advisor.decision.programme.terms import MASKS, Once
from advisor.decision.programme.units import worth_of
from advisor.options.deployment import DeploymentOption


def connected_once(context: Context, options: Iterable[DeploymentOption]) -> Iterator[Once]:
    """Give what connecting the systems costs once for each kind of software that is offered."""
    if not context.assessment.systems.count:
        return
    alike: dict[str, list[DeploymentOption]] = {}
    for option in options:
        alike.setdefault(days_of(option), []).append(option)
    for days, using in alike.items():
        worth = {mask: _worth(context, using[0], mask) for mask in MASKS}
        yield Once("systems", days, frozenset(option.id for option in using), worth)


def _worth(context: Context, option: DeploymentOption, mask: int) -> float:
    phases = [p for p in range(3) if mask >> p & 1 and context.calendar.lasts(p)]
    made = connections(context, [(option, phases)])
    return worth_of(context, [connected(context, one) for one in made])
