"""The ledger of inputs: every number the calculation reads, and how far to trust it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Literal

from advisor.catalogue.parameter import Evidence
from advisor.errors import AdvisorError, Message

Kind = Literal["growth", "positive", "share"]
"""Which scale an input is spread on: logarithm of one plus it, logarithm, or log-odds."""
SetBy = Literal["client", "catalogue", "template", "assumption"]
Shape = Literal["range", "fixed", "uniform", "triangular", "pert", "lognormal", "scenarios"]
"""Which distribution an input has; ``range`` is the bent normal curve of its kind."""


@dataclass(frozen=True)
class Input:
    """One number of the calculation, with its range and its trail."""

    id: str
    label: Message
    unit: str
    low: float
    """P10."""
    likely: float
    """The likely case; of a range also the median of the draws, of a triangular or PERT
    distribution the mode."""
    high: float
    """P90."""
    kind: Kind
    evidence: Evidence
    source: str
    set_by: SetBy
    group: str = ""
    """Inputs of one group move together (rank correlation)."""
    valid_from: dt.date | None = None
    retrieved: dt.date | None = None
    review_by: dt.date | None = None
    stale: bool = False
    note: str = ""
    """What else its source says, or why an assumption stands."""
    catalogue_likely: float | None = None
    """The catalogue's value where the client's own stands instead."""
    shape: Shape = "range"
    scenarios: tuple[tuple[float, float], ...] = ()
    """Value and probability of each scenario, where the shape is ``scenarios``."""

    @property
    def is_uncertain(self) -> bool:
        """Whether the input has a range."""
        if self.shape == "scenarios":
            return len({value for value, weight in self.scenarios if weight > 0}) > 1
        return self.shape != "fixed" and self.low < self.high


class Ledger:
    """All inputs by id, in a stable order."""

    def __init__(self, inputs: Iterable[Input]) -> None:
        """Index the inputs; the first of two with the same id stands."""
        by_id: dict[str, Input] = {}
        for one in inputs:
            by_id.setdefault(one.id, one)
        self._by_id: Mapping[str, Input] = dict(sorted(by_id.items()))

    def __contains__(self, id_: str) -> bool:
        return id_ in self._by_id

    def __getitem__(self, id_: str) -> Input:
        """Give one input.

        Raises:
            AdvisorError: When it is missing; a missing number is never zero.
        """
        try:
            return self._by_id[id_]
        except KeyError:
            where = f"figures.{id_}"
            raise AdvisorError.at(where, "problem.missing_figure", figure=id_) from None

    def all(self) -> tuple[Input, ...]:
        """Give every input, sorted by id."""
        return tuple(self._by_id.values())

    def uncertain(self) -> tuple[Input, ...]:
        """Give the inputs that have a range, sorted by id."""
        return tuple(one for one in self._by_id.values() if one.is_uncertain)
