"""Which inputs the number of a pool's machines is made from."""

from __future__ import annotations

from advisor.cost.pool import Pool
from advisor.cost.usage import load_inputs
from advisor.sizing.fleet import speed_id, within_reach
from advisor.sizing.memory import fit


def sized_by(pool: Pool) -> tuple[str, ...]:
    """Give the ids of the inputs that decide how many machines a pool has.

    The speed of a kind that is too small for the model decides nothing, and is no input.
    """
    members = sorted(frozenset().union(*pool.members))
    option = pool.option
    able = [
        kind
        for kind in option.tiers
        if fit(option.architecture, kind.accelerator, within_reach(option, kind), 0.0)
    ]
    speeds = dict.fromkeys(speed_id(option, kind) for kind in able)
    return (*speeds, *(id_ for workload in members for id_ in load_inputs(workload)))
