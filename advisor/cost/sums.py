"""Courses added up over their months, discounted and plain, each once; kept for those who ask."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.cost.course import Array, Course, Months, Parted
from advisor.cost.kept import Kept
from advisor.cost.prices import RATE, PriceIndices


class Sums:
    """Adds up courses; keeps every sum."""

    def __init__(self, prices: PriceIndices, rows: int) -> None:
        """Start with nothing added up."""
        self._prices = prices
        self._rows = rows
        self._presents: Kept[Array] = Kept()
        self._totals: Kept[Array] = Kept()
        self._happening: Kept[bool] = Kept()

    def present_of(self, course: Course, *, keep: bool = True) -> Array:
        """Give the discounted sum of a course, shape ``(rows,)``.

        Args:
            course: What is added up.
            keep: Whether to keep the sum of one that has to be made.
        """
        known = self._presents.known(course.key)
        if known is not None:
            return known
        if isinstance(course, Parted):
            table = self._prices.discounted(course.index)
            added = self._weighed(course, lambda months: table[slice(*months)])
            keep = keep or course.table is not None
        else:
            added = self.discounted(course.values(), course.start)
        if keep:
            self._presents.put(course, added)
        return added

    def take(self, course: Course, values: Array) -> None:
        """Add up a course whose values somebody has made for something else."""
        if self._presents.known(course.key) is None:
            self._presents.put(course, self.discounted(values, course.start))

    def total_of(self, course: Course) -> Array:
        """Give the plain sum of a course, shape ``(rows,)``."""
        known = self._totals.known(course.key)
        if known is not None:
            return known
        if isinstance(course, Parted) and course.index:
            index = course.index
            added = self._weighed(course, lambda months: self._prices.plain(index, *months))
        else:
            added = self._plain(course)
        return self._totals.put(course, added)

    def happens(self, course: Course) -> bool:
        """Whether a course is above nothing in any month and row."""
        known = self._happening.known(course.key)
        if known is not None:
            return known
        found = any(part.any() for _, part in course.in_blocks(self._rows))
        return self._happening.put(course, found)

    def discounted(self, values: Array, start: int = 0) -> Array:
        """Add up money of some months, ``(months, rows)``, in that of month 0, ``(rows,)``."""
        return _over_months(values, self._prices.discounted("")[start : start + len(values)])

    def forget(self, *, presents: bool = True) -> None:
        """Let go of sums, which are reckoned again when they are asked for."""
        self._totals.forget()
        if presents:
            self._presents.forget()

    def keep(self, before: Sums, ids: frozenset[str]) -> None:
        """Take over what a change does not touch.

        Args:
            before: Sums of the same rows before the change.
            ids: Inputs that are not as they were.
        """
        self._totals.keep(before._totals, ids)
        self._happening.keep(before._happening, ids)
        if RATE not in ids:
            self._presents.keep(before._presents, ids)

    def _weighed(self, course: Parted, weights: Callable[[Months], Array]) -> Array:
        """Add up a course's amounts, each month's times its weight."""
        found = np.zeros(self._rows)
        for months, amounts in course.amounts(self._rows):
            found += _over_months(amounts, weights(months))
        return found

    def _plain(self, course: Course) -> Array:
        found = np.zeros(self._rows)
        for _, values in course.in_blocks(self._rows):
            found += values.sum(axis=0)
        return found


def _over_months(values: Array, weights: Array) -> Array:
    """Add up months, each times its weight; values of ``(months, rows)`` or ``(months, 1)``."""
    if values.shape[1] == 1:
        return np.asarray(values[:, 0] @ weights)
    return np.asarray(np.einsum("tr,tr->r", values, weights))
