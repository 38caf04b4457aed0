"""The book view: what an accountant charges a month, where the cash flow shows a purchase.

Depreciation in a straight line over the life, the cost of capital on the average book value, and
what is paid once spread evenly. It is another reading of the same lines and is never added to a
cash flow, discounted or not: the one shows the purchase, the other its use.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context, Line

BOUGHT = frozenset({"hardware_purchase", "appliance_purchase"})
"""Lines that stand in the books and lose value down to a residual."""
INSTALLED = frozenset({"hardware_install"})
"""Lines that stand in the books and lose all their value."""
_LEFT_OUT = frozenset({"benefit", "hardware_resale", "owned_resale_credit"})
"""No cost, or in the books already as the residual."""


@dataclass(frozen=True)
class BookView:
    """Mean cost of a month over the horizon by line, money out positive, shape ``(rows,)`` each."""

    lines: Mapping[str, Array]

    @property
    def total(self) -> Array:
        """All lines together."""
        return np.asarray(np.sum(list(self.lines.values()), axis=0))


def book_view(
    context: Context,
    lines: Iterable[Line],
    *,
    life_months: int,
    residual: Array,
    cost_of_capital: Array,
) -> BookView:
    """Read lines as an accountant would.

    ``depreciation = price × (1 − residual) / life``; ``cost of capital = rate / 12 × (opening +
    closing book value) / 2``, the closing one that of the horizon or of the end of life,
    whichever comes first, installation included. Both count for the months in the books.

    Args:
        context: Horizon and rows.
        lines: Of one option or plan.
        life_months: Months over which what is bought loses its value, at least 1.
        residual: What is left of the price at the end of that life, 0 to 1, shape ``(rows,)``.
        cost_of_capital: A year, as a fraction, shape ``(rows,)``.

    Returns:
        Means of a month: ``depreciation``, ``installation``, ``capital`` where anything is
        bought, and the other lines by their keys.
    """
    horizon = context.calendar.horizon
    found: dict[str, Array] = {}

    def add(name: str, amount: Array) -> None:
        found[name] = found.get(name, np.zeros(context.design.rows.total)) + amount / horizon

    for line in lines:
        if line.key in _LEFT_OUT:
            continue
        if line.key not in BOUGHT | INSTALLED:
            add(line.key, -context.total(line))
            continue
        left = residual if line.key in BOUGHT else np.zeros_like(residual)
        name = "depreciation" if line.key in BOUGHT else "installation"
        for month, paid in enumerate(-line.amounts, start=line.start):
            held = min(life_months, horizon - month)
            lost = paid * (1 - left) / life_months * held
            add(name, lost)
            add("capital", (paid + paid - lost) / 2 * cost_of_capital / 12 * held)
    return BookView(found)
