"""Everything that can be moved: the inputs of an evaluation, the widest swing first."""

from __future__ import annotations

from dataclasses import dataclass

from advisor import api


@dataclass(frozen=True)
class Driver:
    """One input, as a slider needs it."""

    input: str
    name: str
    """In the reader's language."""
    unit: str
    low: float
    likely: float
    high: float

    @property
    def path(self) -> str:
        """Path of the answer that sets it."""
        return f"figures.{self.input}"

    @property
    def is_share(self) -> bool:
        """Whether it is written in per cent: a share, or a share a year."""
        return self.unit.partition("/")[0] == "share"

    @property
    def span(self) -> tuple[float, float] | None:
        """From where to where a slider runs: P10 to P90; None where nobody could say.

        A figure without a range gets half and twice of itself, a share no more than the whole.
        """
        low, high = self.low, self.high
        if low == high:
            low, high = sorted((self.likely / 2, self.likely * 2))
            if self.unit == "share" and 0 <= self.likely <= 1:
                high = min(1.0, high)
        return (low, high) if low < high else None


def drivers_of(evaluation: api.Evaluation, texts: api.Texts) -> dict[str, Driver]:
    """Give every driver by its input, those that move the cost most first."""
    found = {
        one.input: Driver(one.input, texts.say(one.label), one.unit, one.low, one.likely, one.high)
        for one in evaluation.tornado
    }
    for row in evaluation.inputs:
        if row.id not in found:
            name = texts.say(row.label)
            found[row.id] = Driver(row.id, name, row.unit, row.low, row.likely, row.high)
    return found
