"""The search for the placement of greatest expected worth under a constraint on posture.

Small engagements are searched whole (brute force). Larger ones start from several placements
and move one workload, in one phase or through all phases, at a time, as long as expected worth
grows: a local search, not proven optimal, and said so in the answer.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import product
from typing import Literal

import numpy as np

from advisor.cost.cash_flow import Costing, Placement, Present
from advisor.cost.context import Context
from advisor.cost.platform import Path
from advisor.decision.choices import HOLDS_IN
from advisor.options.deployment import DeploymentOption

Search = Literal["brute_force", "local_search"]
WHOLE = 400
"""Placements up to which every one is tried."""
Admitted = Mapping[str, tuple[DeploymentOption, ...]]
Offers = tuple[tuple[DeploymentOption, ...], ...]
"""Options a workload may use, by phase."""
Allowed = Callable[[str, int, DeploymentOption], bool]
"""Whether an option may serve a workload in a phase under the constraint."""


Rank = tuple[bool, float]
"""Whether the budget is kept, then the expected worth, or how far the budget is missed."""


def within_budget(context: Context, present: Present) -> bool:
    """Whether net present cost keeps the budget in nine futures of ten; no budget is no cap."""
    budget = context.assessment.finance.budget
    if budget is None:
        return True
    return bool((present.cost[context.design.rows.random] <= budget).mean() >= HOLDS_IN)


class Searcher:
    """Finds placements; remembers the rank of each one tried."""

    def __init__(self, costing: Costing, admitted: Admitted) -> None:
        """Search among the admitted options."""
        self._costing = costing
        self._admitted = admitted
        self._known: dict[tuple[tuple[str, ...], ...], Rank] = {}

    def rank(self, placement: Placement) -> Rank:
        """Order placements: those within the budget first, then by mean worth over the futures.

        Above the budget the cheaper one ranks first, so that a search finds its way below.
        """
        key = tuple((w, *(o.id for o in placement[w])) for w in sorted(placement))
        if key not in self._known:
            context = self._costing.context
            rows, present = context.design.rows.random, self._costing.present(placement)
            if within_budget(context, present):
                self._known[key] = True, float(present.worth[rows].mean())
            else:
                self._known[key] = False, -float(np.quantile(present.cost[rows], HOLDS_IN))
        return self._known[key]

    def best(
        self, allowed: Allowed, near: Placement | None = None
    ) -> tuple[Placement, Search] | None:
        """Give the placement of greatest expected worth, or None when a workload has none.

        Args:
            allowed: The constraint.
            near: A placement to start a local search from, mended where it breaks the constraint.
        """
        offers = {
            workload: tuple(
                tuple(o for o in options if allowed(workload, phase, o)) for phase in range(3)
            )
            for workload, options in self._admitted.items()
        }
        if not all(offer for offers_of in offers.values() for offer in offers_of):
            return None
        size = np.prod([len(offer) for of in offers.values() for offer in of], dtype=float)
        if size <= WHOLE:
            return max(_all_placements(offers), key=self.rank), "brute_force"
        starts = [_mended(near, offers)] if near else self._starts(offers)
        found = [self._climb(start, offers) for start in starts]
        return max(found, key=self.rank), "local_search"

    def _starts(self, offers: Mapping[str, Offers]) -> list[Placement]:
        """Start from each workload's own best constant path, and from each shared option."""
        alone: dict[str, Path] = {}
        for workload, of in offers.items():
            alone[workload] = self._best_alone(workload, of)
        starts: list[Placement] = [alone]
        for option in {o.id: o for of in offers.values() for o in of[2]}.values():
            shared = {w: _path(of, option) for w, of in offers.items() if option in of[2]}
            if len(shared) > 1:
                starts.append(alone | shared)
        starts.sort(key=self.rank, reverse=True)
        return starts[:2]

    def _best_alone(self, workload: str, of: Offers) -> Path:
        paths = [_path(of, option) for option in of[2]]
        return max(paths, key=lambda path: self.rank({workload: path}))

    def _climb(self, start: Placement, offers: Mapping[str, Offers]) -> Placement:
        here, rank = dict(start), self.rank(start)
        moved = True
        while moved:
            moved = False
            for workload in offers:
                for path in _moves(here[workload], offers[workload]):
                    tried = here | {workload: path}
                    found = self.rank(tried)
                    if found > (rank[0], rank[1] + 1e-9 * abs(rank[1])):
                        here, rank, moved = tried, found, True
        return here


def _path(of: Offers, option: DeploymentOption) -> Path:
    """Use an option in every phase that offers it, else the first one offered there."""
    found = [option if option in offer else offer[0] for offer in of]
    return (found[0], found[1], found[2])


def _mended(near: Placement, offers: Mapping[str, Offers]) -> Placement:
    """Replace what the constraint forbids by the first option it allows."""
    mended = {}
    for workload, of in offers.items():
        path = near[workload]
        found = [path[p] if path[p] in of[p] else of[p][0] for p in range(3)]
        mended[workload] = (found[0], found[1], found[2])
    return mended


def _all_placements(
    offers: Mapping[str, Offers],
) -> Iterator[Placement]:
    paths = [[(a, b, c) for a, b, c in product(*of)] for of in offers.values()]
    for combination in product(*paths):
        yield dict(zip(offers, combination, strict=True))


def _moves(path: Path, of: Offers) -> Iterator[Path]:
    """Give the paths one step away: another option throughout, or in one phase."""
    for option in of[2]:
        through = _path(of, option)
        if through != path:
            yield through
    for phase in range(3):
        for option in of[phase]:
            if option is not path[phase]:
                stepped = [*path]
                stepped[phase] = option
                yield (stepped[0], stepped[1], stepped[2])
