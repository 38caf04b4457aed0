"""When one option has paid for what it cost more than another, to the day.

A month's flow runs evenly through it. What is paid at once (a purchase, an implementation) is
paid as the month begins; what comes when machines are left (resale, exit) as it ends.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context, Line

EVEN = frozenset(
    {
        *("api_tokens", "overflow_api", "overflow_by_hand", "failure_repair", "unserved_by_hand"),
        *("rental", "power", "space", "hardware_maintenance", "appliance_support"),
        *("operations", "owned_support"),
    }
)
"""Lines that run evenly even where they last one month only."""
AT_THE_END = frozenset({"hardware_resale", "exit_cost"})
"""Lines that come as a month ends."""


@dataclass(frozen=True)
class Course:
    """What an option has cost by each moment, straight lines between the moments.

    A moment stands twice where something is paid at once: before and after.
    """

    months: Array
    """Moments, months from the start, never falling, shape ``(moments,)``."""
    cost: Array
    """Cost until then, benefits left out, shape ``(moments,)``."""


def course(
    context: Context, lines: Sequence[Line], *, discounted: bool = False, row: int = 0
) -> Course:
    """Add an option's cost lines up over time.

    Args:
        context: What the lines were reckoned with.
        lines: Of one option or plan; money out is negative.
        discounted: Whether each month counts at its present value.
        row: Which future; 0 is the likely case.
    """
    months = context.calendar.horizon
    first, through, last = np.zeros((3, months))
    for line in lines:
        if line.key == "benefit":
            continue
        paid = -line.amounts[:, row]
        if discounted:
            paid = paid * context.discount[line.start : line.start + len(paid), row]
        kind = last if line.key in AT_THE_END else through
        if len(paid) == 1 and line.key not in EVEN | AT_THE_END:
            kind = first
        kind[line.start : line.start + len(paid)] += paid
    moments = np.arange(months, dtype=np.float64)
    times = np.column_stack([moments, moments + 1, moments + 1]).ravel()
    steps = np.column_stack([first, through, last]).ravel()
    return Course(np.append(0.0, times), np.append(0.0, steps.cumsum()))


def paid_back_after(of: Course, against: Course) -> float | None:
    """Give the months after which one option has cost no more than another, for good.

    Args:
        of: The option that may pay back.
        against: The other one, over the same months.

    Returns:
        Months; 0 where it never costs more, None where it still does at the horizon.

    Examples:
        90,000 at once and 48 a month against 1,795 a month: after 90,000 / 1,747 = 51.5 months.
    """
    ahead = against.cost - of.cost
    rounding = 1e-9 * float(np.abs(against.cost).max(initial=0.0))
    behind = np.flatnonzero(ahead < -rounding)
    if not behind.size:
        return 0.0
    at = int(behind[-1])
    if at == ahead.size - 1:
        return None
    share = -ahead[at] / (ahead[at + 1] - ahead[at])
    return float(of.months[at] + share * (of.months[at + 1] - of.months[at]))
