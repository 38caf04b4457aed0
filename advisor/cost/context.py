"""What every line of the ledger is reckoned with: rows, calendar, money of one currency."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property

import numpy as np

from advisor.catalogue.catalogue import Template
from advisor.cost.behind import before, behind
from advisor.cost.line import Array, Course, Flow, Level, Line, running, touches
from advisor.cost.sums import Indexed, Sums
from advisor.inputs.design import Design
from advisor.inputs.scenario import api_price_index
from advisor.inputs.scope import ServerType
from advisor.model.assessment import Assessment
from advisor.sizing.tokens import HOURS_PER_MONTH, Demand

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
        self._drifts: dict[str, Array] = {}
        self._last: tuple[Hashable, Array] | None = None
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
    def sums(self) -> Sums:
        """Courses added up over their months."""
        return Sums(self.design["finance.discount_rate"], self.calendar.horizon, self.drift)

    @property
    def discount(self) -> Array:
        """Factor that turns a month's money into money of month 0, shape ``(months, rows)``."""
        return self.sums.discount

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

    def tasks_course(self, workload: str, drift: str, start: int, end: int) -> Course:
        """Give a workload's tasks at full roll-out, times a price index where one is named."""
        tasks = self.demand[workload].tasks[start:end]

        def values() -> Array:
            return tasks * self.drift(drift, start, end) if drift else tasks

        moved = (f"drift.{drift}",) if drift else ()
        made_of = (*self._tasks_made_of(workload), *moved)
        key = ("tasks", workload, drift, start, end)
        return Indexed(key, start, end, values, made_of, tasks=tasks, drift=drift)

    def level_course(self, start: int, end: int) -> Course:
        """Give what stays the same every month."""
        return Course(("level", start, end), start, end, lambda: np.ones((end - start, 1)))

    def drift_course(self, name: str, start: int, end: int) -> Course:
        """Give a price index month by month."""
        made_of = (f"drift.{name}", *_SCENARIOS)
        key = ("drift", name, start, end)

        def values() -> Array:
            return self.drift(name, start, end)

        return Indexed(key, start, end, values, made_of, tasks=None, drift=name)

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
        other._drifts = {
            name: index
            for name, index in self._drifts.items()
            if same and f"drift.{name}" not in ids
        }
        other.sums.keep(self.sums, ids, lambda name: same and f"drift.{name}" not in ids)
        return other

    def _tasks_made_of(self, workload: str) -> tuple[str, ...]:
        """Give what a workload's tasks are made of; prices too where use follows them."""
        return (f"workload.{workload}.", *_SCENARIOS)

    def money(self, input_id: str) -> Array:
        """Give an input in the assessment's currency, at today's uncertain exchange rate.

        Its unit starts with the currency code (``USD/kWh``). Rates are units of a currency per
        US dollar.
        """
        unit = self.design.ledger[input_id].unit
        code = unit.split("/")[0]
        if code == self.currency:
            return self.design[input_id]
        return self.design[input_id] * self._per_usd(self.currency) / self._per_usd(code)

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
        if name not in self._drifts:
            horizon, years = self.calendar.horizon, np.arange(self.calendar.horizon) / 12
            if name == "api_price":
                shock = self.assessment.finance.price_shock_month
                self._drifts[name] = api_price_index(self.design, horizon, shock)
            else:
                self._drifts[name] = (1 + self.design[f"drift.{name}"]) ** years[:, np.newaxis]
        return self._drifts[name][start:end]

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
        flow = Flow(-self.design[person_months] * self.wage, self.wage_course(paid, paid + 1))
        return running(key, 3, option, flow, (person_months, *self.wage_inputs))

    def success(self, workload: str, model: str) -> Array:
        """Give the share of tasks a model does right, shape ``(rows,)``.

        The client's own measurement where there is one; else the best model's success less the
        model's gap as far as the task shows it.
        """
        measured = f"workload.{workload}.measured_success.{model}"
        if measured in self.design.ledger:
            return self.design[measured]
        best = self.design[f"workload.{workload}.success_rate"]
        shows = self.design[f"workload.{workload}.quality_sensitivity"]
        return best * (1 - shows * self.design[f"quality.gap.{model}"])

    def success_inputs(self, workload: str, model: str) -> tuple[str, ...]:
        """Inputs that the success rate is made from."""
        measured = f"workload.{workload}.measured_success.{model}"
        if measured in self.design.ledger:
            return (measured,)
        prefix = f"workload.{workload}"
        gap = f"quality.gap.{model}"
        return (f"{prefix}.success_rate", f"{prefix}.quality_sensitivity", gap)

    def _per_usd(self, code: str) -> Array:
        if code == "USD":
            return np.ones(self.design.rows.total)
        return self.design[f"fx.{code}"]
