"""Tokens per second of one replica: a plain roofline over memory traffic and arithmetic.

This is the plain form (``engine.md`` §3): its constants are the two efficiencies of the
catalogue and its error is an input, ``sizing.throughput_factor``, wide on purpose. A calibrated
model replaces it later behind the same function.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.sizing.memory import Fit

Array = NDArray[np.float64]
BATCHES = np.array([1, 2, 4, 8, 16, 32, 64, 128, 256], dtype=np.float64)
"""Concurrent sequences that are tried; 256 is the usual limit of engines."""


@dataclass(frozen=True)
class Efficiency:
    """Share of what the vendor states that an engine reaches, shape ``(rows,)`` each."""

    bandwidth: Array
    compute: Array


@dataclass(frozen=True)
class Request:
    """One model call and how fast it must be answered."""

    prompt: Array
    """Prompt tokens, shape ``(rows,)``, above 0."""
    output: Array
    """Output tokens, shape ``(rows,)``, above 0."""
    ttft_s: float = np.inf
    """Target for the first token, seconds."""
    tpot_s: float = np.inf
    """Target for each following one, seconds."""


@dataclass(frozen=True)
class Speed:
    """What one replica does at the largest batch that keeps the target, shape ``(rows,)``."""

    output_tokens_per_s: Array
    ttft_s: Array
    """Time to first token without queueing."""
    tpot_s: Array
    batch: Array
    meets_target: NDArray[np.bool_]
    """Whether even one sequence alone is served within both targets."""


def speed(
    model: LanguageModel,
    accelerator: Accelerator,
    fit: Fit,
    efficiency: Efficiency,
    request: Request,
    most: float = 256.0,
) -> Speed:
    """Give the speed of one replica at the largest batch within memory and the target.

    ``output tokens/s = output / (prefill + output × step / batch)``: while a prompt is read the
    replica does not decode. A decode step takes the longer of reading (weights touched plus KV
    cache) and reckoning (2 FLOP per active parameter and sequence).

    Args:
        model: Architecture.
        accelerator: One accelerator of the replica.
        fit: How the model lies in memory.
        efficiency: Shares reached, rows on the last axis.
        request: The call and its targets.
        most: Concurrent sequences at the most.
    """
    prompt, output = request.prompt, request.output
    active = (model.active_parameters_b or model.parameters_b or 0.0) * 1e9
    peak = _peak_flops(accelerator, fit) * fit.accelerators * efficiency.compute
    stream = accelerator.bandwidth_gb_per_s * 1e9 * fit.accelerators * efficiency.bandwidth
    prefill = 2 * active * prompt / peak
    context = prompt + output / 2
    tried = np.append(BATCHES[most > BATCHES], most)
    batch = tried[:, np.newaxis]
    weights = _touched(model, batch) * fit.bytes_per_weight
    step = np.maximum(
        (weights + batch * context * fit.kv_bytes_per_token) / stream, 2 * active * batch / peak
    )
    holds = batch * (prompt + 0.6 * output) * fit.kv_bytes_per_token <= fit.kv_room_bytes
    allowed = (step <= request.tpot_s) & holds
    allowed[0] = True
    chosen = len(tried) - 1 - np.argmax(allowed[::-1], axis=0)
    rows = np.arange(prompt.size)
    step_at, batch_at = step[chosen, rows], tried[chosen]
    return Speed(
        output_tokens_per_s=output / (prefill + output * step_at / batch_at),
        ttft_s=prefill,
        tpot_s=step_at,
        batch=batch_at,
        meets_target=(step[0] <= request.tpot_s) & (prefill <= request.ttft_s),
    )


def _peak_flops(accelerator: Accelerator, fit: Fit) -> float:
    eight_bit = accelerator.tflops_8bit if fit.bytes_per_weight <= 1 else None
    return (eight_bit or accelerator.tflops_16bit) * 1e12


def _touched(model: LanguageModel, batch: Array) -> Array:
    """Parameters that a step reads: all of a dense model, the experts a batch meets of another.

    With *k* of *E* experts per token a batch of *B* meets ``1 − (1 − k/E)^B`` of them, if tokens
    choose experts independently.
    """
    total = (model.parameters_b or 0.0) * 1e9
    if not model.experts or not model.experts_per_token or not model.active_parameters_b:
        return np.full_like(batch, total)
    share = model.experts_per_token / model.experts
    if share >= 1:
        return np.full_like(batch, total)
    expert = (total - model.active_parameters_b * 1e9) / (1 - share)
    return (total - expert) + expert * (1 - (1 - share) ** batch)
