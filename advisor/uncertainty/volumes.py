"""What machines can serve in a month, and from which volume on one option costs less."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context

Gap = Callable[[Array], Array]
"""Volumes to how much more the other option costs there."""
NEAR = 1e-9
"""How exactly a crossing is found, as a share of it."""
_AT_ONCE = 31
"""Volumes of the grid that are looked at together."""


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

    Costs may jump where another server is needed, so every step of the grid is looked at, and the
    first one in which the gap turns is cut until a straight line through it holds.

    Args:
        gap: Cost of the other option less cost of this one, for many volumes at once.
        volumes: Grid to look through, rising; crossings narrower than a step may be missed.

    Returns:
        The volume, in the unit of the grid; None where the option is dearer on all of it.
    """
    before, dearer = 0.0, 0.0
    for start in range(0, volumes.size, _AT_ONCE):
        some = volumes[start : start + _AT_ONCE]
        values = gap(some)
        there = np.flatnonzero(values >= 0)
        if there.size and start == 0 and there[0] == 0:
            return float(some[0])
        if there.size:
            at = int(there[0])
            low = (float(some[at - 1]), float(values[at - 1])) if at else (before, dearer)
            return _between(gap, low, (float(some[at]), float(values[at])))
        before, dearer = float(some[-1]), float(values[-1])
    return None


def _between(gap: Gap, low: tuple[float, float], high: tuple[float, float]) -> float:
    """Cut a step in which the gap turns from below nothing, until it is found to a billionth."""
    while high[0] - low[0] > NEAR * high[0]:
        share = -low[1] / (high[1] - low[1])
        straight = low[0] + share * (high[0] - low[0])
        around = straight * np.array([1 - NEAR, 1 + NEAR])
        values = gap(around)
        if values[0] < 0 <= values[1]:
            return float(straight)
        inside = np.linspace(low[0], high[0], 9)[1:-1]
        values = gap(inside)
        at = int(np.argmax(values >= 0)) if (values >= 0).any() else inside.size
        low = (inside[at - 1], values[at - 1]) if at else low
        high = (inside[at], values[at]) if at < inside.size else high
    return float(high[0])
