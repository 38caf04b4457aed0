"""The live step: the standing plans of a run under changed figures, without a new search.

What a change does not touch is kept. Machines stay as they were decided; what they serve, draw
and miss follows the change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from advisor.answer import Run
from advisor.cost.cash_flow import Make
from advisor.cost.context import Array, Context, Line
from advisor.cost.judged import asked
from advisor.cost.layout import Layout
from advisor.cost.pieces import Part, groups_of
from advisor.cost.pool import Pool
from advisor.cost.present import Present, present_of
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import recommend
from advisor.evaluation import LivePlan, LiveReading, Posture
from advisor.inputs.ledger import Input
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.fleet import Capability
from advisor.sizing.tokens import Demand
from advisor.uncertainty.bands import band, monthly, monthly_cost

_RATE = "finance.discount_rate"
_SIZED_BY = (
    *(".prompt_tokens", ".cached_share", ".answer_tokens", ".reasoning_tokens"),
    ".burstiness",
)
"""How ids of inputs end that decide what one server does."""


@dataclass(frozen=True)
class _Piece:
    """One piece of a plan as it was."""

    present: Present
    inputs: frozenset[str]


@dataclass(frozen=True)
class _Months:
    """A plan's undiscounted money month by month, shape ``(months, rows)``."""

    cost: Array
    benefit: Array


@dataclass(frozen=True)
class _Change:
    """One step: the rows under the change, and what has been reckoned in them for every plan."""

    context: Context
    ids: frozenset[str]
    """Inputs that are not as they were."""
    moved: dict[Hashable, Present] = field(default_factory=dict)
    """By what tells a piece from others: what it is now above what it was."""
    judged: dict[Hashable, Capability | None] = field(default_factory=dict)


class Stepper:
    """Steps from one run to others that differ in some inputs."""

    def __init__(self, run: Run) -> None:
        """Reckon the pieces of the standing plans, with what each is made of.

        Of the run only they are kept, the rows and the servers that were decided.
        """
        plans = {
            posture: replace(plan, lines=(), further=()) for posture, plan in run.plans.items()
        }
        self._run = replace(run, plans=plans, whole=(), swept=(), weighed=None)
        self._kept: dict[Hashable, _Piece] = {}
        for plan in plans.values():
            for key, made in _parts(run.context, plan, plan.layout):
                if key not in self._kept:
                    self._kept[key] = _reckoned(run.context, made())
        self._months: dict[Posture, _Months] = {}

    @property
    def run(self) -> Run:
        """The run that steps start from; its plans without their lines."""
        return self._run

    @property
    def context(self) -> Context:
        """Rows in which steps are read."""
        return self._run.context

    def step(self, changes: Mapping[str, Input]) -> LiveReading:
        """Read the standing plans with other ranges of some inputs.

        Args:
            changes: New inputs by id; all of them are in the run's ledger.
        """
        ids = frozenset(changes)
        design = self.context.design.redrawn(changes)

        def demand(workload: str) -> Demand:
            return self._run.demand_in(design, workload)

        change = _Change(self.context.redrawn(design, ids, demand), ids)
        plans = {
            posture: replace(plan, present=self._present(posture, plan, change))
            for posture, plan in self._run.plans.items()
        }
        return _read(change.context, plans, tuple(sorted(ids)))

    def _present(self, posture: Posture, plan: StandingPlan, change: _Change) -> Present:
        beside = self._beside(plan, change)
        if change.ids == {_RATE}:
            return replace(self._rediscounted(posture, plan, change.context), equivalents=beside)
        cost, benefit = plan.present.cost.copy(), plan.present.benefit.copy()
        for key, moved in self._moved(plan, change):
            if key not in change.moved:
                change.moved[key] = moved()
            cost += change.moved[key].cost
            benefit += change.moved[key].benefit
        return Present(cost, benefit, beside)

    def _moved(
        self, plan: StandingPlan, change: _Change
    ) -> Iterator[tuple[Hashable, Callable[[], Present]]]:
        """Give each piece that the change touches, and what reckons it anew, less what it was.

        Pieces come in the order in which they came before: servers stay, so they are the same.
        """
        was = _parts(self.context, plan, plan.layout)
        now = _parts(change.context, plan, self._resized(plan.layout, change))
        for (key, _), (_, made) in zip(was, now, strict=True):
            kept = self._kept[key]
            if _RATE in change.ids or kept.inputs & change.ids:
                yield key, partial(_risen, change.context, made, kept.present)

    def _beside(self, plan: StandingPlan, change: _Change) -> Array | None:
        """Weigh the criteria anew where the change decides any score."""
        weighed = self._run.search.equivalents
        if weighed is None or not weighed.inputs(plan.placement) & change.ids:
            return plan.present.equivalents
        return weighed.on(change.context).rows(plan.placement)

    def _rediscounted(self, posture: Posture, plan: StandingPlan, context: Context) -> Present:
        """Discount what a plan pays and brings in each month at another rate.

        Nothing undiscounted depends on the rate; the months are kept from the first such step on.
        """
        if posture not in self._months:
            parts = _parts(self.context, plan, plan.layout)
            lines = [line for _, made in parts for line in made()]
            gains = monthly(self.context, (line for line in lines if line.is_gain))
            self._months[posture] = _Months(monthly_cost(self.context, lines), gains)
        months = self._months[posture]
        return Present(
            context.sums.discounted(months.cost), context.sums.discounted(months.benefit)
        )

    def _resized(self, layout: Layout, change: _Change) -> Layout:
        """Ask anew what servers do, where the change decides it."""
        if not any(id_.startswith("throughput.") or id_.endswith(_SIZED_BY) for id_ in change.ids):
            return layout
        pools = {key: self._resized_pool(pool, change) for key, pool in layout.pools.items()}
        return replace(layout, pools=pools)

    def _resized_pool(self, pool: Pool, change: _Change) -> Pool:
        able = dict(pool.capability)
        for kind in pool.option.tiers:
            for key, workload in able:
                own = f"throughput.{kind.accelerator.id}.{pool.option.architecture.id}"
                mine = {f"workload.{workload}{end}" for end in _SIZED_BY} | {own}
                if key == kind.key and mine & change.ids:
                    found = self._judge(pool.option, kind, workload, change)
                    if found is not None:
                        able[key, workload] = found
        return replace(pool, capability=able)

    def _judge(
        self, option: DeploymentOption, kind: ServerType, workload: str, change: _Change
    ) -> Capability | None:
        """Say what a unit does under the change, once for all pools of a step."""
        key = asked(option, kind, workload)
        if key not in change.judged:
            rows = change.context
            change.judged[key] = self._run.search.as_decided(option, kind, workload, rows)
        return change.judged[key]


def _parts(context: Context, plan: StandingPlan, layout: Layout) -> Iterator[Part]:
    for _, parts in groups_of(context, layout, plan.placement):
        yield from parts()


def _reckoned(context: Context, made: Iterable[Line]) -> _Piece:
    lines = tuple(made)
    return _Piece(present_of(context, lines), context.trail(lines))


def _risen(context: Context, make: Make, before: Present) -> Present:
    now = present_of(context, make())
    return Present(now.cost - before.cost, now.benefit - before.benefit)


def _read(
    context: Context, plans: Mapping[Posture, StandingPlan], changed: tuple[str, ...]
) -> LiveReading:
    found = recommend(context, plans)
    rows = context.design.rows.random

    def shown(posture: Posture, worth: Array, cost: Array) -> LivePlan:
        return LivePlan(
            posture=posture,
            worth=band(worth),
            net_present_cost=band(cost),
            probability_best=found.probability_best[posture],
            regret=found.expected_regret[posture] or 0.0,
        )

    return LiveReading(
        samples=context.design.rows.samples,
        posture=found.verdict,
        leading=found.leading,
        lead_beats_next=found.beats_next,
        plans=tuple(
            shown(posture, plan.present.worth[rows], plan.present.cost[rows])
            for posture, plan in plans.items()
        ),
        changed=changed,
    )
