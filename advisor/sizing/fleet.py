"""Whole servers, the same in every future: decided at the gate on what is known there."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.design import Design
from advisor.options.deployment import DeploymentOption
from advisor.sizing.memory import Fit, fit
from advisor.sizing.throughput import Request, speed
from advisor.sizing.tokens import Demand

Array = NDArray[np.float64]
HOLDS_IN = 0.9
"""Share of futures whose context has to fit into the memory (``engine.md`` §6)."""


@dataclass(frozen=True)
class Capability:
    """What one unit (a server, or a rented replica) does for one workload."""

    fit: Fit
    goodput: Array
    """Output tokens per second that keep the target, shape ``(rows,)``."""
    maximum: Array
    """Output tokens per second at full load."""
    share_met: float
    """Share of the random futures in which a single request meets both targets."""


def capability(
    design: Design, option: DeploymentOption, demand: Demand, ttft_s: float, tpot_s: float
) -> Capability | None:
    """Work out what one unit of an option's machines does for a workload.

    A server holds as many replicas as fit; a rented unit is one replica. The speed model's
    error and the share of the maximum at which targets hold under load are inputs.

    Returns:
        The capability, or None when the model does not fit into the machine.
    """
    if option.server is None:
        return None
    rented = option.form == "open_rented"
    available = within_reach(option)
    context = context_of(design, demand)
    found = fit(option.architecture, option.server.accelerator, available, context)
    if found is None:
        return None
    constants = option.server.speed
    request = Request(demand.prompt_per_call, demand.output_per_call, ttft_s, tpot_s)
    one = speed(option.architecture, option.server.accelerator, found, constants, request)
    replicas = 1 if rented else available // found.accelerators
    maximum = one.output_tokens_per_s * replicas * design["sizing.throughput_factor"]
    return Capability(
        fit=found,
        goodput=maximum * design["sizing.target_utilisation"],
        maximum=maximum,
        share_met=float(one.meets_target[design.rows.random].mean()),
    )


def within_reach(option: DeploymentOption) -> int:
    """Give the accelerators that one replica may stretch over; 8 of those that are rented."""
    if option.form == "open_rented" or option.server is None:
        return 8
    return option.server.per_server


def context_of(design: Design, demand: Demand) -> float:
    """Give the tokens of a call's prompt and answer that nine futures of ten stay within."""
    calls = (demand.prompt_per_call + demand.output_per_call)[design.rows.random]
    return float(np.quantile(calls, HOLDS_IN))


def whole_servers(need: Array, rows: slice, quantile: float) -> int:
    """Size a fleet to a quantile of what the random futures need, at least one server.

    Args:
        need: Servers needed, a fraction, largest month of the phase, shape ``(rows,)``.
        rows: The random rows.
        quantile: Share of futures that the fleet serves whole.
    """
    position = quantile * (need[rows].size - 1)
    below = int(position)
    above = min(below + 1, need[rows].size - 1)
    sorted_there = np.partition(need[rows], (below, above))
    step = sorted_there[above] - sorted_there[below]
    found = sorted_there[below] + step * (position - below)
    return max(1, int(np.ceil(found - 1e-9)))
