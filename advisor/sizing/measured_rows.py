"""Predictions for a table of configurations, in the columns that measurements are published in."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.catalogue.catalogue import Accelerator, Catalogue, LanguageModel
from advisor.errors import Message, message
from advisor.sizing.described import accelerator_of, by_name, model_of
from advisor.sizing.memory import (
    GB,
    RESERVED_GB,
    USABLE_SHARE,
    Fit,
    bytes_per_weight,
    fewest,
)
from advisor.sizing.row import Row, RowError, number, optional_number, optional_whole, whole
from advisor.sizing.throughput import Efficiency, Request, speed

LIMIT = 256.0
"""Concurrent sequences where a row names none: the usual limit of engines."""
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
_EIGHT_BIT = {"fp8", "int8", "w8a8"}
_FOUR_BIT = {"fp4", "nvfp4"}
"""Precisions that are also reckoned in; of the others only the weights are kept so."""


@dataclass(frozen=True)
class Factors:
    """What the plain roofline is set to, and how far it misses."""

    bandwidth: float
    compute: float
    low: float
    likely: float
    high: float


def predict_all(
    rows: Sequence[Row], catalogue: Catalogue, factors: Factors
) -> list[dict[str, str | Message]]:
    """Predict every row of a table; a row that cannot be read stops no other."""
    known = by_name(catalogue)
    return [predict(row, catalogue, factors, known) for row in rows]


def predict(
    row: Row,
    catalogue: Catalogue,
    factors: Factors,
    known: Mapping[str, LanguageModel] | None = None,
) -> dict[str, str | Message]:
    """Predict the output tokens per second of one configuration.

    Args:
        row: Columns ``model gpu n_gpus tp pp attn_dp ep isl osl concurrency_or_batch
            precision_weights precision_kv``; what the catalogue lacks may be described in
            columns such as ``total_params_b`` and ``mem_gb``.
        catalogue: Where models and accelerators are looked up, by id or alias.
        factors: Efficiencies, and low, likely and high of the error.
        known: The catalogue's models by every name, where the caller has them at hand.

    Returns:
        The added columns. ``problem`` says why a row has no prediction, never a guess, or, beside
        a prediction, why nobody should run it so.
    """
    found: dict[str, str | Message] = dict.fromkeys(
        ("predicted_output_tokens_per_s", "low", "high", "basis", "evidence", "problem"), ""
    )
    try:
        model = model_of(row, by_name(catalogue) if known is None else known)
        rate, warning = _rate(row, model, accelerator_of(row, catalogue), factors)
    except RowError as error:
        return found | {"problem": error.reason}
    return found | {
        "predicted_output_tokens_per_s": f"{rate * factors.likely:.6g}",
        "low": f"{rate * factors.low:.6g}",
        "high": f"{rate * factors.high:.6g}",
        "basis": "assumed",
        "evidence": "assumed",
        "problem": warning or "",
    }


def _rate(
    row: Row, model: LanguageModel, accelerator: Accelerator, factors: Factors
) -> tuple[float, Message | None]:
    """Give the roofline's tokens per second of all replicas, and what speaks against the row."""
    count = whole(row, "n_gpus")
    prompt, output = number(row, "isl"), number(row, "osl")
    given = optional_number(row, "concurrency_or_batch")
    laid = _laid(row, model, accelerator, prompt + output)
    replicas = max(1, count // laid.accelerators)
    one = speed(
        model,
        accelerator,
        laid,
        Efficiency(np.array([factors.bandwidth]), np.array([factors.compute])),
        Request(np.array([prompt]), np.array([output])),
        most=LIMIT if given is None else max(1.0, given / replicas),
    )
    return float(one.output_tokens_per_s[0]) * replicas, _beyond_context(model, prompt + output)


def _beyond_context(model: LanguageModel, asked: float) -> Message | None:
    """Say that a context is longer than the model's: it runs, and the answers are worth nothing."""
    if model.context_tokens is None or asked <= model.context_tokens:
        return None
    return message(
        "size.context_too_long", model=model.name, limit=model.context_tokens, asked=round(asked)
    )


def _laid(row: Row, model: LanguageModel, accelerator: Accelerator, context: float) -> Fit:
    """Lay the model out as the row says; on the fewest accelerators where it says nothing."""
    if model.parameters_b is None or model.kv_elements_per_token is None:
        raise RowError(message("size.unknown_size", model=model.name))
    width = _weight_bytes(row, accelerator)
    kv_bytes = model.kv_elements_per_token * _kv_width(row)
    each = (accelerator.memory_gb * USABLE_SHARE - RESERVED_GB) * GB
    needed = model.parameters_b * 1e9 * width + kv_bytes * context
    available = whole(row, "n_gpus")
    count = _parts(row, model, available) or fewest(needed, each, available)
    if count is None or needed > count * each:
        least = math.ceil(needed / each) if each > 0 else 0
        id_ = "size.does_not_fit" if least else "size.fits_nowhere"
        text = message(
            id_,
            model=model.name,
            given=count or available,
            accelerator=accelerator.id,
            needed=least,
        )
        raise RowError(text)
    return Fit(count, width, kv_bytes, count * each - model.parameters_b * 1e9 * width)


def _parts(row: Row, model: LanguageModel, available: int) -> int | None:
    """Read how many accelerators hold one copy of the weights, or None where the row is silent."""
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
    return parts


def _weight_bytes(row: Row, accelerator: Accelerator) -> float:
    named = (row.get("precision_weights") or "").strip().lower()
    if not named:
        return bytes_per_weight(accelerator)
    if named not in WIDTHS:
        known = ", ".join(WIDTHS)
        raise RowError(message("size.unknown_precision", found=named, known=known))
    lacking = (named in _EIGHT_BIT and not accelerator.tflops_8bit) or (
        named in _FOUR_BIT and not accelerator.tflops_4bit
    )
    if lacking:
        instead = "fp8, int8, int4" if accelerator.tflops_8bit else "fp16, bf16, int4"
        values = {"accelerator": accelerator.id, "found": named, "instead": instead}
        raise RowError(message("size.precision_lacking", **values))
    return WIDTHS[named]


def _kv_width(row: Mapping[str, str]) -> float:
    named = (row.get("precision_kv") or "").strip().lower()
    if named and named not in WIDTHS:
        known = ", ".join(WIDTHS)
        raise RowError(message("size.unknown_precision", found=named, known=known))
    return WIDTHS.get(named, 2.0)
