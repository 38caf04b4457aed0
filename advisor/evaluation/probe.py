"""What would change the answer: worth of knowing, flips, prices of rules, a bridge."""

from __future__ import annotations

from typing import Literal

from advisor.errors import Message
from advisor.evaluation.names import Found, Posture
from advisor.model.record import Estimate

RuleKind = Literal[
    "data_class",
    "air_gap",
    "foreign_api",
    "liable_party",
    "licence",
    "latency",
    "skills",
    "talent",
    "site",
    "budget",
    "verification_budget",
    "integration_budget",
    "innovation_budget",
    "all",
]
"""Hard rules that are somebody's choice; physics is none. ``all`` are those that bind together."""


class KnownInput(Found):
    """What it would be worth at most to know one input before choosing."""

    input: str
    label: Message
    worth: float | None
    """EVPPI; None where it cannot be told from chance."""
    error: float
    """Its standard error."""


class AgendaItem(Found):
    """An experiment, what it takes and what it is worth at most."""

    experiment: str
    title: Message
    how: Message
    settles: tuple[str, ...]
    """Ids of the inputs that it would settle, those that the plans read."""
    price: Estimate
    """Working time of one's own people at the loaded wage."""
    calendar_days: Estimate
    worth: float | None
    """EVPPI of the inputs together: what it is worth at most; None where it cannot be told from
    chance."""
    error: float
    pays: bool
    """Whether it may be worth more than its likely price."""
    evidence: str
    """Class of what price and duration rest on."""
    reason: str
    """Where price and duration come from, in English."""
    claims: tuple[str, ...] = ()


class ValueOfInformation(Found):
    """What it would be worth at most to know before choosing among the standing plans."""

    evpi: float
    """Knowing everything; the smallest expected regret."""
    evpi_error: float
    inputs: tuple[KnownInput, ...]
    """Every input with a range that a plan reads, greatest worth first."""
    noise_floor: float
    """The most that an input dealt out anew seemed worth; smaller figures are not told."""
    agenda: tuple[AgendaItem, ...]
    """Experiments, those that may pay first, by worth less price."""
    placements: int = 0
    """Placements that the choice is among: the standing plans, and after a probe also those that
    are best on the means of subsamples."""
    futures: int = 0
    """In which EVPI is read: those of the whole run, like regrets, unless placements stand beside
    that were read in the first of them only."""


class Flip(Found):
    """How far one input must move, its range with it, until another plan leads."""

    input: str
    label: Message
    unit: str
    value_now: float
    value_at_flip: float
    becomes: Posture
    distance: float | None
    """Distance in units of half its range (P10 to P90), on the scale it is spread on; below 1 the
    value at the flip lies inside the range. None for an input without a range."""
    confirmed: bool | None
    """Whether the plans, sought anew on both sides, change where it says; None: not sought."""


class RulePrice(Found):
    """What one hard rule costs: the worth of the best plan without it, less that with it."""

    rule: RuleKind
    workload: str
    """Empty for a rule of the whole organisation."""
    label: Message
    price: float | None
    """In expected worth, at least 0; None where with the rule, or even without it, no plan is
    feasible."""
    worth_without: float | None
    """Expected worth of the best plan without the rule; None where there is none."""
    was: Posture | None
    """Posture of the best plan with the rule; None where there is none."""
    becomes: Posture | None
    """Posture of the best plan without it, in the same futures; None where there is none."""


class BridgeStep(Found):
    """What one change contributes to the difference between two evaluations."""

    input: str
    """Id of the input; empty for everything that is no input of both."""
    label: Message
    worth: float
    """Shapley share of the difference in expected worth."""
    cost: float
    """Shapley share of the difference in net present cost."""
    error: float
    """Standard error of the share of worth where orders were drawn; 0 where all were tried."""


class Bridge(Found):
    """From one evaluation's leading plan to another's, step by step; the steps add up."""

    currency: str
    samples: int
    worth_before: float | None
    """Expected worth of the leading plan; None where no plan is feasible."""
    worth_after: float | None
    cost_before: float | None
    """Expected net present cost of the leading plan."""
    cost_after: float | None
    leading_before: Posture | None
    leading_after: Posture | None
    exact: bool
    """Whether every order of the changes was tried."""
    steps: tuple[BridgeStep, ...]
