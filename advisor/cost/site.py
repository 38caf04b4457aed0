"""Whether the machines of a plan find power and room on the sites, month by month.

Machines that others use stand there too. Servers that are bought, or owned without a site, go
to the first site with room for them; other owned ones stay where they are.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.cost.context import Array, Context
from advisor.cost.machines import rated_kw
from advisor.cost.platform import free_servers
from advisor.cost.pool import Pool, Span
from advisor.inputs.scope import ServerType
from advisor.model.estate import Site

Holds = NDArray[np.bool_]


@dataclass(frozen=True)
class Block:
    """Servers of one kind that stand ready in the same months."""

    site: str
    """Where they stand; empty for those that are bought."""
    kind: ServerType
    servers: int


def share_with_room(context: Context, pools: Sequence[Pool]) -> float:
    """Give the share of the random futures in which every site keeps its limits in every month.

    Args:
        context: Sites, and what a server draws and takes.
        pools: The machines of a plan.

    Returns:
        1 where no site has a limit.
    """
    sites = context.assessment.sites
    if not any(site.power_kw is not None or site.rack_units is not None for site in sites):
        return 1.0
    holds = np.ones(context.design.rows.total, dtype=bool)
    for blocks in {tuple(_blocks(pools, month)) for month in _months(pools)}:
        holds &= _fits(context, sites, blocks)
    return float(holds[context.design.rows.random].mean())


def _months(pools: Sequence[Pool]) -> list[int]:
    """Give the months in which the machines that stand ready may change."""
    return sorted({span.start for pool in pools if pool.option.is_bought for span in pool.spans})


def _blocks(pools: Sequence[Pool], month: int) -> Iterator[Block]:
    for pool in pools:
        for span in pool.spans if pool.option.is_bought else ():
            if span.start <= month < span.end:
                yield from _standing(pool, span)


def _standing(pool: Pool, span: Span) -> Iterator[Block]:
    owned = max(
        (one.owned for one in pool.rounds if one.counts == span.counts),
        key=sum,
        default=(0,) * len(span.counts),
    )
    for kind, count, had in zip(pool.option.tiers, span.counts, owned, strict=True):
        site = kind.owned.site if kind.owned else ""
        if had:
            yield Block(site, kind, had)
        if count > had:
            yield Block("", kind, count - had)


def _fits(context: Context, sites: Sequence[Site], blocks: Sequence[Block]) -> Holds:
    """Say in which rows the sites have room, shape ``(rows,)``."""
    rows = context.design.rows.total
    power = {site.id: _limit(site.power_kw, rows) for site in sites}
    room = {site.id: _limit(site.rack_units, rows) for site in sites}
    holds = np.ones(rows, dtype=bool)
    for one in (*_of_others(context), *blocks):
        kw, units = (
            one.servers * rated_kw(context, one.kind),
            one.servers * _units(context, one.kind),
        )
        if one.site:
            power[one.site] = power[one.site] - kw
            room[one.site] = room[one.site] - units
    for site in sites:
        holds &= (power[site.id] >= -1e-9) & (room[site.id] >= -1e-9)
    for one in (*_of_others(context), *blocks):
        if not one.site:
            holds &= _placed(context, one, power, room)
    return holds


def _placed(
    context: Context, block: Block, power: dict[str, Array], room: dict[str, Array]
) -> Holds:
    """Put servers without a place on the sites in their order; say in which rows all find room."""
    left = np.full(context.design.rows.total, float(block.servers))
    kw, units = rated_kw(context, block.kind), _units(context, block.kind)
    for site, kilowatts in power.items():
        fit = np.minimum(kilowatts / kw, room[site] / units)
        here = np.minimum(left, np.floor(np.maximum(fit, 0.0) + 1e-9))
        left = left - here
        power[site] = kilowatts - here * kw
        room[site] = room[site] - here * units
    found: Holds = left <= 0
    return found


def _of_others(context: Context) -> Iterator[Block]:
    """Give the servers that other work uses: they take power and room in every plan."""
    for machine in context.assessment.machines:
        taken = machine.servers - free_servers(machine)
        if taken and machine.id in context.kinds:
            yield Block(machine.site, context.kinds[machine.id], taken)


def _limit(told: float | None, rows: int) -> Array:
    return np.full(rows, np.inf if told is None else float(told))


def _units(context: Context, kind: ServerType) -> Array:
    return kind.per_server * context.design["server.rack_units_per_accelerator"]
