"""One replica played event by event: the oracle that the queueing of the engine is held against.

It knows only how long a step and a prompt take. Requests come at gaps drawn from a gamma
distribution. A round of the engine reads what waits and finds a place, up to a budget of tokens and
a few prompts, and then decodes one token of everybody at work (what is called chunked prefill).
Nothing of ``advisor.sizing.queueing`` is used.
"""

from __future__ import annotations

import heapq
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

WARM_UP = 0.1
"""Share of the requests that come first, or last, and are not counted."""
TOGETHER = 8
"""Prompts that a round reads at the most."""
CHUNK = 8192.0
"""Prompt tokens that a round reads at the most."""


@dataclass(frozen=True)
class Server:
    """A replica, and what it is asked for."""

    step: Callable[[float], float]
    """Seconds of a decoding step by how many are at work."""
    reading: Callable[[float], float]
    """Seconds that a prompt takes by how many are at work."""
    room: int
    """Requests at work at the most."""
    prompt: float
    """Tokens, the same for all."""
    output: float
    """Mean tokens of an answer."""


@dataclass(frozen=True)
class Played:
    """What happened."""

    ttft_p95_s: float
    tpot_p95_s: float
    concurrency: float
    """Requests at work, on average over time."""


@dataclass(frozen=True)
class Customers:
    """When requests come and how long their answers are."""

    comes: NDArray[np.float64]
    lengths: NDArray[np.int64]


def customers(
    rate: float,
    output: float,
    burstiness: float,
    *,
    fixed: bool = False,
    requests: int = 20_000,
    seed: int = 1,
) -> Customers:
    """Draw requests.

    Args:
        rate: Requests per second.
        output: Mean tokens of an answer.
        burstiness: Squared coefficient of variation of the gaps.
        fixed: Whether all answers are equally long; they are geometric otherwise.
        requests: How many come.
        seed: Of the draws.
    """
    draws = np.random.default_rng(seed)
    gaps = draws.gamma(1 / burstiness, burstiness / rate, requests)
    lengths = np.full(requests, round(output)) if fixed else draws.geometric(1 / output, requests)
    return Customers(np.cumsum(gaps), lengths)


def play(server: Server, come: Customers) -> Played:
    """Play one replica to the end of all requests."""
    comes, lengths, many = come.comes.tolist(), come.lengths.tolist(), come.comes.size
    first, last = np.zeros(many), np.zeros(many)
    steps = [server.step(float(max(n, 1))) for n in range(server.room + 1)]
    readings = [server.reading(float(max(n, 1))) for n in range(server.room + 1)]
    unread: deque[list[float]] = deque()
    ends: list[tuple[int, int]] = []  # at which decoded token of the replica who ends
    now, worked, coming, token = 0.0, 0.0, 0, 0
    while coming < many or unread or ends:
        while coming < many and comes[coming] <= now:
            unread.append([server.prompt, coming])
            coming += 1
        running = len(ends)
        if not unread and not running:
            now = comes[coming]
            continue
        took, read = _read(unread, running, server, readings)
        for who in read:
            first[who] = now + took
        turns = 0
        if running:
            turns = 1 if took or unread else ends[0][0] - token
            if turns > 1 and coming < many:
                turns = min(turns, max(1, int((comes[coming] - now) / steps[running]) + 1))
            took += turns * steps[running]
        now, worked, token = now + took, worked + took * running, token + turns
        while ends and ends[0][0] <= token:
            last[heapq.heappop(ends)[1]] = now
        for who in read:
            heapq.heappush(ends, (token + lengths[who], who))
    counted = slice(int(WARM_UP * many), int((1 - WARM_UP) * many))
    return Played(
        ttft_p95_s=_p95((first - come.comes)[counted]),
        tpot_p95_s=_p95(((last - first) / come.lengths)[counted]),
        concurrency=worked / now,
    )


def _read(
    unread: deque[list[float]], running: int, server: Server, readings: list[float]
) -> tuple[float, list[int]]:
    """Read prompts of one round; a prompt that does not fit beside another waits."""
    budget, taken, took, read = CHUNK, 0, 0.0, []
    while unread and taken < TOGETHER and running + len(read) < server.room:
        tokens = min(budget, unread[0][0])
        if tokens <= 0 or (tokens < unread[0][0] and taken):
            break
        budget, taken = budget - tokens, taken + 1
        took += tokens / server.prompt * readings[min(running + taken, server.room)]
        unread[0][0] -= tokens
        if unread[0][0] <= 0:
            read.append(int(unread.popleft()[1]))
    return took, read


def _p95(times: NDArray[np.float64]) -> float:
    return float(np.quantile(times, 0.95))
