"""The search for the placement of greatest expected worth under a constraint on posture.

Small engagements are searched whole. Larger ones start from several placements and move one
workload, in one phase or through all phases, at a time, as long as expected worth grows; the
placement programme (`programme`) then proves that none is better, finds one that is, or says how
much better one could be at most.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import product
from typing import Literal

import numpy as np

from advisor.cost.cash_flow import Costing, Placement, Present
from advisor.cost.context import Context
from advisor.cost.platform import Path
from advisor.cost.site import share_with_room
from advisor.decision.programme import Effort, Programme
from advisor.decision.programme_model import Side
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import HOLDS_IN

Search = Literal["brute_force", "proven_optimal", "gap_stated"]
"""How a placement was found: every one was tried, none can be better, or the gap is told."""
_STRETCHES = ((0, 3), (1, 3), (0, 2), (0, 1), (1, 2), (2, 3))
"""Neighbouring phases that one step changes."""
STARTS = 2
"""Placements that a climb starts from."""
FURTHER = 300
"""New placements that are tried beyond the end of a climb."""
TELL_EVERY = 25
"""Placements between two words of progress."""
WHOLE = 1000
"""Placements up to which every one is tried."""
_NO_ROOM = -1e30
"""Rank of a placement whose machines find no room in any future: below any budget missed."""
Admitted = Mapping[str, tuple[DeploymentOption, ...]]
Offers = tuple[tuple[DeploymentOption, ...], ...]
"""Options a workload may use, by phase."""


@dataclass(frozen=True)
class Found:
    """A placement and how it was found."""

    placement: Placement
    search: Search
    gap: float | None = 0.0
    """What a better one could be worth more at most; None where nobody asked for a proof."""


Rank = tuple[bool, float]
"""Whether the caps are kept, then the expected worth, or how far they are missed."""


def within_budget(context: Context, present: Present) -> bool:
    """Whether net present cost keeps the budget in nine futures of ten; no budget is no cap."""
    budget = context.assessment.finance.budget
    if budget is None:
        return True
    return bool((present.cost[context.design.rows.random] <= budget).mean() >= HOLDS_IN)


class Searcher:
    """Finds placements; remembers the rank of each one tried."""

    def __init__(
        self,
        costing: Costing,
        admitted: Admitted,
        tell: Callable[[int], None] = lambda _: None,
        effort: Effort | None = None,
        ignoring: Container[str] = (),
    ) -> None:
        """Search among the admitted options.

        Args:
            costing: Reckons plans.
            admitted: Options by workload.
            tell: Hears now and then how many placements were tried.
            effort: What is spent on proof; None leaves placements unproven, which is quicker.
            ignoring: Caps that count for nothing: ``budget``, ``site``.
        """
        self._effort, self._ignoring = effort, ignoring
        self._tell = tell
        self._costing = costing
        self._admitted = admitted
        self._known: dict[tuple[int, ...], Rank] = {}
        self._numbers: dict[tuple[str, int, int, int], int] = {}
        """A number for each path of a workload: what is tried is kept in little room."""

    def rank(self, placement: Placement) -> Rank:
        """Order placements: those within the budget first, then by mean worth over the futures.

        Above the budget the cheaper one ranks first, so that a search finds its way below.
        """
        numbers = self._numbers
        key = tuple(
            [
                numbers.setdefault((w, id(a), id(b), id(c)), len(numbers))
                for w, (a, b, c) in placement.items()
            ]
        )
        known = self._known.get(key)
        if known is None:
            known = self._known[key] = self._ranked(placement)
            if len(self._known) % TELL_EVERY == 0:
                self._tell(len(self._known))
        return known

    def _ranked(self, placement: Placement) -> Rank:
        context = self._costing.context
        room = self._room(placement)
        if room < HOLDS_IN:
            return False, _NO_ROOM * (1 - room)
        if context.assessment.finance.budget is None or "budget" in self._ignoring:
            return True, self._costing.expected_worth(placement)
        rows, present = context.design.rows.random, self._costing.present(placement)
        if within_budget(context, present):
            return True, float(present.worth[rows].mean())
        return False, -float(np.quantile(present.cost[rows], HOLDS_IN))

    def _room(self, placement: Placement) -> float:
        """Give the share of futures in which the sites have room for the machines."""
        context = self._costing.context
        if not context.assessment.sites or "site" in self._ignoring:
            return 1.0
        return share_with_room(context, self._costing.pools(placement))

    def best(self, last: Posture | None = None) -> Found | None:
        """Give the placement of greatest expected worth, or None when a workload has none.

        Args:
            last: Side on which every workload stands in the last phase; None leaves it free.
        """
        offers = {
            workload: (options, options, tuple(o for o in options if last in {None, o.posture}))
            for workload, options in self._admitted.items()
        }
        if not all(offer for offers_of in offers.values() for offer in offers_of):
            return None
        if _size(offers) <= WHOLE:
            return Found(max(_all_placements(offers), key=self.rank), "brute_force")
        found = [self._climb(start, offers) for start in self._starts(offers)]
        best = self._look_further(max(found, key=self.rank), offers)
        return self._proven(last or "any", best)

    def mixed(self, near: Placement) -> Iterator[Found]:
        """Give placements with both sides in the last phase, those of greatest worth first.

        Args:
            near: A placement from which, in a local search, one workload at a time crosses over.
        """
        offers = {workload: (options,) * 3 for workload, options in self._admitted.items()}
        if _size(offers) <= WHOLE:
            every = filter(_is_mixed, _all_placements(offers))
            ranked = sorted(every, key=self.rank, reverse=True)
            yield from (Found(one, "brute_force") for one in ranked)
            return
        starts = filter(_is_mixed, (near, *self._crossed(near)))
        found = [self._climb(start, offers, _is_mixed) for start in starts]
        ranked = sorted(found, key=self.rank, reverse=True)
        yield from (Found(one, "gap_stated", None) for one in ranked)

    def better_mixed(self, found: Found, keeps: Callable[[Placement], bool]) -> Found:
        """Prove a placement with both sides in the last phase, or better it.

        Args:
            found: As `mixed` gave it.
            keeps: Whether a placement truly counts as one with both sides.
        """
        if found.search == "brute_force":
            return found
        return self._proven("mixed", found.placement, keeps)

    @cached_property
    def _programme(self) -> Programme | None:
        """The placement programme; None where no proof is asked for."""
        if self._effort is None:
            return None
        offers = {workload: (options,) * 3 for workload, options in self._admitted.items()}
        return Programme(self._costing, offers, lambda one: self.rank(one)[0], self._effort)

    def _proven(
        self, side: Side, best: Placement, keeps: Callable[[Placement], bool] = lambda _: True
    ) -> Found:
        """Ask the programme for a proof or for something better."""
        if self._programme is None:
            return Found(best, "gap_stated", None)
        optimum = self._programme.best(side, [best], keeps)
        if optimum is None:
            return Found(best, "gap_stated", None)
        how: Search = "proven_optimal" if optimum.is_proven else "gap_stated"
        return Found(optimum.placement, how, optimum.gap)

    def _crossed(self, near: Placement) -> Iterator[Placement]:
        """Put one workload at a time on the best option of the other side."""
        for workload, options in self._admitted.items():
            across = [o for o in options if o.posture != near[workload][2].posture]
            moved = [{**near, workload: (o, o, o)} for o in across]
            if moved:
                yield max(moved, key=self.rank)

    def _starts(self, offers: Mapping[str, Offers]) -> list[Placement]:
        """Start from each workload's own best constant path, and from each shared option."""
        alone: dict[str, Path] = {}
        for workload, of in offers.items():
            alone[workload] = self._best_alone(workload, of)
        starts: list[Placement] = [alone]
        for option in {o.id: o for of in offers.values() for o in of[2]}.values():
            shared = {w: _path(of, option) for w, of in offers.items() if _offers(of[2], option)}
            if len(shared) > 1:
                starts.append(alone | shared)
        starts.sort(key=self.rank, reverse=True)
        return starts[:STARTS]

    def _best_alone(self, workload: str, of: Offers) -> Path:
        paths = [_path(of, option) for option in of[2]]
        return max(paths, key=lambda path: self.rank({workload: path}))

    def _climb(
        self,
        start: Placement,
        offers: Mapping[str, Offers],
        keeps: Callable[[Placement], bool] = lambda _: True,
    ) -> Placement:
        here, rank = start, self.rank(start)
        moved = True
        while moved:
            moved = False
            for move in _steps(offers):
                for tried in filter(keeps, move(here)):
                    found = self.rank(tried)
                    if found > (rank[0], rank[1] + 1e-9 * abs(rank[1])):
                        here, rank, moved = tried, found, True
        return here

    def _look_further(self, here: Placement, offers: Mapping[str, Offers]) -> Placement:
        """Make a step that does not pay by itself and see whether the others make it pay.

        Each step of one workload is held while the others climb, as long as the effort lasts.
        """
        most, moved = len(self._known) + FURTHER, True
        while moved:
            moved = False
            for workload in offers:
                for tried in _moved(here, workload, offers[workload]):
                    if len(self._known) > most:
                        return here
                    path = tried[workload]
                    held = {**offers, workload: ((path[0],), (path[1],), (path[2],))}
                    found = self._climb(tried, held)
                    if self.rank(found) > self.rank(here):
                        here, moved = self._climb(found, offers), True
        return here


def _path(of: Offers, option: DeploymentOption) -> Path:
    """Use an option in every phase that offers it, else the first one offered there."""
    found = [option if _offers(offer, option) else offer[0] for offer in of]
    return (found[0], found[1], found[2])


def _is_mixed(placement: Placement) -> bool:
    """Whether both sides have a workload in the last phase, or one stands on both itself."""
    found = {path[2].posture for path in placement.values()}
    return "hybrid" in found or len(found) == 2


def _size(offers: Mapping[str, Offers]) -> float:
    """Give the number of placements."""
    return float(np.prod([len(offer) for of in offers.values() for offer in of], dtype=float))


def _all_placements(
    offers: Mapping[str, Offers],
) -> Iterator[Placement]:
    paths = [[(a, b, c) for a, b, c in product(*of)] for of in offers.values()]
    for combination in product(*paths):
        yield dict(zip(offers, combination, strict=True))


def _steps(offers: Mapping[str, Offers]) -> Iterator[Callable[[Placement], Iterator[Placement]]]:
    """Give what a climb tries in turn: each workload alone, then all that share an option."""
    for workload in offers:
        yield partial(_moved, workload=workload, of=offers[workload])
    yield partial(_moved_together, offers=offers)


def _moved(here: Placement, workload: str, of: Offers) -> Iterator[Placement]:
    """Put another option in some neighbouring phases of a workload's path."""
    for first, after in _STRETCHES:
        for option in of[first]:
            phases = tuple(p for p in range(first, after) if _offers(of[p], option))
            path = _with(here[workload], option, phases)
            if path is not here[workload]:
                yield {**here, workload: path}


def _moved_together(here: Placement, offers: Mapping[str, Offers]) -> Iterator[Placement]:
    """Put another option in the place of one, wherever that one is used."""
    used = {o.id: o for path in here.values() for o in path}
    every = {o.id: o for of in offers.values() for offer in of for o in offer}
    for old, new in product(used.values(), every.values()):
        if old is not new:
            yield {
                workload: _replaced(path, offers[workload], old, new)
                for workload, path in here.items()
            }


def _replaced(path: Path, of: Offers, old: DeploymentOption, new: DeploymentOption) -> Path:
    phases = tuple(p for p, o in enumerate(path) if o is old and _offers(of[p], new))
    return _with(path, new, phases)


def _with(path: Path, option: DeploymentOption, phases: tuple[int, ...]) -> Path:
    """Put an option into some phases of a path; the same path where that changes nothing."""
    if all(path[phase] is option for phase in phases):
        return path
    found = [option if phase in phases else path[phase] for phase in range(3)]
    return (found[0], found[1], found[2])


def _offers(offer: tuple[DeploymentOption, ...], option: DeploymentOption) -> bool:
    """Whether an option is offered; the very one, since comparing records would take long."""
    return any(one is option for one in offer)
