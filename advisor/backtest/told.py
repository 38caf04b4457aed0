"""A reported decision as it is written down: the circumstances told, and what was decided.

The format is described for a stranger in ``tests/cases/decisions/README.md``.
"""

from __future__ import annotations

import datetime as dt
from typing import Annotated, Any, Literal, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from advisor.evaluation import PhaseName, Posture
from advisor.model.record import Record

Kind = Literal["decision", "practice", "advice"]
"""What one organisation did, what many do, what a speaker says that such a one should do."""
Sentence = Annotated[str, Field(min_length=1)]
ClaimId = Annotated[str, Field(pattern=r"^C[0-9]{3}$")]


class Sourced(Record):
    """Something that somebody said, with where it stands."""

    claims: tuple[ClaimId, ...] = ()
    """Claims of the catalogue, the one that tells most first."""
    source: str = ""
    """Another public source, where it is in no claim."""
    says: Sentence
    """What is said, in words of our own."""

    @model_validator(mode="after")
    def _told_by_somebody(self) -> Self:
        if not self.claims and not self.source.strip():
            kind, words = "missing", "claims or source"
            raise PydanticCustomError(kind, words)
        return self


class Fact(Sourced):
    """One circumstance of the decision, as an answer of the engagement."""

    path: Sentence
    """Path of the answer, as ``advisor set`` takes it."""
    answer: Any
    """As in the samples: a value, a range, a list; ``dont_know``."""


class NotEntered(Sourced):
    """A circumstance that is told and that the program does not ask for."""

    why: Sentence


class Decided(Sourced):
    """What was decided, by whom it is told, and what they sell or favour."""

    kind: Kind
    posture: Posture
    """As of the last phase that is told."""
    phases: dict[PhaseName, Posture] = Field(default_factory=dict)
    """Posture of the phases that are told."""
    workloads: dict[str, Posture] = Field(default_factory=dict)
    """Posture of the workloads that are told, by key."""
    inferred: str = ""
    """How the posture was read from the context, where no claim states it."""
    speaker: Sentence
    interest: Sentence
    date: dt.date | None = None
    date_note: str = ""
    """What is known of the day; needed where there is none."""

    @model_validator(mode="after")
    def _dated(self) -> Self:
        if self.date is None and not self.date_note.strip():
            kind, words = "missing", "date or date_note"
            raise PydanticCustomError(kind, words)
        return self


class Decision(Record):
    """A file of the folder."""

    format: Literal[1]
    title: Sentence
    note: str = ""
    decided: Decided
    facts: tuple[Fact, ...] = Field(min_length=1)
    not_entered: tuple[NotEntered, ...] = ()
