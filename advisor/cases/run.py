"""Runs one option of a case through the engine: rows drawn, machines decided, lines reckoned."""

from __future__ import annotations

from collections.abc import Callable, Hashable
from dataclasses import dataclass, replace

import numpy as np

from advisor.cases.machines import as_one
from advisor.cases.told import Case, Choice
from advisor.cases.volumes import Month, month_of, speed_of
from advisor.cases.world import WORKLOAD, assessment_of, catalogue_of
from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Array, Context, Line
from advisor.errors import AdvisorError, Problem, message
from advisor.inputs.design import Design, draw
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import Scope, ServerType, scope_of
from advisor.options.deployment import DeploymentOption, stand
from advisor.sizing.fleet import Capability
from advisor.sizing.memory import Fit
from advisor.sizing.tokens import demand_of
from advisor.uncertainty.volumes import tasks_within

_FORMS = {
    "api": "closed_api",
    "hosted": "open_hosted",
    "rented": "open_rented",
    "bought": "open_owned",
    "owned": "open_owned",
    "appliance": "closed_appliance",
    "licence": "closed_licence",
}
_BASES = {
    "always on": "always_on",
    "hours in use": "active_window",
    "scale to zero": "scale_to_zero",
}
_WITHOUT_LIMIT = 1e15
"""Output tokens a second of a machine of whose speed nothing is said."""


@dataclass(frozen=True)
class Reckoned:
    """An option run alone through the engine; row 0 is the case."""

    choice: Choice
    month: Month
    context: Context
    costing: Costing
    placement: Placement
    lines: tuple[Line, ...]
    goodput: Array | None
    """Output tokens a second that one machine keeps, shape ``(rows,)``; None without a limit."""

    @property
    def servers(self) -> int:
        """Whole machines at work in the last month; 0 where there are none."""
        return sum(pool.servers[2] for pool in self.costing.pools(self.placement))

    @property
    def capacity(self) -> float | None:
        """Requests a month that one machine can serve; None without a limit."""
        if self.goodput is None:
            return None
        return float(tasks_within(self.context, WORKLOAD, self.goodput)[0])


class Runs:
    """Runs the options of one case; each only once."""

    def __init__(self, case: Case) -> None:
        """Start with nothing run."""
        self.case = case
        self._done: dict[Hashable, Reckoned] = {}
        self._month: Month | None = None

    def choice(self, name: str) -> Choice:
        """Give an option by its name.

        Raises:
            AdvisorError: When the case has none of that name.
        """
        if name not in self.case.options:
            known = ", ".join(self.case.options)
            raise AdvisorError(
                [Problem("options", message("problem.case.no_option", found=name, known=known))]
            )
        return self.case.options[name]

    @property
    def month(self) -> Month:
        """The work of the first month; what fills a machine is read off the engine."""
        if self._month is None:
            asked = self.case.workload
            month = month_of(asked)
            if asked.fills:
                filled = reckon(self.case, self.choice(asked.fills), month).capacity
                if filled is None:
                    where = f"options.{asked.fills}"
                    raise AdvisorError.at(where, "problem.case.no_speed", option=asked.fills)
                filling = self.choice(asked.fills)
                machines = filling.machines if filling.form == "owned" else 1
                month = month.times(filled * machines * asked.utilisation)
            self._month = month
        return self._month

    def run(self, name: str) -> Reckoned:
        """Run an option at the case's volume."""
        return self._kept(name, lambda: reckon(self.case, self.choice(name), self.month))

    def sizing(self, name: str, **changes: object) -> Reckoned:
        """Run an option as machines that are bought, to read off how many whole ones it takes."""
        told = as_one(self.choice(name)).model_copy(
            update={"form": "bought", "price": 1.0, "machines": 1, **changes}
        )
        return self._kept((name, *changes), lambda: reckon(self.case, told, self.month))

    def _kept(self, key: Hashable, make: Callable[[], Reckoned]) -> Reckoned:
        if key not in self._done:
            self._done[key] = make()
        return self._done[key]


def reckon(
    case: Case,
    choice: Choice,
    month: Month,
    *,
    multiples: Array | None = None,
    unlimited: bool = False,
) -> Reckoned:
    """Run one option alone through the engine.

    Args:
        case: What it belongs to.
        choice: The option.
        month: The work.
        multiples: Multiples of the volume for the rows of the volume grid, as many as it has.
        unlimited: Whether the machines are taken to serve whatever comes.
    """
    choice = as_one(choice)
    assessment, catalogue = assessment_of(case, choice, month), catalogue_of(case, choice, month)
    scope = scope_of(assessment, catalogue, case.day)
    design = draw(resolve(assessment, catalogue, scope, case.day), samples=2, seed=0)
    if multiples is not None:
        design.volume_multiple[design.rows.volume_sweep] = multiples
    demand = {WORKLOAD: demand_of(design, WORKLOAD, case.horizon_months)}
    context = Context(assessment, design, demand, catalogue.templates)
    said = speed_of(choice, month, case.workload.hours_per_month)
    speed = _WITHOUT_LIMIT if said is None or unlimited else said

    def judge(_option: DeploymentOption, _kind: ServerType, _workload: str) -> Capability:
        return _stated(design, choice, speed)

    costing = Costing(context, judge)
    option = _option(scope, catalogue, choice)
    placement = {WORKLOAD: (option, option, option)}
    goodput = np.full(design.rows.total, speed * choice.usable_share)
    return Reckoned(
        choice=choice,
        month=month,
        context=context,
        costing=costing,
        placement=placement,
        lines=tuple(costing.lines(placement)),
        goodput=None if said is None or unlimited else goodput,
    )


def _stated(design: Design, choice: Choice, speed: float) -> Capability:
    """Give what a machine does as the case states it, in place of what the engine would predict."""
    maximum = np.full(design.rows.total, speed)
    return Capability(
        fit=Fit(1, 1.0, 0.0, 0.0),
        goodput=maximum * choice.usable_share,
        maximum=maximum,
        share_met=1.0,
    )


def _option(scope: Scope, catalogue: Catalogue, choice: Choice) -> DeploymentOption:
    """Choose the engine's option of the form the case tells, with the machine's own size."""
    fee = "one_off" if choice.licence_once is not None else "yearly"
    for option in stand(scope, catalogue):
        if option.form != _FORMS[choice.form]:
            continue
        if choice.form == "rented" and option.basis != _BASES[choice.basis]:
            continue
        if choice.form == "licence" and option.fee != fee:
            continue
        owned = option.server is not None and option.server.owned is not None
        if owned != (choice.form == "owned") or option.more:
            continue
        if choice.form in {"bought", "licence"} and option.server is not None:
            return replace(option, server=replace(option.server, per_server=choice.accelerators))
        return option
    text = f"the engine lists no option of the form {choice.form}"
    raise LookupError(text)
