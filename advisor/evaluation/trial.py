"""The debate held against this engagement: claims on trial, rules that speak, the map, views."""

from __future__ import annotations

from typing import Literal

from advisor.errors import Message
from advisor.evaluation.names import Band, Found, Posture
from advisor.model.record import Fraction

TrialResult = Literal["holds", "holds_in", "holds_from", "holds_up_to", "fails", "untested"]
"""``holds_in``: in some futures, neither in nearly all nor in nearly none."""
Untried = Literal["", "claim", "situation", "form", "answer", "no_option", "no_plan", "no_rival"]
"""Why a claim could not be tried: by its nature, because it speaks of another situation, or
because a form, an answer, a figure, an option, a plan or a rival is missing."""
RuleStatus = Literal["applies", "may_apply", "does_not_apply", "cannot_say"]
Favours = Literal["open", "closed", "hybrid", "none"]
Quadrant = Literal["general", "industry", "tuning", "retrieval"]


class ClaimResult(Found):
    """What became of a claim on this engagement."""

    id: str
    result: TrialResult
    why: Message
    """The comparison that was made, or why none could be."""
    share: Fraction | None = None
    """Share of futures in which it holds; None for what is the same in every future."""
    threshold: float | None = None
    """From which value on, or up to which, it holds."""
    unit: str = ""
    untried: Untried = ""
    workloads: tuple[str, ...] = ()
    """Workloads it was tried on; all of them where empty."""
    rests_on_prior: bool = False
    """Whether the models' success was not measured, so that the debate's own range stands in."""


class RuleCase(Found):
    """One piece of advice of the debate, and whether this engagement is what it speaks of."""

    claim: str
    favours: Favours
    status: RuleStatus
    met: tuple[str, ...] = ()
    """Words of the conditions that hold; texts are ``condition.<word>``."""
    unmet: tuple[str, ...] = ()
    unanswered: tuple[str, ...] = ()
    """Conditions whose question has no answer."""
    unasked: tuple[str, ...] = ()
    """Conditions that no question asks for; texts are ``unasked.<word>``."""
    workloads: tuple[str, ...] = ()
    """Workloads that meet the conditions, where these are about workloads."""


class Threshold(Found):
    """A limit that a condition draws, and whether a source states it."""

    condition: str
    value: float
    unit: str = ""
    source: str = ""
    """Claim that states it; empty where it is a design choice of the makers."""


class ReturnGate(Found):
    """Whether a model of one's own could earn back what it costs (C072, C230)."""

    cost_low: float
    cost: float
    cost_high: float
    most: Band
    """The most it could bring over the horizon: every task that is failed now done right."""
    share_repaid: Fraction
    """Share of futures in which even that would repay the likely cost."""
    is_open: bool


class MapPlace(Found):
    """A workload on the map of task sensitivity and industry-data demand."""

    workload: str
    task_sensitivity: float | None
    industry_data_demand: float | None
    quadrant: Quadrant | None
    """None where an answer is missing."""
    is_prescribed: bool
    """Whether the source prescribes it; the two other quadrants are the makers' suggestion."""
    claims: tuple[str, ...] = ()
    gate: ReturnGate | None = None
    """Of the quadrant that prescribes a model of one's own; None elsewhere."""


class ViewChange(Found):
    """A figure that a view of the debate would set, beside what stands now."""

    path: str
    """Path of the answer that would be set."""
    label: Message
    unit: str
    now: float | None
    """None where nothing stands there now."""
    low: float
    likely: float
    high: float
    claim: str


class View(Found):
    """One side's view of the debate: what it names first and which figures it would set."""

    id: Literal["neutral", "closed_vendor", "open_vendor"]
    first: tuple[Posture | Literal["none"], ...]
    """Order in which rules are named, by what they favour."""
    changes: tuple[ViewChange, ...] = ()


class DebateReading(Found):
    """What the debate says here; none of it moves a figure of the answer."""

    rules: tuple[RuleCase, ...]
    thresholds: tuple[Threshold, ...]
    map: tuple[MapPlace, ...]
    map_middle: float
    views: tuple[View, ...]
