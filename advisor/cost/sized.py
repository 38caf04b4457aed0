"""Which inputs the number of a pool's machines is made from."""

from __future__ import annotations

from advisor.cost.pool import Pool
from advisor.cost.usage import load_inputs
from advisor.sizing.fleet import speed_id


def sized_by(pool: Pool) -> tuple[str, ...]:
    """Give the ids of the inputs that decide how many machines a pool has."""
    members = sorted(frozenset().union(*pool.members))
    speeds = dict.fromkeys(speed_id(pool.option, kind) for kind in pool.option.tiers)
    return (*speeds, *(id_ for workload in members for id_ in load_inputs(workload)))
