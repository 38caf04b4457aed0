"""The cash flow of a whole plan: its workloads' tokens, its shared machines, its people, once.

A plan is a placement: an option for each workload and phase. Its pieces are reckoned once and
kept, so that trying another placement costs only what is new in it.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import partial
from itertools import pairwise

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.cost.machines import bought_lines, span_lines
from advisor.cost.platform import (
    Path,
    free_servers,
    model_lines,
    operations,
    option_labour,
    owned_lines,
    workload_labour,
)
from advisor.cost.pool import Members, Pool, plan_pool
from advisor.cost.usage import Segment, usage_lines
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability, capability

Make = Callable[[], Iterable[Line]]
Placement = Mapping[str, Path]
"""Workload id to what serves it in each phase."""


@dataclass(frozen=True)
class Present:
    """Present values over rows; cost is positive, benefit too."""

    cost: Array
    benefit: Array

    @property
    def worth(self) -> Array:
        """Net present benefit less net present cost, shape ``(rows,)``."""
        return self.benefit - self.cost


class Costing:
    """Reckons plans; keeps the present value of each piece it has reckoned."""

    def __init__(self, context: Context) -> None:
        """Start with nothing reckoned."""
        self.context = context
        self._capability: dict[tuple[str, str], Capability | None] = {}
        self._pools: dict[Hashable, Pool] = {}
        self._pieces: dict[Hashable, Present] = {}

    def capability(self, option: DeploymentOption, workload: str) -> Capability | None:
        """Give what one unit of an option's machines does for a workload; None: does not fit."""
        key = option.id, workload
        if key not in self._capability:
            told = self.context.workloads[workload]
            template = self.context.templates[told.template]
            self._capability[key] = capability(
                self.context.design,
                option,
                self.context.demand[workload],
                told.ttft_s or template.ttft_s,
                told.tpot_s or template.tpot_s,
            )
        return self._capability[key]

    def pools(self, placement: Placement) -> tuple[Pool, ...]:
        """Decide the machines of a plan, owned ones handed out in the order of option ids."""
        return self._laid_out(placement)[0]

    def present(self, placement: Placement) -> Present:
        """Give a plan's present values from the pieces kept."""
        pieces = [self._present(key, make) for key, make in self._parts(placement)]
        return Present(
            np.sum([piece.cost for piece in pieces], axis=0),
            np.sum([piece.benefit for piece in pieces], axis=0),
        )

    def lines(self, placement: Placement) -> list[Line]:
        """Give every line of a plan."""
        return [line for _, make in self._parts(placement) for line in make()]

    def segments(self, placement: Placement) -> tuple[Segment, ...]:
        """Give who serves which workload when, waiting for machines included."""
        return self._laid_out(placement)[1]

    def _laid_out(self, placement: Placement) -> tuple[tuple[Pool, ...], tuple[Segment, ...]]:
        """Decide machines and months together: who waits for machines is served by others."""
        options = {o.id: o for path in placement.values() for o in path if o.server is not None}
        taken: dict[str, list[int]] = {}
        planned: dict[str, Pool] = {}
        for id_, option in sorted(options.items()):
            owned = self._owned_left(option, taken)
            planned[id_] = self._pool(option, _members(placement, id_), owned)
            for phase in range(3):
                if option.server and option.server.owned:
                    taken[option.server.owned.id][phase] += planned[id_].owned[phase]
        segments = _segments(self.context, placement, planned)
        return tuple(_in_use(pool, segments) for pool in planned.values()), segments

    def _parts(self, placement: Placement) -> Iterator[tuple[Hashable, Make]]:
        """Give each piece of a plan: what tells it from others, and how to make its lines."""
        context = self.context
        pools, segments = self._laid_out(placement)
        for segment in segments:
            served = segment.option.id if segment.option else ""
            when = (segment.start, segment.end, segment.share, segment.scope)
            yield (segment.workload, served, *when), partial(usage_lines, context, segment)
        for pool in pools:
            yield pool.key, partial(bought_lines, context, pool)
            for span in pool.spans:
                key = ("span", pool.option.id, span)
                yield key, partial(span_lines, context, pool, span)
        for workload, path in sorted(placement.items()):
            ids = tuple(option.id for option in path)
            yield (workload, ids), partial(workload_labour, context, path)
        for option, phases in _uses(context, placement):
            yield (option.id, frozenset(phases)), partial(option_labour, context, option, phases)
        for option, phases in _models(context, placement):
            kind = (option.form, option.model.id, option.fee, frozenset(phases))
            yield ("model", kind), partial(model_lines, context, option, phases)
        staff = tuple(sorted((s.option.form, s.start, s.end) for s in segments if s.option))
        yield ("staff", staff), partial(operations, context, segments)
        kept = tuple((p.option.server.key, p.owned) for p in pools if p.option.server)
        yield ("owned", kept), partial(owned_lines, context, pools)

    def _present(self, key: Hashable, make: Make) -> Present:
        if key not in self._pieces:
            rows = self.context.design.rows.total
            cost, benefit = np.zeros(rows), np.zeros(rows)
            for line in make():
                if line.key == "benefit":
                    benefit += self.context.present(line)
                else:
                    cost -= self.context.present(line)
            self._pieces[key] = Present(cost, benefit)
        return self._pieces[key]

    def _pool(
        self, option: DeploymentOption, members: Members, owned: tuple[int, int, int]
    ) -> Pool:
        key = option.id, members, owned
        if key not in self._pools:
            able = {}
            for workload in sorted(frozenset().union(*members)):
                found = self.capability(option, workload)
                if found is None:
                    text = f"{option.id} does not fit and was placed all the same"
                    raise ValueError(text)
                able[workload] = found
            self._pools[key] = plan_pool(self.context, option, members, able, owned)
        return self._pools[key]

    def _owned_left(
        self, option: DeploymentOption, taken: dict[str, list[int]]
    ) -> tuple[int, int, int]:
        machine = option.server.owned if option.server else None
        if machine is None:
            return (0, 0, 0)
        used = taken.setdefault(machine.id, [0, 0, 0])
        life = float(self.context.design["hardware.life_months"][0])
        free = free_servers(machine)
        left = [
            max(0, free - used[phase]) if machine.age_months + start < life else 0
            for phase, start in enumerate(self.context.calendar.starts)
        ]
        return (left[0], left[1], left[2])


def _members(placement: Placement, option: str) -> Members:
    found = [
        frozenset(workload for workload, path in placement.items() if path[phase].id == option)
        for phase in range(3)
    ]
    return (found[0], found[1], found[2])


def _uses(context: Context, placement: Placement) -> list[tuple[DeploymentOption, set[int]]]:
    used: dict[str, tuple[DeploymentOption, set[int]]] = {}
    for path in placement.values():
        for phase, option in enumerate(path):
            if context.calendar.lasts(phase):
                used.setdefault(option.id, (option, set()))[1].add(phase)
    return [used[id_] for id_ in sorted(used)]


def _models(context: Context, placement: Placement) -> list[tuple[DeploymentOption, set[int]]]:
    """Group the options in use by form, model and fee: the same model on two kinds of server."""
    grouped: dict[tuple[str, str, str], tuple[DeploymentOption, set[int]]] = {}
    for option, phases in _uses(context, placement):
        if option.server is not None:
            key = option.form, option.model.id, option.fee
            grouped.setdefault(key, (option, set()))[1].update(phases)
    return list(grouped.values())


def _in_use(pool: Pool, segments: Iterable[Segment]) -> Pool:
    """Tell a pool what runs on it; servers that would come after its last use are not ordered."""
    served = tuple(s for s in segments if s.option and s.option.id == pool.option.id)
    used = replace(pool, served=served)
    ordered = tuple(p for p in pool.purchases if p.serves_from < used.end_of_use)
    return replace(used, purchases=ordered)


def _segments(
    context: Context, placement: Placement, pools: Mapping[str, Pool]
) -> tuple[Segment, ...]:
    """Cut each workload's months wherever another option takes over.

    A phase's option serves from the phase's start, or from the arrival of its machines; until
    then the option of the phase before goes on with the share that it had.
    """
    calendar, segments = context.calendar, []
    for workload, path in sorted(placement.items()):
        live = [
            pools[option.id].serves_from[phase] if option.id in pools else calendar.starts[phase]
            for phase, option in enumerate(path)
        ]
        for phase, scope in enumerate(calendar.shares):
            start, end = calendar.window(phase)
            cuts = sorted({start, end, *(month for month in live if start < month < end)})
            for first, after in pairwise(cuts):
                serving = [p for p in range(phase + 1) if live[p] <= first and calendar.lasts(p)]
                at = serving[-1] if serving else None
                option = None if at is None else path[at]
                share = 0.0 if at is None else min(calendar.shares[at], scope)
                by = phase if at is None else at
                segments.append(Segment(workload, option, first, after, share, scope, by))
    return tuple(segments)
