"""A course of what falls due once every so many months."""

from __future__ import annotations

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.line import Course


def recurring_course(context: Context, start: int, end: int, every: int, drift: str = "") -> Course:
    """Give 1 in a first month and every so many months after it, 0 between.

    Args:
        context: Price indices.
        start: First month it falls due.
        end: Month before which it ends; no month at all where that is not after the first.
        every: Months from one to the next, at least 1.
        drift: Price index it follows; none for an empty name.
    """
    last = max(start, end)

    def values() -> Array:
        due = np.zeros((last - start, 1))
        due[::every] = 1.0
        return due * context.drift(drift, start, last) if drift else due

    made_of = (f"drift.{drift}", "scenario.") if drift else ()
    return Course(("recurring", start, last, every, drift), start, last, values, made_of)
