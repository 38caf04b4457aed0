"""How fast a device of the user's answers: one request at a time, weights at four bits.

Writing a token reads every weight that it uses once, so the memory sets the pace; reading the
prompt is arithmetic. What a long context adds to a step is left out: on the small models that
devices hold it is little beside the weights.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import LanguageModel
from advisor.inputs.design import Design
from advisor.sizing.tokens import Demand

Array = NDArray[np.float64]
BYTES_PER_WEIGHT = 0.5
"""Four bits."""
BESIDE_WEIGHTS = 1.2
"""Memory for weights and what stands beside them, context and buffers (a round figure)."""
_LEAST = 1e-9


@dataclass(frozen=True)
class DeviceSpeed:
    """How a device answers, shape ``(rows,)`` each."""

    ttft_s: Array
    """Seconds to the first token of an answer."""
    tpot_s: Array
    """Seconds for each token after it."""


def device_speed(design: Design, model: LanguageModel, demand: Demand) -> DeviceSpeed | None:
    """Work out how fast a device answers.

    ``tpot = active weights × 0.5 byte / (bandwidth × share reached)``; ``ttft = 2 × active weights
    × fresh prompt / arithmetic kept up + tpot``.

    Args:
        design: Rows; ``device.bandwidth_gb_per_s`` (10⁹ bytes), ``device.bandwidth_reached`` and
            ``device.prompt_tflops`` (10¹² operations) among them.
        model: What runs on it.
        demand: Of the workload.

    Returns:
        None where the model's size is not published.
    """
    weights = model.active_parameters_b or model.parameters_b
    if weights is None:
        return None
    reached = design["device.bandwidth_gb_per_s"] * design["device.bandwidth_reached"]
    tpot = weights * BYTES_PER_WEIGHT / np.maximum(reached, _LEAST)
    work = 2 * weights * 1e9 * demand.fresh_per_call
    arithmetic = np.maximum(design["device.prompt_tflops"], _LEAST) * 1e12
    return DeviceSpeed(np.asarray(work / arithmetic + tpot), np.asarray(tpot))


def device_needs_gb(model: LanguageModel) -> float | None:
    """Give the memory that a model takes on a device, GB; None where its size is not published."""
    if model.parameters_b is None:
        return None
    return model.parameters_b * BYTES_PER_WEIGHT * BESIDE_WEIGHTS
