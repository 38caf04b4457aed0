"""What the openers of lines share: the lines of a plan, its options, and the factor that is found.

Each opener gives the factors it knows by input id, and at most one `Rest`: what the line was made
with beyond them (a number of servers, a share of the volume), found as what is missing in the
product. Counts found so have to be whole; otherwise the factor stays closed.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from advisor.cost.line import Line
from advisor.derivation.basis import Basis, number
from advisor.derivation.record import Part
from advisor.options.deployment import DeploymentOption


@dataclass(frozen=True)
class Rest:
    """The factor that is told by the product: what it is, and whether it must be whole."""

    name: str
    unit: str = ""
    whole: bool = False


@dataclass(frozen=True)
class Scene:
    """What an opener may look at."""

    basis: Basis
    options: Mapping[str, DeploymentOption]
    lines: Sequence[Line]
    """Every line of the same plan."""

    def option(self, line: Line) -> DeploymentOption:
        """Give the option that causes a line."""
        return self.options[line.option.partition("#")[0]]


Factors = Sequence["Part | Rest"]
Opener = Callable[[Scene, Line], Factors]
SERVED = Rest("share_served", "share")
SERVERS = Rest("servers", whole=True)
MONTHLY = number("derivation.month_of_year", 1 / 12)
