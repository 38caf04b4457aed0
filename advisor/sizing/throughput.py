"""Tokens per second of one replica at the largest batch that memory and the targets allow.

A calibrated model of physical terms (``engine.md`` §3): see ``pace.py`` for the terms and
``resources/catalogue/sizing/accuracy.md`` for how far it misses. What is left of its error in a
client's deployment is an input for each pair: see ``throughput_figures.py``.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import CURRENT, SpeedConstants
from advisor.sizing.memory import Fit
from advisor.sizing.pace import decode_step, factor, prefill
from advisor.sizing.replica import EIGHT_BIT, WIDE, Layout, Replica, replica_of

Array = NDArray[np.float64]
BATCHES = np.array([1, 2, 4, 8, 16, 32, 64, 128, 256], dtype=np.float64)
"""Concurrent sequences that are tried; 256 is the usual limit of engines."""


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
    fresh: Array | None = None
    """Prompt tokens that no cache holds, above 0; None where all of them are read."""

    @property
    def read(self) -> Array:
        """Prompt tokens that a replica reads; all of the prompt takes memory all the same."""
        return self.prompt if self.fresh is None else self.fresh

    @property
    def whole(self) -> Array | None:
        """Tokens of the prompt where only a part of it is read, else None."""
        return None if self.fresh is None else self.prompt


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
    constants: SpeedConstants,
    request: Request,
    most: float = 256.0,
) -> Speed:
    """Give the speed of one replica at the largest batch within memory and the target.

    ``output tokens/s = output / (prefill + output × step / batch)``: while a prompt is read the
    replica does not decode. The engine is taken to be a current one.

    Args:
        model: Architecture.
        accelerator: One accelerator of the replica.
        fit: How the model lies in memory.
        constants: Of the speed model.
        request: The call and its targets.
        most: Concurrent sequences at the most.
    """
    replica = replica_in(model, accelerator, fit)
    prompt, output = request.prompt, request.output
    tried = np.append(BATCHES[most > BATCHES], most)
    batch = tried[:, np.newaxis]
    step = np.asarray(decode_step(replica, constants, batch, prompt + output / 2))
    kept = fit.kv_bytes_per_token * fit.accelerators / replica.cache_split
    holds = batch * (prompt + 0.6 * output) * kept <= fit.kv_room_bytes
    allowed = (step <= request.tpot_s) & holds
    allowed[0] = True
    chosen = len(tried) - 1 - np.argmax(allowed[::-1], axis=0)
    step_at, batch_at = step[chosen, np.arange(prompt.size)], tried[chosen]
    reading = np.asarray(prefill(replica, constants, batch_at, request.read, request.whole))
    first = np.asarray(prefill(replica, constants, 1.0, request.read, request.whole))
    rate = output / (reading + output * step_at / batch_at)
    return Speed(
        output_tokens_per_s=rate * factor(replica, constants),
        ttft_s=first,
        tpot_s=step_at,
        batch=batch_at,
        meets_target=(step[0] <= request.tpot_s) & (first <= request.ttft_s),
    )


def replica_in(
    model: LanguageModel, accelerator: Accelerator, fit: Fit, engine: str = CURRENT
) -> Replica:
    """Describe a replica that is cut by tensors alone and reckons in 8 bit where it is kept so."""
    eight = fit.bytes_per_weight <= 1 and accelerator.tflops_8bit is not None
    return replica_of(
        model,
        accelerator,
        Layout(fit.accelerators),
        weight_bytes=fit.bytes_per_weight,
        cache_bytes=fit.kv_bytes_per_token,
        precision=EIGHT_BIT if eight else WIDE,
        engine=engine,
    )
