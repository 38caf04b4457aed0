"""What lines cost in each phase, undiscounted: what the cap of a phase is held against."""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.line import Flow

PHASE_COUNT = 3


def spent(context: Context, lines: Iterable[Line]) -> Array:
    """Add cost lines over the months of each phase, money out positive.

    Args:
        context: Calendar and rows.
        lines: Of a plan or a piece of one; value that tasks bring is left out.

    Returns:
        Nominal money by phase, shape ``(3, rows)``.
    """
    found = np.zeros((PHASE_COUNT, context.design.rows.total))
    for line in lines:
        if not line.is_gain:
            for phase in range(PHASE_COUNT):
                _add(context, line, phase, found[phase])
    return found


def _add(context: Context, line: Line, phase: int, to: Array) -> None:
    """Add what a line costs in a phase to what others do."""
    start, end = context.calendar.window(phase)
    first, after = max(start, line.start), min(end, line.start + line.months)
    if first >= after:
        return
    if (first, after) == (line.start, line.start + line.months):
        to -= context.total(line)
        return
    flow = line.flow
    if not isinstance(flow, Flow):
        to -= flow[first - line.start : after - line.start].sum(axis=0)
        return
    for month, values in flow.course.in_blocks(context.design.rows.total):
        part = values[max(0, first - month) : max(0, after - month)]
        if len(part):
            to -= flow.factor * part.sum(axis=0)
