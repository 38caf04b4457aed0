"""What training the team for a model of one's own is worth, for the placement programme."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from advisor.cost.context import Context
from advisor.cost.talent import asks_for, climbed, climbs
from advisor.decision.programme.terms import MASKS, Once
from advisor.decision.programme.units import worth_of
from advisor.options.deployment import DeploymentOption


def climbed_once(context: Context, options: Iterable[DeploymentOption]) -> Iterator[Once]:
    """Give what each rung costs once, for all options that ask for it or for a higher one."""
    offered = tuple(options)
    for one in climbs(context, offered):
        asking = frozenset(o.id for o in offered if asks_for(context, o, one.rung))
        worth = worth_of(context, [climbed(context, one)])
        yield Once("talent", one.rung, asking, dict.fromkeys(MASKS, worth))
