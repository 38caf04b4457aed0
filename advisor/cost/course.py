"""Courses over the months that many lines share, made and added up a few months at a time.

What stands between never leaves the processor's cache, and a price index is not written out to be
added up: a course is an amount of each month at an index, whose discounted table all share.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Months = tuple[int, int]
"""The first month and the one after the last."""
Of = Callable[[Months], Array]
"""Makes some months, ``(months, rows)``, or ``(months, 1)`` where all futures are alike."""
Prices = Callable[[str, int, int], Array]
"""Gives a price index by name, from a month to before another."""
AT_ONCE = 16_384
"""Numbers that are made at once, 131 kB: two months of 8,192 rows. What several of them make stays
in a cache of a megabyte (measured; twice as many take longer, and so do half as many)."""


@dataclass(frozen=True)
class Course:
    """How something runs over some months, the same for every line that follows it."""

    key: Hashable
    """What tells it from any other course of the same context."""
    start: int
    end: int
    values: Callable[[], Array]
    """Makes it: shape ``(months, rows)``, or ``(months, 1)`` where all futures are alike."""
    made_of: tuple[str, ...] = ()
    """Ids of the inputs it is made from, or how they begin where they end with a full stop."""

    def in_blocks(self, _rows: int, /) -> Iterator[tuple[int, Array]]:
        """Give its values, as many months at once as are best for so many rows.

        Yields:
            The first month of some, and their values.
        """
        yield self.start, self.values()


@dataclass(frozen=True, kw_only=True)
class Parted(Course):
    """A course that can be made for some months alone: an amount of each, at a price index."""

    ready: Callable[[], Of]
    """Reckons what depends on the row alone; gives what makes the amounts of some months."""
    index: str
    """Price index; empty for none."""
    prices: Prices
    table: Array | None = None
    """The amounts, where they stand written out already; nobody is to write to them."""

    def amounts(self, rows: int) -> Iterator[tuple[Months, Array]]:
        """Give the amounts without the index, as many months at once as so many rows allow."""
        if self.table is not None:
            yield (self.start, self.end), self.table
            return
        of = self.ready()
        for months in blocks((self.start, self.end), rows):
            yield months, of(months)

    def in_blocks(self, rows: int, /) -> Iterator[tuple[int, Array]]:
        """Give its values block by block."""
        of = self.ready()
        for months in blocks((self.start, self.end), rows):
            found = of(months)
            yield months[0], found * self.prices(self.index, *months) if self.index else found


def parted(  # noqa: PLR0913 - what it is, when, how it is made and from what, at which price
    key: Hashable,
    months: Months,
    ready: Callable[[], Of],
    made_of: tuple[str, ...],
    *,
    index: str,
    prices: Prices,
    table: Array | None = None,
) -> Parted:
    """Make a course that can be made for some months alone; fields as of `Parted`."""

    def values() -> Array:
        found = ready()(months)
        return found * prices(index, *months) if index else found

    return Parted(
        key, *months, values, made_of, ready=ready, index=index, prices=prices, table=table
    )


def gathered(of: Of, months: Months, rows: int) -> Array:
    """Make months block by block, ``(months, rows)``."""
    found = np.empty((months[1] - months[0], rows))
    for first, after in blocks(months, rows):
        found[first - months[0] : after - months[0]] = of((first, after))
    return found


def blocks(months: Months, rows: int) -> Iterator[Months]:
    """Cut months into blocks of as many as so many rows allow."""
    start, end = months
    width = max(1, round(AT_ONCE / max(1, rows)))
    for first in range(start, end, width):
        yield first, min(first + width, end)


def touches(made_of: tuple[str, ...], ids: frozenset[str]) -> bool:
    """Whether something is made from any of some inputs."""
    return any(
        one in ids or (one.endswith(".") and any(id_.startswith(one) for id_ in ids))
        for one in made_of
    )
