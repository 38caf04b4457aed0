"""Splitting a difference fairly over what has changed: Shapley shares, which add up to it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from itertools import combinations
from math import factorial

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
EXACT = 10
"""Changes up to which every order counts: 1,024 sets of them."""
Value = Callable[[frozenset[int]], Array]
"""What is read with some of the changes made, shape ``(readings,)``."""


@dataclass(frozen=True)
class Shares:
    """What each change contributes."""

    shares: Array
    """Shape ``(changes, readings)``; they add up to the whole difference."""
    errors: Array
    """Standard errors from drawing orders, in the same shape; 0 where all were tried."""

    @property
    def is_exact(self) -> bool:
        """Whether every order counted."""
        return not self.errors.any()


def shapley(changes: int, value: Value, *, seed: int, orders: int) -> Shares:
    """Split the difference between no change and all changes.

    Args:
        changes: How many there are.
        value: Reads a set of changes; each set is asked for once.
        seed: Draws the orders where there are more than ten changes.
        orders: Orders drawn then, in pairs of one and its reverse; at least 2 pairs are.
    """
    known: dict[frozenset[int], Array] = {}

    def read(made: frozenset[int]) -> Array:
        if made not in known:
            known[made] = value(made)
        return known[made]

    if changes <= EXACT:
        shares = _exact(changes, read)
        return Shares(shares, np.zeros_like(shares))
    return _drawn(changes, read, np.random.default_rng(seed), max(2, orders // 2))


def _exact(changes: int, read: Value) -> Array:
    readings = len(read(frozenset()))
    shares = np.zeros((changes, readings))
    for each in range(changes):
        others = [other for other in range(changes) if other != each]
        for size in range(changes):
            weight = factorial(size) * factorial(changes - size - 1) / factorial(changes)
            for made in map(frozenset, combinations(others, size)):
                shares[each] += weight * (read(made | {each}) - read(made))
    return shares


def _drawn(changes: int, read: Value, draw: np.random.Generator, pairs: int) -> Shares:
    found = []
    for _ in range(pairs):
        order = draw.permutation(changes)
        found.append((_along(order, read) + _along(order[::-1], read)) / 2)
    table = np.array(found)
    return Shares(table.mean(axis=0), table.std(axis=0, ddof=1) / np.sqrt(pairs))


def _along(order: NDArray[np.int64], read: Value) -> Array:
    """Give what each change adds when they are made one after the other in an order."""
    before, made = read(frozenset()), frozenset[int]()
    added = np.zeros((len(order), len(before)))
    for each in map(int, order):
        made |= {each}
        after = read(made)
        added[each], before = after - before, after
    return added
