"""A report as data: ready sentences and charts in reading order, nothing left to work out.

Writers only lay it out. A cell may hold several lines: the first is the value, the others are
smaller print beneath it. All texts are plain; what looks like markup is what the client wrote.
"""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import Literal

from advisor.report.chart_model import ChartModel

Side = Literal["left", "right"]
RowKind = Literal["plain", "group", "subtotal", "total", "stressed"]


@dataclass(frozen=True)
class Row:
    """One row of a table; of a ``group`` only the first cell is said, over the whole width."""

    cells: tuple[str, ...]
    kind: RowKind = "plain"


@dataclass(frozen=True)
class Column:
    """One column: its head, how its cells align, and its share of the width (0: as needed)."""

    head: str
    side: Side = "left"
    width: float = 1.0


@dataclass(frozen=True)
class Table:
    """A table whose head is repeated on every page it reaches."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    whole: bool = False
    """Whether it stays on one page; only for tables that surely fit."""
    kind: Literal["table"] = "table"


@dataclass(frozen=True)
class Paragraph:
    """Running text; ``note`` is small print and ``warning`` stands out."""

    text: str
    tone: Literal["plain", "note", "warning"] = "plain"
    kind: Literal["paragraph"] = "paragraph"


@dataclass(frozen=True)
class Heading:
    """A heading within a section."""

    text: str
    kind: Literal["heading"] = "heading"


@dataclass(frozen=True)
class Bullets:
    """A list of sentences."""

    items: tuple[str, ...]
    kind: Literal["bullets"] = "bullets"


@dataclass(frozen=True, eq=False)
class Chart:
    """A chart, with the sentence that stands for it where it cannot be seen."""

    chart: ChartModel
    alt: str
    flips: str = ""
    """What the mark of a flipping bar means."""
    kind: Literal["chart"] = "chart"


@dataclass(frozen=True)
class Phase:
    """One phase of the roadmap."""

    name: str
    months: str
    posture: str
    tone: str
    start: float
    """Share of the horizon that lies before the phase."""
    end: float
    facts: tuple[tuple[str, str], ...]
    """Name and value, such as the budget."""
    activities: tuple[str, ...]
    criteria: tuple[str, ...]


@dataclass(frozen=True)
class Phases:
    """The whole roadmap."""

    activities: str
    criteria: str
    phases: tuple[Phase, ...]
    alt: str
    kind: Literal["phases"] = "phases"


Block = Table | Paragraph | Heading | Bullets | Chart | Phases


@dataclass(frozen=True)
class Section:
    """A part of the report with a heading of its own."""

    id: str
    title: str
    lead: str
    blocks: tuple[Block, ...]


@dataclass(frozen=True)
class Step:
    """One phase on the path of the decision page."""

    phase: str
    posture: str
    tone: str


@dataclass(frozen=True)
class ShareBar:
    """One posture and the share of futures in which it is best."""

    label: str
    text: str
    share: float
    tone: str
    leads: bool
    note: str


@dataclass(frozen=True)
class Figure:
    """A headline figure."""

    label: str
    value: str
    note: str


@dataclass(frozen=True)
class Argument:
    """Reasons of one side."""

    title: str
    items: tuple[str, ...]


@dataclass(frozen=True)
class Decision:
    """The first page: the answer and how far to trust it."""

    kicker: str
    verdict: str
    tone: str
    sentence: str
    path_title: str
    path: tuple[Step, ...]
    bars_title: str
    bars: tuple[ShareBar, ...]
    bars_note: str
    figures: tuple[Figure, ...]
    arguments: tuple[Argument, ...]
    trust_title: str
    trust: tuple[str, ...]
    settle_title: str = ""
    settle: tuple[str, ...] = ()
    """What would settle a verdict that is too close to call; empty when it is not."""
    reasons_note: str = ""
    alarm: str = ""
    """What must be renewed before deciding; empty when nothing must."""


@dataclass(frozen=True)
class ReportModel:
    """The whole report."""

    language: str
    label: str
    """What kind of document this is."""
    confidential: str
    title: str
    subtitle: str
    """Organisation, sector, day, and for whom this edition is."""
    day: dt.date
    footer: str
    page: str
    """How a page is numbered, with ``{page}`` and ``{pages}`` still to be filled in."""
    decision: Decision
    sections: tuple[Section, ...]
    logo: bytes = b""
    """The client's mark, a PNG picture; empty for none."""
    logo_said: str = ""
    """What it is, for who does not see it."""
