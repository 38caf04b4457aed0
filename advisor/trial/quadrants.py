"""The quadrants of the map: task sensitivity against industry-data demand.

The source (C171) prescribes for two quadrants only; what stands for the other two is this program's
suggestion and says so. Its middle is a design choice. The map says general or industry model, never
open or closed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from advisor.evaluation.trial import Quadrant

_QUADRANTS: Mapping[tuple[bool, bool], tuple[Quadrant, tuple[str, ...]]] = {
    (False, False): ("general", ("C073",)),
    (True, True): ("industry", ("C074", "C072", "C230")),
    (True, False): ("tuning", ("C033", "C293")),
    (False, True): ("retrieval", ("C293",)),
}
"""By whether the task is sensitive and whether its data is scarce."""
PRESCRIBED: frozenset[Quadrant] = frozenset({"general", "industry"})


def quadrants() -> Sequence[tuple[bool, bool, Quadrant]]:
    """Give each quadrant: sensitive or not, data scarce or not, its name."""
    return tuple((x, y, name) for (x, y), (name, _) in _QUADRANTS.items())


def quadrant_at(*, sensitive: bool, scarce: bool) -> tuple[Quadrant, tuple[str, ...]]:
    """Give the name of a quadrant and the claims that speak of it."""
    return _QUADRANTS[sensitive, scarce]
