"""What every line of the ledger is reckoned with: rows, calendar, money of one currency."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass, replace
from functools import cached_property, partial

import numpy as np

from advisor.catalogue.catalogue import Template
from advisor.cost.behind import before, behind
from advisor.cost.course import Array, Course, Months, Of, Parted, parted, touches
from advisor.cost.line import Flow, Level, Line, running
from advisor.cost.prices import RATE, PriceIndices
from advisor.cost.sums import Sums
from advisor.inputs.design import Design
from advisor.inputs.scope import ServerType
from advisor.model.assessment import Assessment
from advisor.sizing.tokens import HOURS_PER_MONTH, MADE_OF, Demand

__all__ = ["Array", "Calendar", "Context", "Level", "Line"]


@dataclass(frozen=True)
class Calendar:
    """Start of each phase and the horizon, in months; share of the volume by phase."""

    starts: tuple[int, int, int]
    horizon: int
    shares: tuple[float, float, float]

    @cached_property
    def ends(self) -> tuple[int, int, int]:
        """First month after each phase."""
        return (self.starts[1], self.starts[2], self.horizon)

    def window(self, phase: int) -> tuple[int, int]:
        """Give the first month of a phase and the first one after it."""
        return self.starts[phase], self.ends[phase]

    def lasts(self, phase: int) -> bool:
        """Whether a phase has any month; one that starts when the next one does has none."""
        return self.starts[phase] < self.ends[phase]


_SCENARIOS = ("scenario.",)
"""How ids of inputs begin that move prices and volumes of every workload."""


class Context:
    """The assessment, its drawn inputs and what many lines share."""

    def __init__(
        self,
        assessment: Assessment,
        design: Design,
        demand: Mapping[str, Demand],
        templates: Mapping[str, Template],
        servers: Iterable[ServerType] = (),
    ) -> None:
        """Hold what is given; ``demand`` is by workload id, ``servers`` the kinds in play."""
        self.assessment = assessment
        self.design = design
        self.demand = demand
        self.templates = templates
        self.kinds = {kind.owned.id: kind for kind in servers if kind.owned is not None}
        self.currency = assessment.finance.currency
        self._last: tuple[Hashable, Array] | None = None
        self._once: dict[Hashable, Array] = {}
        phases = assessment.phases
        self.calendar = Calendar(
            (phases.verification_start, phases.integration_start, phases.innovation_start),
            assessment.finance.horizon_months,
            (phases.verification_share, phases.integration_share, phases.innovation_share),
        )
        self.workloads = {workload.id: workload for workload in assessment.workloads}
        self.wage_id = f"salary.engineer.{assessment.organisation.region}"
        self.tariff_id = f"electricity.{assessment.organisation.region}"

    @cached_property
    def prices(self) -> PriceIndices:
        """Price indices month by month."""
        shock = self.assessment.finance.price_shock_month
        return PriceIndices(self.design, self.calendar.horizon, shock)

    @cached_property
    def sums(self) -> Sums:
        """Courses added up over their months."""
        return Sums(self.prices, self.design.rows.total)

    @property
    def discount(self) -> Array:
        """Factor that turns a month's money into money of month 0, shape ``(months, rows)``."""
        return self.prices.discounted("")

    def present(self, line: Line) -> Array:
        """Give a line's present value, shape ``(rows,)``."""
        if isinstance(line.flow, Flow):
            return line.flow.factor * self.sums.present_of(line.flow.course)
        return self.sums.discounted(line.flow, line.start)

    def total(self, line: Line) -> Array:
        """Give a line's undiscounted sum over the months, shape ``(rows,)``."""
        if isinstance(line.flow, Flow):
            return line.flow.factor * self.sums.total_of(line.flow.course)
        return np.asarray(line.flow.sum(axis=0))

    def expected(self, line: Line) -> float:
        """Give the mean of a line's present value over the random futures; keep little of it."""
        rows = self.design.rows.random
        if isinstance(line.flow, Flow):
            factor, present = line.flow.factor, self.sums.present_of(line.flow.course, keep=False)
            return float(factor[rows] @ present[rows]) / self.design.rows.samples
        return float(self.present(line)[rows].mean())

    def happens(self, course: Course) -> bool:
        """Whether a course is above nothing in any month and row."""
        return self.sums.happens(course)

    def last(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """Give what is made for a key, again as long as nobody has asked for another key."""
        if self._last is None or self._last[0] != key:
            self._last = key, make()
        return self._last[1]

    def once(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """Give what is made for a key, ``(rows,)``, made once; it is not to be written to."""
        found = self._once.get(key)
        if found is None:
            found = self._once[key] = make()
            found.setflags(write=False)
        return found

    def forget(self, *, presents: bool = True) -> None:
        """Let go of what can be reckoned again; of present values where asked for."""
        self._once.clear()
        self._last = None
        self.prices.forget()
        self.sums.forget(presents=presents)
        self.forget_tasks()

    def forget_tasks(self) -> None:
        """Let go of the months of all workloads: most of what a run in many rows keeps."""
        for one in self.demand.values():
            one.forget()

    def tasks_course(self, workload: str, drift: str, start: int, end: int) -> Course:
        """Give a workload's tasks at full roll-out, times a price index where one is named."""
        tasks = self.demand[workload].tasks
        made_of = (*self._tasks_made_of(workload), *((f"drift.{drift}",) if drift else ()))
        key = ("tasks", workload, drift, start, end)

        def some(months: Months) -> Array:
            return tasks[slice(*months)]

        found = self.course(key, (start, end), lambda: some, made_of, drift)
        return replace(found, table=tasks[start:end])

    def course(
        self,
        key: Hashable,
        months: Months,
        ready: Callable[[], Of],
        made_of: tuple[str, ...],
        index: str = "",
    ) -> Parted:
        """Give amounts of some months at a price index; arguments as the fields of `Parted`."""
        return parted(key, months, ready, made_of, index=index, prices=self.drift)

    def level_course(self, start: int, end: int) -> Course:
        """Give what stays the same every month."""
        return Course(("level", start, end), start, end, lambda: np.ones((end - start, 1)))

    def drift_course(self, name: str, start: int, end: int) -> Course:
        """Give a price index month by month."""
        made_of = (f"drift.{name}", *_SCENARIOS)
        key = ("drift", name, start, end)
        return self.course(key, (start, end), lambda: _one_a_month, made_of, name)

    def redrawn(
        self, design: Design, ids: frozenset[str], demand: Callable[[str], Demand]
    ) -> Context:
        """Give the same with other values of some inputs; what does not depend on them is kept.

        Args:
            design: Drawn anew, with the same rows.
            ids: Inputs that are not as they were.
            demand: Works out a workload's demand in the new rows.
        """
        ids = before(self.design.ledger, ids)
        made = {
            workload: demand(workload) if touches(self._tasks_made_of(workload), ids) else known
            for workload, known in self.demand.items()
        }
        other = Context(self.assessment, design, made, self.templates, self.kinds.values())
        same = not touches(_SCENARIOS, ids)
        other.prices.keep(
            self.prices, lambda name: same and f"drift.{name}" not in ids, rate=RATE not in ids
        )
        other.sums.keep(self.sums, ids)
        return other

    def _tasks_made_of(self, workload: str) -> tuple[str, ...]:
        """Give what a workload's tasks are made of; prices too where use follows them."""
        return (*(f"workload.{workload}.{one}" for one in MADE_OF), *_SCENARIOS)

    def money(self, input_id: str) -> Array:
        """Give an input in the assessment's currency, at today's uncertain exchange rate.

        Its unit starts with the currency code (``USD/kWh``). Rates are units of a currency per
        US dollar.
        """
        code = self.design.ledger[input_id].unit.split("/")[0]
        if code == self.currency:
            return self.design[input_id]
        rate = self.once(("rate", code), partial(self._rate_of, code))
        return self.once(input_id, lambda: self.design[input_id] * rate)

    def trail(self, lines: Iterable[Line]) -> frozenset[str]:
        """Give every input that lines were made from, exchange rates and scenarios included."""
        named = frozenset(id_ for line in lines for id_ in line.inputs)
        ids = set(behind(self.design.ledger, named))
        codes = {self.design.ledger[id_].unit.split("/")[0] for id_ in ids}
        foreign = {code for code in codes if code == "USD" or f"fx.{code}" in self.design.ledger}
        if foreign - {self.currency}:
            ids |= {f"fx.{code}" for code in foreign | {self.currency} if code != "USD"}
        return frozenset(ids)

    def drift(self, name: str, start: int, end: int) -> Array:
        """Give a price index, 1 in month 0, for months from start to before end."""
        return self.prices.plain(name, start, end)

    @cached_property
    def wage(self) -> Array:
        """Loaded cost of one full-time equivalent for a month at month 0, shape ``(rows,)``."""
        return self.money(self.wage_id) * self.design["salary.loading_factor"] / 12

    def wage_course(self, start: int, end: int) -> Course:
        """Give the drift of wages month by month."""
        return self.drift_course("wage", start, end)

    @cached_property
    def kilowatt_month(self) -> Array:
        """Give what a kilowatt of machines costs for a month's power at month 0, ``(rows,)``."""
        return self.design["pue.on_premises"] * HOURS_PER_MONTH * self.money(self.tariff_id)

    @property
    def wage_inputs(self) -> tuple[str, ...]:
        """Inputs that wages are made from."""
        return (self.wage_id, "salary.loading_factor", "drift.wage")

    def labour(self, key: str, option: str, month: int, person_months: str) -> Line:
        """Make a level-3 line of person-months that are paid in one month."""
        paid = min(month, self.calendar.horizon - 1)
        price = self.once(
            ("labour", person_months), lambda: -self.design[person_months] * self.wage
        )
        flow = Flow(price, self.wage_course(paid, paid + 1))
        return running(key, 3, option, flow, (person_months, *self.wage_inputs))

    def success(self, workload: str, model: str) -> Array:
        """Give the share of tasks a model does right, shape ``(rows,)``.

        The client's own measurement where there is one; else the best model's success less the
        model's gap as far as the task shows it.
        """
        measured = f"workload.{workload}.measured_success.{model}"
        if measured in self.design.ledger:
            return self.design[measured]
        return self.once(("success", workload, model), partial(self._success, workload, model))

    def success_inputs(self, workload: str, model: str) -> tuple[str, ...]:
        """Inputs that the success rate is made from."""
        measured = f"workload.{workload}.measured_success.{model}"
        if measured in self.design.ledger:
            return (measured,)
        prefix = f"workload.{workload}"
        gap = f"quality.gap.{model}"
        return (f"{prefix}.success_rate", f"{prefix}.quality_sensitivity", gap)

    def _success(self, workload: str, model: str) -> Array:
        best = self.design[f"workload.{workload}.success_rate"]
        shows = self.design[f"workload.{workload}.quality_sensitivity"]
        found: Array = best * (1 - shows * self.design[f"quality.gap.{model}"])
        return found

    def _rate_of(self, code: str) -> Array:
        """Give units of the assessment's currency for one of another, shape ``(rows,)``."""
        ours, theirs = (
            np.ones(()) if one == "USD" else self.design[f"fx.{one}"]
            for one in (self.currency, code)
        )
        return np.asarray(ours / theirs)


def _one_a_month(months: Months) -> Array:
    return np.ones((months[1] - months[0], 1))
