"""One figure of the catalogue: a range, a unit, a day, a source and how far to trust it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from advisor.model.record import Record

Basis = Literal["stated", "observed"]
"""Whether the source states the first day, or the day is when it was seen."""
Evidence = Literal["measured", "published", "quoted", "claimed", "derived", "assumed"]
"""Classes of evidence, most trusted first (``derived`` stands above ``assumed`` only)."""

EVIDENCE_ORDER: tuple[Evidence, ...] = (
    "measured",
    "published",
    "quoted",
    "claimed",
    "derived",
    "assumed",
)


def worst(classes: list[Evidence]) -> Evidence:
    """Say the class of a figure made from others: the least trusted of them.

    Raises:
        ValueError: When there is no class to compare.
    """
    if not classes:
        text = "a figure made of nothing has no class of evidence"
        raise ValueError(text)
    return max(classes, key=EVIDENCE_ORDER.index)


class Source(Record):
    """Where a figure stands, precisely enough to be looked up."""

    title: str
    """Title of the page, paper, package or catalogue entry (C001…)."""
    locator: str = ""
    """Table, line, page or row."""
    url: str = ""
    licence: str
    """Licence under which the figure may be shipped, or "fact re-keyed"."""
    retrieved: dt.date
    """Day it was read."""


class Standing(Record):
    """How far to trust a record that is no single figure, and how long."""

    evidence: Evidence
    basis: Basis
    valid_from: dt.date
    review_by: dt.date
    """Stale after this day."""
    note: str = ""

    def is_stale(self, as_of: dt.date) -> bool:
        """Whether the record should have been looked at again by that day."""
        return as_of > self.review_by


class Figure(Record):
    """A value of a parameter, valid from a day on."""

    id: str
    """Stable key, such as ``electricity.CN``."""
    label: str
    """What it is, in English, for the catalogue browser and the sources list."""
    unit: str
    """A unit of the closed list; money units start with the currency code."""
    low: float
    """P10."""
    likely: float
    high: float
    """P90."""
    evidence: Evidence
    basis: Basis
    valid_from: dt.date
    review_by: dt.date
    """Stale after this day."""
    source: Source
    note: str = ""

    def is_stale(self, as_of: dt.date) -> bool:
        """Whether the figure should have been looked at again by that day."""
        return as_of > self.review_by
