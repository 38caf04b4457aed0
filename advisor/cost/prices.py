"""Price indices month by month, plain and as money of month 0; tables that all lines share."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.compound import compounded
from advisor.inputs.design import Design
from advisor.inputs.scenario import api_price_index

Array = NDArray[np.float64]
RATE = "finance.discount_rate"
_API = "api_price"
"""The index that a shock may hold."""


class PriceIndices:
    """The indices of one set of rows; each table is made when it is first asked for."""

    def __init__(self, design: Design, horizon: int, shock_month: int) -> None:
        """Start with no table; ``horizon`` in months."""
        self._design = design
        self._horizon = horizon
        self._shock_month = shock_month
        self._plain: dict[str, Array] = {}
        self._months: dict[tuple[str, int], Array] = {}
        self._discounted: dict[str, Array] = {}
        self._before: PriceIndices | None = None
        self._is_kept: Callable[[str], bool] = lambda _: False
        self._rate_kept = False

    def plain(self, name: str, start: int, end: int) -> Array:
        """Give an index, 1 in month 0, from a month to before another, ``(months, rows)``."""
        if self._before is not None and self._is_kept(name):
            return self._before.plain(name, start, end)
        if name not in self._plain:
            if end - start == 1 and name != _API:
                return self._of_month(name, start)
            self._plain[name] = self._table(name, np.float64(1.0))
        return self._plain[name][start:end]

    def discounted(self, name: str) -> Array:
        """Give an index as money of month 0, ``index × (1 + rate) ** -(t / 12)``.

        Args:
            name: Of the index; empty for the discount alone.

        Returns:
            Over the whole horizon, ``(months, rows)``.
        """
        if self._before is not None and self._rate_kept and self._is_kept(name):
            return self._before.discounted(name)
        if name not in self._discounted:
            self._discounted[name] = self._table(name, 1 + self._design[RATE])
        return self._discounted[name]

    def keep(self, before: PriceIndices, is_kept: Callable[[str], bool], *, rate: bool) -> None:
        """Read what a change does not touch from the indices before it, where they are kept.

        Args:
            before: Indices of the same rows before the change.
            is_kept: Says whether an index is as it was.
            rate: Whether the discount rate is as it was.
        """
        self._before, self._is_kept, self._rate_kept = before, is_kept, rate

    def forget(self) -> None:
        """Let go of all tables; they are made again when they are asked for."""
        self._plain.clear()
        self._discounted.clear()

    def _of_month(self, name: str, month: int) -> Array:
        """Give one month of an index of which nobody has asked for more, ``(1, rows)``."""
        key = name, month
        if key not in self._months:
            yearly = 1 + self._design[f"drift.{name}"]
            self._months[key] = (yearly ** (month / 12))[np.newaxis]
        return self._months[key]

    def _table(self, name: str, over: Array | np.float64) -> Array:
        """Make an index over what grows by another factor a year."""
        if name == _API:
            return api_price_index(self._design, self._horizon, self._shock_month, over)
        yearly = 1 + self._design[f"drift.{name}"] if name else 1.0
        return compounded(np.asarray(yearly / over), self._horizon)
