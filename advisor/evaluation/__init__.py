"""What the engine answers: one frozen record, read by the screens, the report and the JSON.

Money is in ``currency``, nominal unless it is a net present figure; costs are printed positive.
Every band is over the random rows; the probabilities count them (see ``engine.md`` §5).
"""

from advisor.evaluation.live import LivePlan, LiveReading
from advisor.evaluation.names import PHASES, POSTURES, Band, Form, PhaseName, Posture, Verdict
from advisor.evaluation.path import Activity, ExitCriterion, RoadmapPhase
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
    "DebateReading",
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
    "PhaseName",
    "Placed",
    "PlanResult",
    "Posture",
    "Reason",
    "ReturnGate",
    "RoadmapPhase",
    "RuleCase",
    "RuleKind",
    "RulePrice",
    "SeriesBand",
    "ServerCount",
    "ServerPurchase",
    "Swing",
    "Threshold",
    "ValueOfInformation",
    "Verdict",
    "View",
    "ViewChange",
    "VolumeCurve",
    "VolumeSweep",
]
