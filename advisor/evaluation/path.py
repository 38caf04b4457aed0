"""The path in three phases."""

from __future__ import annotations

from advisor.errors import Message
from advisor.evaluation.names import Band, PhaseName, Posture
from advisor.evaluation.plans import Placed
from advisor.model.record import Record


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
