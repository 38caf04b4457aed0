"""The whole of what the client told us, complete and without problems."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.estate import Machine, Site
from advisor.model.measurement import Measurement
from advisor.model.organisation import (
    Appetite,
    Candidates,
    Finance,
    Organisation,
    Override,
    Phases,
    Rules,
    Systems,
    Talent,
)
from advisor.model.pinned import MOST_SCENARIOS, PinnedScenario
from advisor.model.preferences import AgreedWeights, Preferences, Vote, refuse_votes
from advisor.model.record import Record
from advisor.model.report_wishes import ReportWishes
from advisor.model.workload import Workload
from advisor.model.workshop import Ballot, Decision, Remark


class Assessment(Record):
    """Everything the engine reads from the client; made only by ``advisor.draft``."""

    title: str = ""
    """Title of the engagement."""
    organisation: Organisation = Organisation()
    rules: Rules = Rules()
    finance: Finance = Finance()
    phases: Phases = Phases()
    candidates: Candidates = Candidates()
    systems: Systems = Systems()
    talent: Talent = Talent()
    appetite: Appetite = Appetite()
    preferences: Preferences = Preferences()
    weights: AgreedWeights = AgreedWeights()
    """Swing weights that count; without any those of the votes are pooled, and without votes
    money alone counts."""
    votes: tuple[Vote, ...] = ()
    """Each person's own swing weights."""
    workloads: tuple[Workload, ...] = Field(min_length=1)
    sites: tuple[Site, ...] = ()
    machines: tuple[Machine, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    """Benchmark results of the client's own; they pull the speed that is predicted."""
    figures: dict[str, Override] = Field(default_factory=dict)
    """Figures of the client's own, by input id."""
    ballots: tuple[Ballot, ...] = ()
    """Private votes of a workshop; what is revealed stands in ``votes`` and ``figures``."""
    decisions: tuple[Decision, ...] = ()
    """What the room decided, in order."""
    scenarios: tuple[PinnedScenario, ...] = ()
    """Other answers to set side by side with these; the calculation does not read them."""
    remarks: dict[str, Remark] = Field(default_factory=dict)
    """What people say about answers, by the answer's path."""
    report: ReportWishes = ReportWishes()
    """For whom the report is and what it holds."""

    @model_validator(mode="after")
    def _phases_within_the_horizon(self) -> Self:
        start, horizon = self.phases.innovation_start, self.finance.horizon_months
        if start >= horizon:
            kind, words = "phase_beyond_horizon", "month {start} of {horizon}"
            raise PydanticCustomError(kind, words, {"start": start, "horizon": horizon})
        return self

    @model_validator(mode="after")
    def _last_gate_within_the_horizon(self) -> Self:
        gate, horizon = self.phases.innovation_gate, self.finance.horizon_months
        if gate is not None and gate > horizon:
            kind, words = "gate_beyond_horizon", "month {gate} of {horizon}"
            raise PydanticCustomError(kind, words, {"gate": gate, "horizon": horizon})
        return self

    @model_validator(mode="after")
    def _scenarios_fit_side_by_side(self) -> Self:
        found = len(self.scenarios)
        if found > MOST_SCENARIOS:
            values = {"found": found, "most": MOST_SCENARIOS, "where": "scenarios"}
            kind, words = "scenarios_too_many", "{found} scenarios of {most}"
            raise PydanticCustomError(kind, words, values)
        return self

    @model_validator(mode="after")
    def _votes_can_be_pooled(self) -> Self:
        refuse_votes(self.votes, self.preferences.pooling, agreed=bool(self.weights.given))
        return self
