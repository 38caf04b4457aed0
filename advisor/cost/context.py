"""What every line of the ledger is reckoned with: rows, calendar, money of one currency."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Literal

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Template
from advisor.inputs.design import Design
from advisor.inputs.scope import ServerType
from advisor.model.assessment import Assessment
from advisor.sizing.tokens import HOURS_PER_MONTH, Demand

Array = NDArray[np.float64]
Level = Literal[1, 2, 3]


@dataclass(frozen=True)
class Line:
    """One line of a cash flow; money out is negative."""

    key: str
    """Name of the line; its text is ``line.<key>``."""
    level: Level
    option: str
    """Option that causes it; empty for what every plan pays."""
    start: int
    """Month of the first row of amounts."""
    amounts: Array
    """Shape ``(months, rows)``, nominal, in the assessment's currency."""
    inputs: tuple[str, ...]
    """Ids of the inputs it was made from."""


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
        self._kept: dict[Hashable, Array] = {}
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
    def discount(self) -> Array:
        """Factor that turns a month's money into money of month 0, shape ``(months, rows)``.

        Monthly, ``(1 + rate) ** -(t / 12)``, the rate nominal per year.
        """
        years = np.arange(self.calendar.horizon)[:, np.newaxis] / 12
        factor: Array = (1 + self.design["finance.discount_rate"]) ** -years
        return factor

    def present(self, line: Line) -> Array:
        """Give a line's present value, shape ``(rows,)``."""
        window = self.discount[line.start : line.start + len(line.amounts)]
        return np.asarray(np.einsum("tr,tr->r", line.amounts, window))

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
        """Give every input that lines were made from, the exchange rates they needed included."""
        ids = {id_ for line in lines for id_ in line.inputs}
        codes = {self.design.ledger[id_].unit.split("/")[0] for id_ in ids}
        foreign = {code for code in codes if code == "USD" or f"fx.{code}" in self.design.ledger}
        if foreign - {self.currency}:
            ids |= {f"fx.{code}" for code in foreign | {self.currency} if code != "USD"}
        return frozenset(ids)

    def drift(self, name: str, start: int, end: int) -> Array:
        """Give a price index, 1 in month 0, for months from start to before end."""
        if name not in self._drifts:
            years = np.arange(self.calendar.horizon)[:, np.newaxis] / 12
            self._drifts[name] = (1 + self.design[f"drift.{name}"]) ** years
        return self._drifts[name][start:end]

    def wages(self, start: int, end: int) -> Array:
        """Give the loaded cost of one full-time equivalent per month, shape ``(months, rows)``."""
        return self._wages[start:end]

    @cached_property
    def _wages(self) -> Array:
        year = self.money(self.wage_id) * self.design["salary.loading_factor"]
        return year / 12 * self.drift("wage", 0, self.calendar.horizon)

    def kept(self, key: Hashable, make: Callable[[], Array]) -> Array:
        """Give an array that many lines share, made at its first use."""
        if key not in self._kept:
            self._kept[key] = make()
        return self._kept[key]

    @cached_property
    def kilowatt_months(self) -> Array:
        """Give what a kilowatt of machines costs for a month's power, ``(months, rows)``."""
        tariff = self.money(self.tariff_id) * self.drift("electricity", 0, self.calendar.horizon)
        return self.design["pue.on_premises"] * HOURS_PER_MONTH * tariff

    @property
    def wage_inputs(self) -> tuple[str, ...]:
        """Inputs that wages are made from."""
        return (self.wage_id, "salary.loading_factor", "drift.wage")

    def labour(self, key: str, option: str, month: int, person_months: str) -> Line:
        """Make a level-3 line of person-months that are paid in one month."""
        paid = min(month, self.calendar.horizon - 1)
        amount = -self.design[person_months] * self.wages(paid, paid + 1)
        return Line(key, 3, option, paid, amount, (person_months, *self.wage_inputs))

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
