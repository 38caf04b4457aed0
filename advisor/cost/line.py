"""One line of a cash flow: what it is in each future, and how it runs over the months.

Most lines are a factor of the row alone (a price, a wage, a share) times a course over the months
that many lines share (tasks at a drifting price, machines at work). The course is reckoned once;
when only the factor changes, so does only it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass
from typing import Literal

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Level = Literal[1, 2, 3]


@dataclass(frozen=True)
class Course:
    """How something runs over some months, the same for every line that follows it."""

    key: Hashable
    """What tells it from any other course of the same context."""
    start: int
    end: int
    values: Callable[[], Array]
    """Makes it: shape ``(months, rows)``, or ``(months, 1)`` where all futures are alike."""
    made_of: tuple[str, ...] = ()
    """Ids of the inputs it is made from, or how they begin where they end with a full stop."""


@dataclass(frozen=True)
class Flow:
    """A factor of the row times a course over the months."""

    factor: Array
    """Shape ``(rows,)``, money; negative where it is paid."""
    course: Course


@dataclass(frozen=True)
class Line:
    """One line of a cash flow; money out is negative."""

    key: str
    """Name of the line; its text is ``line.<key>``."""
    level: Level
    option: str
    """Option that causes it; empty for what every plan pays."""
    start: int
    """First month."""
    flow: Array | Flow
    """Nominal money in the assessment's currency: ``(months, rows)``, or what makes it."""
    inputs: tuple[str, ...]
    """Ids of the inputs it was made from."""
    workload: str = ""
    """Workload that alone causes it, where no course of its tasks tells."""
    taxed: str = ""
    """Of tax the name of the line that it goes with."""

    @property
    def is_gain(self) -> bool:
        """Whether it is value that tasks bring, not what they cost."""
        return self.key == "benefit"

    @property
    def months(self) -> int:
        """Months in which it runs."""
        if isinstance(self.flow, Flow):
            return self.flow.course.end - self.flow.course.start
        return len(self.flow)

    @property
    def amounts(self) -> Array:
        """Give the money of each month, shape ``(months, rows)``; made anew each time."""
        if isinstance(self.flow, Flow):
            made: Array = self.flow.factor * self.flow.course.values()
            return made
        return self.flow


def touches(made_of: tuple[str, ...], ids: frozenset[str]) -> bool:
    """Whether something is made from any of some inputs."""
    return any(
        one in ids or (one.endswith(".") and any(id_.startswith(one) for id_ in ids))
        for one in made_of
    )


def running(key: str, level: Level, option: str, flow: Flow, inputs: tuple[str, ...]) -> Line:
    """Make a line that starts when its course does."""
    return Line(key, level, option, flow.course.start, flow, inputs)
