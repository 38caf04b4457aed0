"""What plans have cost by the end of some months, in every future; the months between are drawn.

A chart of cost over time follows a control with a few months read anew. Between them the change is
drawn straight, not the cost: where nothing changes, every month stays as the evaluation has it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.kept import Kept
from advisor.cost.line import Course, Flow
from advisor.evaluation import Posture, SeriesBand
from advisor.uncertainty.percentiles import percentiles

Knots = tuple[int, ...]
"""The ends of some months, counted from the first; the last one is the horizon."""
_Part = tuple[int, Array]
"""The first stretch of some, and sums of theirs, shape ``(stretches, rows)``."""
MOST = 17
"""Chosen by us: months read anew. Percentiles of all sixty would take as long as all else."""
_EVEN = 0.002
"""Share of a chart's height by which a straight line may miss a month: less than a pixel."""


class Stretches:
    """Adds up courses and lines from knot to knot; what a change does not touch is kept."""

    def __init__(self, knots: Knots, *, keeps: bool) -> None:
        """Start with nothing added up; ``keeps`` says whether there is room to keep it."""
        self.knots = knots
        self._keeps = keeps
        self._known: Kept[_Part] = Kept()

    def under(self, ids: frozenset[str]) -> Stretches:
        """Give what adds up under a change of some inputs."""
        other = Stretches(self.knots, keeps=self._keeps)
        other._known.keep(self._known, ids)
        return other

    def forget(self) -> None:
        """Let go of what was kept."""
        self._known.forget()

    def paid(self, context: Context, lines: Iterable[Line]) -> Array:
        """Add up what lines cost from each knot to the next; benefits are left out.

        Returns:
            Undiscounted money, cost positive, shape ``(knots, rows)``.
        """
        found = np.zeros((len(self.knots), context.design.rows.total))
        factors: dict[Hashable, Array] = {}
        courses: dict[Hashable, Course] = {}
        for line in lines:
            if line.is_gain:
                continue
            if isinstance(line.flow, Flow):
                course, known = line.flow.course, factors.get(line.flow.course.key)
                factor = line.flow.factor
                factors[course.key] = factor if known is None else known + factor
                courses[course.key] = course
            else:
                first, added = self._added(line.start, line.flow)
                found[first : first + len(added)] -= added
        for key, factor in factors.items():
            first, added = self._course(context, courses[key])
            found[first : first + len(added)] -= added * factor
        return found

    def _course(self, context: Context, course: Course) -> _Part:
        """Add up a course; its present value is had from the same months."""
        known = self._known.known(course.key)
        if known is not None:
            return known
        values = course.values()
        context.sums.take(course, values)
        found = self._added(course.start, values)
        return self._known.put(course, found) if self._keeps else found

    def _added(self, start: int, values: Array) -> _Part:
        """Add up some months, from the first of them on, in the stretches that they lie in."""
        first = bisect_right(self.knots, start)
        last = bisect_right(self.knots, start + len(values) - 1)
        if first == last:
            return first, values.sum(axis=0, keepdims=True)
        cuts = [0, *(end - start for end in self.knots[first:last])]
        return first, np.add.reduceat(values, cuts, axis=0)


@dataclass(frozen=True)
class Courses:
    """What plans have paid from knot to knot in some futures, and what was told of them."""

    knots: Knots
    told: Sequence[SeriesBand]
    rows: slice
    """The random futures."""
    paid: Mapping[Posture, Array]
    """Before any change; shape of each ``(knots, rows)``."""

    @cached_property
    def _stands(self) -> Mapping[Posture, Array]:
        """P10, P50 and P90 by each knot before any change, shape ``(3, knots)``."""
        return {posture: self._cumulated(paid) for posture, paid in self.paid.items()}

    def moved(self, posture: Posture, paid: Array) -> SeriesBand:
        """Set upon what was told what changes in a plan; no month in between is read anew.

        Percentiles stay in their order, though each is moved by itself.
        """
        (told,) = (one for one in self.told if one.posture == posture)
        change = self._cumulated(paid) - self._stands[posture]
        if not change.any():
            return told
        ends = (0, *self.knots)
        months = range(1, ends[-1] + 1)
        moved = [
            np.array(course) + np.interp(months, ends, (0.0, *by))
            for course, by in zip((told.p10, told.p50, told.p90), change, strict=True)
        ]
        p10, p50, p90 = np.sort(moved, axis=0).tolist()
        return SeriesBand(posture=posture, p10=tuple(p10), p50=tuple(p50), p90=tuple(p90))

    def _cumulated(self, paid: Array) -> Array:
        return percentiles(paid[:, self.rows].cumsum(axis=0))


def knots_of(courses: Sequence[SeriesBand], months: int) -> Knots:
    """Choose months between which plans' courses run as good as straight.

    The month that a straight line misses most joins next, so that both sides of an order of
    servers are among them.

    Args:
        courses: Of the standing plans.
        months: The horizon.
    """
    lines = [np.array((0.0, *line)) for one in courses for line in (one.p10, one.p50, one.p90)]
    height = max((float(np.ptp(line)) for line in lines), default=0.0)
    every, ends = np.arange(months + 1), [0, months]
    while len(ends) <= MOST and lines and height:
        missed = [abs(np.interp(every, ends, line[ends]) - line) for line in lines]
        most = np.max(missed, axis=0)
        if most.max() <= _EVEN * height:
            break
        ends = sorted({*ends, int(most.argmax())})
    return tuple(ends[1:])
