"""Rent: replicas that follow the row, paid always, in the hours of use, or while they work."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.course import Course, Months, Of
from advisor.cost.line import Flow, running
from advisor.cost.load import sum_of
from advisor.cost.pool import Pool, Span, replicas_of
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.tokens import HOURS_PER_MONTH

_SELDOM = 0.05
"""Share of requests above the 95th percentile, to which a target does not apply."""
_NEVER = -40.0
"""Logarithm of a share so small that 1 less it is 1; far below it an exponential takes long."""
_ROUNDING = 0.5
"""Replicas that a fleet which follows the load keeps above it on average: whole ones only."""


def rental_lines(context: Context, pool: Pool, span: Span) -> Iterator[Line]:
    """Charge a span's rented replicas month by month, under the option's basis.

    ``replica-hours × accelerators of a replica × price × (1 + drift)^(t/12)``. Workloads whose
    replicas are cut to the same width share them; another width stands beside it.
    """
    id_ = f"rental.{_kind(pool).accelerator.id}"
    price, more = context.money(id_), tuple[str, ...]()
    if pool.option.form == "open_private_cloud":
        more = ("private_cloud.premium",)
        price = price * (1 + context.design[more[0]])
    extra = ("rental.keep_alive_s",) if pool.option.basis == "scale_to_zero" else ()
    ids = (id_, *more, "drift.rental_price", *extra, *pool.sized_by)
    for width, alike in _by_width(pool, span):
        flow = Flow(-width * price, _rented_course(context, pool, alike))
        yield running("rental", 1, pool.option.id, flow, ids)


def _by_width(pool: Pool, span: Span) -> Iterator[tuple[int, Span]]:
    """Part a span by the accelerators of a replica, the narrowest first."""
    key = _kind(pool).key
    width = {w: pool.capability[key, w].fit.accelerators for w, _ in span.loads}
    for size in sorted(set(width.values())):
        yield size, replace(span, loads=tuple(one for one in span.loads if width[one[0]] == size))


def _rented_course(context: Context, pool: Pool, span: Span) -> Course:
    made_of = (*pool.sized_by, "drift.rental_price", "rental.keep_alive_s")
    key = ("rented", pool.option.id, span)
    ready = partial(hours_of, context, pool, span)
    return context.course(key, span.window, ready, made_of, "rental_price")


def hours_of(context: Context, pool: Pool, span: Span) -> Of:
    """Make the hours of replicas that are paid in each month.

    Always on: the busiest hour's whole replicas, every hour. Active window: the same in the hours
    in which any workload is used; what may wait has to be done within them too. Scale to zero:
    replicas follow the load of those hours; one stays for a while after the last request.
    """
    busiest = replicas_of(context, pool, span)
    if pool.option.basis == "always_on":
        return lambda months: _whole(busiest(months)) * HOURS_PER_MONTH
    hours = window_hours(context, span)
    mean = _mean_in_window(context, pool, span, hours)
    awake = share_awake(context, span, hours)

    def of(months: Months) -> Array:
        working, replicas = mean(months), busiest(months)
        _whole(np.maximum(replicas, working, out=replicas))
        if pool.option.basis == "scale_to_zero":
            working += _ROUNDING * np.minimum(1.0, working)
            np.minimum(replicas, working, out=replicas)
            np.maximum(replicas, awake(months), out=replicas)
        replicas *= hours
        return replicas

    return of


def _whole(replicas: Array) -> Array:
    """Round replicas up in place, to one at least."""
    replicas -= 1e-9
    np.ceil(replicas, out=replicas)
    return np.maximum(replicas, 1.0, out=replicas)


def window_hours(context: Context, span: Span) -> Array:
    """Give the hours of a month in which any workload of a span is used, shape ``(rows,)``.

    Hours of use are taken to fall together.
    """
    told = [context.design[f"workload.{w}.active_hours_per_month"] for w, _ in span.loads]
    return np.asarray(np.clip(np.max(told, axis=0), 1.0, HOURS_PER_MONTH))


def share_awake(context: Context, span: Span, hours: Array) -> Of:
    """Make the share of the hours of use in which at least one replica stays.

    Requests arrive at random; the last replica goes after a quiet time of ``rental.keep_alive_s``:
    ``1 − exp(−requests per second × keep-alive)`` (an M/G/∞ queue is empty that seldom).
    """
    waited = context.design["rental.keep_alive_s"] / (hours * 3600)
    parts = []
    for workload, share in span.loads:
        demand = context.demand[workload]
        parts.append((demand.tasks, demand.prompt / demand.prompt_per_call * (-share * waited)))
    requests = sum_of(parts)

    def of(months: Months) -> Array:
        quiet = requests(months)
        np.maximum(quiet, _NEVER, out=quiet)
        np.exp(quiet, out=quiet)
        return np.subtract(1, quiet, out=quiet)

    return of


def share_warm(context: Context, option: DeploymentOption, workload: str, ttft_s: float) -> float:
    """Give the share of random futures in which waiting for a replica to wake keeps the target.

    Kept where a cold start is within the target, or where fewer than one request in twenty meets
    one: requests arrive at random, so ``exp(−requests per second × keep-alive)`` of them do. The
    workload is taken alone, at full roll-out in month 0.

    Returns:
        1 for an option that is not scaled to zero.
    """
    if option.basis != "scale_to_zero":
        return 1.0
    demand, design = context.demand[workload], context.design
    hours = np.clip(design[f"workload.{workload}.active_hours_per_month"], 1.0, HOURS_PER_MONTH)
    calls = demand.tasks[0] * demand.prompt / demand.prompt_per_call
    cold = np.exp(-calls / (hours * 3600) * design["rental.keep_alive_s"])
    kept = (cold <= _SELDOM) | (design["rental.cold_start_s"] <= ttft_s)
    return float(kept[design.rows.random].mean())


def _mean_in_window(context: Context, pool: Pool, span: Span, hours: Array) -> Of:
    """Give the replicas that the mean load of the hours of use keeps busy within the target."""
    kind, parts = _kind(pool).key, []
    for workload, share in span.loads:
        demand = context.demand[workload].of(pool.option.model.id)
        each = demand.output * share / (hours * 3600 * pool.capability[kind, workload].goodput)
        parts.append((demand.tasks, each))
    return sum_of(parts)


def _kind(pool: Pool) -> ServerType:
    if pool.option.server is None:
        text = f"{pool.option.id} stands on no server"
        raise ValueError(text)
    return pool.option.server
