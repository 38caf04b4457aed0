"""The placement programme: a mixed-integer programme of optimistic terms, solved by HiGHS.

Exactly one admitted option for each workload and phase, whole servers for each pool and phase,
people, licences and platforms once for the phases in which they are used, switching between
phases on the arcs of each workload's path, caps of sites. What the true costing finds beyond the
terms comes in as cuts, each of which is true of every placement.
"""

from __future__ import annotations

import math
from collections.abc import Container, Hashable, Sequence
from dataclasses import dataclass
from typing import Literal

from advisor.decision.programme.rows import PoolRows, may_wait
from advisor.decision.programme.solver import INFINITE, Flag, Outcome, Solver, Table
from advisor.decision.programme.terms import MASKS, Built, Once, Terms
from advisor.evaluation import Posture

Side = Posture | Literal["any", "mixed"]
"""What the last phase must be: of one side, with something of both, or free."""
_LARGEST = 1e4
"""Largest coefficient of the objective after scaling, which suits the solver's tolerances."""
_ROUNDED = 1e-3
"""What reduced costs may be wrong by, in the solver's own units."""
OWNED, REST = "owned machines", "whole plan"
"""What carries charges that belong to no workload and to no option."""


@dataclass(frozen=True)
class Solved:
    """A solution of the programme, and the bound that the solver has proven."""

    chosen: dict[str, tuple[str, str, str]]
    """Option by workload and phase."""
    values: dict[Hashable, float]
    bound: float
    """No placement that keeps the programme's rules is worth more."""


class Model:
    """The programme, solved again and again while cuts come in."""

    def __init__(self, terms: Terms) -> None:
        """Write the programme down and hand it to the solver."""
        self.terms = terms
        self._table = Table()
        self._offset = terms.base
        self.stake = _largest(terms)
        self.scale = _LARGEST / self.stake
        self._paths()
        for once in terms.once:
            self._once(once)
        for once in terms.once:
            self._goes_on(once)
        PoolRows(self._table, terms, self.scale).write()
        self._both = len(self._table.rows)
        self._sides()
        for extra in (*terms.workloads, OWNED, REST):
            self._table.column(("extra", extra), self._money)
        paying = [(n, self._table.cost[at]) for n, at in self._table.names.items()]
        parts = ((name, worth * self.scale) for name, worth in paying if worth)
        self._least = self._table.row(-INFINITE, INFINITE, parts)
        self._left_out: list[int] = []
        self._solver = Solver(self._table, self.scale)

    @property
    def _money(self) -> float:
        """Worth of one unit of a variable that counts money: one of the solver's own units."""
        return -1 / self.scale

    @property
    def names(self) -> Container[Hashable]:
        """Names of the variables."""
        return self._table.names

    @property
    def columns(self) -> int:
        """Number of variables."""
        return len(self._table.cost)

    def _paths(self) -> None:
        """Write one path through the phases for each workload; arcs carry what it is worth."""
        terms, table = self.terms, self._table
        for workload, of in terms.offers.items():
            for phase, offer in enumerate(of):
                for option in offer:
                    table.column(("x", workload, phase, option.id), 0.0, 1.0, whole=True)
                table.row(1, 1, ((("x", workload, phase, o.id), 1.0) for o in offer))
            starts = [(0, "", *k[1:], v) for k, v in terms.start.items() if k[0] == workload]
            self._flows(starts, workload)
        by_phase: dict[tuple[str, int], list[tuple[int, str, str, int, float]]] = {}
        for (workload, phase, before, after, late), worth in terms.arcs.items():
            one = phase, before, after, late, worth
            by_phase.setdefault((workload, phase), []).append(one)
        for (workload, _), arcs in by_phase.items():
            self._flows(arcs, workload)
        for built in terms.built:
            for workload in terms.workloads:
                self._built(built, workload)

    def _built(self, built: Built, workload: str) -> None:
        """Charge what the last phase builds where no phase before has built it."""
        name = "built", workload, built
        self._table.column(name, -built.cost, 1.0)
        anew = [
            (("y", w, 2, before, option, late), 1.0)
            for (w, phase, before, option, late) in self.terms.arcs
            if (w, phase) == (workload, 2)
            and option in built.options
            and before not in built.options
        ]
        done = [
            (("x", workload, 0, o.id), -1.0)
            for o in self.terms.offers[workload][0]
            if o.id in built.options
        ]
        self._table.row(-INFINITE, 0, [*anew, *done, (name, -1.0)])

    def _flows(self, arcs: Sequence[tuple[int, str, str, int, float]], workload: str) -> None:
        """Write the arcs into one phase; their worths are told above the best one's."""
        best = max(worth for *_, worth in arcs)
        self._offset += best
        into: dict[str, list[tuple[Hashable, float]]] = {}
        out: dict[str, list[tuple[Hashable, float]]] = {}
        by_late: dict[tuple[str, int], list[tuple[Hashable, float]]] = {}
        for phase, before, option, late, worth in arcs:
            name = "y", workload, phase, before, option, late
            self._table.column(name, worth - best, 1.0)
            into.setdefault(option, []).append((name, 1.0))
            out.setdefault(before, []).append((name, 1.0))
            by_late.setdefault((option, late), []).append((name, 1.0))
        phase = arcs[0][0]
        for option, parts in into.items():
            self._table.row(0, 0, [*parts, (("x", workload, phase, option), -1.0)])
        for before, parts in out.items():
            if before:
                self._table.row(0, 0, [*parts, (("x", workload, phase - 1, before), -1.0)])
        for (option, late), parts in by_late.items():
            if (option, 1 - late) in by_late:
                may_wait(self._table, option, phase)
                waits = ("late", option, phase), -1.0 if late else 1.0
                self._table.row(-INFINITE, 0 if late else 1, [*parts, waits])

    def _once(self, once: Once) -> None:
        """Write what is paid once, for exactly the phases in which any of the options is used."""
        table, terms = self._table, self.terms
        name = once.kind, once.name
        for mask in MASKS:
            table.column(("z", *name, mask), once.worth[mask], 1.0, whole=True)
        table.row(-INFINITE, 1, ((("z", *name, mask), 1.0) for mask in MASKS))
        for phase in range(3):
            covered = [(("z", *name, mask), -1.0) for mask in MASKS if mask >> phase & 1]
            used = [
                ("x", w, phase, o.id)
                for w, of in terms.offers.items()
                for o in of[phase]
                if o.id in once.options
            ]
            if once.kind == "option":
                for x in used:
                    table.row(-INFINITE, 0, [(x, 1.0), *covered])
            else:
                for option in sorted(once.options):
                    own = [(("z", "option", option, m), 1.0) for m in MASKS if m >> phase & 1]
                    table.row(-INFINITE, 0, [*own, *covered])
            # No phase is named in which nothing is used.
            table.row(0, INFINITE, [*((x, 1.0) for x in used), *covered])

    def _goes_on(self, once: Once) -> None:
        """Charge staff that goes on while the machines that take over are awaited."""
        table = self._table
        for phase, cost in enumerate(once.goes_on):
            if not cost:
                continue
            name = "goes on", once.name, phase
            table.column(name, -cost, 1.0)
            later = [(("z", once.kind, once.name, m), -1.0) for m in MASKS if m >> phase]
            for workload in self.terms.workloads:
                waiting = [
                    (("y", workload, phase, before, option, 1), 1.0)
                    for (w, at, before, option, late) in self.terms.arcs
                    if (w, at, late) == (workload, phase, 1)
                    and before in once.present
                    and option not in once.options
                ]
                if waiting:
                    table.row(-INFINITE, 0, [*waiting, *later, (name, -1.0)])

    def _sides(self) -> None:
        """Write the two rows that ask for something of both sides; they bind only when asked."""
        for side in ("open", "closed"):
            parts = [
                (("x", w, 2, o.id), 1.0)
                for w, of in self.terms.offers.items()
                for o in of[2]
                if o.posture in {side, "hybrid"}
            ]
            if not parts:
                parts = [(("x", w, 2, of[2][0].id), 0.0) for w, of in self.terms.offers.items()][:1]
            self._table.row(-INFINITE, INFINITE, parts)

    def ask(self, side: Side) -> None:
        """Ask from now on for a last phase of one side, with something of both, or for any."""
        least = 1.0 if side == "mixed" else -INFINITE
        for at in range(2):
            self._solver.ask_for(self._both + at, least)
        for at in self._left_out:
            self._solver.limit(at, self._table.upper[at])
        self._left_out.clear()
        for workload, of in self.terms.offers.items():
            for option in of[2]:
                free = side in {"any", "mixed", option.posture}
                at = self._table.names["x", workload, 2, option.id]
                self._solver.limit(at, 1.0 if free else 0.0)

    def relaxed(self, least: float = -INFINITE) -> Solved | None:
        """Solve with parts of servers and of choices: a bound, and a choice rounded from it.

        What would take the bound below ``least`` by itself is left out until `ask` is called
        again: no placement with it is worth so much (reduced costs).
        """
        found = self._solver.run(1, in_parts=True)
        if found is None:
            return None
        told = self._told(found)
        if told.chosen and math.isfinite(least):
            slack = (told.bound - least) * self.scale + _ROUNDED
            for name, at in self._table.names.items():
                if _kind(name) in {"x", "y", "z"} and -found.reduced[at] > slack:
                    self._left_out.append(at)
                    self._solver.limit(at, 0.0)
        return told

    def solve(self, most_nodes: int, least: float = -INFINITE) -> Solved | None:
        """Solve as far as some nodes go; None where nothing worth ``least`` keeps the rules."""
        self._solver.ask_for(self._least, (least - self._offset) * self.scale - _ROUNDED)
        found = self._solver.run(most_nodes)
        self._solver.ask_for(self._least, -INFINITE)
        return None if found is None else self._told(found)

    def _told(self, found: Outcome) -> Solved:
        bound = found.bound / self.scale + self._offset
        if not found.values:
            return Solved({}, {}, bound)
        values = {n: found.values[at] for n, at in self._table.names.items() if _kind(n) != "y"}
        chosen = {}
        for workload, of in self.terms.offers.items():
            first, second, third = (
                max(offer, key=lambda o, w=workload, p=phase: values["x", w, p, o.id]).id  # type: ignore[misc]
                for phase, offer in enumerate(of)
            )
            chosen[workload] = first, second, third
        return Solved(chosen, values, bound)

    def charge(self, extra: str, worth: float, literals: Sequence[Flag]) -> None:
        """Charge something where some variables are exactly as told, and nowhere else.

        Args:
            extra: What carries it: a workload, an option, or one of the two below.
            worth: What is charged, money.
            literals: Variables and their values.
        """
        scaled = worth * self.scale
        self._solver.cut([(("extra", extra), 1.0)], scaled, literals, scaled)

    def require(self, late: Hashable, value: bool, literals: Sequence[Flag]) -> None:  # noqa: FBT001
        """Fix a variable of nought or one where some others are exactly as told."""
        if value:
            self._solver.cut([(late, 1.0)], 1.0, literals, 1.0)
        else:
            self._solver.cut([(late, -1.0)], 0.0, literals, 1.0)

    def bar(self, literals: Sequence[Flag]) -> None:
        """Bar every solution in which some variables are exactly as told."""
        self._solver.cut([], 1.0, literals, 1.0)


def _kind(name: Hashable) -> object:
    return name[0] if isinstance(name, tuple) else ""


def _largest(terms: Terms) -> float:
    """Give the largest sum of money that a single choice moves."""
    worths: dict[tuple[str, int], list[float]] = {}
    for (workload, _, _), worth in terms.start.items():
        worths.setdefault((workload, 0), []).append(worth)
    for (workload, phase, *_), worth in terms.arcs.items():
        worths.setdefault((workload, phase), []).append(worth)
    moved = [max(found) - min(found) for found in worths.values()]
    moved += [abs(worth) for once in terms.once for worth in once.worth.values()]
    for pool in terms.pools.values():
        moved += [abs(cost) for cost in (*pool.unit, *pool.hold, *pool.standing)]
        moved += [abs(cost) for cost in pool.rent.values()]
        moved += [abs(entry.cost) for entry in pool.table.values()]
    return max(1e-6, *moved)
