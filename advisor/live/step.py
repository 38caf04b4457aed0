"""The live step: the standing plans of a run under changed figures, without a new search.

What a change does not touch is kept. Machines stay as they were decided; what they serve, draw
and miss follows the change.
"""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterator, Mapping
from dataclasses import dataclass, replace
from itertools import chain

from advisor.answer import Run
from advisor.cost.cash_flow import Make
from advisor.cost.context import Array, Context, Line
from advisor.cost.layout import Layout
from advisor.cost.pieces import Part, groups_of
from advisor.cost.present import Present, present_of
from advisor.decision.plans import StandingPlan
from advisor.evaluation import LiveReading, Posture
from advisor.inputs.ledger import Input
from advisor.live.months import Courses, Stretches, knots_of
from advisor.live.reading import lifted, reading_of
from advisor.live.resized import Resizer
from advisor.sizing.tokens import Demand
from advisor.uncertainty.bands import monthly, monthly_cost

_RATE = "finance.discount_rate"
Check = Callable[[], None]
"""Asked now and then whether to go on; it raises where nobody wants the answer any more."""
_Piece = tuple[Make, list[Posture]]
"""What makes the lines of a piece, and the plans that it is part of."""


@dataclass(frozen=True)
class _Months:
    """A plan's undiscounted money month by month, shape ``(months, rows)``."""

    cost: Array
    benefit: Array


@dataclass(frozen=True)
class _Moved:
    """A plan's money on its way from where it stood; what was paid from knot to knot as well."""

    cost: Array
    benefit: Array
    paid: Array | None


Under = tuple[Context, dict[Posture, StandingPlan], dict[Posture, _Moved]]
"""Rows under some changes, the plans in them, and their money."""


class Stepper:
    """Steps from one run to others that differ in some inputs."""

    def __init__(
        self,
        run: Run,
        told: LiveReading | None = None,
        inputs: Mapping[Hashable, frozenset[str]] | None = None,
    ) -> None:
        """Learn what the pieces of the standing plans are made of.

        Of the run only its plans are kept, the rows and the servers that were decided.

        Args:
            run: Where to step from.
            told: What was said of it, in other futures perhaps: readings are set upon it, and tell
                the cost over time. None to read what stands in the run's own rows.
            inputs: What each piece is made of, where that is known; then each piece is reckoned
                when it is first moved, else now.
        """
        plans = {p: replace(plan, lines=(), further=()) for p, plan in run.plans.items()}
        self._run = replace(run, plans=plans, whole=(), swept=(), weighed=None)
        self._is_late = inputs is not None
        self._presents: dict[Hashable, Present] = {}
        self.inputs: dict[Hashable, frozenset[str]] = dict(inputs or {})
        """What each piece of the plans is made of."""
        self._order = {posture: self._learnt(plan) for posture, plan in plans.items()}
        self._months: dict[Posture, _Months] = {}
        self._told = told
        self._before: LiveReading | None = None
        self._courses: Courses | None = None
        self._stretches: Stretches | None = None
        self._ready: frozenset[Hashable] = frozenset()
        self._rest: Mapping[Posture, Array] = {}
        if told is not None:
            self._set_upon(told, run)

    @property
    def run(self) -> Run:
        """The run that steps start from; its plans without their lines."""
        return self._run

    @property
    def context(self) -> Context:
        """Rows in which steps are read."""
        return self._run.context

    def step(self, changes: Mapping[str, Input], check: Check = lambda: None) -> LiveReading:
        """Read the standing plans with other ranges of some inputs.

        Args:
            changes: New inputs by id; all of them are in the run's ledger.
            check: Asked before each piece of a plan.
        """
        return self.read(self.under(changes, check), frozenset(changes))

    def read(self, under: Under, ids: frozenset[str]) -> LiveReading:
        """Read plans as they are under changes of some inputs, here or from where this led."""
        rows, plans, moved = under
        found = reading_of(rows, plans, tuple(sorted(ids)))
        if self._told is None or self._before is None or self._courses is None:
            return found
        found = lifted(found, self._before, self._told, rows.assessment.preferences)
        courses = tuple(
            self._courses.moved(p, one.paid) for p, one in moved.items() if one.paid is not None
        )
        return found.model_copy(update={"cost_over_time": courses})

    def moved_to(self, changes: Mapping[str, Input]) -> Stepper:
        """Give what steps from where some changes lead; the plans are the same."""
        rows, plans, moved = self.under(changes)
        resized = Resizer(rows, frozenset(changes), self._run.search.as_decided).resized
        plans = {p: replace(plan, layout=resized(plan.layout)) for p, plan in plans.items()}
        found = Stepper(replace(self._run, context=rows, plans=plans), None, self.inputs)
        if self._courses is not None:
            paid = {p: one.paid for p, one in moved.items() if one.paid is not None}
            found._courses = replace(self._courses, paid=paid)
            found._stretches, found._rest = Stretches(self._courses.knots, keeps=True), paid
        return found

    def under(self, changes: Mapping[str, Input], check: Check = lambda: None) -> Under:
        """Give the rows under some changes, and the plans in them."""
        ids = frozenset(changes)
        design = self.context.design.redrawn(changes)

        def demand(workload: str) -> Demand:
            return self._run.demand_in(design, workload)

        rows = self.context.redrawn(design, ids, demand)
        moved = self._moved(rows, ids, check)
        plans = {
            posture: replace(plan, present=self._present(posture, rows, ids, moved[posture]))
            for posture, plan in self._run.plans.items()
        }
        return rows, plans, moved

    def _set_upon(self, told: LiveReading, run: Run) -> None:
        """Set readings upon what was told, as far as plans differ from how they stand now."""
        self._before = reading_of(self.context, self._run.plans)
        lines = {posture: plan.lines or self._lines(plan) for posture, plan in run.plans.items()}
        knots = knots_of(told.cost_over_time, self.context.calendar.horizon)
        stretches = self._stretches = Stretches(knots, keeps=not self._is_late)
        paid = {p: stretches.paid(self.context, some) for p, some in lines.items()}
        self._courses = Courses(knots, told.cost_over_time, self.context.design.rows.random, paid)
        stretches.forget()
        self._rest = paid

    def _learnt(self, plan: StandingPlan) -> tuple[Hashable, ...]:
        """Learn what the pieces of a plan are made of; give what tells them, in their order."""
        order = []
        for key, make in _parts(self.context, plan, plan.layout):
            order.append(key)
            if key not in self.inputs:
                lines = tuple(make())
                self.inputs[key] = self.context.trail(lines)
                self._presents[key] = present_of(self.context, lines)
        return tuple(order)

    def _lines(self, plan: StandingPlan) -> Iterator[Line]:
        made = (make() for _, make in _parts(self.context, plan, plan.layout))
        return chain.from_iterable(made)

    def _moved(self, rows: Context, ids: frozenset[str], check: Check) -> dict[Posture, _Moved]:
        """Take from each plan the pieces that the change touches, and add what they are now."""
        touched = self._touched(ids)
        self._get_ready(touched, check)
        moved = {
            posture: _Moved(
                plan.present.cost.copy(),
                plan.present.benefit.copy(),
                self._rest[posture].copy() if self._courses else None,
            )
            for posture, plan in self._run.plans.items()
        }
        resizer = Resizer(rows, ids, self._run.search.as_decided)
        stretches = self._stretches.under(ids) if self._stretches else None
        for key, (make, postures) in self._pieces(rows, touched, resizer.resized).items():
            check()
            lines = tuple(make())
            paid = stretches.paid(rows, lines) if stretches else None
            now, before = present_of(rows, lines), self._presents[key]
            cost, benefit = now.cost - before.cost, now.benefit - before.benefit
            for one in map(moved.__getitem__, postures):
                one.cost[:] += cost
                one.benefit[:] += benefit
                if one.paid is not None and paid is not None:
                    one.paid[:] += paid
        return moved

    def _touched(self, ids: frozenset[str]) -> frozenset[Hashable]:
        """Give the pieces that a change touches; of the rate alone none: see `_rediscounted`."""
        if ids == {_RATE}:
            return frozenset()
        every = _RATE in ids
        return frozenset(key for key, of in self.inputs.items() if every or of & ids)

    def _get_ready(self, touched: frozenset[Hashable], check: Check) -> None:
        """Reckon what has to be taken from plans when some pieces are moved, once for a control."""
        if touched == self._ready or (self._courses is None and not self._is_late):
            return
        if self._is_late:
            self._presents.clear()
        courses, stretches = self._courses, self._stretches
        if stretches is not None:
            stretches.forget()
        rest: dict[Posture, Array] = (
            {p: paid.copy() for p, paid in courses.paid.items()} if courses else {}
        )
        for key, (make, postures) in self._pieces(self.context, touched, _as_it_is).items():
            check()
            lines = tuple(make())
            if stretches is not None:
                paid = stretches.paid(self.context, lines)
                for posture in postures:
                    rest[posture] -= paid
            if key not in self._presents:
                self._presents[key] = present_of(self.context, lines)
        self._ready, self._rest = touched, rest

    def _pieces(
        self, rows: Context, touched: frozenset[Hashable], resized: Callable[[Layout], Layout]
    ) -> dict[Hashable, _Piece]:
        """Give the pieces of all plans that a change touches, in other rows.

        Pieces come in the order in which they came before: servers stay, so they are the same.
        """
        found: dict[Hashable, _Piece] = {}
        for posture, plan in self._run.plans.items():
            order = self._order[posture]
            if touched.isdisjoint(order):
                continue
            parts = _parts(rows, plan, resized(plan.layout))
            for key, (_, make) in zip(order, parts, strict=True):
                if key in touched:
                    found.setdefault(key, (make, []))[1].append(posture)
        return found

    def _present(
        self, posture: Posture, rows: Context, ids: frozenset[str], moved: _Moved
    ) -> Present:
        plan = self._run.plans[posture]
        beside = self._beside(plan, rows, ids)
        if ids == {_RATE}:
            return replace(self._rediscounted(posture, plan, rows), equivalents=beside)
        return Present(moved.cost, moved.benefit, beside)

    def _beside(self, plan: StandingPlan, rows: Context, ids: frozenset[str]) -> Array | None:
        """Weigh the criteria anew where the change decides any score."""
        weighed = self._run.search.equivalents
        if weighed is None or not weighed.inputs(plan.placement) & ids:
            return plan.present.equivalents
        return weighed.on(rows).rows(plan.placement)

    def _rediscounted(self, posture: Posture, plan: StandingPlan, rows: Context) -> Present:
        """Discount what a plan pays and brings in each month at another rate.

        Nothing undiscounted depends on the rate; the months are kept from the first such step on.
        """
        if posture not in self._months:
            lines = list(self._lines(plan))
            gains = monthly(self.context, (line for line in lines if line.is_gain))
            self._months[posture] = _Months(monthly_cost(self.context, lines), gains)
        months = self._months[posture]
        return Present(rows.sums.discounted(months.cost), rows.sums.discounted(months.benefit))


def _parts(context: Context, plan: StandingPlan, layout: Layout) -> Iterator[Part]:
    for _, parts in groups_of(context, layout, plan.placement):
        yield from parts()


def _as_it_is(layout: Layout) -> Layout:
    return layout
