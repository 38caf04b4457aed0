"""Published scores of models: the common scale, and what vendors report of themselves.

Not read at start-up: the common scale stands in every model's record already.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from advisor.catalogue.figures import BASES, EVIDENCE
from advisor.catalogue.parameter import Evidence
from advisor.catalogue.tables import Faults, read_rows
from advisor.model.record import Record

COMMON_SCALE = "LMArena text overall (Elo)"
"""The one benchmark on which open and closed models stand side by side."""
COLUMNS = (
    "model", "openness", "benchmark", "score", "low", "high", "votes", "unit", "kind", "evidence",
    "basis", "valid_from", "raw_name", "source_title", "source_licence", "note",
)  # fmt: skip
UNITS: tuple[Literal["Elo", "percent"], ...] = ("Elo", "percent")


class Score(Record):
    """One published result of a model on a benchmark; never averaged over benchmarks."""

    model: str
    """Model id; one outside the catalogue keeps the id its name would have."""
    benchmark: str
    score: float
    low: float | None
    """Lower end of the interval, where one is published."""
    high: float | None
    votes: int | None
    unit: Literal["Elo", "percent"]
    kind: str
    """Who measured: ``human preference``, ``independent``, ``mostly self-reported`` …"""
    evidence: Evidence
    basis: Literal["stated", "observed"]
    valid_from: dt.date
    raw_name: str
    """Name on the board."""
    source: str
    licence: str


def read_scores(file: Path, faults: Faults) -> Iterator[tuple[int, Score]]:
    """Read every score, with its line."""
    for row in read_rows(file, COLUMNS, faults):
        yield (
            row.line,
            Score.model_construct(
                model=row.needed("model"),
                benchmark=row.needed("benchmark"),
                score=row.number("score"),
                low=row.optional_number("low"),
                high=row.optional_number("high"),
                votes=row.optional_whole("votes"),
                unit=row.choice("unit", UNITS),
                kind=row.needed("kind"),
                evidence=row.choice("evidence", EVIDENCE),
                basis=row.choice("basis", BASES),
                valid_from=row.day("valid_from"),
                raw_name=row.text("raw_name"),
                source=row.needed("source_title"),
                licence=row.needed("source_licence"),
            ),
        )
