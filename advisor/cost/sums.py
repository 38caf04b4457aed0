"""Courses added up over their months, discounted and plain, each once; kept for those who ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass

import numpy as np

from advisor.cost.course import Array, Course, Months, Parted, touches
from advisor.cost.prices import RATE, PriceIndices


@dataclass(frozen=True)
class _Sum:
    """A course added up over its months, shape ``(rows,)``."""

    added: Array
    made_of: tuple[str, ...]


class Sums:
    """Adds up courses; keeps every sum."""

    def __init__(self, prices: PriceIndices, rows: int) -> None:
        """Start with nothing added up."""
        self._prices = prices
        self._rows = rows
        self._presents: dict[Hashable, _Sum] = {}
        self._totals: dict[Hashable, _Sum] = {}
        self._happening: dict[Hashable, tuple[bool, tuple[str, ...]]] = {}

    def present_of(self, course: Course, *, keep: bool = True) -> Array:
        """Give the discounted sum of a course, shape ``(rows,)``.

        Args:
            course: What is added up.
            keep: Whether to keep the sum of one that has to be made.
        """
        known = self._presents.get(course.key)
        if known is not None:
            return known.added
        if isinstance(course, Parted):
            table = self._prices.discounted(course.index)
            added = self._weighed(course, lambda months: table[slice(*months)])
            keep = keep or course.table is not None
        else:
            added = self.discounted(course.values(), course.start)
        if keep:
            self._presents[course.key] = _Sum(added, course.made_of)
        return added

    def total_of(self, course: Course) -> Array:
        """Give the plain sum of a course, shape ``(rows,)``."""
        known = self._totals.get(course.key)
        if known is None:
            if isinstance(course, Parted) and course.index:
                index = course.index
                added = self._weighed(course, lambda months: self._prices.plain(index, *months))
            else:
                added = self._plain(course)
            known = self._totals[course.key] = _Sum(added, course.made_of)
        return known.added

    def happens(self, course: Course) -> bool:
        """Whether a course is above nothing in any month and row."""
        if course.key not in self._happening:
            found = any(part.any() for _, part in course.in_blocks(self._rows))
            self._happening[course.key] = found, course.made_of
        return self._happening[course.key][0]

    def discounted(self, values: Array, start: int = 0) -> Array:
        """Add up money of some months, ``(months, rows)``, in that of month 0, ``(rows,)``."""
        return _over_months(values, self._prices.discounted("")[start : start + len(values)])

    def forget(self, *, presents: bool = True) -> None:
        """Let go of sums, which are reckoned again when they are asked for."""
        self._totals.clear()
        if presents:
            self._presents.clear()

    def keep(self, before: Sums, ids: frozenset[str]) -> None:
        """Take over what a change does not touch.

        Args:
            before: Sums of the same rows before the change.
            ids: Inputs that are not as they were.
        """
        self._totals = _untouched(before._totals, ids)
        for key, found in before._happening.items():
            if not touches(found[1], ids):
                self._happening[key] = found
        if RATE not in ids:
            self._presents = _untouched(before._presents, ids)

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


def _untouched(sums: Mapping[Hashable, _Sum], ids: frozenset[str]) -> dict[Hashable, _Sum]:
    return {key: one for key, one in sums.items() if not touches(one.made_of, ids)}
