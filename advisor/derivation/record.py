"""A derivation: what a figure is made of, part by part, down to the inputs and their sources."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass
from math import prod
from typing import Literal

from advisor.errors import AdvisorError, Message
from advisor.evaluation import Band, PhaseName

Kind = Literal[
    "net_present_cost",
    "net_present_benefit",
    "worth",
    "tco",
    "cost_per_mtok",
    "cost_per_success",
    "cost_per_person",
    "level_cost",
    "phase_cost",
    "workload_cost",
    "ledger_line",
    "break_even",
]
"""Which figure; its name is the message ``derivation.figure.<kind>``."""
Joined = Literal["sum", "product", "credit", "quotient", "given"]
"""How parts make a figure: added, multiplied, multiplied with the sign turned (money in, or what
is taken away), the first by the second; ``given`` has none."""
NEAR = 1e-9
"""How far, relative to its size, a figure may lie from what its parts make."""


@dataclass(frozen=True)
class FigureRef:
    """Which figure of an answer is meant."""

    kind: Kind
    plan: str = ""
    """Posture of a standing plan."""
    option: str = ""
    """Id of an option that carries every workload alone; of a break-even its machines."""
    level: int = 0
    """1, 2 or 3, for costs of a level and lines of the ledger."""
    line: str = ""
    """Key of a line of the ledger."""
    phase: PhaseName | Literal[""] = ""
    """For the cost of a phase."""
    workload: str = ""
    """Id of a workload, for what it costs."""
    against: str = ""
    """Id of the API option of a break-even."""


@dataclass(frozen=True)
class UsedInput:
    """An input as it stands in the likely case, and how far to trust it."""

    id: str
    label: Message
    value: float
    unit: str
    evidence: str
    source: str
    day: dt.date | None
    """First day it is valid, or the day it was read."""
    stale: bool = False


@dataclass(frozen=True)
class Part:
    """A figure and what it is made of, in the likely case."""

    label: Message
    amount: float
    unit: str
    """A unit of the closed list; empty for a bare number."""
    joined: Joined = "given"
    parts: tuple[Part, ...] = ()
    words: Message | None = None
    """The rule in words."""
    inputs: tuple[UsedInput, ...] = ()
    """Inputs that the figure is or rests on, beyond those of its parts."""

    @property
    def made(self) -> float:
        """What the parts make; the figure itself where it has none."""
        return joined_amount(self.joined, self.parts) if self.parts else self.amount

    @property
    def holds(self) -> bool:
        """Whether it and everything beneath it is what its parts make."""
        sizes = [abs(part.amount) for part in self.parts] if self.joined == "sum" else []
        most = max(abs(self.amount), *sizes, 1e-12)
        return abs(self.made - self.amount) <= NEAR * most and all(p.holds for p in self.parts)


@dataclass(frozen=True)
class Derivation:
    """A figure of an answer, opened."""

    figure: FigureRef
    whole: Part
    """In the likely case: every input at its likely value."""
    spread: Band | None
    """The same figure over the random futures; None where the answer has no band of it."""
    beside: tuple[Part, ...] = ()
    """Further figures that belong to it, such as the two costs that are equal at a break-even."""


def joined_amount(joined: Joined, parts: Sequence[Part]) -> float:
    """Work out what parts make together."""
    amounts = [part.amount for part in parts]
    match joined:
        case "sum":
            return sum(amounts)
        case "product":
            return prod(amounts)
        case "credit":
            return -prod(amounts)
        case "quotient":
            return amounts[0] / amounts[1]
    text = "a given figure has no parts"
    raise ValueError(text)


def made_of(
    label: Message,
    joined: Joined,
    parts: Sequence[Part],
    unit: str,
    *,
    words: Message | None = None,
) -> Part:
    """Make a figure from its parts."""
    return Part(label, joined_amount(joined, parts), unit, joined, tuple(parts), words)


def unknown(figure: FigureRef) -> AdvisorError:
    """Say that an answer has no such figure."""
    place = (figure.plan, figure.option, figure.line, figure.phase, figure.workload, figure.against)
    found = " ".join(part for part in (figure.kind, *place) if part)
    nowhere = ""
    return AdvisorError.at(nowhere, "problem.no_such_figure", found=found)
