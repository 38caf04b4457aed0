"""The whole of what the client told us, complete and without problems."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.estate import Machine, Site
from advisor.model.measurement import Measurement
from advisor.model.organisation import (
    Candidates,
    Finance,
    Organisation,
    Override,
    Phases,
    Preferences,
    Rules,
)
from advisor.model.record import Record
from advisor.model.workload import Workload


class Assessment(Record):
    """Everything the engine reads from the client; made only by ``advisor.draft``."""

    title: str = ""
    """Title of the engagement."""
    organisation: Organisation = Organisation()
    rules: Rules = Rules()
    finance: Finance = Finance()
    phases: Phases = Phases()
    candidates: Candidates = Candidates()
    preferences: Preferences = Preferences()
    workloads: tuple[Workload, ...] = Field(min_length=1)
    sites: tuple[Site, ...] = ()
    machines: tuple[Machine, ...] = ()
    measurements: tuple[Measurement, ...] = ()
    """Benchmark results of the client's own; they pull the speed that is predicted."""
    figures: dict[str, Override] = Field(default_factory=dict)
    """Figures of the client's own, by input id."""

    @model_validator(mode="after")
    def _phases_within_the_horizon(self) -> Self:
        start, horizon = self.phases.innovation_start, self.finance.horizon_months
        if start >= horizon:
            kind, words = "phase_beyond_horizon", "month {start} of {horizon}"
            raise PydanticCustomError(kind, words, {"start": start, "horizon": horizon})
        return self
