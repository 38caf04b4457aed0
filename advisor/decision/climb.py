"""Climbs from one placement to better ones: one workload at a time, or all that share an option.

What a move is worth at most is asked first; only moves whose bound is above the best placement so
far are reckoned, those of the highest bound before the others.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from itertools import product

import numpy as np

from advisor.cost.cash_flow import Placement
from advisor.cost.platform import Path
from advisor.decision.programme.bounds import Bounds, Here
from advisor.options.deployment import DeploymentOption

Rank = tuple[bool, float]
"""Whether the caps are kept, then the expected worth, or how far they are missed."""
Offers = tuple[tuple[DeploymentOption, ...], ...]
"""Options a workload may use, by phase."""
Keeps = Callable[[Placement], bool]
_STRETCHES = ((0, 3), (1, 3), (0, 2), (0, 1), (1, 2), (2, 3))
"""Neighbouring phases that one step changes."""
_NEARLY = 1e-9
"""Share of a worth that counts as nothing gained."""


def every_one(_: Placement) -> bool:
    """Keep every placement."""
    return True


class Climber:
    """Climbs, first on bounds alone, then on true ranks."""

    def __init__(self, bounds: Bounds, rank: Callable[[Placement], Rank]) -> None:
        """Hold what bounds and what ranks placements."""
        self._bounds, self._rank = bounds, rank

    def on_bounds(
        self, start: Placement, offers: Mapping[str, Offers], keeps: Keeps = every_one
    ) -> Here:
        """Climb as if placements were worth their bounds, which costs next to nothing."""
        here, moved = Here(self._bounds, start), True
        while moved:
            moved = False
            for workload, of in offers.items():
                for bound, path in _ranked(here, workload, of):
                    tried: Placement = {**here.placement, workload: path}
                    if bound <= _above(here.worth):
                        break
                    if keeps(tried):
                        here, moved = Here(self._bounds, tried), True
                        break
            for bound, tried in self._together(here.placement, offers):
                if bound <= _above(here.worth):
                    break
                if keeps(tried):
                    here, moved = Here(self._bounds, tried), True
                    break
        return here

    def climb(
        self, start: Placement, offers: Mapping[str, Offers], keeps: Keeps = every_one
    ) -> Placement:
        """Climb to a placement that no single move betters."""
        here, moved = start, True
        while moved:
            moved = False
            for workload, of in offers.items():
                tried = self._bettered(here, workload, of, keeps)
                while tried is not None:
                    here, moved = tried, True
                    tried = self._bettered(here, workload, of, keeps)
            tried = self._first_better(here, self._together(here, offers), keeps)
            if tried is not None:
                here, moved = tried, True
        return here

    def _bettered(
        self, here: Placement, workload: str, of: Offers, keeps: Keeps
    ) -> Placement | None:
        ranked = _ranked(Here(self._bounds, here), workload, of)
        moves = ((bound, {**here, workload: path}) for bound, path in ranked)
        return self._first_better(here, moves, keeps)

    def _first_better(
        self, here: Placement, moves: Iterable[tuple[float, Placement]], keeps: Keeps
    ) -> Placement | None:
        """Give the first of some moves that is truly better, highest bounds first."""
        stands, worth = self._rank(here)
        least = stands, _above(worth)
        for bound, tried in moves:
            if stands and bound <= least[1]:
                return None
            if keeps(tried) and self._rank(tried) > least:
                return tried
        return None

    def _together(
        self, here: Placement, offers: Mapping[str, Offers]
    ) -> list[tuple[float, Placement]]:
        """Put another option in the place of one, wherever that one is used."""
        used = {o.id: o for path in here.values() for o in path}
        every = {o.id: o for of in offers.values() for offer in of for o in offer}
        found = []
        for old, new in product(used.values(), every.values()):
            if old is not new:
                tried = {w: _replaced(path, offers[w], old, new) for w, path in here.items()}
                if any(path is not here[w] for w, path in tried.items()):
                    found.append((self._bounds.of(tried), tried))
        return sorted(found, key=_bound, reverse=True)


def _bound(one: tuple[float, object]) -> float:
    return one[0]


def _above(worth: float) -> float:
    return worth + _NEARLY * abs(worth)


def _ranked(here: Here, workload: str, of: Offers) -> list[tuple[float, Path]]:
    """Give a workload's moves, those of the highest bound first."""
    moves = [(here.moved(workload, path), path) for path in _paths(here.placement[workload], of)]
    return sorted(moves, key=_bound, reverse=True)


def _paths(before: Path, of: Offers) -> Iterator[Path]:
    """Put another option in some neighbouring phases of a path."""
    seen = {(id(before[0]), id(before[1]), id(before[2]))}
    for first, after in _STRETCHES:
        for option in of[first]:
            phases = tuple(p for p in range(first, after) if offered(of[p], option))
            path = _with(before, option, phases)
            key = id(path[0]), id(path[1]), id(path[2])
            if key not in seen:
                seen.add(key)
                yield path


def _replaced(path: Path, of: Offers, old: DeploymentOption, new: DeploymentOption) -> Path:
    phases = tuple(p for p, o in enumerate(path) if o is old and offered(of[p], new))
    return _with(path, new, phases)


def _with(path: Path, option: DeploymentOption, phases: tuple[int, ...]) -> Path:
    """Put an option into some phases of a path; the same path where that changes nothing."""
    if all(path[phase] is option for phase in phases):
        return path
    found = [option if phase in phases else path[phase] for phase in range(3)]
    return (found[0], found[1], found[2])


def offered(offer: tuple[DeploymentOption, ...], option: DeploymentOption) -> bool:
    """Whether an option is offered; the very one, since comparing records would take long."""
    return any(one is option for one in offer)


def constant(of: Offers, option: DeploymentOption) -> Path:
    """Use an option in every phase that offers it, else the first one offered there."""
    found = [option if offered(offer, option) else offer[0] for offer in of]
    return (found[0], found[1], found[2])


def is_mixed(placement: Placement) -> bool:
    """Whether both sides have a workload in the last phase, or one stands on both itself."""
    found = {path[2].posture for path in placement.values()}
    return "hybrid" in found or len(found) == 2


def size_of(offers: Mapping[str, Offers]) -> float:
    """Give the number of placements."""
    return float(np.prod([len(offer) for of in offers.values() for offer in of], dtype=float))


def all_placements(offers: Mapping[str, Offers]) -> Iterator[Placement]:
    """Give every placement there is."""
    paths = [[(a, b, c) for a, b, c in product(*of)] for of in offers.values()]
    for combination in product(*paths):
        yield dict(zip(offers, combination, strict=True))
