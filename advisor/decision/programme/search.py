"""One search with the placement programme: the best so far, and what each proposal teaches.

A cut says what the true costing found beyond the terms, and holds wherever everything is alike
that it depends on.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Mapping
from functools import partial

from advisor.cost.cash_flow import Costing, Placement
from advisor.decision.programme.least import least_cost, path_worth
from advisor.decision.programme.model import OWNED, REST, Model, Solved
from advisor.decision.programme.paths import Paths
from advisor.decision.programme.solver import Flag
from advisor.decision.programme.terms import Terms
from advisor.decision.programme.truth import Truth, truth_of

Lates = Mapping[tuple[str, int], int | None]


class Known:
    """True worths of placements, reckoned once for all searches."""

    def __init__(
        self, costing: Costing, terms: Terms, paths: Paths, stands: Callable[[Placement], bool]
    ) -> None:
        """Begin with nothing known; ``stands`` tells whether a placement keeps all caps."""
        self._costing, self._terms, self._paths, self._stands = costing, terms, paths, stands
        self._truths: dict[tuple[tuple[str, ...], ...], Truth] = {}
        self.overstated = 0.0
        """Most by which a placement was found to be worth more than the terms allow: 0 where the
        bound holds."""

    def truth(self, placement: Placement) -> Truth:
        """Reckon a placement, once."""
        key = tuple((w, *(o.id for o in path)) for w, path in sorted(placement.items()))
        if key not in self._truths:
            self._truths[key] = truth_of(self._costing, placement)
        return self._truths[key]

    def stands(self, placement: Placement) -> bool:
        """Say whether a placement keeps the budget and the sites' caps."""
        return self._stands(placement)

    def lates(self, truth: Truth) -> dict[tuple[str, int], int | None]:
        """Say which phases of which options truly wait for machines."""
        found: dict[tuple[str, int], int | None] = {}
        for (option, phase), month in truth.live.items():
            placed = self._terms.options[option]
            at_once, late = (self._paths.live(placed, phase, one) for one in (0, 1))
            if at_once == late:
                ways = self._paths.lates(placed, phase)
                found[option, phase] = ways[0] if len(ways) == 1 else None
            else:
                found[option, phase] = 0 if month == at_once else 1 if month >= late else None
        return found


class Search:
    """One search: the best placement so far, and what is learned from each that is tried."""

    def __init__(self, known: Known, model: Model, keeps: Callable[[Placement], bool]) -> None:
        """Begin with nothing found; ``keeps`` is what a rule asks beyond the programme."""
        self._known, self._model, self._keeps = known, model, keeps
        self._terms = model.terms
        self.best: Placement | None = None
        self.worth = float("-inf")
        self._told: set[Hashable] = set()

    def consider(self, placement: Placement) -> bool:
        """Take a placement if it is allowed and better; say whether it is allowed."""
        if not self._known.stands(placement) or not self._keeps(placement):
            return False
        worth = self._known.truth(placement).worth
        if worth > self.worth:
            self.best, self.worth = placement, worth
        return True

    def learn(self, placement: Placement, solved: Solved) -> None:
        """Reckon what the solver proposes and tell the programme what it left out."""
        allowed = self.consider(placement)
        whole = [
            (("x", w, p, o.id), True) for w, path in placement.items() for p, o in enumerate(path)
        ]
        if not allowed:
            self._model.bar(whole)
        truth = self._known.truth(placement)
        lates = self._known.lates(truth)
        before = len(self._told)
        self._tell_lates(placement, lates)
        self._tell_pools(placement, truth, lates)
        self._tell_paths(placement, truth, lates)
        self._tell_owned(placement, truth, solved)
        again = tuple(sorted((w, *(o.id for o in path)) for w, path in placement.items()))
        if (again in self._told or before == len(self._told)) and allowed:
            left = solved.bound - truth.worth + solved.values["extra", REST] / self._model.scale
            self._model.charge(REST, left, whole)
        self._told.add(again)

    def _tell_lates(self, placement: Placement, lates: Lates) -> None:
        for (option, phase), late in lates.items():
            if late is not None and ("late", option, phase) in self._model.names:
                literals = self._members(placement, option)
                name = "late", option, phase
                tell = partial(self._model.require, name, bool(late), literals)
                self._once((*name, frozenset(literals)), tell)

    def _tell_pools(self, placement: Placement, truth: Truth, lates: Lates) -> None:
        for option, worth in truth.pools.items():
            cells = [
                (w, p) for w, path in placement.items() for p in range(3) if path[p].id == option
            ]
            lasting = [cell for cell in cells if self._terms.lasts[cell[1]]]
            shared = self._shared(placement)
            missing = -worth - least_cost(self._terms.pools[option], lasting, lates, shared)
            literals = [*self._members(placement, option), *self._leaving(placement, option, lates)]
            self._charge(option, missing, literals)

    def _shared(self, placement: Placement) -> list[int]:
        """Give the phases in which several options take owned servers."""
        owned = {id_ for id_, pool in self._terms.pools.items() if pool.owned}
        return [
            phase
            for phase in range(3)
            if len({path[phase].id for path in placement.values()} & owned) > 1
        ]

    def _tell_paths(self, placement: Placement, truth: Truth, lates: Lates) -> None:
        for workload, path in placement.items():
            ids = [o.id for o in path]
            missing = path_worth(self._terms, workload, ids, lates) - truth.paths[workload]
            self._charge(workload, missing, self._path(placement, workload, lates))

    def _tell_owned(self, placement: Placement, truth: Truth, solved: Solved) -> None:
        if not self._terms.kept:
            return
        kept = sum(one.cost * solved.values["kept", one.machine] for one in self._terms.kept)
        literals = [
            literal
            for id_, pool in self._terms.pools.items()
            if pool.owned
            for literal in self._members(placement, id_)
        ]
        self._charge(OWNED, self._terms.base - kept - truth.owned, literals)

    def _charge(self, extra: str, missing: float, literals: list[Flag]) -> None:
        self._known.overstated = max(self._known.overstated, -missing)
        if missing * self._model.scale > 1e-7:
            self._once(
                (extra, frozenset(literals)), lambda: self._model.charge(extra, missing, literals)
            )

    def _once(self, key: Hashable, tell: Callable[[], None]) -> None:
        if key not in self._told:
            self._told.add(key)
            tell()

    def _members(self, placement: Placement, option: str) -> list[Flag]:
        """Tell exactly what is placed on an option, and on all that share its owned machines."""
        ids = {option}
        if self._terms.pools[option].owned:
            ids |= {id_ for id_, pool in self._terms.pools.items() if pool.owned}
        return [
            (("x", w, p, o.id), placement[w][p].id == o.id)
            for w, of in self._terms.offers.items()
            for p in range(3)
            for o in of[p]
            if o.id in ids
        ]

    def _leaving(self, placement: Placement, option: str, lates: Lates) -> list[Flag]:
        """Tell where workloads go that leave an option: it may have to wait for what follows."""
        return [
            literal
            for w, path in placement.items()
            if any(path[p].id == option and path[p + 1].id != option for p in range(2))
            for literal in self._path(placement, w, lates)
        ]

    def _path(self, placement: Placement, workload: str, lates: Lates) -> list[Flag]:
        """Tell a workload's path, and which of its options wait."""
        found: list[Flag] = []
        for phase, option in enumerate(placement[workload]):
            found.append((("x", workload, phase, option.id), True))
            name = ("late", option.id, phase)
            if option.id not in self._terms.pools or name not in self._model.names:
                continue
            late = lates.get((option.id, phase))
            if late is None:
                found += self._members(placement, option.id)
            else:
                found.append((name, bool(late)))
        return found
