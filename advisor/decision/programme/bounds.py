"""What a placement is worth at most, from the programme's terms: quick enough to ask for each one.

The terms never err on the dear side, so a search need not reckon a placement whose bound does not
reach what it has found. A move is bounded by what it changes alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.platform import Path
from advisor.decision.programme.least import least_cost, path_worth
from advisor.decision.programme.paths import Paths
from advisor.decision.programme.terms import Offers, Terms
from advisor.decision.programme.truth import terms_of

Cells = Mapping[str, int]
"""Option id to the workloads and phases placed on it, a bit for each."""


class Bounds:
    """Bounds of placements; each part is worked out once."""

    def __init__(self, terms: Terms, paths: Paths) -> None:
        """Hold the terms and what they were made from."""
        self.terms, self.paths = terms, paths
        self._at = {workload: 3 * at for at, workload in enumerate(terms.workloads)}
        self._of_phase = [sum(1 << at + phase for at in self._at.values()) for phase in range(3)]
        self._lasting = sum(self._of_phase[p] for p in range(3) if terms.lasts[p])
        self._path: dict[tuple[str, str, str, str], float] = {}
        self._pools: dict[tuple[str, int, int], float] = {}
        self._of_option: dict[str, list[int]] = {id_: [] for id_ in terms.options}
        for number, once in enumerate(terms.once):
            for id_ in once.options:
                self._of_option[id_].append(number)
        self._members = [tuple(sorted(once.options)) for once in terms.once]
        self._worths = [once.worth for once in terms.once]
        self._touched: dict[tuple[str, ...], tuple[tuple[str, ...], tuple[int, ...]]] = {}
        self._giving_way = [id_ for id_, pool in terms.pools.items() if pool.gives_way]
        self._owned = [id_ for id_, pool in terms.pools.items() if pool.owned]

    def of(self, placement: Placement) -> float:
        """Give what a placement is worth at most; it may leave workloads out."""
        cells = self.cells(placement)
        worth = self.terms.base + sum(self.path(w, path) for w, path in placement.items())
        worth += sum(self._once(cells, number) for number in range(len(self.terms.once)))
        return worth - self.machines(cells, cells)

    def cells(self, placement: Placement) -> dict[str, int]:
        """Say which workloads and phases are placed on each option."""
        found: dict[str, int] = {}
        for workload, path in placement.items():
            at = self._at[workload]
            for phase, option in enumerate(path):
                found[option.id] = found.get(option.id, 0) | 1 << at + phase
        return found

    def path(self, workload: str, path: Path) -> float:
        """Give what a workload's path is worth at most, machines apart."""
        ids = path[0].id, path[1].id, path[2].id
        found = self._path.get((workload, *ids))
        if found is None:
            found = path_worth(self.terms, workload, ids, {})
            self._path[workload, *ids] = found
        return found

    def machines(self, cells: Cells, options: Iterable[str]) -> float:
        """Give what the machines of some options cost at least."""
        shared = self._shared(cells)
        return sum(self._pool(id_, cells[id_], shared) for id_ in options if cells.get(id_))

    def _shared(self, cells: Cells) -> int:
        """Give the phases in which several options take owned servers, where it matters."""
        if not self._giving_way:
            return 0
        used = [cells.get(id_, 0) for id_ in self._owned]
        return sum(
            1 << phase
            for phase, mask in enumerate(self._of_phase)
            if sum(bool(one & mask) for one in used) > 1
        )

    def _pool(self, id_: str, cells: int, shared: int) -> float:
        pool = self.terms.pools.get(id_)
        cells &= self._lasting
        if pool is None or not cells:
            return 0.0
        key = id_, cells, shared if pool.gives_way else 0
        if key not in self._pools:
            placed = [
                (workload, phase)
                for workload, at in self._at.items()
                for phase in range(3)
                if cells >> at + phase & 1
            ]
            phases = [phase for phase in range(3) if shared >> phase & 1]
            self._pools[key] = least_cost(pool, placed, {}, phases)
        return self._pools[key]

    def first_bit(self, workload: str) -> int:
        """Give the bit of a workload's first phase."""
        return self._at[workload]

    def paid(self, cells: Cells, ids: tuple[str, ...]) -> float:
        """Give what is paid for machines and once where some options' cells matter, below 0."""
        touched = self._touched.get(ids)
        if touched is None:
            touched = self._touched[ids] = self._touched_by(ids)
        pools, once = touched
        return sum([self._once(cells, one) for one in once]) - self.machines(cells, pools)

    def _touched_by(self, ids: tuple[str, ...]) -> tuple[tuple[str, ...], tuple[int, ...]]:
        """Say whose machines and what else is paid once may change with some options' cells."""
        pools = {id_ for id_ in ids if id_ in self.terms.pools}
        if not pools.isdisjoint(self._owned):
            pools.update(self._giving_way)
        once = {number for id_ in ids for number in self._of_option[id_]}
        return tuple(sorted(pools)), tuple(sorted(once))

    def _once(self, cells: Cells, number: int) -> float:
        """Give what is paid once for the phases in which any of some options is used."""
        used = 0
        for id_ in self._members[number]:
            used |= cells.get(id_, 0)
        first, second, third = self._of_phase
        phases = (used & first > 0) | (used & second > 0) << 1 | (used & third > 0) << 2
        return self._worths[number].get(phases, 0.0)


def bounds_of(costing: Costing, offers: Offers) -> Bounds:
    """Make the bounds of placements.

    Args:
        costing: Reckons plans.
        offers: Options that each workload may use, by phase.
    """
    paths = Paths(costing, offers)
    return Bounds(terms_of(costing, offers, paths), paths)


class Here:
    """A placement, from which moves are bounded by what they change."""

    def __init__(self, bounds: Bounds, placement: Placement) -> None:
        """Bound a placement."""
        self._bounds, self.placement = bounds, placement
        self._cells = bounds.cells(placement)
        self.worth = bounds.of(placement)
        self._before: dict[tuple[str, ...], float] = {}
        self._paid: dict[tuple[tuple[str, int], ...], float] = {}

    def moved(self, workload: str, path: Path) -> float:
        """Bound the placement with another path of one workload."""
        bounds, before, cells = self._bounds, self.placement[workload], self._cells
        at, changed = bounds.first_bit(workload), dict[str, int]()
        for phase in range(3):
            old, new = before[phase].id, path[phase].id
            if old != new:
                bit = 1 << at + phase
                changed[old] = changed.get(old, cells.get(old, 0)) & ~bit
                changed[new] = changed.get(new, cells.get(new, 0)) | bit
        key = tuple(changed.items())
        paid = self._paid.get(key)
        if paid is None:
            ids = tuple(changed)
            now = bounds.paid({**cells, **changed}, ids)
            paid = self._paid[key] = now - self._paid_before(ids)
        return self.worth + bounds.path(workload, path) - bounds.path(workload, before) + paid

    def _paid_before(self, ids: tuple[str, ...]) -> float:
        known = self._before.get(ids)
        if known is None:
            known = self._before[ids] = self._bounds.paid(self._cells, ids)
        return known
