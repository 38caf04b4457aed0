"""A pool: the machines of one option, shared by the workloads placed on it, month by month."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import pairwise

import numpy as np

from advisor.cost.asked import Asked, asked_of
from advisor.cost.context import Array, Context
from advisor.cost.course import Months, Of, gathered
from advisor.cost.load import Able, Counts, Loads, mean_of, missed_by, peak_of
from advisor.cost.usage import Segment
from advisor.options.deployment import DeploymentOption
from advisor.options.gates import static_gates
from advisor.sizing.fleet import speed_id, within_reach
from advisor.sizing.memory import fit

Members = tuple[frozenset[str], frozenset[str], frozenset[str]]
"""Workloads placed on the pool in each phase."""


@dataclass(frozen=True)
class Purchase:
    """Servers ordered in a month and serving from another."""

    ordered: int
    serves_from: int
    servers: int


@dataclass(frozen=True)
class Round:
    """What stands ready for a phase from a month on, the same in every future."""

    phase: int
    month: int
    """First month in which all of it is there."""
    counts: Counts
    """Servers of each kind of the option, in its order."""
    owned: Counts
    """Of these, owned already."""

    @property
    def servers(self) -> int:
        """Servers of all kinds."""
        return sum(self.counts)


@dataclass(frozen=True)
class Span:
    """Months in which the same workloads run on the same servers."""

    start: int
    end: int
    phase: int
    """The latest phase whose placement runs in these months."""
    counts: Counts
    loads: Loads

    @property
    def servers(self) -> int:
        """Servers of all kinds."""
        return sum(self.counts)

    @property
    def window(self) -> tuple[int, int]:
        """First month and the one after the last."""
        return self.start, self.end


@dataclass(frozen=True)
class Pool:
    """Servers of an option by month, the same in every future."""

    option: DeploymentOption
    members: Members
    rounds: tuple[Round, ...]
    """In the order of their months; a phase has at least one where workloads are placed."""
    purchases: tuple[Purchase, ...]
    serves_from: tuple[int, int, int]
    """Month from which each phase's placement is served: its start, or when what it needs of
    the servers ordered has arrived."""
    capability: Able = field(repr=False)
    """By key of the kind of server and workload."""
    load_inputs: tuple[str, ...] = ()
    """Ids of the inputs that the load of its workloads is made from."""
    served: tuple[Segment, ...] = ()
    """What runs on these machines in which months."""

    @property
    def key(self) -> tuple[object, ...]:
        """What tells the costs of what is bought for this pool from another's."""
        decided = self.spans if self.option.basis == "committed" else self.purchases
        return ("bought", self.option.id, decided, self.end_of_use)

    @property
    def kinds(self) -> tuple[str, ...]:
        """Keys of the option's kinds of server."""
        return tuple(kind.key for kind in self.option.tiers)

    @property
    def servers(self) -> tuple[int, int, int]:
        """Servers in use at the end of each phase; 0 where no workload is placed."""
        return self._at_the_end("counts")

    @property
    def owned(self) -> tuple[int, int, int]:
        """Of these, owned already."""
        return self._at_the_end("owned")

    @cached_property
    def sized_by(self) -> tuple[str, ...]:
        """Ids of the inputs that decide how many machines there are.

        The speed of a kind that is too small for the model decides nothing, and is no input.
        """
        option = self.option
        able = [
            kind
            for kind in option.tiers
            if fit(option.architecture, kind.accelerator, within_reach(option, kind), 0.0)
        ]
        speeds = dict.fromkeys(speed_id(option, kind) for kind in able)
        return (*speeds, *self.load_inputs)

    @property
    def end_of_use(self) -> int:
        """First month in which nothing runs on these machines any more; 0 if nothing ever does."""
        return max((segment.end for segment in self.served), default=0)

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The months of use, cut wherever a workload comes or goes or servers arrive."""
        cuts = {month for s in self.served for month in (s.start, s.end)}
        last = self.end_of_use
        cuts |= {r.month for r in self.rounds if min(cuts, default=0) < r.month < last}
        found = []
        for start, end in pairwise(sorted(cuts)):
            live = [s for s in self.served if s.start <= start < s.end]
            if live:
                phases = {s.phase for s in live}
                loads = tuple((s.workload, s.share) for s in live)
                counts = self._ready(phases, start)
                found.append(Span(start, end, max(phases), counts, loads))
        return tuple(found)

    def owned_by_machine(self) -> Mapping[str, tuple[int, ...]]:
        """Give the owned servers in use by phase, by id of the machine."""
        return dict(self.kept)

    @cached_property
    def kept(self) -> tuple[tuple[str, tuple[int, ...]], ...]:
        """The owned servers in use by phase, each with the id of its machine."""
        found: dict[str, list[int]] = {}
        for one in self.rounds:
            for kind, count in zip(self.option.tiers, one.owned, strict=True):
                if kind.owned is not None:
                    by_phase = found.setdefault(kind.owned.id, [0, 0, 0])
                    by_phase[one.phase] = max(by_phase[one.phase], count)
        return tuple((machine, tuple(by_phase)) for machine, by_phase in found.items())

    def _at_the_end(self, name: str) -> tuple[int, int, int]:
        found = [0, 0, 0]
        for one in self.rounds:
            found[one.phase] = sum(getattr(one, name))
        return (found[0], found[1], found[2])

    def _ready(self, phases: set[int], month: int) -> Counts:
        """Give the servers that stand ready for what runs: the most that any phase of it has.

        Servers ordered for a phase and not there yet are not counted; what was there before is.
        """
        nothing: Counts = (0,) * len(self.option.tiers)
        there: dict[int, Counts] = {}
        for one in self.rounds:
            if one.phase in phases and (one.month <= month or one.phase not in there):
                there[one.phase] = one.counts
        return max(there.values(), key=sum, default=nothing)


def load_in(context: Context, pool: Pool, span: Span) -> Array:
    """Give the busiest hour of each month over what a span's servers keep, ``(months, rows)``."""
    return _all_months(context, span, load_of(context, pool, span))


def load_of(context: Context, pool: Pool, span: Span) -> Of:
    """Give what makes `load_in` for some months."""
    return peak_of(_asked(context, pool), pool.capability, pool.kinds, span.counts, span.loads)


def replicas_in(context: Context, pool: Pool, span: Span) -> Array:
    """Give the rented replicas that the busiest hour of each month asks for, a fraction."""
    return _all_months(context, span, replicas_of(context, pool, span))


def replicas_of(context: Context, pool: Pool, span: Span) -> Of:
    """Give what makes `replicas_in` for some months."""
    return peak_of(_asked(context, pool), pool.capability, pool.kinds, (1,), span.loads)


def busy_of(context: Context, pool: Pool, span: Span) -> Of:
    """Make the share of a span's servers kept busy over all hours, at most 1."""
    mean = mean_of(_asked(context, pool), pool.capability, pool.kinds, span.counts, span.loads)

    def of(months: Months) -> Array:
        busy = mean(months)
        return np.minimum(1.0, busy, out=busy)

    return of


def missed_share(context: Context, pool: Pool, span: Span) -> Array:
    """Give the share of a span's demand that its servers cannot serve, ``(months, rows)``.

    What is rented follows the demand and misses none of it.
    """
    if not pool.option.is_bought:
        return np.zeros((span.end - span.start, context.design.rows.total))
    key = "missed share", pool.option.id, span
    return context.last(key, lambda: _missed(context, pool, span))


def _missed(context: Context, pool: Pool, span: Span) -> Array:
    load = load_of(context, pool, span)
    asked = _asked(context, pool)
    missed = missed_by(asked, pool.capability, pool.kinds, span.counts, span.loads, span.window)

    def of(months: Months) -> Array:
        taken = load(months)
        if taken.max(initial=0.0) > 1:
            return missed(months)
        taken[:] = 0.0
        return taken

    return _all_months(context, span, of)


def _asked(context: Context, pool: Pool) -> Asked:
    return asked_of(context, pool.option.model.id)


def _all_months(context: Context, span: Span, of: Of) -> Array:
    return gathered(of, span.window, context.design.rows.total)


def takes_overflow(context: Context, option: DeploymentOption, workload: str) -> bool:
    """Whether a host may serve what the machines cannot."""
    if option.fallback is None:
        return False
    hosted = DeploymentOption(
        f"open_hosted:{option.fallback.host}:{option.model.id}",
        "open_hosted",
        option.model,
        option.model,
        price=option.fallback,
    )
    return not static_gates(context.assessment, context.workloads[workload], hosted)
