"""What an option costs year by year, and from which year on it costs less than another."""

from __future__ import annotations

from collections.abc import Sequence

from advisor.cost.context import Array, Context, Line
from advisor.uncertainty.bands import monthly_cost

MONTHS = 12


def by_year(context: Context, lines: Sequence[Line]) -> tuple[Array, ...]:
    """Add cost lines year by year, undiscounted, benefits left out.

    Returns:
        One array of shape ``(rows,)`` a year; the last year may be cut short by the horizon.
    """
    monthly = monthly_cost(context, lines)
    return tuple(
        monthly[start : start + MONTHS].sum(axis=0) for start in range(0, len(monthly), MONTHS)
    )


def cheaper_from_year(of: Sequence[float], against: Sequence[float]) -> int | None:
    """Give the first year from which an option costs less in every year to come.

    Args:
        of: Cost of each year.
        against: Cost of the same years of the other option.

    Returns:
        The year, counted from 1; None where it is not cheaper in the last one.

    Examples:
        >>> cheaper_from_year([150, 70, 70], [125, 160, 160]), cheaper_from_year([9], [8])
        (2, None)
    """
    dearer = [
        year for year, pair in enumerate(zip(of, against, strict=True), 1) if pair[0] >= pair[1]
    ]
    first = dearer[-1] + 1 if dearer else 1
    return first if first <= len(of) else None
