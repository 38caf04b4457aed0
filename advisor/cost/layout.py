"""Which machines serve which workload in which months of a plan; each part is decided once."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.cost.context import Calendar, Context
from advisor.cost.fleet_plan import Wanted, plan_pool, rounds_wanted
from advisor.cost.load import Able, Counts
from advisor.cost.platform import Path, free_servers
from advisor.cost.pool import Members, Pool
from advisor.cost.usage import Segment
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability

Placement = Mapping[str, Path]
"""Workload id to what serves it in each phase."""
Owned = tuple[Counts, Counts, Counts]
"""Owned servers of each kind that are free in each phase."""
Judge = Callable[[DeploymentOption, ServerType, str], Capability | None]
"""Says what one unit of a kind of server does for a workload, None where it cannot serve."""
Signature = tuple[tuple[str, int, int, float, float, int], ...]


@dataclass(frozen=True)
class Layout:
    """The machines and months of a plan, each with a key that tells it from any other."""

    pools: Mapping[Hashable, Pool]
    paths: Mapping[Hashable, tuple[Segment, ...]]
    """By workload: who serves it when, waiting for machines included."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All months of all workloads."""
        return tuple(segment for path in self.paths.values() for segment in path)


@dataclass(frozen=True)
class _Served:
    """A workload's months, and those of each option among them with what tells them apart."""

    segments: tuple[Segment, ...]
    by_option: Mapping[str, tuple[Segment, ...]]
    signatures: Mapping[str, Signature]


class Planner:
    """Decides machines and months; keeps what it has decided for the next plan that asks."""

    def __init__(self, context: Context, judge: Judge) -> None:
        """Start with nothing decided."""
        self._context = context
        self._judge = judge
        self._wanted: dict[Hashable, tuple[Wanted, ...]] = {}
        self._planned: dict[Hashable, Pool] = {}
        self._used: dict[Hashable, Pool] = {}
        self._paths: dict[Hashable, _Served] = {}
        self._life = float(context.design["hardware.life_months"][0])

    def keep(self, decided: Planner) -> None:
        """Take over the servers decided in other rows: they are the same in every future."""
        self._wanted.update(decided._wanted)

    def lay_out(self, placement: Placement) -> Layout:
        """Decide machines and months together: who waits for machines is served by others.

        Owned machines are handed out in the order of option ids.
        """
        options = {o.id: o for path in placement.values() for o in path if o.server is not None}
        taken: dict[str, list[int]] = {}
        planned: dict[str, Pool] = {}
        for id_, option in sorted(options.items()):
            owned = self._owned_left(option, taken)
            planned[id_] = self._pool(option, _members(placement, id_), owned)
            for machine, used in planned[id_].owned_by_machine().items():
                sums = taken.setdefault(machine, [0, 0, 0])
                taken[machine] = [sum(pair) for pair in zip(sums, used, strict=True)]
        paths = dict(self._path(w, path, planned) for w, path in sorted(placement.items()))
        pools = dict(self._in_use(pool, paths.values()) for pool in planned.values())
        return Layout(pools, {key: served.segments for key, served in paths.items()})

    def _pool(self, option: DeploymentOption, members: Members, owned: Owned) -> Pool:
        key = option.id, members, owned
        if key not in self._planned:
            able = self._able(option, frozenset().union(*members))
            wanted = [
                self._rounds(option, members[phase], able, phase, owned[phase])
                for phase in range(3)
            ]
            self._planned[key] = plan_pool(self._context, option, members, able, wanted)
        return self._planned[key]

    def _able(self, option: DeploymentOption, workloads: frozenset[str]) -> Able:
        """Ask what each kind of server does for each workload; one kind at least must serve."""
        able = {}
        for workload in sorted(workloads):
            found = {
                (kind.key, workload): does
                for kind in option.tiers
                if (does := self._judge(option, kind, workload)) is not None
            }
            if not found:
                text = f"{option.id} does not fit and was placed all the same"
                raise ValueError(text)
            able.update(found)
        return able

    def _rounds(
        self,
        option: DeploymentOption,
        members: frozenset[str],
        able: Able,
        phase: int,
        owned: Counts,
    ) -> tuple[Wanted, ...]:
        key = option.id, phase, members, owned
        if key not in self._wanted:
            self._wanted[key] = rounds_wanted(self._context, option, members, able, phase, owned)
        return self._wanted[key]

    def _owned_left(self, option: DeploymentOption, taken: dict[str, list[int]]) -> Owned:
        left = [self._free(kind, taken) for kind in option.tiers]
        first, second, third = (tuple(free[phase] for free in left) for phase in range(3))
        return first, second, third

    def _free(self, kind: ServerType, taken: dict[str, list[int]]) -> tuple[int, ...]:
        machine = kind.owned
        if machine is None:
            return (0, 0, 0)
        used = taken.get(machine.id, [0, 0, 0])
        free = free_servers(machine)
        return tuple(
            max(0, free - used[phase]) if machine.age_months + start < self._life else 0
            for phase, start in enumerate(self._context.calendar.starts)
        )

    def _path(
        self, workload: str, path: Path, pools: Mapping[str, Pool]
    ) -> tuple[Hashable, _Served]:
        """Cut a workload's months, once for each path and each arrival of its machines."""
        calendar = self._context.calendar
        live = tuple(
            pools[option.id].serves_from[phase] if option.id in pools else calendar.starts[phase]
            for phase, option in enumerate(path)
        )
        key = "path", workload, *(option.id for option in path), live
        if key not in self._paths:
            self._paths[key] = _told_apart(tuple(_segments(calendar, workload, path, live)))
        return key, self._paths[key]

    def _in_use(self, pool: Pool, paths: Iterable[_Served]) -> tuple[Hashable, Pool]:
        """Tell a pool what runs on it; no servers are ordered that come after its last use."""
        id_ = pool.option.id
        on_it = [path for path in paths if id_ in path.by_option]
        key = "pool", id_, pool.members, pool.rounds, *(path.signatures[id_] for path in on_it)
        if key not in self._used:
            served = tuple(segment for path in on_it for segment in path.by_option[id_])
            used = replace(pool, served=served)
            ordered = tuple(p for p in pool.purchases if p.serves_from < used.end_of_use)
            self._used[key] = replace(used, purchases=ordered)
        return key, self._used[key]


def _told_apart(segments: tuple[Segment, ...]) -> _Served:
    by_option: dict[str, tuple[Segment, ...]] = {}
    for segment in segments:
        if segment.option is not None:
            id_ = segment.option.id
            by_option[id_] = (*by_option.get(id_, ()), segment)
    signatures = {
        id_: tuple((s.workload, s.start, s.end, s.share, s.scope, s.phase) for s in found)
        for id_, found in by_option.items()
    }
    return _Served(segments, by_option, signatures)


def _members(placement: Placement, option: str) -> Members:
    found = [
        frozenset(workload for workload, path in placement.items() if path[phase].id == option)
        for phase in range(3)
    ]
    return (found[0], found[1], found[2])


def _segments(
    calendar: Calendar, workload: str, path: Path, live: tuple[int, ...]
) -> Iterable[Segment]:
    """Cut a workload's months wherever another option takes over.

    A phase's option serves from the phase's start, or from the arrival of its machines; until
    then the option of the phase before goes on with the share that it had.
    """
    for phase, scope in enumerate(calendar.shares):
        start, end = calendar.window(phase)
        cuts = sorted({start, end, *(month for month in live if start < month < end)})
        for first, after in pairwise(cuts):
            serving = [p for p in range(phase + 1) if live[p] <= first and calendar.lasts(p)]
            at = serving[-1] if serving else None
            option = None if at is None else path[at]
            counted = option is not None and option.is_bought
            share = 0.0 if at is None else min(calendar.shares[at], scope) if counted else scope
            by = phase if at is None else at
            yield Segment(workload, option, first, after, share, scope, by)
