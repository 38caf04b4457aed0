"""What can go wrong, said in values rather than sentences.

A `Message` is an identifier and its values; `advisor.words.text` turns it into a sentence in the
reader's language. A `Problem` is a message with a place. Nothing here formats anything.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Literal


@dataclass(frozen=True)
class Money:
    """An amount in a currency, to be written in the reader's locale."""

    amount: float
    currency: str


@dataclass(frozen=True)
class Share:
    """A fraction of one, to be written as a percentage."""

    value: float


def chance(futures: float) -> Share:
    """Give a share of simulated futures in whole percent, which is what the draws can tell.

    What is nearly never or nearly always keeps its digits: it is neither never nor always.
    """
    return Share(round(futures, 2) if 0.01 <= futures <= 0.99 else futures)


@dataclass(frozen=True)
class Quantity:
    """A number with a unit of the closed list (``advisor.catalogue.units``)."""

    value: float
    unit: str


@dataclass(frozen=True)
class Day:
    """A calendar day, to be written in the reader's locale."""

    day: dt.date


@dataclass(frozen=True)
class Month:
    """A month of the calendar, to be written in the reader's locale."""

    first: dt.date
    """Its first day."""


@dataclass(frozen=True)
class Message:
    """A sentence to be said: its identifier in the text catalogues and the values it names."""

    id: str
    values: Mapping[str, Value] = field(default_factory=dict)

    def __hash__(self) -> int:
        """Hash by identifier and by the values' names and contents."""
        return hash((self.id, tuple(sorted((name, str(v)) for name, v in self.values.items()))))


Value = str | int | float | Day | Month | Money | Share | Quantity | Message
"""What a message may carry. A ``str`` is plain text from the client or a name, never markup."""


def message(id_: str, /, **values: Value) -> Message:
    """Build a message from keyword values."""
    return Message(id_, values)


Severity = Literal["error", "warning"]


@dataclass(frozen=True)
class Problem:
    """Something about the input that a person has to know, and where it stands.

    An ``error`` keeps the draft from becoming an assessment; a ``warning`` does not.
    """

    where: str
    """Dotted path of the answer, or ``file:line`` of a table."""
    message: Message
    severity: Severity = "error"


class AdvisorError(Exception):
    """Work that cannot go on, with every problem that stopped it."""

    def __init__(self, problems: Sequence[Problem]) -> None:
        """Keep the problems; the text is only for a programmer's log."""
        super().__init__("; ".join(f"{p.where}: {p.message.id}" for p in problems))
        self.problems = tuple(problems)

    @classmethod
    def at(cls, where: str, id_: str, /, **values: Value) -> AdvisorError:
        """Build an error of one problem."""
        return cls([Problem(where, message(id_, **values))])
