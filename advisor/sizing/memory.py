"""Whether a model fits into accelerators, and how many tokens of context fit beside it."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace

from advisor.catalogue.catalogue import Accelerator, LanguageModel

USABLE_SHARE = 0.92
"""Share of the memory an engine may take (the default of common engines is 0.9 to 0.95)."""
RESERVED_GB = 3.0
"""Activations, graphs and buffers per accelerator, GB (``engine.md`` §3, fitted)."""
GB = 2.0**30


@dataclass(frozen=True)
class Fit:
    """How a model lies in the memory of one replica."""

    accelerators: int
    """Accelerators that one replica takes."""
    bytes_per_weight: float
    kv_bytes_per_token: float
    kv_room_bytes: float
    """Memory left for context."""


def bytes_per_weight(accelerator: Accelerator) -> float:
    """Say the precision weights are kept in: 8 bit where the accelerator has it, else 16 bit."""
    return 1.0 if accelerator.tflops_8bit else 2.0


def fit(
    model: LanguageModel, accelerator: Accelerator, available: int, context_tokens: float
) -> Fit | None:
    """Find the fewest accelerators (a power of two) that hold a model and one context.

    Args:
        model: Parameters and KV elements must be known.
        accelerator: One accelerator.
        available: Accelerators in one server; a replica does not cross servers.
        context_tokens: Context of one sequence, tokens.

    Returns:
        The fit, or None when the model does not fit into one server.

    Raises:
        ValueError: When the model's size is unknown.
    """
    if model.parameters_b is None or model.kv_elements_per_token is None:
        text = f"the size of {model.id} is unknown"
        raise ValueError(text)
    width = bytes_per_weight(accelerator)
    kv_bytes = model.kv_elements_per_token * 2.0
    weights = model.parameters_b * 1e9 * width
    each = (accelerator.memory_gb * USABLE_SHARE - RESERVED_GB) * GB
    count = fewest(weights + kv_bytes * context_tokens, each, available)
    return None if count is None else Fit(count, width, kv_bytes, count * each - weights)


def fits(
    model: LanguageModel, accelerator: Accelerator, available: int, context_tokens: float
) -> tuple[Fit, ...]:
    """Give every width of a replica that holds a model and one context, the narrowest first.

    A wider replica answers faster and leaves more room for context; fewer of them stand in a
    server. Arguments and errors as in `fit`.
    """
    found = fit(model, accelerator, available, context_tokens)
    if found is None:
        return ()
    widths = [found]
    each = (accelerator.memory_gb * USABLE_SHARE - RESERVED_GB) * GB
    while widths[-1].accelerators * 2 <= available:
        last = widths[-1]
        room = last.kv_room_bytes + last.accelerators * each
        widths.append(replace(last, accelerators=last.accelerators * 2, kv_room_bytes=room))
    return tuple(widths)


def fewest(needed: float, each: float, available: int) -> int | None:
    """Give the smallest power of two of accelerators that hold some bytes, or None.

    Args:
        needed: Bytes.
        each: Bytes that one accelerator can take.
        available: Accelerators at the most.
    """
    count = 1
    while count <= available:
        if count * each >= needed:
            return count
        count *= 2
    return None


def needed_gb(model: LanguageModel, accelerator: Accelerator, context_tokens: float) -> int:
    """Give the memory that weights and one context take, GB rounded up, for a message."""
    weights = (model.parameters_b or 0.0) * 1e9 * bytes_per_weight(accelerator)
    context = (model.kv_elements_per_token or 0.0) * 2.0 * context_tokens
    return math.ceil((weights + context) / GB)


def usable_gb(accelerator: Accelerator, available: int) -> int:
    """Give the memory that a replica can use of some accelerators, GB rounded down."""
    count = 1 << (available.bit_length() - 1)
    return math.floor(count * (accelerator.memory_gb * USABLE_SHARE - RESERVED_GB))
