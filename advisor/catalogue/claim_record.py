"""A claim of the debate, what it asserts, and the sides of a conflict."""

from __future__ import annotations

import datetime as dt

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
    label_zh: str
    claims: tuple[str, ...]


class Claim(Record):
    """One claim of the debate about open, closed and hybrid deployment."""

    id: str
    type: ClaimType
    statement: str
    statement_zh: str
    speaker: str
    speaker_zh: str
    interest: str
    """What the speaker or the source sells or favours."""
    interest_zh: str
    date: dt.date | None
    """Day of the source; None where it bears none, and ``date_note`` says what is known."""
    date_note: str
    date_note_zh: str
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
