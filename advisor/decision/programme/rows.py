"""The rows of the placement programme that speak of machines: whole servers, rent, sites."""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence

from advisor.decision.programme.solver import INFINITE, Table
from advisor.decision.programme.terms import MASKS, Entry, PoolTerms, Terms

Sets = Mapping[frozenset[str], Entry]
Parts = list[tuple[Hashable, float]]


def in_use(option: str, phase: int) -> Parts:
    """Say whether an option is used in a phase: one of its sets of phases with it in it."""
    return [(("z", "option", option, m), 1.0) for m in MASKS if m >> phase & 1]


def may_wait(table: Table, option: str, phase: int) -> None:
    """Write down that a phase may have to wait for machines, once."""
    if ("late", option, phase) not in table.names:
        table.column(("late", option, phase), 0.0, 1.0, whole=True)


class PoolRows:
    """Writes the rows of machines into a table."""

    def __init__(self, table: Table, terms: Terms, scale: float) -> None:
        """Hold the table; ``scale`` turns money into the solver's units."""
        self._table, self.terms, self.scale = table, terms, scale

    def write(self) -> None:
        """Write everything."""
        self._shared()
        for pool in self.terms.pools.values():
            self._pool(pool)
        self._machines()

    @property
    def _money(self) -> float:
        """Worth of one unit of a variable that counts money: one of the solver's own units."""
        return -1 / self.scale

    def _pool(self, pool: PoolTerms) -> None:
        table, id_ = self._table, pool.option
        table.column(("extra", id_), self._money)
        for phase in range(3):
            if pool.waits[phase] in {"bought", "free"}:
                may_wait(table, id_, phase)
        if pool.table:
            self._tabled(pool)
        elif pool.rent:
            for phase in range(3):
                rents = [((w, at), cost) for (w, at), cost in pool.rent.items() if at == phase]
                if rents:
                    table.column(("rent", id_, phase), self._money)
                    parts = [(("x", w, phase, id_), -cost * self.scale) for (w, _), cost in rents]
                    table.row(0, INFINITE, [(("rent", id_, phase), 1.0), *parts])
        elif pool.first:
            self._servers(pool)

    def _tabled(self, pool: PoolTerms) -> None:
        """Write a pool of which every set of workloads is known: one of them in each phase."""
        table, id_ = self._table, pool.option
        for phase in range(3):
            sets = {s: entry for (at, s), entry in pool.table.items() if at == phase}
            for one, entry in sets.items():
                table.column(("set", id_, phase, one), 0.0 if pool.owned else -entry.cost, 1.0)
            for workload in sorted(frozenset[str]().union(*sets)):
                of_it = [(("set", id_, phase, one), -1.0) for one in sets if workload in one]
                table.row(0, 0, [(("x", workload, phase, id_), 1.0), *of_it])
            if sets:
                table.row(-INFINITE, 1, ((("set", id_, phase, one), 1.0) for one in sets))
            if pool.owned:
                self._on_owned(pool, phase, sets)
            if pool.waits[phase] == "bought":
                self._while_awaited(pool, phase, sets)
            if pool.most:
                table.column(("bought", id_, phase), 0.0, pool.most)
                table.column(("new", id_, phase), -pool.unit[phase], pool.most)
                table.column(("held", id_, phase), -pool.hold[phase], pool.most)
        for phase in range(3) if pool.most else ():
            sets = {s: entry for (at, s), entry in pool.table.items() if at == phase}
            first = [(("set", id_, phase, s), float(entry.first)) for s, entry in sets.items()]
            last = [(("set", id_, phase, s), -float(entry.last)) for s, entry in sets.items()]
            shared = [(("shared", phase), float(pool.most))] if pool.owned else []
            before = [(("bought", id_, phase - 1), -1.0)] if phase else []
            bought = ("bought", id_, phase)
            table.row(0, INFINITE, [(bought, 1.0), *last, *(shared if pool.gives_way else [])])
            freed = [(name, -factor) for name, factor in shared]
            self._no_more(pool, phase, [*last, *freed], 0.0)
            if pool.waits[phase] == "bought":
                late = ("late", id_, phase), -float(pool.most)
                table.row(-INFINITE, 0, [*first, *before, late, *freed])
                # It waits only where servers are missing, and only where it is used.
                never = ("late", id_, phase), -float(pool.most + 1)
                table.row(-float(pool.most), INFINITE, [*first, *before, never, *shared])
                used = [(name, -1.0) for name, _ in first]
                table.row(-INFINITE, 0, [(("late", id_, phase), 1.0), *used])
            self._keeps(pool, phase, float(pool.most))

    def _no_more(
        self,
        pool: PoolTerms,
        phase: int,
        last: Sequence[tuple[Hashable, float]],
        more: float,
    ) -> None:
        """Let no phase buy beyond what it needs: nobody orders for what comes after the gate."""
        table, id_, most = self._table, pool.option, float(pool.most + pool.owned + more)
        bought = ("bought", id_, phase), 1.0
        if not phase:
            table.row(-INFINITE, more, [bought, *last])
            return
        before, grows = (("bought", id_, phase - 1), -1.0), ("grows", id_, phase)
        table.column(grows, 0.0, 1.0, whole=True)
        table.row(0, INFINITE, [bought, before])
        table.row(-INFINITE, 0, [bought, before, (grows, -most)])
        table.row(-INFINITE, most + more, [bought, *last, (grows, most)])

    def _while_awaited(self, pool: PoolTerms, phase: int, sets: Sets) -> None:
        """Charge the months in which servers may be awaited: those before, or those at once."""
        table, id_ = self._table, pool.option
        name, late = ("awaiting", id_, phase), ("late", id_, phase)
        table.column(name, self._money)
        shared = [(("shared", phase), 1.0), (("shared", phase - 1), 1.0)] if pool.gives_way else []
        shared = shared if phase else shared[:1]
        now = {s: entry.at_once for s, entry in sets.items()}
        self._at_least(name, ("set", id_, phase), now, [(late, 1.0), *shared])
        before = {s: entry for (at, s), entry in pool.table.items() if at == phase - 1}
        for workload in sorted(frozenset[str]().union(*before)):
            stays = "y", workload, phase, id_, id_, 1
            if stays in table.names:
                goes = {s: e.going_on.get(workload, 0.0) for s, e in before.items()}
                row = [(stays, -1.0), *shared]
                self._at_least(name, ("set", id_, phase - 1), goes, row, unless=1.0)

    def _at_least(
        self,
        name: Hashable,
        chosen: tuple[Hashable, ...],
        costs: Mapping[frozenset[str], float],
        freed: Sequence[tuple[Hashable, float]],
        unless: float = 0.0,
    ) -> None:
        """Ask a variable for the cost of the chosen set, unless it is freed from it."""
        most = max([0.0, *costs.values()]) * self.scale
        if most <= 0:
            return
        parts = [((*chosen, s), -cost * self.scale) for s, cost in costs.items()]
        spared = [(free, factor * most) for free, factor in freed]
        self._table.row(-unless * most, INFINITE, [(name, 1.0), *parts, *spared])

    def _on_owned(self, pool: PoolTerms, phase: int, sets: Sets) -> None:
        """Write what a set costs on owned servers, as long as no other option takes of them."""
        table, id_ = self._table, pool.option
        table.column(("core", id_, phase), self._money)
        costs = [(("set", id_, phase, s), -entry.cost * self.scale) for s, entry in sets.items()]
        most = max([0.0, *(entry.cost for entry in sets.values())]) * self.scale
        spared = [(("shared", phase), most)] if pool.gives_way else []
        table.row(0, INFINITE, [(("core", id_, phase), 1.0), *costs, *spared])
        for one in self.terms.kept:
            used = [
                (("set", id_, phase, s), -float(entry.owned[one.machine]))
                for s, entry in sets.items()
                if one.machine in entry.owned
            ]
            if used:
                free = ("shared", phase), float(one.free)
                table.row(0, INFINITE, [(("kept", one.machine), 1.0), *used, free])

    def _shared(self) -> None:
        """Write whether several options take owned servers in a phase."""
        owned = [pool.option for pool in self.terms.pools.values() if pool.owned]
        for phase in range(3):
            self._table.column(("shared", phase), 0.0, 1.0, whole=True)
            used = [part for id_ in owned for part in in_use(id_, phase)]
            many = ("shared", phase), -float(max(0, len(owned) - 1))
            self._table.row(-INFINITE, 1, [*used, many])
            self._table.row(0, INFINITE, [*used, (("shared", phase), -2.0)])
        for one in self.terms.kept:
            self._table.column(("kept", one.machine), -one.cost, one.free, whole=True)

    def _servers(self, pool: PoolTerms) -> None:
        """Write the whole servers of a pool: those that each phase has, and those bought."""
        table, id_, most = self._table, pool.option, float(pool.most + pool.owned)
        for phase in range(3):
            table.column(("servers", id_, phase), -pool.standing[phase], most, whole=True)
            table.column(("bought", id_, phase), 0.0, most, whole=True)
            table.column(("new", id_, phase), -pool.unit[phase], most)
            table.column(("held", id_, phase), -pool.hold[phase], most)
            self._needs(pool, phase)
        for phase in range(3):
            self._buys(pool, phase, most)

    def _needs(self, pool: PoolTerms, phase: int) -> None:
        """Ask for servers: those of each workload alone, and the sum of what each one adds."""
        table, id_ = self._table, pool.option
        servers, bought = ("servers", id_, phase), ("bought", id_, phase)
        for ends, (name, needs) in enumerate(((servers, pool.first), (bought, pool.last))):
            added = [(w, need) for (w, at), need in needs.items() if at == phase]
            spare = [(used, -factor * pool.spare[phase]) for used, factor in in_use(id_, phase)]
            if added:
                parts = [(("x", w, phase, id_), -need) for w, need in added]
                table.row(0, INFINITE, [(name, 1.0), *parts, *spare])
            for w, _ in added:
                if (w, phase) in pool.alone:
                    least = float(pool.alone[w, phase][ends])
                    table.row(0, INFINITE, [(name, 1.0), (("x", w, phase, id_), -least)])

    def _buys(self, pool: PoolTerms, phase: int, most: float) -> None:
        """Buy what is missing; a phase that has to buy waits; what is bought is held while used."""
        table, id_ = self._table, pool.option
        bought, servers = ("bought", id_, phase), ("servers", id_, phase)
        table.row(-pool.owned, INFINITE, [(bought, 1.0), (servers, -1.0)])
        before = [(("bought", id_, phase - 1), -1.0)] if phase else []
        needs = [
            (("x", w, at, id_), -need) for (w, at), need in pool.at_most.items() if at == phase
        ]
        spare = [(used, -factor * pool.spare[phase]) for used, factor in in_use(id_, phase)]
        if pool.at_most:
            self._no_more(pool, phase, [*needs, *spare], 1.0)
        elif phase:
            table.row(0, INFINITE, [(bought, 1.0), *before])
        if pool.waits[phase] == "bought":
            late = ("late", id_, phase), -most
            table.row(-INFINITE, pool.owned, [(servers, 1.0), *before, late])
        self._keeps(pool, phase, most)

    def _keeps(self, pool: PoolTerms, phase: int, most: float) -> None:
        """Pay for what is bought, and for holding it while the option is used later."""
        table, id_ = self._table, pool.option
        bought = "bought", id_, phase
        before = [(("bought", id_, phase - 1), 1.0)] if phase else []
        table.row(0, INFINITE, [(("new", id_, phase), 1.0), (bought, -1.0), *before])
        until = {(u, f) for at in range(phase + 1) for u, f in in_use(id_, at)}
        table.row(
            -INFINITE, 0, [(bought, 1.0), *((used, -most) for used, _ in sorted(until, key=repr))]
        )
        if phase:
            later = {used for at in range(phase, 3) for used, _ in in_use(id_, at)}
            held = [(("held", id_, phase), 1.0), (("bought", id_, phase - 1), -1.0)]
            table.row(
                -most, INFINITE, [*held, *((used, -most) for used in sorted(later, key=repr))]
            )

    def _machines(self) -> None:
        """Write owned machines that are kept, and the caps of the sites."""
        table, terms = self._table, self.terms
        for one in terms.kept:
            on_it = [p for p in terms.pools.values() if p.machine == one.machine and not p.table]
            for pool in on_it:
                for phase in range(3):
                    used = [(name, -factor) for name, factor in in_use(pool.option, phase)]
                    table.row(0, INFINITE, [(("kept", one.machine), 1.0), *used])
            for phase in range(3):
                parts = [
                    part
                    for p in on_it
                    if p.first
                    for part in (
                        (("servers", p.option, phase), -1.0),
                        (("bought", p.option, phase), 1.0),
                    )
                ]
                if parts:
                    table.row(0, INFINITE, [(("kept", one.machine), 1.0), *parts])
        for cap in terms.caps:
            for phase in range(3):
                taken = [
                    (("servers", id_, phase), each)
                    for id_, each in cap.each.items()
                    if ("servers", id_, phase) in table.names
                ]
                if taken:
                    table.row(-INFINITE, cap.limit, taken)
