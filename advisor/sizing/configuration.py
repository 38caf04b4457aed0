"""One configuration of a table: a row read, looked up, and laid out on its accelerators."""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.errors import Message, message
from advisor.sizing.described import accelerator_of, model_of
from advisor.sizing.engines import engine_of
from advisor.sizing.lengths import lengths_of
from advisor.sizing.memory import GB, RESERVED_GB, USABLE_SHARE, bytes_per_weight, fewest
from advisor.sizing.replica import (
    EIGHT_BIT,
    FOUR_BIT,
    MXFP4,
    WEIGHT_ONLY,
    WIDE,
    Layout,
    Replica,
    replica_of,
)
from advisor.sizing.row import Row, RowError, optional_whole, whole

WIDTHS = {
    "fp32": 4.0,
    "fp16": 2.0,
    "bf16": 2.0,
    "fp8": 1.0,
    "int8": 1.0,
    "w8a8": 1.0,
    "q8_0": 1.0625,
    "fp4": 0.5,
    "nvfp4": 0.5,
    "mxfp4": 0.53125,
    "int4": 0.5,
    "w4a16": 0.5,
    "q4_k_m": 0.60625,
}
"""Bytes per weight of the precisions a row may name; block formats with their scales
(mxfp4: 4.25 bits; llama.cpp's own table: Q8_0 8.5 bits, Q4_K_M 4.85 bits)."""
_KINDS = {"fp8": EIGHT_BIT, "int8": EIGHT_BIT, "w8a8": EIGHT_BIT, "fp4": FOUR_BIT}
_KINDS |= {"nvfp4": FOUR_BIT, "mxfp4": MXFP4, "int4": WEIGHT_ONLY, "w4a16": WEIGHT_ONLY}
_KINDS |= {"q4_k_m": WEIGHT_ONLY}
"""How weights are reckoned with where it is not at 16 bit."""
_LLAMACPP_RESERVED_GB = 0.8
"""What llama.cpp keeps beside weights and cache per accelerator, GB: assumed."""
_WEIGHTS_AT_MOST = 0.6
"""Share of the memory that weights take where a layout is chosen freely: assumed."""
_LEAST_ROOM = 0.02
"""Share of the memory that is left for context whatever the weights take."""


@dataclass(frozen=True)
class Configuration:
    """One row, ready to be reckoned."""

    model: str
    """Id in the catalogue, or the row's own name."""
    accelerator: str
    engine: str
    engine_known: bool
    replica: Replica
    replicas: int
    room: float
    """Bytes left for context in one replica."""
    prompt: float
    output: float
    concurrent: float
    """Sequences at once over all replicas; NaN where the row names none."""
    warning: Message | None
    """Why nobody should run it so."""
    assumed: bool = False
    """Whether the row left the size of prompt or answer open."""
    note: Message | None = None
    """What was taken for what the row leaves open."""


def configuration_of(
    row: Row, models: Mapping[str, LanguageModel], accelerators: Mapping[str, Accelerator]
) -> Configuration:
    """Read one row.

    Args:
        row: Columns as in published measurements.
        models: The catalogue's models by every name in lower case.
        accelerators: The catalogue's accelerators by id in lower case.

    Raises:
        RowError: When it cannot be sized, with the reason.
    """
    model = model_of(row, models)
    accelerator = accelerator_of(row, accelerators)
    engine, known = engine_of(row.get("engine", ""), row.get("source", ""), accelerator)
    sizes = lengths_of(row, engine)
    context = sizes.prompt + sizes.output
    precision = _precision(row, accelerator)
    replica = _replica(row, model, accelerator, engine, precision, context)
    count = int(replica.accelerators)
    room = count * _usable(accelerator, engine) - float(replica.parameters * replica.weight_bytes)
    return Configuration(
        model=model.id,
        accelerator=accelerator.id,
        engine=engine,
        engine_known=known,
        replica=replica,
        replicas=max(1, whole(row, "n_gpus") // count),
        room=max(room, _LEAST_ROOM * count * accelerator.memory_gb * GB),
        prompt=sizes.prompt,
        output=sizes.output,
        concurrent=sizes.concurrent,
        warning=_beyond_context(model, context),
        assumed=sizes.assumed,
        note=sizes.note,
    )


def _beyond_context(model: LanguageModel, asked: float) -> Message | None:
    """Say that a context is longer than the model's: it runs, and the answers are worth nothing."""
    if model.context_tokens is None or asked <= model.context_tokens:
        return None
    return message(
        "size.context_too_long", model=model.name, limit=model.context_tokens, asked=round(asked)
    )


def _usable(accelerator: Accelerator, engine: str) -> float:
    reserved = _LLAMACPP_RESERVED_GB if engine == "llamacpp" else RESERVED_GB
    return (accelerator.memory_gb * USABLE_SHARE - reserved) * GB


def _replica(
    row: Row,
    model: LanguageModel,
    accelerator: Accelerator,
    engine: str,
    precision: tuple[float, int],
    context: float,
) -> Replica:
    """Lay the model out as the row says; on the fewest accelerators where it says nothing."""
    if model.parameters_b is None or model.kv_elements_per_token is None:
        raise RowError(message("size.unknown_size", model=model.name))
    width, kind = precision
    kv_bytes = model.kv_elements_per_token * _cache_width(row, engine, kind)
    needed, each = (
        model.parameters_b * 1e9 * width + kv_bytes * context,
        _usable(accelerator, engine),
    )
    available = whole(row, "n_gpus")
    layout = _told_layout(row, model, available)
    if engine == "llamacpp" and layout:
        layout = Layout(available, tensor=1, pipeline=available)  # it splits by layers
    weights = needed - kv_bytes * context
    count = layout.accelerators if layout else _usual_count(weights, needed, each, available)
    if count is None or needed > count * each:
        least = math.ceil(needed / each) if each > 0 else 0
        raise RowError(
            message(
                "size.does_not_fit" if least else "size.fits_nowhere",
                model=model.name,
                given=count or available,
                accelerator=accelerator.id,
                needed=least,
            )
        )
    return replica_of(
        model,
        accelerator,
        layout or Layout(count),
        weight_bytes=width,
        cache_bytes=kv_bytes,
        precision=kind,
        engine=engine,
    )


def _usual_count(weights: float, needed: float, each: float, available: int) -> int | None:
    """Give the accelerators of a replica where nobody says: enough to leave room for contexts."""
    roomy = fewest(max(needed, weights / _WEIGHTS_AT_MOST), each, available)
    return roomy or fewest(needed, each, available)


def _told_layout(row: Row, model: LanguageModel, available: int) -> Layout | None:
    """Read how one copy of the weights is cut, or None where the row is silent."""
    tensor, pipeline = optional_whole(row, "tp"), optional_whole(row, "pp") or 1
    if tensor is None:
        return None
    if model.heads is not None and tensor > model.heads:
        text = message(
            "size.more_parts_than_heads", model=model.name, found=tensor, heads=model.heads
        )
        raise RowError(text)
    attention, experts = optional_whole(row, "attn_dp") or 1, optional_whole(row, "ep") or 1
    parts = max(tensor * pipeline * attention, experts)
    if parts > available:
        raise RowError(message("size.too_many_parts", parts=parts, available=available))
    return Layout(parts, tensor, pipeline, parts // (tensor * pipeline), experts)


def _precision(row: Row, accelerator: Accelerator) -> tuple[float, int]:
    """Read the bytes of a weight and how it is reckoned with."""
    named = (row.get("precision_weights") or "").strip().lower()
    if not named:
        width = bytes_per_weight(accelerator)
        return width, EIGHT_BIT if width <= 1 else WIDE
    if named not in WIDTHS:
        known = ", ".join(WIDTHS)
        raise RowError(message("size.unknown_precision", found=named, known=known))
    kind = _KINDS.get(named, WIDE)
    lacking = (kind == EIGHT_BIT and not accelerator.tflops_8bit) or (
        kind == FOUR_BIT and not accelerator.tflops_4bit
    )
    if lacking:
        instead = "fp8, int8, int4" if accelerator.tflops_8bit else "fp16, bf16, int4"
        values = {"accelerator": accelerator.id, "found": named, "instead": instead}
        raise RowError(message("size.precision_lacking", **values))
    return WIDTHS[named], kind


def _cache_width(row: Row, engine: str, precision: int) -> float:
    """Read the bytes of a cache element; TensorRT-LLM keeps it at 8 bit beside narrow weights."""
    named = (row.get("precision_kv") or "").strip().lower()
    if named and named not in WIDTHS:
        known = ", ".join(WIDTHS)
        raise RowError(message("size.unknown_precision", found=named, known=known))
    narrow = engine.startswith("trtllm") and precision in {EIGHT_BIT, FOUR_BIT}
    return WIDTHS.get(named, 1.0 if narrow else 2.0)
