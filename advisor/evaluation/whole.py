"""The answer, whole."""

from __future__ import annotations

import datetime as dt

from advisor.errors import Message
from advisor.evaluation.advice import Condition, Risk, WorkloadAdvice
from advisor.evaluation.clash import Clash
from advisor.evaluation.criteria import CriteriaReading
from advisor.evaluation.names import Found, PhaseName, Posture, Verdict
from advisor.evaluation.path import LadderRung, RoadmapPhase, Tripwire
from advisor.evaluation.plans import OptionResult, PlanResult, PoolLoad
from advisor.evaluation.probe import Flip, RulePrice, ValueOfInformation
from advisor.evaluation.race import RaceEntry
from advisor.evaluation.readings import (
    BreakEven,
    EvidenceSummary,
    Gate,
    InputRow,
    Reason,
    SeriesBand,
    Swing,
    VolumeSweep,
)
from advisor.evaluation.scenarios import ScenarioResult
from advisor.evaluation.trial import ClaimResult, DebateReading


class CatalogueStamp(Found):
    """Which catalogue answered, and for which day."""

    version: str
    as_of: dt.date


class Evaluation(Found):
    """The answer, whole."""

    catalogue: CatalogueStamp
    seed: int
    samples: int
    """Random futures in which the plans are read."""
    line_samples: int
    """Futures, the first of all, in which lines, months, tornado and what it is worth to know more
    are read."""
    option_samples: int
    """Random futures in which options are set side by side: fewer, so that many can be."""
    currency: str
    horizon_months: int
    posture: Verdict
    posture_by_phase: dict[PhaseName, Posture]
    leading: Posture | None
    probability_best: dict[Posture, float]
    expected_regret: dict[Posture, float | None]
    lead_beats_next: float | None
    """Share of futures in which the leading plan beats the next posture."""
    closeness: tuple[Message, ...] = ()
    """Why it is too close to call: which limit the lead misses; none where a posture is named."""
    simulation_error: float
    """Standard error of a probability near one half, from the number of rows."""
    plans: tuple[PlanResult, ...]
    options: tuple[OptionResult, ...]
    break_even: tuple[BreakEven, ...]
    cost_over_time: tuple[SeriesBand, ...]
    volume_sweep: VolumeSweep
    tornado: tuple[Swing, ...]
    gates: tuple[Gate, ...]
    clashes: tuple[Clash, ...] = ()
    """Smallest sets of rules that leave no plan, or none of one side."""
    evidence: EvidenceSummary
    inputs: tuple[InputRow, ...]
    reasons: tuple[Reason, ...]
    roadmap: tuple[RoadmapPhase, ...]
    stop_loss: float | None = None
    """Most that may be lost on a model of one's own that fails, as the client says."""
    ladder: tuple[LadderRung, ...] = ()
    """The talent ladder, the lowest rung first."""
    tripwires: tuple[Tripwire, ...] = ()
    """What reopens the decision, nearest first; thresholds are estimates until the probe."""
    pool_loads: tuple[PoolLoad, ...] = ()
    """How full the servers of the leading plan are, those that follow the load left out."""
    race: tuple[RaceEntry, ...] = ()
    """Models that the client measured, beside what a task costs with each; by workload, the
    cheapest success first."""
    advice: tuple[WorkloadAdvice, ...] = ()
    """The recommendation workload by workload."""
    conditions: tuple[Condition, ...] = ()
    """What the recommendation rests on."""
    risks: tuple[Risk, ...] = ()
    """Risks of the debate that apply to the leading plan; they weigh nothing."""
    flips: tuple[Flip, ...] | None = None
    """Nearest first; comes with the probe, null until then and named in ``warnings``."""
    rule_prices: tuple[RulePrice, ...] | None = None
    """Dearest first; comes with the probe too."""
    evppi: ValueOfInformation | None = None
    """What it is worth at most to know more; null where no plan is feasible."""
    claims: tuple[ClaimResult, ...] | None = None
    """Every claim of the debate, tried as far as it can be; null where no debate was given."""
    debate: DebateReading | None = None
    """What the debate's rules, map and views say here; quoted, never weighed."""
    criteria: CriteriaReading | None = None
    """What counts beside money, and what other weights would decide; null where nobody weighed
    anything, and worth is money."""
    scenarios: tuple[ScenarioResult, ...] | None = None
    """Other answers set side by side with these, as far as they were evaluated; null until then."""
    warnings: tuple[Message, ...]
    workload_names: dict[str, str]
    """Names of the workloads by id."""
