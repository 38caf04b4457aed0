"""Watts of servers under load and idle, and the energy of a million tokens."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Accelerator

Number: TypeAlias = float | NDArray[np.float64]
_WATT_SECONDS_PER_KWH = 3.6e6


@dataclass(frozen=True)
class Power:
    """What machines draw at their plugs, watts; cooling (PUE) comes on top."""

    full: Number
    """At full load."""
    idle: Number

    def at(self, utilisation: Number) -> Number:
        """Give the watts at a share of full load, 0 to 1, on a line from idle to full."""
        return self.idle + (self.full - self.idle) * utilisation


def server_power(
    accelerator: Accelerator, count: float, power_share: Number, idle_share: Number
) -> Power:
    """Give what servers with some accelerators draw.

    Args:
        accelerator: One of them; its stated board power counts.
        count: Accelerators in all servers together, busy and idle ones, not below 0.
        power_share: What the rest of a server draws over its accelerators
            (``server.power_share``), not below 0.
        idle_share: Share of the full power that an idle server draws
            (``server.idle_power_share``), 0 to 1.
    """
    full = accelerator.power_w * count * (1 + power_share)
    return Power(full, full * idle_share)


def kwh_per_million_tokens(watts: Number, output_tokens_per_s: Number) -> Number:
    """Give the energy of a million output tokens, kWh.

    Args:
        watts: Drawn while they are written.
        output_tokens_per_s: Speed of all that draws them, above 0.
    """
    return watts / output_tokens_per_s * 1e6 / _WATT_SECONDS_PER_KWH
