"""What machines need and cost at least, for the placement programme.

Whole servers are decided on a quantile of the loads together, which no sum of single needs gives.
The mean of a load's lower part does: it never exceeds the quantile, and what several loads have of
it adds up to no more than what they have together. With the whole servers that each workload needs
by itself, which more load never lowers, it bounds any set of workloads from below. Overflow and
the power of machines at work are left out; they only cost.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from functools import partial
from itertools import combinations

import numpy as np

from advisor.cost.asked import asked_of
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.cost.course import Months
from advisor.cost.fleet_plan import FULL_QUANTILE, ROUND_MONTHS
from advisor.cost.hiring import staffed_from
from advisor.cost.load import Counts, peak_load
from advisor.cost.machines import span_lines
from advisor.cost.platform import free_servers
from advisor.cost.pool import Pool, takes_overflow
from advisor.decision.programme.rent import least_rent
from advisor.decision.programme.terms import Cell, Entry, PoolTerms, Three
from advisor.decision.programme.units import (
    standing_cost,
    stands,
    unit_costs,
    wait_months,
    waits_of,
)
from advisor.options.deployment import DeploymentOption

Members = Mapping[str, Sequence[int]]
"""Phases that offer an option, by workload."""
Stand = Callable[[Counts, int, Months], float]
"""Gives what servers standing ready cost in some months of a phase."""
FEW = 4
"""Workloads up to which every set of them is told exactly: their sets grow with powers of two."""
_FREE: Three = (0.0, 0.0, 0.0)


def pool_terms(costing: Costing, option: DeploymentOption, members: Members) -> PoolTerms:
    """Say what an option's machines need and cost at least.

    Args:
        costing: Reckons plans.
        option: One with machines.
        members: The workloads that may use it, each with the phases that offer it.
    """
    context = costing.context
    lasting = [phase for phase in range(3) if context.calendar.lasts(phase)]
    cells = [(w, phase) for w, phases in members.items() for phase in phases if phase in lasting]
    if 0 < len(members) <= FEW and option.basis != "committed":
        return _tabled(costing, option, cells)
    if not option.is_bought:
        rents = {cell: least_rent(costing, option, *cell) for cell in cells}
        return PoolTerms(option.id, waits_of(context, option), rent=rents)
    standing = [standing_cost(context, option, phase) for phase in range(3)]
    terms = PoolTerms(
        option.id,
        waits_of(context, option),
        standing=(standing[0], standing[1], standing[2]),
        owned=sum(free_servers(kind.owned) for kind in option.tiers if kind.owned),
        machine=_machine(option),
    )
    return _with_servers(costing, option, cells, terms) if option.buys is not None else terms


def _tabled(costing: Costing, option: DeploymentOption, cells: Sequence[Cell]) -> PoolTerms:
    """Ask the costing what the machines of every set of workloads are and cost."""
    context, table = costing.context, dict[tuple[int, frozenset[str]], Entry]()
    workloads = list(dict.fromkeys(w for w, _ in cells))
    standing = partial(stands, context, option, {})
    for size in range(1, len(workloads) + 1):
        for members in combinations(workloads, size):
            (pool,) = costing.pools(dict.fromkeys(members, (option, option, option)))
            for phase in range(3):
                if all((w, phase) in cells for w in members):
                    table[phase, frozenset(members)] = _entry(costing, pool, phase, standing)
    unit, hold = unit_costs(context, option) if option.buys is not None else (_FREE, _FREE)
    return PoolTerms(
        option.id,
        waits_of(context, option),
        most=max((entry.last for entry in table.values()), default=0),
        unit=unit,
        hold=hold,
        owned=sum(free_servers(kind.owned) for kind in option.tiers if kind.owned),
        is_counted=len(option.tiers) == 1 and option.buys is not None,
        table=table,
    )


def _entry(costing: Costing, pool: Pool, phase: int, standing: Stand) -> Entry:
    """Read a phase of a pool that serves the same workloads in all phases."""
    context = costing.context
    start, end = context.calendar.window(phase)
    there = start + wait_months(context, pool.option)
    rounds = [one for one in pool.rounds if one.phase == phase]
    bought = [one.servers - sum(one.owned) for one in rounds] if pool.option.is_bought else [0]
    owned = {machine: used[phase] for machine, used in pool.kept if used[phase]}
    staffed = max(start, staffed_from(context, pool.option))
    at_once, going_on = 0.0, 0.0
    if pool.option.is_bought and there > start and context.calendar.lasts(phase):
        at_once = standing(rounds[0].counts, phase, (staffed, min(there, end)))
        going_on = _going_on(context, pool, phase, standing)
    workloads = sorted(pool.members[phase]) if going_on else ()
    return Entry(
        bought[0],
        max(bought),
        _cost_between(costing, pool, phase, (there, end)),
        owned,
        at_once,
        dict.fromkeys(workloads, going_on),
    )


def _cost_between(costing: Costing, pool: Pool, phase: int, window: tuple[int, int]) -> float:
    """Give what some months of a phase cost: rent, power, space, overflow."""
    cost, context, id_ = 0.0, costing.context, pool.option.id
    for span in pool.spans:
        first, after = max(window[0], span.start), min(window[1], span.end)
        if span.phase == phase and first < after:
            within = replace(span, start=first, end=after)
            lines = partial(span_lines, context, pool, within)
            cost -= costing.mean_of(("span", id_, within), lines)
    return cost


def _going_on(context: Context, pool: Pool, phase: int, standing: Stand) -> float:
    """Give what servers cost at least that stand on until the next phase's come."""
    if phase == 2 or not context.calendar.lasts(phase + 1):
        return 0.0
    start, end = context.calendar.window(phase + 1)
    until = min(end, start + wait_months(context, pool.option))
    there = context.calendar.starts[phase] + wait_months(context, pool.option)
    if max(there, staffed_from(context, pool.option)) > start:
        return 0.0
    last = [one.counts for one in pool.rounds if one.phase == phase][-1]
    return standing(last, phase, (start, until))


def _machine(option: DeploymentOption) -> str:
    kinds = [kind.owned.id for kind in option.tiers if kind.owned is not None]
    return kinds[0] if len(kinds) == len(option.tiers) == 1 else ""


def _with_servers(
    costing: Costing, option: DeploymentOption, cells: Sequence[Cell], terms: PoolTerms
) -> PoolTerms:
    """Add the whole servers that are needed at least, and what one costs."""
    context, workloads = costing.context, list(dict.fromkeys(w for w, _ in cells))
    every = costing.pools(dict.fromkeys(workloads, (option, option, option)))
    most = max((one.servers for pool in every for one in pool.rounds), default=0)
    first, last, at_most = _added_needs(costing, option, cells)
    spare = context.assessment.preferences.spare_servers
    unit, hold = unit_costs(context, option)
    is_plain = not terms.owned
    alone = _alone(costing, option, cells) if is_plain else {}
    return replace(
        terms,
        most=most,
        spare=(0, spare, spare) if is_plain else (0, 0, 0),
        first=first,
        last=last if is_plain else {},
        at_most=at_most if is_plain else {},
        alone=alone,
        unit=unit,
        hold=hold,
    )


def _alone(
    costing: Costing, option: DeploymentOption, cells: Sequence[Cell]
) -> dict[Cell, tuple[int, int]]:
    """Give the whole servers that each workload needs alone as a phase begins and ends."""
    found = {}
    for workload in dict.fromkeys(w for w, _ in cells):
        (pool,) = costing.pools({workload: (option, option, option)})
        for phase in range(3):
            rounds = [one.servers for one in pool.rounds if one.phase == phase]
            if rounds:
                found[workload, phase] = rounds[0], max(rounds)
    return {cell: found[cell] for cell in cells if cell in found}


def _added_needs(
    costing: Costing, option: DeploymentOption, cells: Sequence[Cell]
) -> tuple[dict[Cell, float], dict[Cell, float], dict[Cell, float]]:
    """Give what each workload adds to the servers needed, as each phase begins and as it ends.

    The third is the most that it adds to those at the end.
    """
    context = costing.context
    overflow = any(takes_overflow(context, option, w) for w, _ in cells)
    quantile = context.assessment.preferences.fleet_quantile
    quantile = quantile if overflow else max(quantile, FULL_QUANTILE)
    first: dict[Cell, float] = {}
    last: dict[Cell, float] = {}
    most: dict[Cell, float] = {}
    upper = max(quantile, FULL_QUANTILE)
    for phase in range(3):
        workloads = [w for w, at in cells if at == phase]
        if not workloads:
            continue
        start, end = context.calendar.window(phase)
        until = (
            min(end, start + ROUND_MONTHS)
            if all(k.owned is None for k in option.tiers)
            else start + 1
        )
        for window, found in (((start, until), first), ((start, end), last)):
            loads = {w: _least_load(costing, option, w, phase, window) for w in workloads}
            busiest = int(np.argmax(sum(load.mean(axis=1) for load in loads.values())))
            for workload, load in loads.items():
                at = load[busiest][context.design.rows.random]
                found[workload, phase] = lower_part(at, quantile)
                largest = load.max(axis=0)[context.design.rows.random]
                most[workload, phase] = upper_part(largest, upper)
    return first, last, most


def _least_load(
    costing: Costing, option: DeploymentOption, workload: str, phase: int, window: tuple[int, int]
) -> Array:
    """Give a workload's load on one server of the kind that does most of it."""
    context, found = costing.context, []
    asked = asked_of(context, option.model.id)
    for kind in option.tiers:
        able = costing.capability(option, kind, workload)
        if able is not None:
            loads = ((workload, context.calendar.shares[phase]),)
            one = {(kind.key, workload): able}
            found.append(peak_load(asked, one, [kind.key], (1,), loads, window))
    least: Array = np.min(found, axis=0)
    return least


def lower_part(values: Array, quantile: float) -> float:
    """Give the mean of the values up to a quantile: never above it, and additive from below.

    Args:
        values: Shape ``(samples,)``.
        quantile: As `sizing.fleet.quantile_of` takes it.
    """
    count = int(quantile * (values.size - 1)) + 1
    return float(np.partition(values, count - 1)[:count].mean())


def upper_part(values: Array, quantile: float) -> float:
    """Give the mean of the values from a quantile on: never below it, and additive from above.

    Arguments as in `lower_part`.
    """
    from_ = int(quantile * (values.size - 1))
    return float(np.partition(values, from_)[from_:].mean())
