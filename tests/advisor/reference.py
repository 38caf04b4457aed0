"""What three options cost, in plain numbers month by month, for holding the engine against.

Written from the notes on the engine, not from it, and with nothing of it: no rows, no arrays. One
workload in the world of ``builders``; who reads this can follow it with a pocket calculator.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

HOURS = 730.0
MOST = 1_000_000
"""Servers of a kind that are thought of at most."""
ROUND = 12
"""Months between two orders within a phase."""


@dataclass(frozen=True)
class Case:
    """Everything a sum needs; ids of figures and fields as in ``builders``."""

    figures: Mapping[str, float]
    fields: Mapping[str, float]
    volume: float
    value: float
    lost: bool
    """Whether a failed task is lost rather than done by hand."""
    horizon: int
    starts: tuple[int, int, int]
    shares: tuple[float, float, float]
    spare: int = 0

    @property
    def phases(self) -> list[tuple[int, int, int]]:
        """Number, first month and the one after the last of each phase that has months."""
        ends = (self.starts[1], self.starts[2], self.horizon)
        return [(p, self.starts[p], ends[p]) for p in range(3) if self.starts[p] < ends[p]]

    def drift(self, name: str, month: int) -> float:
        return float((1 + self.figures[f"drift.{name}"]) ** (month / 12))

    def tasks(self, month: int) -> float:
        """Tasks of a month at full roll-out."""
        grown = (1 + self.fields["growth_per_year"]) ** (month / 12)
        return float(self.volume * self.fields["tasks_per_unit"] * grown)

    @property
    def calls(self) -> float:
        return self.fields["calls_per_task"] * (1 + self.fields["retry_share"])

    @property
    def prompt(self) -> float:
        return self.calls * self.fields["prompt_tokens"]

    @property
    def output(self) -> float:
        return self.calls * (self.fields["answer_tokens"] + self.fields["reasoning_tokens"])

    def month_of_work(self, month: int) -> float:
        """One engineer for a month."""
        figures = self.figures
        yearly = figures["salary.engineer.CN"] * figures["salary.loading_factor"]
        return yearly / 12 * self.drift("wage", month)

    def by_hand(self, month: int) -> float:
        """Doing one task by hand, or nothing where it is lost."""
        return 0.0 if self.lost else self.fields["cost_per_failure"] * self.drift("wage", month)

    def scope(self, month: int) -> float:
        """Share of the volume that is promised."""
        return next(self.shares[p] for p, start, end in self.phases if start <= month < end)


@dataclass
class Sum:
    """Money of month 0 as it adds up."""

    case: Case
    cost: float = 0.0
    benefit: float = 0.0

    def today(self, month: int) -> float:
        return float((1 + self.case.figures["finance.discount_rate"]) ** -(month / 12))

    def pay(self, month: int, amount: float) -> None:
        self.cost += amount * self.today(month)

    def gain(self, month: int, amount: float) -> None:
        self.benefit += amount * self.today(month)

    def work(self, month: int, figure: str) -> None:
        """Pay person-months at the wages of a month."""
        self.pay(month, self.case.figures[figure] * self.case.month_of_work(month))


def once_and_by_phase(found: Sum, implementation: str) -> None:
    """People's work that every option asks for."""
    case = found.case
    first = case.phases[0][1]
    found.work(first, implementation)
    found.work(first, "compliance.per_option")
    for _, start, _ in case.phases:
        found.work(start, "evaluation.per_workload_phase")
    found.work(case.horizon - 1, "exit.per_workload")


def staffed(found: Sum, figure: str, start: int) -> None:
    for month in range(start, found.case.horizon):
        found.work(month, figure)


def adapted(found: Sum) -> None:
    case = found.case
    every = int(case.figures["refresh.months"])
    for month in range(case.phases[0][1], case.horizon, every):
        found.work(month, "adaptation.per_hardware_kind")


def served(found: Sum, month: int, share: float, right: float) -> None:
    """Book what comes of a share of the tasks that a model tries, and of the rest."""
    case = found.case
    tasks, promised = case.tasks(month), case.scope(month)
    failed = share * (1 - right) + (promised - share)
    found.pay(month, tasks * failed * case.by_hand(month))
    done = share * right if case.lost else promised
    found.gain(month, tasks * done * case.value)


def task_at_closed_host(case: Case) -> float:
    """Dollars a million: 1 in, 0.1 cached, 4 out; later 0.5 in and 2 out."""
    cached = case.prompt * case.fields["cached_share"]
    now = (case.prompt - cached) * 1 + cached * 0.1 + case.output * 4
    later = case.prompt * 0.5 + case.output * 2
    wait = case.fields["deferrable_share"]
    dollars = now * (1 - wait) + min(now, later) * wait
    return dollars * case.figures["fx.CNY"] / 1e6


def task_at_open_host(case: Case) -> float:
    """Yuan a million: 2 in, 10 out."""
    return (case.prompt * 2 + case.output * 10) / 1e6


def closed_api(case: Case) -> Sum:
    """The best model behind an API."""
    found = Sum(case)
    once_and_by_phase(found, "implementation.api")
    staffed(found, "staff.operations_api", case.phases[0][1])
    for _, start, end in case.phases:
        for month in range(start, end):
            price = task_at_closed_host(case) * case.drift("api_price", month)
            found.pay(month, case.tasks(month) * case.scope(month) * price)
            served(found, month, case.scope(month), case.fields["success_rate"])
    return found


def right_of_open(case: Case) -> float:
    """The open model stands a whole range of quality below the best."""
    gap = case.figures["quality.gap_range"] * case.fields["quality_sensitivity"]
    return case.fields["success_rate"] * (1 - gap)


def busiest(case: Case) -> float:
    """Output tokens a second that one task a month asks for when it is busiest."""
    fields = case.fields
    urgent = (1 - fields["deferrable_share"]) * fields["peak_to_mean"]
    at_peak = urgent / (fields["active_hours_per_month"] * 3600)
    return case.output * max(at_peak, 1 / (HOURS * 3600))


def rented(case: Case) -> Sum:
    """Replicas of one accelerator, 50 tokens a second within the target, always on."""
    found = Sum(case)
    once_and_by_phase(found, "implementation.self_hosted")
    adapted(found)
    staffed(found, "staff.operations_rented", case.phases[0][1])
    for _, start, end in case.phases:
        for month in range(start, end):
            asked = case.tasks(month) * case.scope(month) * busiest(case)
            replicas = max(1, math.ceil(asked / 50 - 1e-9))
            hourly = case.figures["rental.ACC"] * case.drift("rental_price", month)
            found.pay(month, replicas * HOURS * hourly)
            served(found, month, case.scope(month), right_of_open(case))
    return found


@dataclass(frozen=True)
class Ready:
    """Servers that stand ready for a phase from a month on."""

    phase: int
    month: int
    servers: int


def fleet(case: Case) -> tuple[list[tuple[int, int, int]], list[Ready], dict[int, int]]:
    """Give the orders (ordered, there, servers), what stands ready, and when each phase starts."""
    lead = int(case.figures["hardware.lead_time_months"])
    orders: list[tuple[int, int, int]] = []
    ready: list[Ready] = []
    live: dict[int, int] = {}
    for phase, start, end in case.phases:
        months = [start] + [m for m in range(start + ROUND, end, ROUND) if m + lead < end]
        needed = 0
        for at, ordered in enumerate(months):
            first = start if at == 0 else ordered + lead
            last = months[at + 1] + lead if at + 1 < len(months) else end
            asked = max(case.tasks(m) for m in range(first, last)) * case.shares[phase]
            asked = asked * busiest(case) / 400
            whole = max(1, math.ceil(asked * (1 - 1e-10) - 1e-9))
            needed = max(needed, min(MOST, whole + (case.spare if phase else 0)))
            there = sum(servers for _, _, servers in orders)
            if needed > there:
                orders.append((ordered, ordered + lead, needed - there))
            come, month = 0, 0
            for _, arrives, servers in orders:
                if come < needed:
                    come, month = come + servers, arrives
            ready.append(Ready(phase, max(ordered, month), needed))
            live.setdefault(phase, ready[-1].month)
    return orders, ready, live


def missed(case: Case, asked: float, servers: int, whole: float) -> float:
    """Share of the tasks that servers miss: what cannot wait above them, or a month too short."""
    wait, peak = case.fields["deferrable_share"], case.fields["peak_to_mean"]
    urgent = (1 - wait) * peak / (case.fields["active_hours_per_month"] * 3600) * case.output
    load = asked * urgent / (400 * servers)
    found = 0.0
    if load > 1:
        part = 1 / load
        found = 1 - part
        if peak > 1:
            found = 1 - peak * part + (peak - 1) * part ** (peak / (peak - 1))
    return max(found * (1 - wait), 1 - 400 * servers / whole if whole > 400 * servers else 0.0)


def bought(case: Case) -> Sum:
    """Servers of eight accelerators: 400 tokens a second within the target, 800 at most.

    Those that would come after the last month are not ordered, and nobody is kept for them.
    """
    found = Sum(case)
    once_and_by_phase(found, "implementation.self_hosted")
    adapted(found)
    orders, ready, live = fleet(case)
    first_use = None
    for phase, start, end in case.phases:
        for month in range(start, end):
            by = [p for p, _, _ in case.phases if p <= phase and live[p] <= month]
            if not by:
                served(found, month, 0.0, 0.0)
                continue
            first_use = month if first_use is None else first_use
            share = min(case.shares[by[-1]], case.shares[phase])
            at_work(found, month, share, [r for r in ready if r.phase == by[-1]])
    if first_use is not None:
        staffed(found, "staff.operations_owned", max(s for s in case.starts if s <= first_use))
    for order in orders:
        if order[1] < case.horizon:
            purchase(found, *order)
    return found


def at_work(found: Sum, month: int, share: float, ready: list[Ready]) -> None:
    """Power, space and overflow of a month, and what the model does."""
    case, figures = found.case, found.case.figures
    there = [one for one in ready if one.month <= month] or ready[:1]
    servers, asked = there[-1].servers, case.tasks(month) * share
    kilowatts = 8 * 1 * (1 + figures["server.power_share"]) * servers
    whole = asked * case.output / (HOURS * 3600)
    idle = figures["server.idle_power_share"]
    drawn = kilowatts * (idle + (1 - idle) * min(1.0, whole / (800 * servers)))
    tariff = figures["electricity.CN"] * case.drift("electricity", month)
    found.pay(month, drawn * figures["pue.on_premises"] * HOURS * tariff)
    found.pay(month, kilowatts * figures["colocation.per_kw_month"])
    above = asked * missed(case, asked, servers, whole)
    found.pay(month, above * task_at_open_host(case) * case.drift("api_price", month))
    served(found, month, share, right_of_open(case))


def purchase(found: Sum, ordered: int, there: int, servers: int) -> None:
    """Pay servers, keep them, buy them again when they die, and sell what is alive at the end."""
    case, figures = found.case, found.case.figures
    life = max(12, round(figures["hardware.life_months"]))
    while there < case.horizon:
        price = servers * 8 * figures["purchase.ACC"] * (1 + figures["server.overhead_share"])
        price *= case.drift("hardware_price", ordered)
        found.pay(ordered, price * (1 + figures["hardware.install_share"]))
        for month in range(there, min(case.horizon, there + life)):
            found.pay(month, price * figures["hardware.maintenance_per_year"] / 12)
        if there + life >= case.horizon:
            left = figures["hardware.residual_at_36_months"] ** ((case.horizon - there) / 36)
            found.pay(case.horizon - 1, -price * left)
        ordered, there = ordered + life, there + life
