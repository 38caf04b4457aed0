"""Where two options cost the same: in volume, in utilisation and in time."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cost.cash_flow import Costing, Placement
from advisor.cost.context import Array, Context, Line
from advisor.cost.pool import load_in
from advisor.decision.choices import Choices
from advisor.evaluation import BreakEven, VolumeCurve, VolumeSweep
from advisor.options.deployment import DeploymentOption
from advisor.sizing.tokens import DAYS_PER_MONTH
from advisor.uncertainty.bands import monthly_cost
from advisor.uncertainty.payback import course, paid_back_after


@dataclass(frozen=True)
class Alone:
    """One option carrying every workload through every phase."""

    option: DeploymentOption
    placement: Placement
    cost: Array
    """Net present cost, shape ``(rows,)``."""
    benefit: Array
    """Net present benefit, shape ``(rows,)``."""
    lines: tuple[Line, ...]
    monthly: Array
    """Undiscounted cost by month, shape ``(months, rows)``."""
    utilisation: Array
    """Largest need of the last phase over the servers, shape ``(rows,)``; 0 without servers."""


def alone(costing: Costing, option: DeploymentOption, workloads: Iterable[str]) -> Alone:
    """Reckon an option that carries the given workloads through every phase."""
    path = (option, option, option)
    placement = dict.fromkeys(workloads, path)
    lines, present = costing.reckoned(placement)
    return Alone(
        option=option,
        placement=placement,
        cost=present.cost,
        benefit=present.benefit,
        lines=lines,
        monthly=monthly_cost(costing.context, lines),
        utilisation=_utilisation(costing, placement),
    )


def compared(choices: Choices) -> frozenset[str]:
    """Choose the workloads to compare options on: the most that one API may serve.

    Where no API may serve any, all workloads.
    """
    served: dict[str, set[str]] = {}
    for workload, options in choices.admitted.items():
        for option in options:
            if option.price is not None:
                served.setdefault(option.id, set()).add(workload)
    widest = max(served.values(), key=len, default=set(choices.admitted))
    return frozenset(widest)


def comparable(costing: Costing, choices: Choices, workloads: frozenset[str]) -> tuple[Alone, ...]:
    """Reckon every option that may serve all of some workloads."""
    able = [set(choices.admitted[workload]) for workload in sorted(workloads)]
    shared = set.intersection(*able) if able else set()
    return tuple(alone(costing, o, workloads) for o in sorted(shared, key=lambda o: o.id))


def sweep(context: Context, every: Sequence[Alone]) -> VolumeSweep:
    """Read the volume rows: net present cost of each option, none above its servers' capacity."""
    rows = context.design.rows.volume_sweep
    workloads = sorted({workload for one in every for workload in one.placement})
    planned = tokens_per_day(context, workloads)
    curves = []
    for one in every:
        cost, load = one.cost[rows], one.utilisation[rows]
        values = [float(c) if u <= 1 else None for c, u in zip(cost, load, strict=True)]
        curves.append(VolumeCurve(option=one.option.id, net_present_cost=tuple(values)))
    multiples = context.design.volume_multiple[rows]
    return VolumeSweep(
        tokens_per_day=tuple(float(planned * m) for m in multiples),
        planned_tokens_per_day=planned,
        curves=tuple(curves),
        workloads=tuple(workloads),
    )


def crossings(context: Context, every: Sequence[Alone]) -> tuple[BreakEven, ...]:
    """Set the cheapest option of each form with machines against the cheapest API."""
    best = _cheapest_by_form(every)
    apis = [best[form] for form in ("closed_api", "open_hosted") if form in best]
    machines = [one for form, one in best.items() if one.option.server is not None]
    return tuple(_between(context, one, api) for api in apis for one in machines)


def tokens_per_day(context: Context, workloads: Iterable[str]) -> float:
    """Give the likely tokens per day of some workloads at full roll-out in month 0."""
    total = sum(
        float(demand.tasks[0, 0] * (demand.prompt[0] + demand.output[0]))
        for demand in (context.demand[workload] for workload in workloads)
    )
    return total / DAYS_PER_MONTH


def _between(context: Context, fixed: Alone, api: Alone) -> BreakEven:
    rows = context.design.rows.volume_sweep
    multiples = context.design.volume_multiple[rows]
    lead = (api.cost - fixed.cost)[rows]
    within = fixed.utilisation[rows] <= 1
    multiple = _first_crossing(multiples[within], lead[within])
    month, later = (
        paid_back_after(
            course(context, fixed.lines, discounted=at_present),
            course(context, api.lines, discounted=at_present),
        )
        for at_present in (False, True)
    )
    tokens, load, capped = None, None, "never"
    if multiple is not None:
        tokens = tokens_per_day(context, fixed.placement) * multiple
        capped = ""
        if fixed.option.is_bought:
            load = float(np.interp(multiple, multiples, fixed.utilisation[rows]))
    elif not within.all():
        capped = "capacity"
    return BreakEven(
        between=(fixed.option.id, api.option.id),
        tokens_per_day=tokens,
        utilisation=load,
        month=month,
        month_discounted=later,
        capped_by=capped,
    )


def _first_crossing(multiples: Array, lead: Array) -> float | None:
    """Find the lowest volume from which machines are cheaper.

    Between two points of the grid costs are taken as straight lines in the volume, as those of
    tokens, power and machines that are there anyway are. Cheaper already at the lowest volume of
    the grid counts as crossing there.
    """
    cheaper = np.flatnonzero(lead > 0)
    if not cheaper.size:
        return None
    at = int(cheaper[0])
    if at == 0:
        return float(multiples[0])
    share = -lead[at - 1] / (lead[at] - lead[at - 1])
    return float(multiples[at - 1] + share * (multiples[at] - multiples[at - 1]))


def _cheapest_by_form(every: Sequence[Alone]) -> Mapping[str, Alone]:
    best: dict[str, Alone] = {}
    for one in sorted(every, key=lambda a: float(a.cost[0])):
        best.setdefault(one.option.form, one)
    return best


def _utilisation(costing: Costing, placement: Placement) -> Array:
    context = costing.context
    load = np.zeros(context.design.rows.total)
    for pool in costing.pools(placement):
        if pool.option.is_bought:
            for span in pool.spans:
                if span.phase == 2:
                    load = np.maximum(load, load_in(context, pool, span).max(axis=0))
    return load
