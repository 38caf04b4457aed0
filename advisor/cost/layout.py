"""Which machines serve which workload in which months of a plan; each part is decided once."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from itertools import pairwise

from advisor.cost.context import Calendar, Context
from advisor.cost.fleet_plan import Wanted, plan_pool, rounds_wanted
from advisor.cost.hiring import staffed_from
from advisor.cost.judged import Judge
from advisor.cost.load import Able, Counts
from advisor.cost.platform import Path, free_servers
from advisor.cost.pool import Pool
from advisor.cost.usage import Segment
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF

Placement = Mapping[str, Path]
"""Workload id to what serves it in each phase."""
Owned = tuple[Counts, Counts, Counts]
"""Owned servers of each kind that are free in each phase."""
_Placed = tuple[DeploymentOption, tuple[list[str], list[str], list[str]]]


@dataclass(frozen=True, eq=False)
class Served:
    """A workload's months on one path, decided once; told from others by itself."""

    workload: str
    path: Path
    segments: tuple[Segment, ...]
    by_option: Mapping[str, tuple[Segment, ...]]
    numbers: Mapping[str, int]
    """By option: a number that stretches alike in workload, months and shares have in common."""
    staff: tuple[tuple[str, int, int], ...]
    """Kinds of staff that keep it running, each with its first month and the one after its last."""


@dataclass(frozen=True)
class Layout:
    """The machines and months of a plan, each with a key that tells it from any other."""

    pools: Mapping[Hashable, Pool]
    served: tuple[Served, ...]
    """By workload: who serves it when, waiting for machines included."""

    @property
    def segments(self) -> tuple[Segment, ...]:
        """All months of all workloads."""
        return tuple(segment for one in self.served for segment in one.segments)


class Planner:
    """Decides machines and months; keeps what it has decided for the next plan that asks."""

    def __init__(self, context: Context, judge: Judge) -> None:
        """Start with nothing decided."""
        self._context = context
        self._judge = judge
        self._wanted: dict[Hashable, tuple[Wanted, ...]] = {}
        self._planned: dict[Hashable, tuple[int, Pool]] = {}
        self._used: dict[Hashable, Pool] = {}
        self._paths: dict[Hashable, Served] = {}
        self._stretches: dict[Hashable, int] = {}
        self._has_owned: dict[str, bool] = {}
        self._staffed_from: dict[str, int] = {}
        self._life = float(context.design["hardware.life_months"][0])

    def keep(self, decided: Planner) -> None:
        """Take over the servers decided in other rows: they are the same in every future."""
        self._wanted.update(decided._wanted)

    def forget(self) -> None:
        """Let go of pools and paths; the servers that were decided stay."""
        for kept in (self._planned, self._used, self._paths, self._stretches):
            kept.clear()

    def lay_out(self, placement: Placement) -> Layout:
        """Decide machines and months together: who waits for machines is served by others.

        Owned machines are handed out in the order of option ids.
        """
        taken: dict[str, list[int]] = {}
        planned: dict[str, tuple[int, Pool]] = {}
        for id_, (option, members) in sorted(_members(placement).items()):
            number, pool = self._pool(option, members, self._owned_left(option, taken))
            planned[id_] = number, pool
            for machine, used in pool.owned_by_machine().items():
                sums = taken.setdefault(machine, [0, 0, 0])
                taken[machine] = [sum(pair) for pair in zip(sums, used, strict=True)]
        paths = tuple(self._path(w, placement[w], planned) for w in sorted(placement))
        pools = dict(self._in_use(number, pool, paths) for number, pool in planned.values())
        return Layout(pools, paths)

    def _pool(
        self, option: DeploymentOption, members: tuple[list[str], ...], owned: Owned
    ) -> tuple[int, Pool]:
        """Plan a pool once for each set of workloads, and number it."""
        key = option.id, *map(tuple, members), owned
        if key not in self._planned:
            first, second, third = map(frozenset, members)
            kept = first, second, third
            able = self._able(option, first | second | third)
            wanted = [
                self._rounds(option, kept[phase], able, phase, owned[phase]) for phase in range(3)
            ]
            pool = plan_pool(self._context, option, kept, able, wanted)
            self._planned[key] = len(self._planned), pool
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
        if option.id not in self._has_owned:
            self._has_owned[option.id] = any(kind.owned is not None for kind in option.tiers)
        if not self._has_owned[option.id]:
            nothing = (0,) * len(option.tiers)
            return nothing, nothing, nothing
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

    def _path(self, workload: str, path: Path, planned: Mapping[str, tuple[int, Pool]]) -> Served:
        """Cut a workload's months, once for each path and each arrival of its machines."""
        first, second, third = path
        starts = self._context.calendar.starts
        live = (
            planned[first.id][1].serves_from[0]
            if first.id in planned
            else max(starts[0], self._staffed(first)),
            planned[second.id][1].serves_from[1]
            if second.id in planned
            else max(starts[1], self._staffed(second)),
            planned[third.id][1].serves_from[2]
            if third.id in planned
            else max(starts[2], self._staffed(third)),
        )
        key = workload, first.id, second.id, third.id, live
        found = self._paths.get(key)
        if found is None:
            segments = tuple(_segments(self._context.calendar, workload, path, live))
            found = self._paths[key] = self._told_apart(workload, path, segments)
        return found

    def _staffed(self, option: DeploymentOption) -> int:
        """Give the month from which there are people for an option without machines."""
        if option.id not in self._staffed_from:
            self._staffed_from[option.id] = staffed_from(self._context, option)
        return self._staffed_from[option.id]

    def _told_apart(self, workload: str, path: Path, segments: tuple[Segment, ...]) -> Served:
        by_option: dict[str, tuple[Segment, ...]] = {}
        for segment in segments:
            if segment.option is not None:
                id_ = segment.option.id
                by_option[id_] = (*by_option.get(id_, ()), segment)
        numbers = {}
        for id_, found in by_option.items():
            alike = tuple((s.workload, s.start, s.end, s.share, s.scope, s.phase) for s in found)
            numbers[id_] = self._stretches.setdefault(alike, len(self._stretches))
        staff = tuple((staff, *months) for staff, months in months_of_staff(segments).items())
        return Served(workload, path, segments, by_option, numbers, staff)

    def _in_use(self, number: int, pool: Pool, paths: Iterable[Served]) -> tuple[Hashable, Pool]:
        """Tell a pool what runs on it; no servers are ordered that come after its last use."""
        id_ = pool.option.id
        on_it = [path for path in paths if id_ in path.numbers]
        key = "pool", number, *[path.numbers[id_] for path in on_it]
        found = self._used.get(key)
        if found is None:
            served = tuple(segment for path in on_it for segment in path.by_option[id_])
            used = replace(pool, served=served)
            ordered = tuple(p for p in pool.purchases if p.serves_from < used.end_of_use)
            found = self._used[key] = replace(used, purchases=ordered)
        return key, found


def months_of_staff(segments: Iterable[Segment]) -> Mapping[str, tuple[int, int]]:
    """Give the first month and the one after the last of each kind of staff, by its name."""
    months: dict[str, tuple[int, int]] = {}
    for segment in segments:
        if segment.option is not None:
            staff = STAFF[segment.option.form]
            start, end = months.get(staff, (segment.start, segment.end))
            months[staff] = min(start, segment.start), max(end, segment.end)
    return months


def _members(placement: Placement) -> dict[str, _Placed]:
    """Give the options with machines by id, each with the workloads placed on it in each phase."""
    found: dict[str, _Placed] = {}
    for workload in sorted(placement):
        for phase, option in enumerate(placement[workload]):
            if option.server is not None:
                if option.id not in found:
                    found[option.id] = option, ([], [], [])
                found[option.id][1][phase].append(workload)
    return found


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
