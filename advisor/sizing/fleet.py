"""What one unit of machines does for one workload within its targets, and how fleets are sized."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.design import Design
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.memory import Fit, fit
from advisor.sizing.queueing import goodput
from advisor.sizing.throughput import Request, replica_in
from advisor.sizing.tokens import Demand

Array = NDArray[np.float64]
HOLDS_IN = 0.9
"""Share of futures in which a rule on what is worked out has to hold (``engine.md`` §6)."""


@dataclass(frozen=True)
class Capability:
    """What one unit (a server, or a rented replica) does for one workload."""

    fit: Fit
    goodput: Array
    """Output tokens per second that keep the target under load, shape ``(rows,)``."""
    maximum: Array
    """Output tokens per second at full load."""
    share_met: float
    """Share of the random futures in which a single request meets both targets."""


def capability(
    design: Design,
    option: DeploymentOption,
    server: ServerType,
    workload: str,
    demand: Demand,
    targets: tuple[float, float],
) -> Capability | None:
    """Work out what one unit of a kind of server does for a workload.

    A server holds as many replicas as fit; a rented unit is one replica. Each replica has a queue
    of its own. The speed model's error for this accelerator and model, and how the arrivals
    bunch, are inputs.

    Args:
        design: The drawn inputs.
        option: How the model is run.
        server: A kind of server of the option.
        workload: Id of the workload.
        demand: Of the workload.
        targets: Seconds to the first token and per following one that users accept.

    Returns:
        The capability, or None when the model does not fit into the machine.
    """
    available = within_reach(option, server)
    found = fit(option.architecture, server.accelerator, available, context_of(design, demand))
    if found is None:
        return None
    request = Request(demand.prompt_per_call, demand.output_per_call, *targets)
    one = goodput(
        replica_in(option.architecture, server.accelerator, found, server.engine),
        server.speed,
        found,
        request,
        design[f"workload.{workload}.burstiness"],
        design[speed_id(option, server)],
    )
    replicas = 1 if option.form == "open_rented" else available // found.accelerators
    return Capability(
        fit=found,
        goodput=one.output_tokens_per_s * replicas,
        maximum=one.maximum * replicas,
        share_met=float(one.feasible[design.rows.random].mean()),
    )


def speed_id(option: DeploymentOption, server: ServerType) -> str:
    """Name the input that says how true speed differs from predicted."""
    return f"throughput.{server.accelerator.id}.{option.architecture.id}"


def within_reach(option: DeploymentOption, server: ServerType) -> int:
    """Give the accelerators that one replica may stretch over; 8 of those that are rented."""
    return 8 if option.form == "open_rented" else server.per_server


def context_of(design: Design, demand: Demand) -> float:
    """Give the tokens of a call's prompt and answer that nine futures of ten stay within."""
    calls = (demand.prompt_per_call + demand.output_per_call)[design.rows.random]
    return quantile_of(calls, HOLDS_IN)


def quantile_of(values: Array, quantile: float) -> float:
    """Give a quantile as `numpy.quantile` does, by partial sorting.

    Args:
        values: Shape ``(samples,)``, at least one.
        quantile: From 0 to 1.
    """
    position = quantile * (values.size - 1)
    below = int(position)
    above = min(below + 1, values.size - 1)
    there = np.partition(values, (below, above))
    return float(there[below] + (there[above] - there[below]) * (position - below))
