"""Round ticks for axes: steps of 1, 2 or 5, months in quarters and years, powers of ten."""

from __future__ import annotations

import math
from collections.abc import Callable

from advisor.report.chart_model import Axis

MOST_TICKS = 6
MONTH_STEPS = (1, 2, 3, 6, 12, 24)


def step_for(span: float, most: int = MOST_TICKS) -> float:
    """Return the smallest step of 1, 2 or 5 times a power of ten that needs at most ``most``."""
    if span <= 0:
        return 1.0
    rough = span / most
    power = 10.0 ** math.floor(math.log10(rough))
    return next(m * power for m in (1, 2, 5, 10) if m * power >= rough * (1 - 1e-12))


def linear_axis(label: str, low: float, high: float, say: Callable[[float], str]) -> Axis:
    """Build an axis from a round value at or below ``low`` to one at or above ``high``."""
    step = step_for(high - low)
    first, last = math.floor(low / step + 1e-9), math.ceil(high / step - 1e-9)
    last = max(last, first + 1)
    values = [step * index for index in range(first, last + 1)]
    ticks = tuple((value, say(value)) for value in values)
    return Axis(label, values[0], values[-1], ticks, says=say)


def month_axis(label: str, months: int, say: Callable[[float], str]) -> Axis:
    """Build the axis of months, with ticks at whole quarters or years."""
    step = next((s for s in MONTH_STEPS if months / s <= MOST_TICKS), MONTH_STEPS[-1])
    ticks = tuple((float(month), say(month)) for month in range(0, months + 1, step))
    return Axis(label, 0.0, float(months), ticks, says=lambda month: say(round(month)))


def log_axis(label: str, low: float, high: float, say: Callable[[float], str]) -> Axis:
    """Build a logarithmic axis over positive values; the ticks are powers of ten, or 1-2-5."""
    start, end = math.log10(low), math.log10(high)
    if end - start < 1e-9:
        start, end = start - 0.5, end + 0.5
    steps: tuple[int, ...] = (1, 2, 5) if end - start <= 2.5 else (1,)
    powers = range(math.floor(start), math.ceil(end) + 1)
    values = [m * 10.0**power for power in powers for m in steps]
    ticks = tuple(
        (math.log10(v), say(v)) for v in values if start - 1e-9 <= math.log10(v) <= end + 1e-9
    )
    return Axis(label, start, end, ticks, logarithmic=True, says=lambda power: say(10.0**power))
