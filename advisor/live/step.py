"""The live step: the standing plans of a run under changed figures, without a new search.

What a change does not touch is kept. Machines stay as they were decided; what they serve, draw
and miss follows the change.
"""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

import numpy as np

from advisor.answer import Run
from advisor.cost.cash_flow import Present
from advisor.cost.context import Array, Context, Line
from advisor.cost.layout import Layout
from advisor.cost.pieces import Part, groups_of
from advisor.cost.pool import Pool
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


class Stepper:
    """Steps from one run to others that differ in some inputs."""

    def __init__(self, run: Run) -> None:
        """Reckon the pieces of the standing plans, with what each is made of."""
        self._run = run
        self._kept = {
            posture: tuple(
                _reckoned(run.context, made()) for _, made in _parts(run.context, plan, plan.layout)
            )
            for posture, plan in run.plans.items()
        }
        self._months: dict[Posture, _Months] = {}
        self._judged: dict[Hashable, Capability | None] = {}

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

        context = self.context.redrawn(design, ids, demand)
        self._judged = {}
        plans = {
            posture: replace(plan, present=self._present(posture, plan, context, ids))
            for posture, plan in self._run.plans.items()
        }
        return _read(context, plans, tuple(sorted(ids)))

    def _present(
        self, posture: Posture, plan: StandingPlan, context: Context, ids: frozenset[str]
    ) -> Present:
        beside = self._beside(plan, context, ids)
        if ids == {_RATE}:
            return replace(self._rediscounted(posture, plan, context), equivalents=beside)
        layout = self._resized(plan.layout, context, ids)
        cost, benefit = plan.present.cost.copy(), plan.present.benefit.copy()
        parts = _parts(context, plan, layout)
        for kept, (_, made) in zip(self._kept[posture], parts, strict=True):
            if _RATE in ids or kept.inputs & ids:
                now = _reckoned(context, made()).present
                cost += now.cost - kept.present.cost
                benefit += now.benefit - kept.present.benefit
        return Present(cost, benefit, beside)

    def _beside(self, plan: StandingPlan, context: Context, ids: frozenset[str]) -> Array | None:
        """Weigh the criteria anew where the change decides any score."""
        weighed = self._run.search.equivalents
        if weighed is None or not weighed.inputs(plan.placement) & ids:
            return plan.present.equivalents
        return weighed.on(context).rows(plan.placement)

    def _rediscounted(self, posture: Posture, plan: StandingPlan, context: Context) -> Present:
        """Discount what a plan pays and brings in each month at another rate.

        Nothing undiscounted depends on the rate; the months are kept from the first such step on.
        """
        if posture not in self._months:
            gains = [line for line in plan.lines if line.is_gain]
            costs = monthly_cost(self.context, plan.lines)
            self._months[posture] = _Months(costs, monthly(self.context, gains))
        months = self._months[posture]
        return Present(
            context.sums.discounted(months.cost), context.sums.discounted(months.benefit)
        )

    def _resized(self, layout: Layout, context: Context, ids: frozenset[str]) -> Layout:
        """Ask anew what servers do, where the change decides it."""
        if not any(id_.startswith("throughput.") or id_.endswith(_SIZED_BY) for id_ in ids):
            return layout
        pools = {key: self._resized_pool(pool, context, ids) for key, pool in layout.pools.items()}
        return replace(layout, pools=pools)

    def _resized_pool(self, pool: Pool, context: Context, ids: frozenset[str]) -> Pool:
        able = dict(pool.capability)
        for kind in pool.option.tiers:
            for key, workload in able:
                own = f"throughput.{kind.accelerator.id}.{pool.option.architecture.id}"
                mine = {f"workload.{workload}{end}" for end in _SIZED_BY} | {own}
                if key == kind.key and mine & ids:
                    found = self._judge(pool.option, kind, workload, context)
                    if found is not None:
                        able[key, workload] = found
        return replace(pool, capability=able)

    def _judge(
        self, option: DeploymentOption, kind: ServerType, workload: str, context: Context
    ) -> Capability | None:
        """Say what a unit does under the change, once for all pools of a step."""
        rented = option.is_rented
        key = rented, option.architecture.id, kind.accelerator.id, kind.per_server, workload
        if key not in self._judged:
            self._judged[key] = self._run.search.as_decided(option, kind, workload, context)
        return self._judged[key]


def _parts(context: Context, plan: StandingPlan, layout: Layout) -> Iterator[Part]:
    for _, parts in groups_of(context, layout, plan.placement):
        yield from parts()


def _reckoned(context: Context, made: Iterable[Line]) -> _Piece:
    cost, benefit = np.zeros(context.design.rows.total), np.zeros(context.design.rows.total)
    lines = tuple(made)
    for line in lines:
        if line.is_gain:
            benefit += context.present(line)
        else:
            cost -= context.present(line)
    return _Piece(Present(cost, benefit), context.trail(lines))


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
