"""A pool: the machines of one option, shared by the workloads placed on it, phase by phase."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.usage import Segment
from advisor.options.deployment import DeploymentOption
from advisor.options.gates import static_gates
from advisor.sizing.fleet import Capability, whole_servers
from advisor.sizing.tokens import HOURS_PER_MONTH

Members = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Workloads placed on the pool in each phase."""
FULL_QUANTILE = 0.9
"""Quantile a fleet is sized to where nothing takes the overflow, so that the gate can hold."""


@dataclass(frozen=True)
class Purchase:
    """Servers ordered in a month and serving from another."""

    ordered: int
    serves_from: int
    servers: int


Loads = tuple[tuple[str, float], ...]
"""Workloads and the share of its full volume that each one puts on a pool."""


@dataclass(frozen=True)
class Span:
    """Months in which the same workloads run on the same servers."""

    start: int
    end: int
    phase: int
    """The latest phase whose placement runs in these months."""
    servers: int
    loads: Loads


@dataclass(frozen=True)
class Pool:
    """Servers of an option by phase, the same in every future."""

    option: DeploymentOption
    members: Members
    servers: tuple[int, int, int]
    """In use by phase; 0 where no workload is placed."""
    owned: tuple[int, int, int]
    """Of these, owned already."""
    purchases: tuple[Purchase, ...]
    serves_from: tuple[int, int, int]
    """Month from which each phase's placement is served: its start, or when what it needs of
    the servers ordered has arrived."""
    capability: Mapping[str, Capability] = field(repr=False)
    served: tuple[Segment, ...] = ()
    """What runs on these machines in which months."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the costs of what is bought for this pool from another's."""
        return ("bought", self.option.id, self.purchases, self.end_of_use)

    @property
    def end_of_use(self) -> int:
        """First month in which nothing runs on these machines any more; 0 if nothing ever does."""
        return max((segment.end for segment in self.served), default=0)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The months of use, cut wherever a workload comes or goes."""
        cuts = sorted({month for s in self.served for month in (s.start, s.end)})
        found = []
        for start, end in pairwise(cuts):
            live = [s for s in self.served if s.start <= start < s.end]
            if live:
                phase = max(s.phase for s in live)
                servers = max(self.servers[s.phase] for s in live)
                loads = tuple((s.workload, s.share) for s in live)
                found.append(Span(start, end, phase, servers, loads))
        return tuple(found)


def plan_pool(
    context: Context,
    option: DeploymentOption,
    members: Members,
    capability: Mapping[str, Capability],
    owned: tuple[int, int, int],
    wanted: tuple[int, ...],
) -> Pool:
    """Decide a pool's servers: owned ones first, then whole ones bought at the gate.

    Args:
        context: What lines are reckoned with.
        option: An option with machines.
        members: Workloads by phase.
        capability: What one server does for each of them.
        owned: Owned servers the pool may use in each phase.
        wanted: Servers that serve each phase's members, from `servers_needed`.
    """
    lead = round(float(context.design["hardware.lead_time_months"][0]))
    needed, used = [0, 0, 0], [0, 0, 0]
    purchases: list[Purchase] = []
    serves_from = list(context.calendar.starts)
    for phase in range(3):
        if not members[phase] or not context.calendar.lasts(phase):
            continue
        start = context.calendar.starts[phase]
        needed[phase] = wanted[phase]
        used[phase] = min(needed[phase], owned[phase])
        if not option.is_bought:
            continue
        if option.server and not option.server.purchasable:
            needed[phase] = used[phase]
        bought = needed[phase] - used[phase]
        short = bought - sum(purchase.servers for purchase in purchases)
        if short > 0:
            purchases.append(Purchase(start, start + lead, short))
        serves_from[phase] = max(start, _arrived(purchases, bought))
    return Pool(
        option=option,
        members=members,
        servers=(needed[0], needed[1], needed[2]),
        owned=(used[0], used[1], used[2]),
        purchases=tuple(purchases),
        serves_from=(serves_from[0], serves_from[1], serves_from[2]),
        capability=capability,
    )


def servers_needed(
    context: Context,
    option: DeploymentOption,
    members: frozenset[str],
    capability: Mapping[str, Capability],
    phase: int,
) -> int:
    """Give the whole servers that a phase's members need in the stated share of futures.

    Need compounds by workload, so it bends upwards only: its largest month is a phase's first or
    last one.
    """
    loads = tuple((workload, context.calendar.shares[phase]) for workload in sorted(members))
    start, end = context.calendar.window(phase)
    first, last = (
        peak_need(context, capability, loads, (month, month + 1))[0] for month in (start, end - 1)
    )
    quantile = _quantile(context, option, members)
    return whole_servers(np.maximum(first, last), context.design.rows.random, quantile)


def peak_need(
    context: Context, capability: Mapping[str, Capability], loads: Loads, months: tuple[int, int]
) -> Array:
    """Give servers needed in the busiest hour of each month, shape ``(months, rows)``."""
    start, end = months
    total = np.zeros((end - start, context.design.rows.total))
    for workload, share in loads:
        demand = context.demand[workload]
        each = demand.peak_per_mean * share / capability[workload].goodput
        total += demand.tasks[start:end] * each
    return total


def need_in(context: Context, pool: Pool, span: Span) -> Array:
    """Give servers needed in the busiest hour of each month of a span, ``(months, rows)``."""
    return peak_need(context, pool.capability, span.loads, (span.start, span.end))


def mean_load(context: Context, pool: Pool, span: Span) -> Array:
    """Give servers kept busy on average over all hours of a span, ``(months, rows)``."""
    total = np.zeros((span.end - span.start, context.design.rows.total))
    for workload, share in span.loads:
        demand = context.demand[workload]
        rate = demand.output * share / (HOURS_PER_MONTH * 3600)
        tasks = demand.tasks[span.start : span.end]
        total += tasks * (rate / pool.capability[workload].maximum)
    return total


def missed_share(context: Context, pool: Pool, span: Span) -> Array:
    """Give the share of a span's demand that its servers cannot serve, ``(months, rows)``.

    Over the hours of use load falls from its peak as ``k × (1 − u)^(k−1)``, the power curve whose
    mean is 1 and whose peak is ``k``, the peak to mean. Servers for a part ``r`` of the peak miss
    what lies above them: ``1 − k·r + (k−1)·r^(k/(k−1))``; for a level load, ``1 − r``. The curve
    is this program's choice, no source. What is rented follows the demand and misses none of it.
    """
    need = need_in(context, pool, span)
    missed = np.zeros_like(need)
    if not pool.option.is_bought:
        return missed
    short = need > span.servers
    if short.any():
        part = span.servers / need[short]
        peak = np.broadcast_to(peak_to_mean(context, pool, span), need.shape)[short]
        bend = np.maximum(peak - 1, 1e-6)
        missed[short] = 1 - peak * part + bend * part ** (peak / bend)
    return np.clip(missed, 0.0, 1.0)


def peak_to_mean(context: Context, pool: Pool, span: Span) -> Array:
    """Give the peak to mean of a span's loads together, shape ``(rows,)``, at least 1.

    Peaks are taken to fall together; each load counts as it stands in the span's first month.
    """
    peak = np.zeros(context.design.rows.total)
    mean = np.zeros_like(peak)
    for workload, share in span.loads:
        demand = context.demand[workload]
        each = demand.peak_per_mean * share / pool.capability[workload].goodput
        each = each * demand.tasks[span.start]
        peak += each
        mean += each / context.design[f"workload.{workload}.peak_to_mean"]
    return np.maximum(1.0, peak / np.maximum(mean, 1e-300))


def takes_overflow(context: Context, option: DeploymentOption, workload: str) -> bool:
    """Whether a host may serve what the machines cannot."""
    if option.fallback is None:
        return False
    hosted = DeploymentOption(
        f"open_hosted:{option.fallback.host}:{option.model.id}",
        "open_hosted",
        option.model,
        option.model,
        price=option.fallback,
    )
    return not static_gates(context.assessment, context.workloads[workload], hosted)


def _arrived(purchases: Iterable[Purchase], servers: int) -> int:
    """Give the month in which so many of the servers ordered are there."""
    there, month = 0, 0
    for purchase in purchases:
        if there < servers:
            there, month = there + purchase.servers, purchase.serves_from
    return month


def _quantile(context: Context, option: DeploymentOption, members: frozenset[str]) -> float:
    if all(takes_overflow(context, option, workload) for workload in members):
        return context.assessment.preferences.fleet_quantile
    return max(FULL_QUANTILE, context.assessment.preferences.fleet_quantile)
