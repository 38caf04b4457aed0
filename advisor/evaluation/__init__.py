"""What the engine answers: one frozen record, read by the screens, the report and the JSON.

Money is in ``currency``, nominal unless it is a net present figure; costs are printed positive.
Every band is over the random rows; the probabilities count them (see ``engine.md`` §5).
"""

from advisor.evaluation.advice import Condition, Risk, WorkloadAdvice
from advisor.evaluation.live import LivePlan, LiveReading
from advisor.evaluation.names import PHASES, POSTURES, Band, Form, PhaseName, Posture, Verdict
from advisor.evaluation.path import (
    Activity,
    Deliverable,
    ExitCriterion,
    Owner,
    PhaseBudget,
    RoadmapPhase,
    Role,
    Staffing,
    Tripwire,
)
from advisor.evaluation.plans import (
    BookLine,
    LedgerLine,
    OptionResult,
    Placed,
    PlanResult,
    ServerCount,
    ServerPurchase,
)
from advisor.evaluation.probe import (
    AgendaItem,
    Bridge,
    BridgeStep,
    Flip,
    KnownInput,
    RuleKind,
    RulePrice,
    ValueOfInformation,
)
from advisor.evaluation.readings import (
    BreakEven,
    EvidenceSummary,
    Gate,
    InputRow,
    Reason,
    SeriesBand,
    Swing,
    VolumeCurve,
    VolumeSweep,
)
from advisor.evaluation.trial import (
    ClaimResult,
    DebateReading,
    MapPlace,
    ReturnGate,
    RuleCase,
    Threshold,
    View,
    ViewChange,
)
from advisor.evaluation.whole import CatalogueStamp, Evaluation

__all__ = [
    "PHASES",
    "POSTURES",
    "Activity",
    "AgendaItem",
    "Band",
    "BookLine",
    "BreakEven",
    "Bridge",
    "BridgeStep",
    "CatalogueStamp",
    "ClaimResult",
    "Condition",
    "DebateReading",
    "Deliverable",
    "Evaluation",
    "EvidenceSummary",
    "ExitCriterion",
    "Flip",
    "Form",
    "Gate",
    "InputRow",
    "KnownInput",
    "LedgerLine",
    "LivePlan",
    "LiveReading",
    "MapPlace",
    "OptionResult",
    "Owner",
    "PhaseBudget",
    "PhaseName",
    "Placed",
    "PlanResult",
    "Posture",
    "Reason",
    "ReturnGate",
    "Risk",
    "RoadmapPhase",
    "Role",
    "RuleCase",
    "RuleKind",
    "RulePrice",
    "SeriesBand",
    "ServerCount",
    "ServerPurchase",
    "Staffing",
    "Swing",
    "Threshold",
    "Tripwire",
    "ValueOfInformation",
    "Verdict",
    "View",
    "ViewChange",
    "VolumeCurve",
    "VolumeSweep",
    "WorkloadAdvice",
]
