"""A claim of the debate, what it asserts, and the sides of a conflict."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping

from advisor.catalogue.claim_words import ClaimType, Untestable
from advisor.model.record import Record


class Proposition(Record):
    """What a claim asserts of an engagement, in words of ``advisor.catalogue.claim_words``."""

    subject: str
    of: str
    relation: str
    against: str = ""
    """The other side; empty where the claim sets a side against its own figure or none."""
    by_low: float | None = None
    """Least difference the claim states, as a share; None where it states none."""
    by_high: float | None = None
    holds_when: tuple[str, ...] = ()
    needs: tuple[str, ...] = ()
    """Generic paths of the answers, and ``figures.<id>``, without which it cannot be tried."""


class Side(Record):
    """One side of a conflict, and the claims that take it."""

    label: str
    claims: tuple[str, ...]


class ClaimWords(Record):
    """What is shown of a claim, in one language."""

    statement: str
    speaker: str
    interest: str
    date_note: str
    sides: tuple[str, ...]
    """Labels of the sides, in order."""


class Claim(Record):
    """One claim of the debate about open, closed and hybrid deployment, in English."""

    id: str
    type: ClaimType
    statement: str
    speaker: str
    interest: str
    """What the speaker or the source sells or favours."""
    date: dt.date | None
    """Day of the source; None where it bears none, and ``date_note`` says what is known."""
    date_note: str
    sources: tuple[str, ...]
    locator: str
    conflicts_with: tuple[str, ...]
    parameter: str = ""
    low: float | None = None
    likely: float | None = None
    high: float | None = None
    unit: str = ""
    figure: str = ""
    """Figure of the catalogue that rests on the claim."""
    sides: tuple[Side, ...] = ()
    """Sides of a COUNTER entry; other claims have none."""
    proposition: Proposition | None = None
    not_testable: Untestable | None = None
    use: str
    """What the advisor does with it."""
    translated: Mapping[str, ClaimWords] = {}
    """What is shown of it in other languages, by language."""

    def in_language(self, language: str) -> ClaimWords:
        """Give what is shown of it; in English where it is not translated."""
        return self.translated.get(language) or ClaimWords.model_construct(
            statement=self.statement,
            speaker=self.speaker,
            interest=self.interest,
            date_note=self.date_note,
            sides=tuple(side.label for side in self.sides),
        )
