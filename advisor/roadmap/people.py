"""Who works on a phase, and what each level of the ledger costs in it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from advisor.catalogue.path_book import RoleLines
from advisor.cost.context import Context, Line
from advisor.evaluation import PhaseBudget, Staffing
from advisor.uncertainty.bands import band, monthly_cost

LEAST = 0.005
"""Full-time equivalents below which a role is not named: less than a day in half a year."""


def staffing(
    context: Context, lines: Sequence[Line], roles: Iterable[RoleLines]
) -> tuple[tuple[Staffing, ...], ...]:
    """Give the people of each phase by role, on average over its months.

    A line of labour is people times the loaded wage of its month, so people are the line over
    that wage.

    Args:
        context: Wages and the calendar.
        lines: The plan's lines.
        roles: Whose labour they are.

    Returns:
        For each phase the roles that have work in it; none for a phase without months.
    """
    found: list[list[Staffing]] = [[], [], []]
    wage = context.wage * context.drift("wage", 0, context.calendar.horizon)
    rows = context.design.rows.random
    for one in roles:
        own = [line for line in lines if line.key in one.lines and context.wage_id in line.inputs]
        if not own:
            continue
        people = (monthly_cost(context, own) / wage)[:, rows]
        for phase in range(3):
            if context.calendar.lasts(phase):
                fte = band(people[slice(*context.calendar.window(phase))].mean(axis=0))
                if fte.p90 >= LEAST:
                    found[phase].append(Staffing(role=one.role, fte=fte))
    return tuple(tuple(each) for each in found)


def budgets(context: Context, lines: Sequence[Line]) -> tuple[tuple[PhaseBudget, ...], ...]:
    """Give what each level costs in each phase, undiscounted; benefits are left out."""
    by_phase: list[list[PhaseBudget]] = [[], [], []]
    for level in (1, 2, 3):
        own = [line for line in lines if line.level == level]
        costs = monthly_cost(context, own)[:, context.design.rows.random]
        for phase in range(3):
            spent = costs[slice(*context.calendar.window(phase))].sum(axis=0)
            by_phase[phase].append(PhaseBudget(level=level, cost=band(spent)))
    return tuple(tuple(each) for each in by_phase)


def operators(people: Iterable[Staffing]) -> Iterator[float]:
    """Give the full-time equivalents that keep a phase running, if any."""
    for one in people:
        if one.role == "operations":
            yield one.fte.p50
