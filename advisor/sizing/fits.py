"""What each open model would do on owned machines: fits or not, how fast, for how many users."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import CURRENT, SpeedConstants
from advisor.errors import Message, Quantity, message
from advisor.sizing import memory
from advisor.sizing.energy import Power, kwh_per_million_tokens, server_power
from advisor.sizing.queueing import goodput, load_curve
from advisor.sizing.throughput import Request, replica_in

Array = NDArray[np.float64]
TYPICAL_PROMPT = 1024.0
TYPICAL_OUTPUT = 512.0
"""Tokens of the call that models are compared on where no workload is chosen: a design choice,
shown."""
TYPICAL_TTFT_S = 2.0
TYPICAL_TPOT_S = 0.1
"""Its targets: ten tokens a second are faster than people read (a design choice, shown)."""
_POINTS = 96
"""Loads of the course; where places run short, waiting rises steeply."""


@dataclass(frozen=True)
class Call:
    """The model call that machines are judged on."""

    burstiness: float
    """Squared coefficient of variation of the gaps between calls, above 0."""
    think_s: float
    """Seconds between an answer's end and the next call of the same person."""
    prompt: float = TYPICAL_PROMPT
    """Tokens, above 0."""
    output: float = TYPICAL_OUTPUT
    ttft_s: float = TYPICAL_TTFT_S
    """Target for the 95th percentile of the time to the first token."""
    tpot_s: float = TYPICAL_TPOT_S
    """Target for the 95th percentile of the time per following token."""
    cached: float = 0.0
    """Share of the prompt that the engine still holds from calls before, 0 to 1."""

    @property
    def request(self) -> Request:
        """The call as one row."""
        fresh = max(self.prompt * (1 - self.cached), 1.0)
        return Request(
            np.array([self.prompt]),
            np.array([self.output]),
            self.ttft_s,
            self.tpot_s,
            np.array([fresh]),
        )


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


@dataclass(frozen=True)
class Served:
    """What all servers together do for a call within its targets."""

    layout: memory.Fit
    """How the model lies in memory, at the width that serves most."""
    maximum: float
    """Output tokens per second at full load, whatever the targets."""
    output_tokens_per_s: float
    """Highest load at which both targets hold."""
    holds: bool
    """Whether they hold at any load."""
    concurrent: float
    """Requests that are decoded at the same time."""
    users: float
    """People at work with it: those who wait for an answer and those who read one."""
    ttft_p95_s: float
    tpot_p95_s: float
    kwh_per_mtok: float
    """Energy of a million output tokens at that load, kWh; cooling comes on top."""


@dataclass(frozen=True)
class Fit:
    """One model on some servers of one kind."""

    model: str
    name: str
    fits: bool
    tokens_per_second: float | None
    """Output tokens per second of one server at full load; None where it does not fit."""
    reason: Message
    served: Served | None = None
    """None where it does not fit."""


def fit_of(
    model: LanguageModel, machines: Machines, call: Call, pace: Callable[[str], float]
) -> Fit:
    """Say whether a model runs on one server, how fast, and for how many users.

    Args:
        model: Open model.
        machines: The servers.
        call: What is asked for.
        pace: True speed over predicted, by model id; asked only where the model fits.
    """

    def refused(reason: Message) -> Fit:
        return Fit(model.id, model.name, fits=False, tokens_per_second=None, reason=reason)

    if model.parameters_b is None or model.kv_elements_per_token is None:
        return refused(message("fit.unknown_size", model=model.name))
    context = call.prompt + call.output
    widths = memory.fits(model, machines.accelerator, machines.per_server, context)
    if not widths:
        needed = memory.needed_gb(model, machines.accelerator, context)
        usable = memory.usable_gb(machines.accelerator, machines.per_server)
        sizes = {"needed": Quantity(needed, "GB"), "available": Quantity(usable, "GB")}
        return refused(message("fit.too_large", **sizes))
    speed = pace(model.id)
    served = max((_served(model, machines, call, one, speed) for one in widths), key=_worth)
    replicas = machines.per_server // served.layout.accelerators
    reason = message("fit.fits", replicas=replicas, accelerators=served.layout.accelerators)
    whole = served.maximum / machines.servers if machines.servers else 0.0
    return Fit(model.id, model.name, True, whole, reason, served)  # noqa: FBT003 - it fits


def _served(
    model: LanguageModel, machines: Machines, call: Call, layout: memory.Fit, pace: float
) -> Served:
    one = goodput(
        replica_in(model, machines.accelerator, layout, machines.engine),
        machines.constants,
        layout,
        call.request,
        np.array([call.burstiness]),
        np.array([pace]),
    )
    replicas = machines.per_server // layout.accelerators * machines.servers
    rate = float(one.output_tokens_per_s[0]) * replicas
    concurrent = float(one.concurrency[0]) * replicas
    watts = machines.power.at(float(one.utilisation[0]))
    return Served(
        layout=layout,
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


@dataclass(frozen=True)
class Course:
    """All servers together from light to nearly full load, shape ``(points,)``."""

    output_tokens_per_s: Array
    utilisation: Array
    concurrent: Array
    users: Array
    ttft_p95_s: Array
    tpot_p95_s: Array
    kwh_per_mtok: Array


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
    layout = served.layout
    curve = load_curve(
        replica_in(model, machines.accelerator, layout, machines.engine),
        machines.constants,
        layout,
        call.request,
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
