"""What people say in a workshop: remarks on answers, sealed ballots, decisions they took."""

from __future__ import annotations

import datetime as dt
from typing import Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.model.preferences import SwingWeights
from advisor.model.record import Estimate, Record


class Remark(Record):
    """What somebody has to say about an answer, or why the question does not apply."""

    note: str = ""
    """In their words."""
    author: str = ""
    """Who says so."""
    dissent: str = ""
    """Who does not agree, and why."""
    day: dt.date | None = None
    """When it was said."""
    does_not_apply: bool = False
    """Whether the question does not apply here; the note says why."""

    @model_validator(mode="after")
    def _says_why(self) -> Self:
        if self.does_not_apply and not self.note.strip():
            kind = "reason_missing"
            raise PydanticCustomError(kind, "does not apply, without a reason")
        return self


class Ballot(SwingWeights):
    """One person's private vote: weights and ranges of figures; nothing reads it until revealed."""

    id: str
    """Stable key within the engagement."""
    name: str
    """The person, as the client names them."""
    role: str = ""
    """What they are in the organisation."""
    note: str = ""
    """Why they vote so."""
    day: dt.date | None = None
    """Day of the vote."""
    revealed: bool = False
    """Whether the room has seen it."""
    estimates: dict[str, Estimate] = Field(default_factory=dict)
    """Their range of each figure they were asked for, by input id."""


class Decision(Record):
    """Something that was decided in the room."""

    id: str
    """Stable key within the engagement."""
    text: str
    """What was decided."""
    reason: str = ""
    """Why."""
    who: str = ""
    """Who decided."""
    day: dt.date | None = None
    """When."""
