"""What the placement programme is made of: worths and needs that never err on the dear side.

Every term is optimistic: with each choice made, the programme's worth is at least the true one.
So the programme's optimum bounds the worth of every placement there is.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from advisor.options.deployment import DeploymentOption

Cell = tuple[str, int]
"""A workload in a phase (0 to 2)."""
Three = tuple[float, float, float]
"""A number for each phase."""
Waits = Literal["never", "always", "bought", "free"]
"""Whether a phase waits for machines: never, always, where servers are bought for it, or as it
may turn out."""
Offers = Mapping[str, tuple[tuple[DeploymentOption, ...], ...]]
"""Options that a workload may use, by phase."""
MASKS = range(1, 8)
"""Sets of phases, a bit for each."""


@dataclass(frozen=True)
class Once:
    """What a set of options costs once, by the set of phases in which any of them is used."""

    kind: Literal["option", "model", "staff", "systems", "talent"]
    name: str
    options: frozenset[str]
    worth: Mapping[int, float]
    """By mask of phases; negative where it costs."""
    goes_on: Three = (0.0, 0.0, 0.0)
    """Staff: least cost of going on at the start of a phase while machines are awaited."""
    present: frozenset[str] = frozenset()
    """Options among them that surely serve by the end of their phase."""


@dataclass(frozen=True)
class Entry:
    """What an option's machines truly are for one set of workloads in a phase."""

    first: int
    """Servers beyond those owned that the phase begins with."""
    last: int
    """The same as it ends."""
    cost: float
    """Of its months from the arrival of what is awaited on: rent, power, space, overflow."""
    owned: Mapping[str, int]
    """Owned servers in use, by machine."""
    at_once: float = 0.0
    """Cost of the months before, where nothing has to be awaited."""
    going_on: Mapping[str, float] = field(default_factory=dict)
    """Least cost of standing on while the next phase's servers are awaited, by a workload that
    stays."""


@dataclass(frozen=True)
class Built:
    """What has to be built anew in the last phase, where it was not built in the first."""

    options: frozenset[str]
    """Options that ask for it."""
    cost: float


Table = Mapping[tuple[int, frozenset[str]], Entry]
"""Entries by phase and set of workloads: every set there is."""


@dataclass(frozen=True)
class PoolTerms:
    """The machines of an option: whole servers that are needed at least, and their least cost."""

    option: str
    waits: tuple[Waits, Waits, Waits]
    most: int = 0
    """Servers that all workloads together need."""
    spare: Three = (0, 0, 0)
    first: Mapping[Cell, float] = field(default_factory=dict)
    """Servers that each workload adds at least to what a phase begins with; additive."""
    last: Mapping[Cell, float] = field(default_factory=dict)
    """The same for what the phase ends with."""
    at_most: Mapping[Cell, float] = field(default_factory=dict)
    """Servers that each workload adds at most to what the phase ends with; additive."""
    alone: Mapping[Cell, tuple[int, int]] = field(default_factory=dict)
    """Whole servers that a workload needs by itself as the phase begins and ends."""
    unit: Three = (0.0, 0.0, 0.0)
    """Least cost of a server bought in a phase and given up at its end."""
    hold: Three = (0.0, 0.0, 0.0)
    """Least cost of keeping it through a later phase."""
    standing: Three = (0.0, 0.0, 0.0)
    """Least cost of a server standing ready through a phase: power, space, software."""
    rent: Mapping[Cell, float] = field(default_factory=dict)
    """Rent that a workload adds at least; additive."""
    floor: Three = (0.0, 0.0, 0.0)
    """Least rent of a phase in which anything runs."""
    owned: int = 0
    """Owned servers that it may use."""
    machine: str = ""
    """The owned machine, where it stands on one kind alone."""
    is_counted: bool = False
    """Whether as many servers stand, at the same running cost, however many of them are owned."""
    table: Table = field(default_factory=dict)
    """Where there are few workloads: every set told exactly, as long as no other option takes
    owned servers in the same phase."""

    @property
    def gives_way(self) -> bool:
        """Whether the table says nothing where other options take owned servers too."""
        return bool(self.owned) and not self.is_counted


@dataclass(frozen=True)
class Kept:
    """An owned machine: servers that may be kept, and what each would have fetched."""

    machine: str
    free: int
    cost: float


@dataclass(frozen=True)
class Cap:
    """A cap on what servers take on all sites together, in every phase."""

    limit: float
    each: Mapping[str, float]
    """What a server of an option takes at least."""


@dataclass(frozen=True)
class Terms:
    """The numbers of one placement programme."""

    options: Mapping[str, DeploymentOption]
    offers: Offers
    lasts: tuple[bool, bool, bool]
    start: Mapping[tuple[str, str, int], float]
    """Worth of a workload's first phase by option, machines there at once (0) or late (1)."""
    arcs: Mapping[tuple[str, int, str, str, int], float]
    """Worth of a workload's later phase by option before, option, and whether it waits."""
    built: tuple[Built, ...]
    once: tuple[Once, ...]
    pools: Mapping[str, PoolTerms]
    kept: tuple[Kept, ...] = ()
    caps: tuple[Cap, ...] = ()
    base: float = 0.0
    """What every plan has."""

    @property
    def workloads(self) -> tuple[str, ...]:
        """Ids of the workloads."""
        return tuple(self.offers)
