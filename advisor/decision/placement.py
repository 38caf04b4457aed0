"""The search for the placement of greatest expected worth under a constraint on posture.

Small engagements are searched whole. Larger ones climb from several placements (`climb`); the
placement programme (`programme`) then proves that none is better, finds one that is, or says how
much better one could be at most.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Array
from advisor.cost.platform import Path
from advisor.cost.site import share_with_room
from advisor.decision.climb import (
    Climber,
    Keeps,
    Offers,
    Rank,
    all_placements,
    constant,
    every_one,
    is_mixed,
    offered,
    size_of,
)
from advisor.decision.money_caps import capped, caps_told
from advisor.decision.programme import Effort, Programme
from advisor.decision.programme.bounds import Bounds, bounds_of
from advisor.decision.programme.model import Side
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import HOLDS_IN

Search = Literal["brute_force", "proven_optimal", "gap_stated"]
"""How a placement was found: every one was tried, none can be better, or the gap is told."""
STARTS = 2
"""Placements that a climb starts from."""
CROSSED = 3
"""Placements with both sides that are climbed from before any other is."""
TELL_EVERY = 25
"""Placements between two words of progress."""
WHOLE = 1000
"""Placements up to which every one is tried."""
_NO_ROOM = -1e30
"""Rank of a placement whose machines find no room in any future: below any budget missed."""
_HARDER = 1e6
"""What missing a cap by a yuan counts where another one gives way."""
Admitted = Mapping[str, tuple[DeploymentOption, ...]]


@dataclass(frozen=True)
class Found:
    """A placement and how it was found."""

    placement: Placement
    search: Search
    gap: float | None = 0.0
    """What a better one could be worth more at most; None where nobody asked for a proof."""


def holds(found: Array, most: float) -> bool:
    """Whether amounts, one of each future, keep a cap in nine of ten."""
    return bool((found <= most).mean() >= HOLDS_IN)


class Searcher:
    """Finds placements; remembers the rank of each one tried."""

    def __init__(
        self,
        costing: Costing,
        admitted: Admitted,
        tell: Callable[[int], None] = lambda _: None,
        effort: Effort | None = None,
        ignoring: Container[str] = (),
        giving_way: str = "",
    ) -> None:
        """Search among the admitted options.

        Args:
            costing: Reckons plans.
            admitted: Options by workload.
            tell: Hears now and then how many placements were tried.
            effort: What is spent on proof; None leaves placements unproven, which is quicker.
            ignoring: Caps that count for nothing: ``budget``, those of phases, ``site``.
            giving_way: Cap on money that gives way before any other: of placements that miss caps
                the one ranks first that keeps the others and misses this one by least.
        """
        self._caps = caps_told(costing.context.assessment.finance, ignoring)
        self._giving_way = giving_way
        self._effort, self._ignoring = effort, ignoring
        self._tell = tell
        self._costing = costing
        self._admitted = admitted
        self._known: dict[tuple[int, ...], Rank] = {}
        self._numbers: dict[tuple[str, int, int, int], int] = {}
        """A number for each path of a workload: what is tried is kept in little room."""

    def rank(self, placement: Placement) -> Rank:
        """Order placements: those within the caps first, then by mean worth over the futures.

        Above them the one that misses them by less ranks first, so that a search finds its way.
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
        if not self._caps:
            return True, self._costing.expected_worth(placement)
        over, kept = 0.0, True
        for cap, amount in self._caps.items():
            found = capped(self._costing, placement, cap)
            if not holds(found, amount):
                kept = False
                weight = _HARDER if self._giving_way not in {"", cap} else 1.0
                over += weight * max(0.0, float(np.quantile(found, HOLDS_IN)) - amount)
        if not kept:
            return False, -over
        present = self._costing.present(placement)
        return True, float(present.worth[context.design.rows.random].mean())

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
        if size_of(offers) <= WHOLE:
            return Found(max(all_placements(offers), key=self.rank), "brute_force")
        best: Placement | None = None
        for start in self._starts(offers):
            at = self._climbs.on_bounds(start, offers)
            if best is None or at.worth > self.rank(best)[1]:
                found = self._climbs.climb(at.placement, offers)
                best = found if best is None else max(best, found, key=self.rank)
        return None if best is None else self._proven(last or "any", best)

    def mixed(self, near: Placement) -> Iterator[Found]:
        """Give placements with both sides in the last phase, those of greatest worth first.

        Args:
            near: A placement from which, in a local search, one workload at a time crosses over.
        """
        offers = {workload: (options,) * 3 for workload, options in self._admitted.items()}
        if size_of(offers) <= WHOLE:
            every = filter(is_mixed, all_placements(offers))
            ranked = sorted(every, key=self.rank, reverse=True)
            yield from (Found(one, "brute_force") for one in ranked)
            return
        starts = sorted(
            (
                self._climbs.on_bounds(start, offers, is_mixed)
                for start in filter(is_mixed, (near, *self._crossed(near)))
            ),
            key=lambda here: here.worth,
            reverse=True,
        )
        for some in (starts[:CROSSED], starts[CROSSED:]):
            found = [self._climbs.climb(start.placement, offers, is_mixed) for start in some]
            ranked = sorted(found, key=self.rank, reverse=True)
            yield from (Found(one, "gap_stated", None) for one in ranked)

    def better_mixed(self, found: Found, keeps: Keeps) -> Found:
        """Prove a placement with both sides in the last phase, or better it.

        Args:
            found: As `mixed` gave it.
            keeps: Whether a placement truly counts as one with both sides.
        """
        if found.search == "brute_force":
            return found
        return self._proven("mixed", found.placement, keeps)

    @cached_property
    def _bounds(self) -> Bounds:
        """What every placement is worth at most."""
        offers = {workload: (options,) * 3 for workload, options in self._admitted.items()}
        return bounds_of(self._costing, offers)

    @cached_property
    def _climbs(self) -> Climber:
        return Climber(self._bounds, self.rank)

    @cached_property
    def _programme(self) -> Programme | None:
        """The placement programme; None where no proof is asked for."""
        if self._effort is None:
            return None
        return Programme(self._costing, self._bounds, lambda one: self.rank(one)[0], self._effort)

    def _proven(self, side: Side, best: Placement, keeps: Keeps = every_one) -> Found:
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
            moved: list[Placement] = [{**near, workload: (o, o, o)} for o in across]
            if moved:
                yield max(moved, key=self._bounds.of)

    def _starts(self, offers: Mapping[str, Offers]) -> list[Placement]:
        """Start from each workload's own best constant path, and from each shared option."""
        alone = {workload: self._best_alone(workload, of) for workload, of in offers.items()}
        starts: list[Placement] = [alone]
        for option in {o.id: o for of in offers.values() for o in of[2]}.values():
            shared = {w: constant(of, option) for w, of in offers.items() if offered(of[2], option)}
            if len(shared) > 1:
                starts.append(alone | shared)
        starts.sort(key=self._bounds.of, reverse=True)
        return starts[:STARTS]

    def _best_alone(self, workload: str, of: Offers) -> Path:
        paths = [constant(of, option) for option in of[2]]
        return max(paths, key=lambda path: self._bounds.of({workload: path}))
