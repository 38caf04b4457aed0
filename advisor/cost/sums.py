"""Courses added up over their months, discounted and plain, each once; kept for those who ask."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from advisor.cost.line import Array, Course, touches

Drift = Callable[[str, int, int], Array]
"""Gives a price index by name, from a month to before another."""
_RATE = "finance.discount_rate"


@dataclass(frozen=True)
class _Sum:
    """A course added up over its months, shape ``(rows,)``."""

    added: Array
    made_of: tuple[str, ...]


@dataclass(frozen=True, kw_only=True)
class Indexed(Course):
    """A course of a workload's tasks, or of one a month, times a price index.

    Its sums are read from tables that many courses share; it need not be made.
    """

    tasks: Array | None
    """Of its months, ``(months, rows)``; None for one a month."""
    drift: str
    """Price index; empty for none."""


class Sums:
    """Adds up courses; keeps every sum."""

    def __init__(self, rate: Array, horizon: int, drift: Drift) -> None:
        """Start with nothing added up; ``rate`` is nominal per year, shape ``(rows,)``."""
        self._rate = rate
        self._horizon = horizon
        self._drift = drift
        self._presents: dict[Hashable, _Sum] = {}
        self._totals: dict[Hashable, _Sum] = {}
        self._happening: dict[Hashable, tuple[bool, tuple[str, ...]]] = {}
        self._discounted_drifts: dict[str, Array] = {}

    @cached_property
    def discount(self) -> Array:
        """Factor that turns a month's money into money of month 0, shape ``(months, rows)``.

        Monthly, ``(1 + rate) ** -(t / 12)``.
        """
        years = np.arange(self._horizon)[:, np.newaxis] / 12
        factor: Array = (1 + self._rate) ** -years
        return factor

    def present_of(self, course: Course, *, keep: bool = True) -> Array:
        """Give the discounted sum of a course, shape ``(rows,)``.

        Args:
            course: What is added up.
            keep: Whether to keep the sum of one that has to be made.
        """
        known = self._presents.get(course.key)
        if known is not None:
            return known.added
        if isinstance(course, Indexed):
            added, keep = _over_months(course.tasks, self._discounted_drift(course)), True
        else:
            added = self.discounted(course.values(), course.start)
        if keep:
            self._presents[course.key] = _Sum(added, course.made_of)
        return added

    def total_of(self, course: Course) -> Array:
        """Give the plain sum of a course, shape ``(rows,)``."""
        known = self._totals.get(course.key)
        if known is None:
            if isinstance(course, Indexed) and course.drift:
                drift = self._drift(course.drift, course.start, course.end)
                added = _over_months(course.tasks, drift)
            else:
                added = course.values().sum(axis=0)
            plain = np.broadcast_to(added, self._rate.shape)
            known = self._totals[course.key] = _Sum(plain, course.made_of)
        return known.added

    def happens(self, course: Course) -> bool:
        """Whether a course is above nothing in any month and row."""
        if course.key not in self._happening:
            self._happening[course.key] = bool(course.values().any()), course.made_of
        return self._happening[course.key][0]

    def discounted(self, values: Array, start: int = 0) -> Array:
        """Add up money of some months, ``(months, rows)``, in that of month 0, ``(rows,)``."""
        window = self.discount[start : start + len(values)]
        if values.shape[1] == 1:
            return np.asarray(values[:, 0] @ window)
        return np.asarray(np.einsum("tr,tr->r", values, window))

    def forget(self) -> None:
        """Let go of all sums; they are reckoned again when they are asked for."""
        self._presents.clear()
        self._totals.clear()

    def keep(self, before: Sums, ids: frozenset[str], indices: Callable[[str], bool]) -> None:
        """Take over what a change does not touch.

        Args:
            before: Sums of the same rows before the change.
            ids: Inputs that are not as they were.
            indices: Says whether a price index is as it was.
        """
        self._totals = _untouched(before._totals, ids)
        for key, found in before._happening.items():
            if not touches(found[1], ids):
                self._happening[key] = found
        if _RATE not in ids:
            self.__dict__["discount"] = before.discount
            self._presents = _untouched(before._presents, ids)
            for name, index in before._discounted_drifts.items():
                if indices(name):
                    self._discounted_drifts[name] = index

    def _discounted_drift(self, course: Indexed) -> Array:
        """Give the money of month 0 that an index of 1 stands for, in the months of a course."""
        if course.drift not in self._discounted_drifts:
            whole = self.discount
            if course.drift:
                whole = whole * self._drift(course.drift, 0, self._horizon)
            self._discounted_drifts[course.drift] = whole
        return self._discounted_drifts[course.drift][course.start : course.end]


def _over_months(values: Array | None, index: Array) -> Array:
    """Add up values times an index over the months; the index alone where there are none."""
    if values is None:
        return np.asarray(index.sum(axis=0))
    return np.asarray(np.einsum("tr,tr->r", values, index))


def _untouched(sums: Mapping[Hashable, _Sum], ids: frozenset[str]) -> dict[Hashable, _Sum]:
    return {key: one for key, one in sums.items() if not touches(one.made_of, ids)}
