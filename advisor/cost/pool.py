"""A pool: the machines of one option, shared by the workloads placed on it, phase by phase."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

import numpy as np

from advisor.cost.context import Array, Context
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
    """Month from which each phase's placement is served."""
    until: tuple[int, int, int]
    """Month before which each phase's placement is served: the end of the phase, or later where
    what follows has to wait for its machines."""
    capability: Mapping[str, Capability] = field(repr=False)

    @property
    def key(self) -> tuple[object, ...]:
        """What tells this pool's costs from another's."""
        return ("pool", self.option.id, self.members, self.owned, self.serves_from, self.until)

    def run(self, phase: int) -> tuple[int, int]:
        """Give the months in which a phase's placement is served by these machines."""
        if not self.members[phase]:
            return 0, 0
        return self.serves_from[phase], max(self.serves_from[phase], self.until[phase])


def plan_pool(
    context: Context,
    option: DeploymentOption,
    members: Members,
    capability: Mapping[str, Capability],
    owned: tuple[int, int, int],
) -> Pool:
    """Decide a pool's servers: owned ones first, then whole ones bought at the gate.

    Args:
        context: What lines are reckoned with.
        option: An option with machines.
        members: Workloads by phase.
        capability: What one server does for each of them.
        owned: Owned servers the pool may use in each phase.
    """
    lead = round(float(context.design["hardware.lead_time_months"][0]))
    needed, used, purchases = [0, 0, 0], [0, 0, 0], []
    serves_from = list(context.calendar.starts)
    bought = 0
    for phase in range(3):
        if not members[phase]:
            continue
        rows = context.design.rows.random
        needed[phase] = whole_servers(
            peak_need(
                context, capability, members[phase], phase, context.calendar.window(phase)
            ).max(axis=0),
            rows,
            _quantile(context, option, members[phase]),
        )
        used[phase] = min(needed[phase], owned[phase])
        if option.server and option.is_bought and not option.server.purchasable:
            needed[phase] = used[phase]
        short = needed[phase] - used[phase] - bought
        if short > 0 and option.is_bought:
            start = context.calendar.starts[phase]
            serves_from[phase] = start + lead
            purchases.append(Purchase(start, start + lead, short))
            bought += short
    return Pool(
        option=option,
        members=members,
        servers=(needed[0], needed[1], needed[2]),
        owned=(used[0], used[1], used[2]),
        purchases=tuple(purchases),
        serves_from=(serves_from[0], serves_from[1], serves_from[2]),
        until=context.calendar.ends,
        capability=capability,
    )


def peak_need(
    context: Context,
    capability: Mapping[str, Capability],
    members: frozenset[str],
    phase: int,
    months: tuple[int, int],
) -> Array:
    """Give servers needed in the busiest hour of each month, shape ``(months, rows)``."""
    start, end = months
    total = np.zeros((end - start, context.design.rows.total))
    for workload in sorted(members):
        demand = context.demand[workload]
        each = demand.peak_per_mean * context.calendar.shares[phase] / capability[workload].goodput
        total += demand.tasks[start:end] * each
    return total


def mean_load(context: Context, pool: Pool, phase: int) -> Array:
    """Give servers kept busy on average over all hours of a phase's run, ``(months, rows)``."""
    start, end = pool.run(phase)
    total = np.zeros((end - start, context.design.rows.total))
    for workload in sorted(pool.members[phase]):
        demand = context.demand[workload]
        rate = demand.output * context.calendar.shares[phase] / (HOURS_PER_MONTH * 3600)
        total += demand.tasks[start:end] * (rate / pool.capability[workload].maximum)
    return total


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


def _quantile(context: Context, option: DeploymentOption, members: frozenset[str]) -> float:
    if all(takes_overflow(context, option, workload) for workload in members):
        return context.assessment.preferences.fleet_quantile
    return max(FULL_QUANTILE, context.assessment.preferences.fleet_quantile)
