"""Rent under a commitment: what is promised, what it costs, and what leaving it early costs.

A commitment is made without foresight, to the replicas that half of the futures need in the
month it begins; what is needed above it is rented by the hour. Its price is that of the month it
begins, less the discount, until its term ends.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.course import Course, Months, Of
from advisor.cost.line import Flow, running
from advisor.cost.pool import Pool, Span, replicas_in, replicas_of
from advisor.inputs.contradictions import COMMITTED_MONTHS
from advisor.sizing.fleet import quantile_of
from advisor.sizing.tokens import HOURS_PER_MONTH


@dataclass(frozen=True)
class Commitment:
    """Replicas promised from a month on to before another."""

    start: int
    end: int
    replicas: int


def commitments(context: Context, pool: Pool) -> tuple[Commitment, ...]:
    """Decide what is promised and when.

    It is looked at whenever the load changes hands and when a term ends. Nothing is promised
    again that is known to be dropped within the horizon before its term ends.
    """
    term = COMMITTED_MONTHS[context.assessment.candidates.commitment]
    leaves = pool.end_of_use < context.calendar.horizon
    made: list[Commitment] = []
    for span in pool.spans:
        need = _median_need(context, pool, span)
        for month in range(span.start, span.end):
            if month != span.start and all(one.end != month for one in made):
                continue
            short = int(need[month - span.start]) - _active(made, month)
            is_known_short = bool(made) and leaves and month + term > pool.end_of_use
            if short > 0 and not is_known_short:
                made.append(Commitment(month, month + term, short))
    return tuple(made)


def committed_lines(context: Context, pool: Pool) -> Iterator[Line]:
    """Charge what is promised, the hours above it, and leaving before the end of a term.

    Workloads whose replicas are cut to the same width share a commitment.
    """
    kind = pool.option.tiers[0].key
    width = {s.workload: pool.capability[kind, s.workload].fit.accelerators for s in pool.served}
    for size in sorted(set(width.values())):
        served = tuple(s for s in pool.served if width[s.workload] == size)
        yield from _committed(context, replace(pool, served=served), size)


def _committed(context: Context, pool: Pool, width: int) -> Iterator[Line]:
    made, option = commitments(context, pool), pool.option.id
    discount = f"rental.discount_{context.assessment.candidates.commitment}"
    rent, rented = hourly_rent(context, pool, width)
    ids = (*rented, discount, "drift.rental_price", *pool.sized_by)
    for one in made:
        price = rent * (1 - context.design[discount]) * HOURS_PER_MONTH * one.replicas
        price = price * context.drift("rental_price", one.start, one.start + 1)[0]
        end = min(one.end, pool.end_of_use)
        paid = Flow(-price, context.level_course(one.start, end))
        yield running("rental_committed", 1, option, paid, ids)
        if one.end > end and pool.end_of_use < context.calendar.horizon:
            rest = price * (one.end - end) * context.design["contract.penalty_share"]
            used = (*ids, "contract.penalty_share")
            yield Line("contract_penalty", 1, option, end - 1, -rest[np.newaxis], used)
    for span in pool.spans:
        above = Flow(-rent, _above_course(context, pool, span, made))
        yield running("rental", 1, option, above, (*rented, "drift.rental_price", *pool.sized_by))


def hourly_rent(context: Context, pool: Pool, width: int) -> tuple[Array, tuple[str, ...]]:
    """Give the rent of a replica's accelerators for an hour in month 0, and its inputs."""
    id_ = f"rental.{pool.option.tiers[0].accelerator.id}"
    return width * context.money(id_), (id_,)


def _above_course(context: Context, pool: Pool, span: Span, made: tuple[Commitment, ...]) -> Course:
    def ready() -> Of:
        needed = replicas_of(context, pool, span)

        def of(months: Months) -> Array:
            promised = np.array([[float(_active(made, month))] for month in range(*months)])
            above = np.maximum(1.0, np.ceil(needed(months) - 1e-9)) - promised
            return np.asarray(np.maximum(0.0, above) * HOURS_PER_MONTH)

        return of

    key = ("rented above", pool.option.id, span, made)
    made_of = (*pool.sized_by, "drift.rental_price", "scenario.", "drift.api_price")
    return context.course(key, span.window, ready, made_of, "rental_price")


def _median_need(context: Context, pool: Pool, span: Span) -> Array:
    """Give the whole replicas that half of the futures need in each month, shape ``(months,)``."""
    needed = replicas_in(context, pool, span)[:, context.design.rows.random]
    return np.array([max(1.0, np.ceil(quantile_of(row, 0.5) - 1e-9)) for row in needed])


def _active(made: list[Commitment] | tuple[Commitment, ...], month: int) -> int:
    return sum(one.replicas for one in made if one.start <= month < one.end)
