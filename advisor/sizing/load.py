"""What one replica does at one load: requests per second and percentiles of its times.

Requests arrive by themselves. A round of the engine reads the prompts that wait and find a place,
up to a budget, and then decodes one token of everybody at work. The number at work is that of a
queue whose servers share their pace; its spread grows with the burstiness of arrivals. Of a prompt
whose beginning the engine still holds only the rest is read; its memory counts in full, as if no
two requests shared it.
``tests/advisor/sizing/simulation.py`` plays the same replica event by event.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cached_property

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.speed_model import SpeedConstants
from advisor.sizing.memory import Fit
from advisor.sizing.pace import CHUNK, TOGETHER, factor
from advisor.sizing.replica import Replica
from advisor.sizing.steps import Asked, Steps, stacked, steps_of
from advisor.sizing.throughput import Request

Array = NDArray[np.float64]
_HELD = 0.6
"""Share of an answer that is in the cache on average, with what is kept ready beside it."""
_OUTPUT_SPREAD = 1.0
"""Squared coefficient of variation of the lengths of answers: as spread as an exponential."""
_LATE = 0.05
"""What lies above the 95th percentile."""
_Z = 1.6448536269514722
"""The 95th percentile of a normal distribution."""
_MOST_SKEW = 1.5 * _Z
"""Coefficient of variation above which the percentile of a gamma would fall again."""
MOST = 256.0
"""Sequences at work at the most, the usual limit of engines."""
FULL = 1e-6
"""What is left of the capacity at full load: there a queue has no length."""


@dataclass(frozen=True)
class Load:
    """A replica at one load, shape ``(rows,)`` or ``(points, rows)``."""

    requests_per_s: Array
    ttft: Array
    tpot: Array


@dataclass(frozen=True)
class Server:
    """One replica that requests come to, ``(rows,)``, or several, ``(replicas, rows)``."""

    steps: Steps | Asked
    output: Array
    """Tokens of an answer."""
    burstiness: Array
    together: Array
    """Prompts that a round reads at the most."""
    room: Array
    """Sequences at work at the most."""
    alone: Array
    """Seconds of reading a prompt alone."""
    full: Array
    """Requests per second at full load."""

    @cached_property
    def spread(self) -> Array:
        """Squared coefficient of variation of the number at work, over its mean."""
        return (self.burstiness + _OUTPUT_SPREAD) / (1 + _OUTPUT_SPREAD)

    def at(self, concurrency: Array) -> Load:
        """Give the load that keeps some sequences at work on average, and its times.

        ``requests/s = B / (output × step + B × prefill)``: while a prompt is read the others wait.
        A request finds the others there and itself, and in bursts more of them.
        """
        spread, output = self.spread, self.output
        extra = 1 + (spread - 1) * concurrency / (1 + concurrency)
        step = self.steps.step(np.minimum(concurrency + extra, self.room))
        reading = self.steps.read(concurrency)
        rate = concurrency / (output * step + concurrency * reading)
        shared = self._shared(concurrency, concurrency + extra, step)
        skew = np.minimum(np.sqrt(spread / (concurrency * shared)), _MOST_SKEW)
        many = np.minimum(_gamma_p95(concurrency, skew), self.room)
        slowest = self.steps.step(np.minimum(many + extra, self.room))
        busy = np.minimum(rate * reading, 1 - FULL)
        stalls = (self.burstiness + _OUTPUT_SPREAD) / concurrency
        stalls = np.minimum(np.sqrt(stalls) / (1 - busy), _MOST_SKEW)
        halts = np.minimum(_gamma_p95(concurrency, stalls), self.together * output)
        tpot = slowest + halts * reading / output
        wait = self._place_wait(concurrency, rate, skew)
        return Load(rate, self._first(concurrency, busy, step, reading, wait), tpot)

    def _first(
        self,
        concurrency: Array,
        busy: Array,
        step: Array,
        reading: Array,
        place: tuple[Array, Array],
    ) -> Array:
        """Give the 95th percentile of the time to the first token.

        One's own prompt; the round that runs, and the prompts that come meanwhile; prompts that
        are read before; a place at work. The last three are independent, nearly: their means and
        the squares of what is above add up.
        """
        running = (1 - busy) * -np.expm1(-concurrency)
        turn = step / (1 - busy)
        turn_mean = running * turn * (0.5 + busy)
        turn_late = turn * (np.maximum(0, 1 - _LATE / running) + busy)
        wait = self.burstiness * reading / (2 * (1 - busy))
        met = busy ** (2 / (1 + self.burstiness))
        beside = busy * reading * np.clip(self.together - 1, 0.0, 1.0)
        read_mean = met * (wait + beside / 2)
        read_late = wait * np.log(np.maximum(met / _LATE, 1.0)) + beside
        above = (
            np.maximum(turn_late - turn_mean, 0) ** 2
            + np.maximum(read_late - read_mean, 0) ** 2
            + np.maximum(place[1] - place[0], 0) ** 2
        )
        late: Array = self.alone + turn_mean + read_mean + place[0] + np.sqrt(above)
        return late

    def _place_wait(self, concurrency: Array, rate: Array, skew: Array) -> tuple[Array, Array]:
        """Give the mean and the 95th percentile of the wait for a place at work."""
        left = np.maximum(1 - rate / self.full, FULL)
        decay = 2 * left / (self.burstiness + _OUTPUT_SPREAD)
        waits = _waits(self.room / concurrency, skew, decay * concurrency)
        each = 1 / (decay * self.full)
        return waits * each, each * np.log(np.maximum(waits / _LATE, 1.0))

    def _shared(self, concurrency: Array, seen: Array, step: Array) -> Array:
        """Give by how much in a hundredth the pace of all rises when one more is at work.

        1 where each has a server of its own, towards 0 where all share one.
        """
        more = np.minimum(seen * 1.01, self.room)
        slope = (self.steps.step(more) - step) / np.maximum(0.01 * seen, 1e-9)
        shared: Array = np.clip(1 - concurrency * slope / step, 0.02, 1.0)
        return shared


def server_of(  # noqa: PLR0913, PLR0917 - a load is all of these
    replica: Replica,
    constants: SpeedConstants,
    fit: Fit,
    request: Request,
    burstiness: Array,
    pace: Array,
    most: float = MOST,
) -> Server:
    """Describe one replica that requests come to; arguments as of `queueing.goodput`."""
    steps = steps_of(replica, constants, request, 1 / (pace * factor(replica, constants)))
    kept = fit.kv_bytes_per_token * fit.accelerators / replica.cache_split
    together = np.minimum(CHUNK / request.read, TOGETHER)
    each = np.maximum((request.prompt + _HELD * request.output) * kept, 1e-9)
    held = np.minimum(fit.kv_room_bytes / each, most)
    room: Array = np.maximum(np.minimum(held, together * request.output), 1.0)
    full = room / (request.output * steps.step(room) + room * steps.read(room))
    alone = steps.read(np.ones_like(room))
    return Server(steps, request.output, burstiness, together, room, alone, full)


def side_by_side(servers: Sequence[Server]) -> Server | None:
    """Put replicas that get the same requests on a leading axis; None where they cannot be."""
    steps = [one.steps for one in servers if isinstance(one.steps, Steps)]
    if len(steps) < len(servers):
        return None
    return replace(
        servers[0],
        steps=stacked(steps),
        room=np.array([one.room for one in servers]),
        alone=np.array([one.alone for one in servers]),
        full=np.array([one.full for one in servers]),
    )


def _gamma_p95(mean: Array, skew: Array) -> Array:
    """Give the 95th percentile of a gamma distribution (Wilson and Hilferty, 1931).

    Args:
        mean: Of the distribution.
        skew: Its coefficient of variation.
    """
    root = 1 - skew * skew / 9 + _Z / 3 * skew
    cubed: Array = mean * root * root * root
    return cubed


def _waits(room: Array, skew: Array, decay: Array) -> Array:
    """Give the share of requests that wait for a place (Halfin and Whitt, 1981).

    Below the room the number is spread as a gamma distribution, above it falls exponentially.

    Args:
        room: Over the mean number at work.
        skew: Coefficient of variation of the number.
        decay: Of the number above the room, per mean number.
    """
    root = np.cbrt(room)
    near = np.minimum((root - 1 + skew * skew / 9) * 3 / skew, 8.0)
    below = 1 / (1 + np.exp(-1.5976 * near - 0.07056 * near * near * near))
    density = np.exp(-near * near / 2) * 0.3989422804
    above = density / (decay * skew * root * root)
    share: Array = above / (below + above)
    return share
