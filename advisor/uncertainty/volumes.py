"""What machines can serve in a month, and from which volume on one option costs less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context

Gap = Callable[[Array], Array]
"""Volumes to how much more the other option costs there."""
_ZOOMS = 12
"""How often the step around a crossing is cut again; each time to a thirtieth or less."""


@dataclass(frozen=True)
class Threshold:
    """From which volume on an option costs less, and whether its machines can serve so much."""

    volume: float | None
    """Lowest volume at which it costs no more; None where there is none in the range searched."""
    capacity: float | None
    """What the machines serve within the target, in the same unit; None without a limit."""

    @property
    def never_on_this_hardware(self) -> bool:
        """Whether the machines end before the option gets cheaper."""
        return self.capacity is not None and (self.volume is None or self.volume > self.capacity)

    @property
    def utilisation(self) -> float | None:
        """Share of the capacity at which costs are equal; None where it is never reached."""
        if self.volume is None or self.capacity is None or self.never_on_this_hardware:
            return None
        return self.volume / self.capacity


def tasks_within(context: Context, workload: str, goodput: Array) -> Array:
    """Give the tasks of a month that machines can serve in its busiest hour, shape ``(rows,)``.

    ``goodput / (output tokens per second that one task a month asks for in the busiest hour)``.

    Args:
        context: Demand by workload.
        workload: Its id.
        goodput: Output tokens per second that all machines keep within the target.
    """
    return np.asarray(goodput / context.demand[workload].peak_per_mean)


def cheaper_from(gap: Gap, volumes: Array) -> float | None:
    """Find the lowest volume from which an option costs no more than the other.

    Costs may jump where another server is needed, so every step of the grid is looked at and the
    first one in which the gap turns is cut again and again.

    Args:
        gap: Cost of the other option less cost of this one, for many volumes at once.
        volumes: Grid to look through, rising; crossings narrower than a step may be missed.

    Returns:
        The volume, in the unit of the grid; None where the option is dearer on all of it.
    """
    found = _first(gap(volumes))
    if found is None or found == 0:
        return None if found is None else float(volumes[0])
    low, high = volumes[found - 1], volumes[found]
    for _ in range(_ZOOMS):
        if high - low <= 1e-12 * high:
            break
        inside = np.linspace(low, high, 31)
        values = gap(inside)
        at = _first(values)
        if at is None or at == 0:
            break
        low, high = inside[at - 1], inside[at]
    return float(high)


def _first(values: Array) -> int | None:
    there = np.flatnonzero(values >= 0)
    return int(there[0]) if there.size else None
