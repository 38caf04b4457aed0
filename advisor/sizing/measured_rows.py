"""Predictions for a table of configurations, in the columns that measurements are published in."""

from __future__ import annotations

import math
from collections.abc import Mapping

import numpy as np

from advisor.catalogue.catalogue import Accelerator, Catalogue, LanguageModel
from advisor.errors import Message, message
from advisor.sizing.memory import GB, RESERVED_GB, USABLE_SHARE, Fit, bytes_per_weight, fit
from advisor.sizing.throughput import Efficiency, Request, speed

Row = Mapping[str, str]
LIMIT = 256.0
"""Concurrent sequences where a row names none: the usual limit of engines."""
_WIDTHS = {"fp16": 2.0, "bf16": 2.0, "fp8": 1.0, "int8": 1.0, "w8a8": 1.0, "fp4": 0.5, "int4": 0.5}
"""Bytes per weight of the precisions a row may name."""


def predict(row: Row, catalogue: Catalogue, factors: tuple[float, ...]) -> dict[str, str | Message]:
    """Predict the output tokens per second of one configuration.

    Args:
        row: Columns ``model gpu n_gpus tp isl osl concurrency_or_batch precision_weights``.
        catalogue: Where models and accelerators are looked up, by id or alias.
        factors: Efficiency of bandwidth and arithmetic; low, likely and high of the error.

    Returns:
        The added columns; ``problem`` says why a row has no prediction, never a guess.
    """
    blank: dict[str, str | Message] = dict.fromkeys(
        ("predicted_output_tokens_per_s", "low", "high", "basis", "evidence", "problem"), ""
    )
    model = find_model(catalogue, row.get("model", ""))
    accelerator = catalogue.accelerators.get(row.get("gpu", ""))
    if model is None:
        return blank | {"problem": message("size.unknown_model", found=row.get("model", ""))}
    if accelerator is None:
        return blank | {"problem": message("size.unknown_accelerator", found=row.get("gpu", ""))}
    try:
        sizes = {name: _positive(row, name) for name in ("n_gpus", "isl", "osl")}
        batch = _positive(row, "concurrency_or_batch") if row.get("concurrency_or_batch") else None
    except ValueError as wrong:
        return blank | {"problem": message("size.not_positive", column=str(wrong))}
    laid = _laid(row, model, accelerator, sizes)
    if laid is None:
        names = {"model": model.name, "accelerator": accelerator.id}
        return blank | {"problem": message("size.does_not_fit", **names)}
    replicas = max(1, int(sizes["n_gpus"]) // laid.accelerators)
    each = LIMIT if batch is None else max(1.0, batch / replicas)
    likely = _rate(model, accelerator, laid, (sizes["isl"], sizes["osl"], each), factors)
    likely *= replicas * factors[3]
    return blank | {
        "predicted_output_tokens_per_s": f"{likely:.6g}",
        "low": f"{likely * factors[2] / factors[3]:.6g}",
        "high": f"{likely * factors[4] / factors[3]:.6g}",
        "basis": "assumed",
        "evidence": "assumed",
    }


def find_model(catalogue: Catalogue, name: str) -> LanguageModel | None:
    """Find a model by id, name or alias, whatever the case."""
    wanted = name.strip().lower()
    for model in catalogue.models.values():
        names = (model.id, model.name, *model.aliases)
        if wanted and wanted in (known.lower() for known in names):
            return model
    return None


def _positive(row: Row, column: str) -> float:
    try:
        value = float(row.get(column, ""))
    except ValueError:
        raise ValueError(column) from None
    if not math.isfinite(value) or value <= 0:
        raise ValueError(column)
    return value


def _laid(
    row: Row, model: LanguageModel, accelerator: Accelerator, sizes: Mapping[str, float]
) -> Fit | None:
    """Lay the model out as the row says; as the engine would where it says nothing."""
    if model.parameters_b is None or model.kv_elements_per_token is None:
        return None
    width = _WIDTHS.get(row.get("precision_weights", "").lower(), bytes_per_weight(accelerator))
    count = int(sizes["n_gpus"])
    if not row.get("tp"):
        return fit(model, accelerator, count, sizes["isl"] + sizes["osl"])
    count = min(count, max(1, int(float(row["tp"]) * float(row.get("pp") or 1))))
    room = count * (accelerator.memory_gb * USABLE_SHARE - RESERVED_GB) * GB
    room -= model.parameters_b * 1e9 * width
    return Fit(count, width, model.kv_elements_per_token * 2.0, room) if room > 0 else None


def _rate(
    model: LanguageModel,
    accelerator: Accelerator,
    laid: Fit,
    call: tuple[float, float, float],
    factors: tuple[float, ...],
) -> float:
    prompt, output, batch = call
    one = speed(
        model,
        accelerator,
        laid,
        Efficiency(np.array([factors[0]]), np.array([factors[1]])),
        Request(np.array([prompt]), np.array([output])),
        most=batch,
    )
    return float(one.output_tokens_per_s[0])
