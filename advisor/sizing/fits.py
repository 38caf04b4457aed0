"""What each open model would do on owned machines: fits or not, how fast, for how many users."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import CURRENT, SpeedConstants
from advisor.errors import Message, Quantity, message
from advisor.evaluation.served import Call, Course, Fit, Served
from advisor.sizing import memory
from advisor.sizing.energy import Power, kwh_per_million_tokens, server_power
from advisor.sizing.load import Server, server_of
from advisor.sizing.queueing import Goodput, goodputs, load_curve
from advisor.sizing.throughput import Request, replica_in

_POINTS = 96
"""Loads of the course; where places run short, waiting rises steeply."""


@dataclass(frozen=True)
class Machines:
    """Servers of one kind that are owned."""

    accelerator: Accelerator
    per_server: int
    servers: float
    """How many of them are free for the workloads."""
    power_share: float
    idle_share: float
    constants: SpeedConstants
    engine: str = CURRENT
    """Kind of engine that serves on it, one of ``ENGINES``."""

    @property
    def power(self) -> Power:
        """What all of them draw."""
        count = self.per_server * self.servers
        return server_power(self.accelerator, count, self.power_share, self.idle_share)


def fit_of(
    model: LanguageModel, machines: Machines, call: Call, pace: Callable[[str], float]
) -> Fit:
    """Say of one model what `fits_of` says of several."""
    (found,) = fits_of([model], machines, call, pace)
    return found


def fits_of(
    models: Sequence[LanguageModel], machines: Machines, call: Call, pace: Callable[[str], float]
) -> list[Fit]:
    """Say whether each model runs on one server, how fast, and for how many users.

    The loads of all replicas, of each model at each width, are looked for at once.

    Args:
        models: Open models.
        machines: The servers.
        call: What is asked for.
        pace: True speed over predicted, by model id; asked only where the model fits.
    """
    request = _request(call)
    widths = [_widths(model, machines, call) for model in models]
    wanted = [
        (model, one) for model, several in zip(models, widths, strict=True) for one in several
    ]
    servers = [_server(model, machines, call, one, pace(model.id)) for model, one in wanted]
    loads = iter(goodputs(servers, request))
    return [
        _fit(model, machines, call, [_served(machines, call, one, next(loads)) for one in several])
        for model, several in zip(models, widths, strict=True)
    ]


def _widths(model: LanguageModel, machines: Machines, call: Call) -> tuple[memory.Fit, ...]:
    """Give the widths of a replica of a model; none where it does not fit, or nobody knows."""
    if model.parameters_b is None or model.kv_elements_per_token is None:
        return ()
    context = call.prompt + call.output
    return memory.fits(model, machines.accelerator, machines.per_server, context)


def _fit(model: LanguageModel, machines: Machines, call: Call, served: Sequence[Served]) -> Fit:
    """Say how a model fits at its best width, or why it does not."""
    if not served:
        reason = _too_large(model, machines, call)
        return Fit(model.id, model.name, fits=False, tokens_per_second=None, reason=reason)
    best = max(served, key=_worth)
    replicas = machines.per_server // best.accelerators
    reason = message("fit.fits", replicas=replicas, accelerators=best.accelerators)
    whole = best.maximum / machines.servers if machines.servers else 0.0
    return Fit(model.id, model.name, True, whole, reason, best)  # noqa: FBT003 - it fits


def _too_large(model: LanguageModel, machines: Machines, call: Call) -> Message:
    if model.parameters_b is None or model.kv_elements_per_token is None:
        return message("fit.unknown_size", model=model.name)
    needed = memory.needed_gb(model, machines.accelerator, call.prompt + call.output)
    usable = memory.usable_gb(machines.accelerator, machines.per_server)
    sizes = {"needed": Quantity(needed, "GB"), "available": Quantity(usable, "GB")}
    return message("fit.too_large", **sizes)


def _request(call: Call) -> Request:
    """Give the call as one row."""
    fresh = max(call.prompt * (1 - call.cached), 1.0)
    return Request(
        np.array([call.prompt]),
        np.array([call.output]),
        call.ttft_s,
        call.tpot_s,
        np.array([fresh]),
    )


def _server(
    model: LanguageModel, machines: Machines, call: Call, layout: memory.Fit, pace: float
) -> Server:
    return server_of(
        replica_in(model, machines.accelerator, layout, machines.engine),
        machines.constants,
        layout,
        _request(call),
        np.array([call.burstiness]),
        np.array([pace]),
    )


def _served(machines: Machines, call: Call, layout: memory.Fit, one: Goodput) -> Served:
    replicas = machines.per_server // layout.accelerators * machines.servers
    rate = float(one.output_tokens_per_s[0]) * replicas
    concurrent = float(one.concurrency[0]) * replicas
    watts = machines.power.at(float(one.utilisation[0]))
    return Served(
        accelerators=layout.accelerators,
        maximum=float(one.maximum[0]) * replicas,
        output_tokens_per_s=rate,
        holds=bool(one.feasible[0]),
        concurrent=concurrent,
        users=users_of(concurrent, rate / call.output, call.think_s),
        ttft_p95_s=float(one.ttft_p95_s[0]),
        tpot_p95_s=float(one.tpot_p95_s[0]),
        kwh_per_mtok=float(kwh_per_million_tokens(watts, rate)) if rate else 0.0,
    )


def _worth(served: Served) -> tuple[bool, float]:
    """Rank the widths of a replica: those that keep the targets, then what all servers do."""
    return served.holds, served.output_tokens_per_s


def users_of(concurrent: float, requests_per_s: float, think_s: float) -> float:
    """Give how many people a load serves: ``requests/s × (response + thinking)``.

    By Little's law those who wait for a response are the concurrent requests; the short wait for
    the first token is left out.
    """
    return concurrent + requests_per_s * think_s


def course_of(
    model: LanguageModel, machines: Machines, call: Call, served: Served, pace: float
) -> Course:
    """Follow a model on all servers through the load, at the width that serves most.

    Args:
        model: Open model.
        machines: The servers, not none.
        call: What is asked for.
        served: What `fit_of` says of them.
        pace: True speed over predicted.
    """
    widths = _widths(model, machines, call)
    layout = next(one for one in widths if one.accelerators == served.accelerators)
    curve = load_curve(
        replica_in(model, machines.accelerator, layout, machines.engine),
        machines.constants,
        layout,
        _request(call),
        np.array([call.burstiness]),
        np.array([pace]),
        points=_POINTS,
    )
    replicas = machines.per_server // layout.accelerators * machines.servers
    rate, busy = curve.output_tokens_per_s[:, 0] * replicas, curve.utilisation[:, 0]
    concurrent = curve.concurrency[:, 0] * replicas
    return Course(
        output_tokens_per_s=rate,
        utilisation=busy,
        concurrent=concurrent,
        users=concurrent + rate / call.output * call.think_s,
        ttft_p95_s=curve.ttft_p95_s[:, 0],
        tpot_p95_s=curve.tpot_p95_s[:, 0],
        kwh_per_mtok=np.asarray(kwh_per_million_tokens(machines.power.at(busy), rate)),
    )
