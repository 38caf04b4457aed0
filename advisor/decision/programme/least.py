"""What the programme's terms say of one placement by themselves, without the solver."""

from __future__ import annotations

import math
from collections.abc import Collection, Mapping, Sequence

from advisor.decision.programme.terms import Cell, PoolTerms, Terms

Lates = Mapping[tuple[str, int], int | None]
"""Whether an option's phase waits for machines; None where it waits a part of the time."""


def path_worth(terms: Terms, workload: str, path: Sequence[str], lates: Lates) -> float:
    """Give what the terms make of one workload's path, the best of what is not told.

    Args:
        terms: The programme's terms.
        workload: Its id.
        path: Options by phase.
        lates: What is known of waiting.
    """

    def best(worths: Mapping, *key: object, at: tuple[str, int]) -> float:  # type: ignore[type-arg]
        """Give the best of what may be: as waiting is known, else of both ways that are told.

        Nothing is told of another option in a phase without months: the path stands for one
        that the programme has under its shorter name.
        """
        told = lates.get(at)
        if told is not None and (*key, told) in worths:
            return float(worths[*key, told])
        either = (worths[*key, late] for late in (0, 1) if (*key, late) in worths)
        return float(max(either, default=-math.inf))

    worth = best(terms.start, workload, path[0], at=(path[0], 0))
    for phase in (1, 2):
        before, option = path[phase - 1], path[phase]
        worth += best(terms.arcs, workload, phase, before, option, at=(option, phase))
    for built in terms.built:
        if path[2] in built.options and not {path[0], path[1]} & built.options:
            worth -= built.cost
    return worth


def least_cost(
    pool: PoolTerms, cells: Collection[Cell], lates: Lates, shared: Collection[int] = ()
) -> float:
    """Give what the terms make of an option's machines for the workloads on it.

    Args:
        pool: The option's terms.
        cells: Workloads on it by phase; at least one.
        lates: What is known of waiting.
        shared: Phases in which other options take owned servers too.
    """
    if pool.table:
        return _tabled_cost(pool, cells, lates, shared if pool.gives_way else ())
    if pool.rent:
        return sum(pool.rent.get(cell, 0.0) for cell in cells)
    if not pool.first:
        return 0.0
    servers, ends = _needs(pool, cells, pool.first, 0), _needs(pool, cells, pool.last, 1)
    first = [max(0, need - pool.owned) for need in servers]
    used = [any(phase == at for _, at in cells) for phase in range(3)]
    last = [max(one, end if here else 0) for one, end, here in zip(first, ends, used, strict=True)]
    standing = sum(cost * count for cost, count in zip(pool.standing, servers, strict=True))
    return standing + _bought_cost(pool, first, last, used, lates)


def _tabled_cost(
    pool: PoolTerms, cells: Collection[Cell], lates: Lates, shared: Collection[int]
) -> float:
    cost, first, last = 0.0, [0, 0, 0], [0, 0, 0]
    for phase in range(3):
        members = frozenset(w for w, at in cells if at == phase)
        if members and phase not in shared:
            entry = pool.table[phase, members]
            cost, first[phase], last[phase] = cost + entry.cost, entry.first, entry.last
            late = lates.get((pool.option, phase))
            cost += entry.at_once if late == 0 else 0.0
            goes_on = phase < 2 and lates.get((pool.option, phase + 1)) == 1
            stays = [w for w in members if goes_on and (w, phase + 1) in cells]
            cost += max((entry.going_on.get(w, 0.0) for w in stays), default=0.0)
    used = [any(phase == at for _, at in cells) for phase in range(3)]
    return cost + _bought_cost(pool, first, last, used, lates)


def _bought_cost(
    pool: PoolTerms,
    first: Sequence[int],
    last: Sequence[int],
    used: Sequence[bool],
    lates: Lates,
) -> float:
    """Give what servers cost at least that are bought as needed, and held while used later."""
    bought = list(last)
    for phase in (2, 1):
        if pool.waits[phase] == "bought" and lates.get((pool.option, phase)) == 0:
            bought[phase - 1] = max(bought[phase - 1], first[phase])
    cost, before = 0.0, 0
    for phase in range(3):
        now = max(before, bought[phase])
        cost += pool.unit[phase] * (now - before)
        cost += pool.hold[phase] * before if any(used[phase:]) else 0.0
        before = now
    return cost


def _needs(
    pool: PoolTerms, cells: Collection[Cell], needs: Mapping[Cell, float], ends: int
) -> list[int]:
    found = []
    for phase in range(3):
        here = [cell for cell in cells if cell[1] == phase]
        added = sum(needs.get(cell, 0.0) for cell in here) + (pool.spare[phase] if here else 0)
        alone = [pool.alone[cell][ends] for cell in here if cell in pool.alone]
        found.append(max([math.ceil(added - 1e-7), *alone]))
    return found
