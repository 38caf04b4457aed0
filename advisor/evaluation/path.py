"""The path in three phases: what is done, by whom, for how much, and what must hold to go on."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from advisor.errors import Message
from advisor.evaluation.names import Band, Form, Found, PhaseName, Posture
from advisor.evaluation.plans import PhaseCap, Placed
from advisor.model.rungs import Rung

Role = Literal[
    "sponsor",
    "business",
    "operations",
    "application",
    "models",
    "evaluation",
    "security",
    "procurement",
    "finance",
]
"""Who does, owns or watches something; texts are ``role.<role>``."""
Measure = Literal[
    "",
    "success",
    "ttft",
    "cost_per_success",
    "utilisation",
    "automated",
    "budget",
    "own_people",
]
"""What a gate measures; empty where something is done or is not."""


class Activity(Found):
    """Something to do in a phase, and the claims it rests on."""

    text: Message
    claims: tuple[str, ...] = ()


class Deliverable(Found):
    """Something that lies on the table at the end of a phase."""

    text: Message
    claims: tuple[str, ...] = ()


class LadderRung(Found):
    """A rung of the talent ladder."""

    rung: Rung
    month: int | None
    """Month from which the team stands on it, 0 today; None where nobody says where it stands."""
    opens: tuple[Form, ...]
    """Routes to a model of one's own that ask for this rung."""


class ExitCriterion(Found):
    """A condition of a milestone gate: a figure of this run, or something done."""

    text: Message
    claims: tuple[str, ...] = ()
    measure: Measure = ""
    subject: str = ""
    """Workload or option that is measured; empty for the whole plan."""
    target: float | None = None
    """What is asked for, in ``unit``; None where nothing is counted."""
    direction: Literal["", "at_least", "at_most"] = ""
    unit: str = ""
    cases: int | None = None
    """Cases to measure on, so that the figure is known to within five points."""


class Staffing(Found):
    """People of one role in a phase, on average over its months."""

    role: Role
    fte: Band
    """Full-time equivalents, from the labour of the ledger."""


class PhaseBudget(Found):
    """What one level of the ledger costs in a phase, undiscounted."""

    level: Literal[1, 2, 3]
    cost: Band


class Owner(Found):
    """Who answers for a phase: somebody named, or the role that should name somebody."""

    name: str
    """As the client wrote it; empty where nobody is named yet."""
    role: Role


class RoadmapPhase(Found):
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
    starts: dt.date | None = None
    """First day of the phase; month 0 is the month of the run."""
    gate_month: int | None = None
    """Month in which the gate is held, as the client set it, else when the next phase starts."""
    gate: dt.date | None = None
    """First day of that month."""
    deliverables: tuple[Deliverable, ...] = ()
    people: tuple[Staffing, ...] = ()
    budget_by_level: tuple[PhaseBudget, ...] = ()
    cap: PhaseCap | None = None
    """What may be spent in it at most, where that was told."""
    owner: Owner | None = None


TripwireKind = Literal["flip", "price_drift", "capacity", "review", "event"]
"""An input that turns the verdict, prices that leave their range, machines that are full, figures
that are to be renewed, something that happens."""
Basis = Literal["confirmed", "kept", "estimate", "range", "rule"]
"""How a threshold is known: plans sought anew on both sides; placements kept; read off the swing
rows in a straight line; the end of a range; a limit or a day that stands by itself."""


class Tripwire(Found):
    """What reopens the decision: a figure that crosses a line, or something that happens."""

    id: str
    kind: TripwireKind
    label: Message
    """What is watched."""
    unit: str = ""
    value_now: float | None = None
    threshold: float | None = None
    """Where the decision is reopened; None for what happens or is due."""
    direction: Literal["", "above", "below"] = ""
    becomes: Posture | None = None
    """Who leads beyond it, where that is known."""
    basis: Basis
    due: dt.date | None = None
    """Day by which figures are to be renewed."""
    watcher: Role
    every_months: int
    """How often somebody looks."""
    source: Message
    """Where the current value is read."""
    claims: tuple[str, ...] = ()
