"""Present values over the rows: of some lines, and of pieces together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context, Line


@dataclass(frozen=True)
class Present:
    """Present values over rows; cost is positive, benefit too."""

    cost: Array
    benefit: Array
    equivalents: Array | None = None
    """Money equivalents of the criteria; None where nobody weighed any."""

    @property
    def money(self) -> Array:
        """Net present benefit less net present cost, shape ``(rows,)``."""
        return self.benefit - self.cost

    @property
    def worth(self) -> Array:
        """Money and money equivalents of the criteria, shape ``(rows,)``."""
        return self.money if self.equivalents is None else self.money + self.equivalents


def present_of(context: Context, lines: Iterable[Line]) -> Present:
    """Give the present values of some lines; a side on which none stands takes no room."""
    rows = context.design.rows.total
    costs: list[Array] = []
    gains: list[Array] = []
    for line in lines:
        (gains if line.is_gain else costs).append(context.present(line))
    cost = np.negative(_sum(costs, rows)) if costs else _nothing(rows)
    return Present(cost, _sum(gains, rows) if gains else _nothing(rows))


def together(pieces: Sequence[Present], rows: int, equivalents: Array | None = None) -> Present:
    """Add up pieces of a plan in so many rows."""
    cost = _sum([piece.cost for piece in pieces], rows)
    return Present(cost, _sum([piece.benefit for piece in pieces], rows), equivalents)


def _sum(several: Iterable[Array], rows: int) -> Array:
    total = np.zeros(rows)
    for one in several:
        total += one
    return total


def _nothing(rows: int) -> Array:
    """Give zeros that stand in one place."""
    return np.broadcast_to(np.float64(0.0), rows)
