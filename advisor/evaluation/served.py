"""What owned machines do for a call: which models fit, for how many users, how times rise.

Plain records without arrays of their own making, so that a window can show them without reading
what worked them out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

from advisor.errors import Message

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

Array: TypeAlias = "NDArray[np.float64]"
TYPICAL_PROMPT = 1024.0
TYPICAL_OUTPUT = 512.0
"""Tokens of the call that models are compared on where no workload is chosen: a design choice,
shown."""
TYPICAL_TTFT_S = 2.0
TYPICAL_TPOT_S = 0.1
"""Its targets: ten tokens a second are faster than people read (a design choice, shown)."""


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


@dataclass(frozen=True)
class Served:
    """What all servers together do for a call within its targets."""

    accelerators: int
    """Accelerators of one replica, at the width that serves most."""
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


@dataclass(frozen=True, eq=False)
class Course:
    """All servers together from light to nearly full load, shape ``(points,)``."""

    output_tokens_per_s: Array
    utilisation: Array
    concurrent: Array
    users: Array
    ttft_p95_s: Array
    tpot_p95_s: Array
    kwh_per_mtok: Array


@dataclass(frozen=True, eq=False)
class Capacity:
    """One model on the machines, under whose load, and what they do for it at every load."""

    model: str
    """Its name."""
    machine: str
    """What the client calls the machines."""
    servers: float
    """Servers that are free for the workloads."""
    workload: str
    """What the client calls the workload; empty for a typical call."""
    call: Call
    peak: float | None
    """Output tokens per second of the workload in its busiest hour; None where there is none."""
    served: Served
    course: Course
