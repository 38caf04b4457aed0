"""What the engine answers: one frozen record, read by the screens, the report and the JSON.

Money is in ``currency``, nominal unless it is a net present figure; costs are printed positive.
Every band is over the random rows; the probabilities count them (see ``engine.md`` §5).
"""

from __future__ import annotations

import datetime as dt
from typing import Literal

from advisor.errors import Message
from advisor.model.record import Fraction, Record

Posture = Literal["open", "closed", "hybrid"]
Verdict = Literal["open", "closed", "hybrid", "too_close", "none_feasible"]
PhaseName = Literal["verification", "integration", "innovation"]
PHASES: tuple[PhaseName, ...] = ("verification", "integration", "innovation")
POSTURES: tuple[Posture, ...] = ("open", "closed", "hybrid")
Form = Literal[
    "closed_api",
    "closed_licence",
    "closed_appliance",
    "open_hosted",
    "open_rented",
    "open_owned",
]


class Band(Record):
    """A figure over the random rows."""

    p10: float
    p50: float
    p90: float
    mean: float


class CatalogueStamp(Record):
    """Which catalogue answered, and for which day."""

    version: str
    as_of: dt.date


class Placed(Record):
    """One workload in one phase, and what runs it."""

    workload: str
    phase: PhaseName
    option: str
    """Option id; its form, model and place stand in ``options``."""
    model: str
    """Model id."""


class LedgerLine(Record):
    """One line of the three-level ledger over the whole horizon."""

    level: Literal[1, 2, 3]
    line: str
    """Key of the line; its name is the message ``line.<key>``."""
    p10: float
    p50: float
    """Undiscounted, money out positive; a benefit is negative."""
    p90: float
    likely: float
    """The likely case (row 0)."""
    formula: str
    """Message id of the formula in words."""
    evidence: str
    """Class of evidence: the worst of what went in."""


class PlanResult(Record):
    """A standing plan: the best placement of its posture in expectation, kept in every future."""

    posture: Posture
    posture_by_phase: dict[PhaseName, Posture]
    placement: tuple[Placed, ...]
    worth: Band
    net_present_cost: Band
    net_present_benefit: Band
    tco: Band
    """Undiscounted cost over the horizon."""
    cost_per_mtok: Band
    cost_per_success: Band
    regret: float
    """Expected regret against the best standing plan of each future."""
    probability_best: Fraction
    ledger: tuple[LedgerLine, ...]
    level_cost: tuple[Band, Band, Band]
    """Undiscounted cost of level 1, 2 and 3: medians of lines do not add up, so bands do."""
    servers: tuple[ServerCount, ...]
    phase_cost: dict[PhaseName, Band]
    """Undiscounted cost falling into each phase."""
    search: Literal["brute_force", "local_search"]
    """How the placement was found; ``local_search`` is not proven optimal."""


class ServerCount(Record):
    """Whole servers of one pool in one phase, the same in every future."""

    option: str
    phase: PhaseName
    servers: int
    owned: int
    """How many of them are owned already."""
    utilisation: Band
    """Mean load of the phase over what the servers can do."""
    missed: Band
    """Share of the demand above what they can do."""


class OptionResult(Record):
    """One deployment option carrying every workload it may, alone."""

    id: str
    form: Form
    posture: Posture
    model: str
    model_name: str
    place: str
    """Host, or the server the model stands on."""
    net_present_cost: Band | None
    net_present_benefit: Band | None
    tco: Band | None
    ledger: tuple[LedgerLine, ...]
    excluded_because: tuple[Message, ...]
    """Why it may not serve every workload; empty when it may."""
    serves: tuple[str, ...]
    """Workloads it may serve."""


class BreakEven(Record):
    """Where two options cost the same, and what caps the crossing."""

    between: tuple[str, str]
    """Option ids: the one with the fixed cost first."""
    tokens_per_day: float | None
    utilisation: float | None
    month: float | None
    capped_by: Literal["", "capacity", "horizon", "never"]


class Swing(Record):
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


class Gate(Record):
    """A hard rule, what it keeps out, why."""

    rule: str
    workload: str
    option: str
    reason: Message
    source: str
    share_met: Fraction | None = None
    """Share of futures in which a result gate holds."""


class InputRow(Record):
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
    set_by: Literal["client", "catalogue", "template", "assumption"]
    stale: bool
    note: str = ""
    """What else its source says, or why an assumption stands."""
    catalogue_likely: float | None
    """What the catalogue says where the client's own figure stands instead."""


class EvidenceSummary(Record):
    """How much of the answer's spread rests on which class of evidence."""

    share_of_variance_by_class: dict[str, float]
    stale: tuple[str, ...]
    """Input ids past their review day."""


class SeriesBand(Record):
    """Cumulative cost month by month."""

    posture: Posture
    p10: tuple[float, ...]
    p50: tuple[float, ...]
    p90: tuple[float, ...]


class VolumeCurve(Record):
    """Net present cost of an option over the volume grid; None above its capacity."""

    option: str
    net_present_cost: tuple[float | None, ...]


class VolumeSweep(Record):
    """Cost against volume, every other input likely."""

    tokens_per_day: tuple[float, ...]
    planned_tokens_per_day: float
    curves: tuple[VolumeCurve, ...]
    workloads: tuple[str, ...] = ()
    """Workloads that are compared: the most that one API may serve, else all."""


class Activity(Record):
    """Something to do in a phase, and the claims it rests on."""

    text: Message
    claims: tuple[str, ...] = ()


class ExitCriterion(Record):
    """A measurable condition of a milestone gate."""

    text: Message
    claims: tuple[str, ...] = ()


class RoadmapPhase(Record):
    """One phase of the path: when, what, for how much, and when it is over."""

    phase: PhaseName
    start_month: int
    end_month: int
    """First month after the phase."""
    posture: Posture
    placement: tuple[Placed, ...]
    budget: Band
    activities: tuple[Activity, ...]
    exit_criteria: tuple[ExitCriterion, ...]


class Reason(Record):
    """Why, or why not: a message and what it rests on."""

    text: Message
    favours: Posture | Literal["none"]
    claims: tuple[str, ...] = ()


class Evaluation(Record):
    """The answer, whole."""

    catalogue: CatalogueStamp
    seed: int
    samples: int
    currency: str
    horizon_months: int
    posture: Verdict
    posture_by_phase: dict[PhaseName, Posture]
    leading: Posture | None
    probability_best: dict[Posture, float]
    expected_regret: dict[Posture, float | None]
    lead_beats_next: float | None
    """Share of futures in which the leading plan beats the next posture."""
    simulation_error: float
    """Standard error of a probability near one half, from the number of rows."""
    plans: tuple[PlanResult, ...]
    options: tuple[OptionResult, ...]
    break_even: tuple[BreakEven, ...]
    cost_over_time: tuple[SeriesBand, ...]
    volume_sweep: VolumeSweep
    tornado: tuple[Swing, ...]
    gates: tuple[Gate, ...]
    evidence: EvidenceSummary
    inputs: tuple[InputRow, ...]
    reasons: tuple[Reason, ...]
    roadmap: tuple[RoadmapPhase, ...]
    flips: None = None
    """Comes with the probe; null until then and named in ``warnings``."""
    evppi: None = None
    """Comes with the value of information; null until then and named in ``warnings``."""
    claims: None = None
    """Comes with the claims on trial; null until then and named in ``warnings``."""
    warnings: tuple[Message, ...]
    workload_names: dict[str, str]
    """Names of the workloads by id."""


PlanResult.model_rebuild()
