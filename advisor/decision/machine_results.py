"""A plan's machines as records of the answer: how many, when ordered, how busy, on what energy."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

import numpy as np

from advisor.cost.carbon import carbon_kg
from advisor.cost.context import Array, Context
from advisor.cost.machines import drawn_kw
from advisor.cost.pool import Pool, Span, load_in, missed_share
from advisor.evaluation import PHASES, Band, PoolLoad, ServerCount, ServerPurchase
from advisor.sizing.tokens import HOURS_PER_MONTH
from advisor.uncertainty.bands import band
from advisor.uncertainty.percentiles import percentiles


def servers_of(context: Context, pools: Sequence[Pool]) -> Iterator[ServerCount]:
    """Read each pool in each phase in which something runs on it."""
    rows = context.design.rows.random
    for pool in pools:
        for at, phase in enumerate(PHASES):
            spans = [span for span in pool.spans if span.phase == at]
            if not spans:
                continue
            load = [load_in(context, pool, span)[:, rows] for span in spans]
            missed = [missed_share(context, pool, span)[:, rows] for span in spans]
            yield ServerCount(
                option=pool.option.id,
                phase=phase,
                servers=pool.servers[at],
                owned=pool.owned[at],
                utilisation=band(np.minimum(1.0, np.concatenate(load).mean(axis=0))),
                missed=band(np.concatenate(missed).mean(axis=0)),
                kwh_per_mtok=_energy(context, pool, spans),
            )


def loads_of(context: Context, pools: Sequence[Pool]) -> Iterator[PoolLoad]:
    """Read how full each pool is, month by month; what is rented follows the load and is left out.

    Args:
        context: Rows the plan is read in.
        pools: Servers of a plan.
    """
    horizon, rows = context.calendar.horizon, context.design.rows.random
    for pool in pools:
        if not pool.option.is_bought or not pool.spans:
            continue
        shares, servers = np.zeros((3, horizon)), [0] * horizon
        for span in pool.spans:
            months = slice(span.start, span.end)
            shares[:, months] = percentiles(load_in(context, pool, span)[:, rows])
            servers[months] = [span.servers] * (span.end - span.start)
        p10, p50, p90 = (tuple(share.tolist()) for share in shares)
        yield PoolLoad(option=pool.option.id, servers=tuple(servers), p10=p10, p50=p50, p90=p90)


def purchases_of(pools: Sequence[Pool]) -> Iterator[ServerPurchase]:
    """Read what a plan orders, in the order of months."""
    orders = [(purchase.ordered, pool, purchase) for pool in pools for purchase in pool.purchases]
    for _, pool, purchase in sorted(orders, key=lambda order: (order[0], order[1].option.id)):
        kind = pool.option.buys
        if kind is not None:
            yield ServerPurchase(
                option=pool.option.id,
                server=f"{kind.per_server} × {kind.accelerator.id}",
                servers=purchase.servers,
                ordered=purchase.ordered,
                serves_from=purchase.serves_from,
            )


def carbon_of(context: Context, pools: Sequence[Pool]) -> Band | None:
    """Give the carbon of a plan's own machines, kg; None where it has none."""
    found = carbon_kg(context, pools)
    return None if found is None else band(found[context.design.rows.random])


def _energy(context: Context, pool: Pool, spans: Sequence[Span]) -> Band | None:
    """Give what a million tokens take from the grid in some months, kWh."""
    if not pool.option.is_bought:
        return None
    rows = context.design.rows
    drawn, tokens = np.zeros(rows.total), np.zeros(rows.total)
    for span in spans:
        kw = drawn_kw(context, pool, span).sum(axis=0)
        drawn += kw * HOURS_PER_MONTH * context.design["pue.on_premises"]
        tokens += _tokens(context, pool, span)
    return band((drawn / np.maximum(tokens, 1.0) * 1e6)[rows.random])


def _tokens(context: Context, pool: Pool, span: Span) -> Array:
    """Give the tokens that a span's servers read and write, shape ``(rows,)``."""
    done = 1 - missed_share(context, pool, span)
    total = np.zeros(context.design.rows.total)
    for workload, share in span.loads:
        demand = context.demand[workload].of(pool.option.model.id)
        tasks = (demand.tasks[span.start : span.end] * done).sum(axis=0) * share
        total += tasks * (demand.prompt + demand.output)
    return total
