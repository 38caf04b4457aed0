"""What one unit of machines does for one workload within its targets, and how fleets are sized."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.design import Design
from advisor.inputs.scope import ServerType
from advisor.options.deployment import DeploymentOption
from advisor.sizing.load import server_of
from advisor.sizing.memory import Fit, fits
from advisor.sizing.queueing import Goodput, goodputs
from advisor.sizing.throughput import Request, replica_in
from advisor.sizing.tokens import Demand

Array = NDArray[np.float64]
LEAST_USE = 0.2
"""Share of the maximum below which no machine is run for the sake of a target: in a future in which
only an emptier one would keep it, it is missed, and no fleet is sized to that (a design choice)."""
_FAVOUR = 1.01
"""By how much a wider replica must be better: narrow ones fail and grow one by one."""
_LOOKED_AT = 64
"""Random futures in which the widths of a replica are compared."""
HOLDS_IN = 0.9
"""Share of futures in which a rule on what is worked out has to hold (``engine.md`` §6)."""


@dataclass(frozen=True)
class Capability:
    """What one unit (a server, or a rented replica) does for one workload."""

    fit: Fit
    goodput: Array
    """Output tokens per second that keep the target under load, shape ``(rows,)``.

    Never less than `LEAST_USE` of the maximum: where that misses the target users wait longer.
    """
    maximum: Array
    """Output tokens per second at full load."""
    share_met: float
    """Share of the random futures in which both targets hold under such a load."""


def capability(  # noqa: PLR0913 - a workload on a server is all of these
    design: Design,
    option: DeploymentOption,
    server: ServerType,
    workload: str,
    demand: Demand,
    targets: tuple[float, float],
    *,
    width: int | None = None,
) -> Capability | None:
    """Work out what one unit of a kind of server does for a workload.

    A server holds as many replicas as fit; a rented unit is one replica. Each replica has a queue
    of its own, and is cut as wide as pays. The speed model's error for this accelerator and
    model, and how the arrivals bunch, are inputs.

    Args:
        design: The drawn inputs.
        option: How the model is run.
        server: A kind of server of the option.
        workload: Id of the workload.
        demand: Of the workload.
        targets: Seconds to the first token and per following one that users accept.
        width: Accelerators of a replica where they are decided already.

    Returns:
        The capability, or None when the model does not fit into the machine.
    """
    available = within_reach(option, server)
    context = context_of(design, demand)
    widths = fits(option.architecture, server.accelerator, available, context)
    if width is not None:
        widths = tuple(one for one in widths if one.accelerators == width) or widths[:1]
    if not widths:
        return None
    loaded = _Loaded(design, option, server, workload, demand, targets)
    best = loaded.best(widths)
    (one,), replicas = loaded.under((best,), slice(None)), loaded.replicas(best)
    return Capability(
        fit=best,
        goodput=_used(one) * replicas,
        maximum=one.maximum * replicas,
        share_met=float(_met(one)[design.rows.random].mean()),
    )


def _used(one: Goodput) -> Array:
    return np.maximum(one.output_tokens_per_s, LEAST_USE * one.maximum)


def _met(one: Goodput) -> NDArray[np.bool_]:
    found: NDArray[np.bool_] = one.feasible & (one.output_tokens_per_s >= LEAST_USE * one.maximum)
    return found


@dataclass(frozen=True)
class _Loaded:
    """A workload on one unit of a kind of server, whose replicas may be cut in several ways."""

    design: Design
    option: DeploymentOption
    server: ServerType
    workload: str
    demand: Demand
    targets: tuple[float, float]

    def best(self, widths: Sequence[Fit]) -> Fit:
        """Choose among widths, the narrowest first, in a few of the futures."""
        if len(widths) == 1:
            return widths[0]
        first, stop = self.design.rows.random.start, self.design.rows.random.stop
        loads = self.under(widths, slice(first, min(first + _LOOKED_AT, stop)))
        best, load = widths[0], loads[0]
        for wider, there in zip(widths[1:], loads[1:], strict=True):
            if self.merit(wider, there) > self.merit(best, load, favour=_FAVOUR):
                best, load = wider, there
        return best

    def under(self, widths: Sequence[Fit], rows: slice) -> list[Goodput]:
        """Give what one replica of each width does under load in some rows."""
        prompt, output = self.demand.prompt_per_call[rows], self.demand.output_per_call[rows]
        request = Request(prompt, output, *self.targets, fresh=self.demand.fresh_per_call[rows])
        bursts = self.design[f"workload.{self.workload}.burstiness"][rows]
        pace = self.design[speed_id(self.option, self.server)][rows]
        model, accelerator = self.option.architecture, self.server.accelerator
        servers = [
            server_of(
                replica_in(model, accelerator, width, self.server.engine),
                *(self.server.speed, width, request, bursts, pace),
            )
            for width in widths
        ]
        return goodputs(servers, request)

    def replicas(self, width: Fit) -> int:
        """Give the replicas of one unit."""
        if self.option.is_rented:
            return 1
        return within_reach(self.option, self.server) // width.accelerators

    def merit(self, width: Fit, one: Goodput, favour: float = 1.0) -> tuple[bool, float, float]:
        """Rank a width: one that keeps the targets in enough futures before one that does not.

        Among those, by what an accelerator of the unit does in the future that fleets are sized
        to; those of a server that no replica takes count too.
        """
        replicas = self.replicas(width)
        met = float(_met(one).mean())
        paid = width.accelerators if self.option.is_rented else self.server.per_server
        done = quantile_of(_used(one), 1 - HOLDS_IN) * replicas / paid
        enough = met >= HOLDS_IN
        return enough, 0.0 if enough else met * favour, done * favour


def speed_id(option: DeploymentOption, server: ServerType) -> str:
    """Name the input that says how true speed differs from predicted."""
    return f"throughput.{server.accelerator.id}.{option.architecture.id}"


def within_reach(option: DeploymentOption, server: ServerType) -> int:
    """Give the accelerators that one replica may stretch over; 8 of those that are rented."""
    return 8 if option.is_rented else server.per_server


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
