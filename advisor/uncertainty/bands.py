"""Bands over the random futures, and the ledger read from lines."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Sequence

import numpy as np

from advisor.catalogue.parameter import Evidence, worst
from advisor.cost.context import Array, Context, Line
from advisor.cost.line import Course, Flow
from advisor.evaluation import Band, LedgerLine
from advisor.uncertainty.percentiles import percentiles


def band(values: Array) -> Band:
    """Read P10, P50, P90 and mean of a figure over the random rows, shape ``(samples,)``."""
    p10, p50, p90 = percentiles(values)
    return Band(p10=float(p10), p50=float(p50), p90=float(p90), mean=float(values.mean()))


def monthly_cost(context: Context, lines: Iterable[Line]) -> Array:
    """Add cost lines month by month, money out positive, shape ``(months, rows)``."""
    return -monthly(context, (line for line in lines if not line.is_gain))


def monthly(context: Context, lines: Iterable[Line]) -> Array:
    """Add lines month by month, undiscounted, money out negative, shape ``(months, rows)``."""
    total = np.zeros((context.calendar.horizon, context.design.rows.total))
    factors: dict[Hashable, Array] = {}
    courses: dict[Hashable, Course] = {}
    for line in lines:
        if isinstance(line.flow, Flow):
            course, known = line.flow.course, factors.get(line.flow.course.key)
            factors[course.key] = line.flow.factor if known is None else known + line.flow.factor
            courses[course.key] = course
        else:
            total[line.start : line.start + len(line.flow)] += line.flow
    for key, factor in factors.items():
        total[courses[key].start : courses[key].end] += factor * courses[key].values()
    return total


def ledger_of(context: Context, lines: Iterable[Line]) -> tuple[LedgerLine, ...]:
    """Add lines of the same name over the horizon, undiscounted, in the order of the levels."""
    groups: dict[tuple[int, str], list[Line]] = {}
    for line in lines:
        groups.setdefault((line.level, line.key), []).append(line)
    rows = context.design.rows.random
    read = []
    for (_, key), group in sorted(groups.items()):
        total = -np.sum([context.total(line) for line in group], axis=0)
        spread = band(total[rows])
        read.append(
            LedgerLine(
                level=group[0].level,
                line=key,
                p10=spread.p10,
                p50=spread.p50,
                p90=spread.p90,
                likely=float(total[0]),
                formula=f"formula.{key}",
                evidence=evidence_of(context, group),
            )
        )
    return tuple(read)


def level_costs(context: Context, lines: Sequence[Line]) -> tuple[Band, Band, Band]:
    """Give the undiscounted cost of each of the three levels; benefits are left out."""
    rows = context.design.rows.random
    found = []
    for level in (1, 2, 3):
        own = [context.total(line) for line in lines if line.level == level and not line.is_gain]
        total = -np.sum(own, axis=0) if own else np.zeros(context.design.rows.total)
        found.append(band(total[rows]))
    return (found[0], found[1], found[2])


def evidence_of(context: Context, lines: Sequence[Line]) -> Evidence:
    """Say the class of what lines were made from: the least trusted of their inputs.

    What is committed by contract (no input) counts as quoted by the client.
    """
    classes = {context.design.ledger[id_].evidence for id_ in context.trail(lines)}
    return worst(sorted(classes)) if classes else "quoted"
