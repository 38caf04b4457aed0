"""What rented machines cost at least for the load of one workload."""

from __future__ import annotations

from dataclasses import replace

import numpy as np

from advisor.cost.asked import asked_of
from advisor.cost.cash_flow import Costing
from advisor.cost.commitment import hourly_rent
from advisor.cost.context import Array
from advisor.cost.hiring import staffed_from
from advisor.cost.line import Course, Flow, running
from advisor.cost.load import peak_load
from advisor.cost.pool import Span
from advisor.cost.rental import rental_lines, window_hours
from advisor.decision.programme.units import pool_by_hand, worth_of
from advisor.options.deployment import DeploymentOption
from advisor.sizing.tokens import HOURS_PER_MONTH


def least_rent(costing: Costing, option: DeploymentOption, workload: str, phase: int) -> float:
    """Give the least rent of a workload's load in a phase: replicas in parts, never rounded up."""
    context, kind = costing.context, option.tiers[0]
    asked = asked_of(context, option.model.id)
    able = costing.capability(option, kind, workload)
    if able is None:
        return 0.0
    share = context.calendar.shares[phase]
    start, end = context.calendar.window(phase)
    window = max(start, staffed_from(context, option)), end
    if window[0] >= end:
        return 0.0
    span = Span(*window, phase, (1,), ((workload, share),))
    pool = replace(
        pool_by_hand(context, option, window[1]), capability={(kind.key, workload): able}
    )
    if option.basis == "committed":
        price = hourly_rent(context, pool, able.fit.accelerators)[0]
        price = price * (
            1 - context.design[f"rental.discount_{context.assessment.candidates.commitment}"]
        )
        factors = [-price]
    else:
        factors = [
            line.flow.factor
            for line in rental_lines(context, pool, span)
            if isinstance(line.flow, Flow)
        ]

    def hours() -> Array:
        drift = context.drift("rental_price", 0, window[1])
        drift = np.minimum.accumulate(drift) if option.basis == "committed" else drift
        load = peak_load(asked, pool.capability, [kind.key], (1,), span.loads, window)
        at = (
            HOURS_PER_MONTH
            if option.basis in {"always_on", "committed"}
            else window_hours(context, span)
        )
        if option.basis == "scale_to_zero":
            demand = asked.demand[workload]
            working = demand.output * share / (3600 * able.goodput)
            return np.asarray(demand.tasks[slice(*window)] * working * drift[slice(*window)])
        return np.asarray(load * at * drift[slice(*window)])

    course = Course(("least rent", option.id, workload, phase), *window, hours)
    lines = [running("rental", 1, option.id, Flow(factor, course), ()) for factor in factors]
    return -worth_of(context, lines)
