"""The whole of what the client told us, complete and without problems."""

from __future__ import annotations

from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.estate import Machine
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
    machines: tuple[Machine, ...] = ()
    figures: dict[str, Override] = Field(default_factory=dict)
    """Figures of the client's own, by input id."""

    @model_validator(mode="after")
    def _phases_in_order(self) -> Self:
        calendar = self.phases
        starts = (
            calendar.verification_start,
            calendar.integration_start,
            calendar.innovation_start,
        )
        if not starts[0] <= starts[1] <= starts[2] < self.finance.horizon_months:
            kind, words = "phases_out_of_order", "{first}, {second}, {third} within {horizon}"
            values = dict(zip(("first", "second", "third"), starts, strict=True))
            raise PydanticCustomError(
                kind, words, values | {"horizon": self.finance.horizon_months}
            )
        return self
