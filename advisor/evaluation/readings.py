"""What is read from a run: crossings, swings, gates, inputs, evidence, curves, reasons."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import Field

from advisor.errors import Message
from advisor.evaluation.names import Found, Posture
from advisor.model.record import Fraction


class BreakEven(Found):
    """Where two options cost the same, and what caps the crossing."""

    between: tuple[str, str]
    """Option ids: the one with the fixed cost first."""
    tokens_per_day: float | None
    utilisation: float | None
    month: float | None
    """Months until the one with the fixed cost has cost less in all, undiscounted."""
    month_discounted: float | None
    """The same at present values: later, or never."""
    capped_by: Literal["", "capacity", "horizon", "never"]


class Swing(Found):
    """What one input at its P10 and P90 does, all others likely."""

    input: str
    label: Message
    unit: str
    low: float
    likely: float
    high: float
    cost_at_low: float
    """Net present cost of the leading plan."""
    cost_likely: float
    """The same with every input likely (row 0): the line that the tornado's bars start from."""
    cost_at_high: float
    margin_at_low: float
    """Worth of the leading plan above the best other posture."""
    margin_at_high: float
    flips: bool
    """Whether the margin changes sign at either end."""


class Gate(Found):
    """A hard rule, what it keeps out, why."""

    rule: str
    workload: str
    option: str
    reason: Message
    source: str
    share_met: Fraction | None = None
    """Share of futures in which a result gate holds."""


class InputRow(Found):
    """One input of the calculation with everything that says how far to trust it."""

    id: str
    label: Message
    unit: str
    low: float
    likely: float
    high: float
    evidence: str
    source: str
    """Title and locator."""
    valid_from: dt.date | None
    retrieved: dt.date | None
    review_by: dt.date | None = None
    """Stale after this day; None for what the client gave."""
    set_by: Literal["client", "catalogue", "template", "assumption"]
    stale: bool
    note: str = ""
    """What else its source says, or why an assumption stands."""
    catalogue_likely: float | None
    """What the catalogue says where the client's own figure stands instead."""


class EvidenceSummary(Found):
    """How much of the answer's spread rests on which class of evidence."""

    share_of_variance_by_class: dict[str, float]
    share_of_variance_by_input: dict[str, float] = Field(default_factory=dict)
    """Of the leading plan's net present cost, first order, greatest first; inputs without a share
    are left out. The shares by class are their sums."""
    stale: tuple[str, ...]
    """Input ids past their review day."""
    stale_and_flipping: tuple[str, ...] = ()
    """Those of them that could turn the verdict: by their swing, or, for an API price, by moving
    as far as the yearly change of API prices allows since it was last known to be good."""


class SeriesBand(Found):
    """Cumulative cost month by month."""

    posture: Posture
    p10: tuple[float, ...]
    p50: tuple[float, ...]
    p90: tuple[float, ...]


class VolumeCurve(Found):
    """Net present cost of an option over the volume grid; None above its capacity."""

    option: str
    net_present_cost: tuple[float | None, ...]


class VolumeSweep(Found):
    """Cost against volume, every other input likely."""

    tokens_per_day: tuple[float, ...]
    planned_tokens_per_day: float
    curves: tuple[VolumeCurve, ...]
    workloads: tuple[str, ...] = ()
    """Workloads that are compared: the most that one API may serve, else all."""


class Reason(Found):
    """Why, or why not: a message and what it rests on."""

    text: Message
    favours: Posture | Literal["none"]
    claims: tuple[str, ...] = ()
