"""One line of a cash flow: what it is in each future, and how it runs over the months.

Most lines are a factor of the row alone (a price, a wage, a share) times a course over the months
that many lines share (tasks at a drifting price, machines at work). The course is reckoned once;
when only the factor changes, so does only it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from advisor.cost.course import Array, Course, touches

__all__ = ["Array", "Course", "Flow", "Level", "Line", "running", "touches"]
Level = Literal[1, 2, 3]


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


def running(key: str, level: Level, option: str, flow: Flow, inputs: tuple[str, ...]) -> Line:
    """Make a line that starts when its course does."""
    return Line(key, level, option, flow.course.start, flow, inputs)
