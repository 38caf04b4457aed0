"""The highest load of one replica that keeps the targets, and its times from light to full load."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, fields

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.load import FULL, MOST, Load, Server, server_of, side_by_side
from advisor.sizing.memory import Fit
from advisor.sizing.replica import Replica
from advisor.sizing.throughput import Request

Array = NDArray[np.float64]
LIGHTEST = 0.1
"""Mean concurrency of the lightest load that is looked at: nine moments of ten see no request."""
_HALVINGS = 8
"""Of the logarithm of the load between the lightest and the full one; the rest is a line."""


@dataclass(frozen=True)
class Goodput:
    """The highest load of one replica at which both targets hold, shape ``(rows,)``."""

    output_tokens_per_s: Array
    requests_per_s: Array
    concurrency: Array
    """Requests that are decoded at the same time, on average."""
    ttft_p95_s: Array
    tpot_p95_s: Array
    utilisation: Array
    """Share of the maximum."""
    maximum: Array
    """Output tokens per second at full load, whatever the targets."""
    feasible: NDArray[np.bool_]
    """Whether the targets hold at the lightest load; where they do not, the load is that one."""


@dataclass(frozen=True)
class LoadCurve:
    """A replica from its lightest to nearly its full load, shape ``(points, rows)``."""

    requests_per_s: Array
    output_tokens_per_s: Array
    utilisation: Array
    concurrency: Array
    ttft_p95_s: Array
    tpot_p95_s: Array


def goodput(  # noqa: PLR0913, PLR0917 - a load is all of these
    replica: Replica,
    constants: SpeedConstants,
    fit: Fit,
    request: Request,
    burstiness: Array,
    pace: Array,
    most: float = MOST,
) -> Goodput:
    """Find the highest load at which the 95th percentiles of both times keep their targets.

    It never rises with a tighter target: the loads that are tried halve the same span, and between
    the last two the excess of the worse time over its target is taken as a line.

    Args:
        replica: As ``throughput.replica_in`` describes it.
        constants: Of the speed model.
        fit: How the model lies in memory.
        request: The call and its targets; without a target the load is the full one.
        burstiness: Squared coefficient of variation of the gaps between arrivals, above 0; 1 where
            arrivals are independent of each other. Shape ``(rows,)``.
        pace: True speed over predicted, above 0. Shape ``(rows,)``.
        most: Concurrent sequences at the most.
    """
    return goodput_of(server_of(replica, constants, fit, request, burstiness, pace, most), request)


def goodputs(servers: Sequence[Server], request: Request) -> list[Goodput]:
    """Give the goodput of several replicas that get the same requests, all looked at at once."""
    together = side_by_side(servers) if len(servers) > 1 else None
    if together is None:
        return [goodput_of(one, request) for one in servers]
    found = goodput_of(together, request)
    return [
        Goodput(**{one.name: getattr(found, one.name)[at] for one in fields(Goodput)})
        for at in range(len(servers))
    ]


def goodput_of(one: Server, request: Request) -> Goodput:
    """Give the goodput of a replica, or of several that are put on a leading axis."""
    low, high = np.full_like(one.room, np.log(LIGHTEST)), np.log(one.room)
    under, over = _excess(one.at(np.exp(low)), request), _excess(one.at(one.room), request)
    feasible, unbound = under <= 0, over <= 0
    for _ in range(_HALVINGS):
        middle = (low + high) / 2
        there = _excess(one.at(np.exp(middle)), request)
        below = there <= 0
        low, under = np.where(below, middle, low), np.where(below, there, under)
        high, over = np.where(below, high, middle), np.where(below, over, there)
    reached = low + (high - low) * np.clip(under / np.minimum(under - over, -FULL), 0.0, 1.0)
    reached = np.where(feasible, reached, np.log(LIGHTEST))
    concurrency = np.where(unbound, one.room, np.exp(reached))
    found = one.at(concurrency)
    return Goodput(
        output_tokens_per_s=found.requests_per_s * request.output,
        requests_per_s=found.requests_per_s,
        concurrency=concurrency,
        ttft_p95_s=found.ttft,
        tpot_p95_s=found.tpot,
        utilisation=found.requests_per_s / one.full,
        maximum=one.full * request.output,
        feasible=feasible,
    )


def _excess(load: Load, request: Request) -> Array:
    """Give by how much, as a logarithm, the worse of the two times is above its target."""
    least = 1e-9
    worse = np.maximum(
        load.ttft / max(request.ttft_s, least), load.tpot / max(request.tpot_s, least)
    )
    excess: Array = np.log(np.maximum(worse, least))
    return excess


def load_curve(  # noqa: PLR0913, PLR0917 - a load is all of these
    replica: Replica,
    constants: SpeedConstants,
    fit: Fit,
    request: Request,
    burstiness: Array,
    pace: Array,
    most: float = MOST,
    points: int = 48,
) -> LoadCurve:
    """Follow the 95th percentiles from the lightest load to 99 % of the room, as in ``goodput``.

    Args:
        replica: See ``goodput``; its targets do not matter here.
        constants: See ``goodput``.
        fit: See ``goodput``.
        request: See ``goodput``.
        burstiness: See ``goodput``.
        pace: See ``goodput``.
        most: See ``goodput``.
        points: Loads that are looked at; they lie closer where the load is high.
    """
    one = server_of(replica, constants, fit, request, burstiness, pace, most)
    along = 1 - (1 - np.linspace(0, 1, points)[:, np.newaxis]) ** 1.5
    concurrency = LIGHTEST * (0.99 * one.room / LIGHTEST) ** along
    load = one.at(concurrency)
    return LoadCurve(
        requests_per_s=load.requests_per_s,
        output_tokens_per_s=load.requests_per_s * request.output,
        utilisation=load.requests_per_s / one.full,
        concurrency=concurrency,
        ttft_p95_s=np.maximum.accumulate(load.ttft),
        tpot_p95_s=np.maximum.accumulate(load.tpot),
    )
