"""What each open model would do on a machine: fits or not, how fast, and why."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import SpeedConstants
from advisor.errors import Message, Quantity, message
from advisor.sizing.memory import fit, needed_gb, usable_gb
from advisor.sizing.throughput import Request, speed

TYPICAL_PROMPT = 1024.0
TYPICAL_OUTPUT = 512.0
"""Tokens of the call that models are compared on in the inventory: a design choice, shown."""


@dataclass(frozen=True)
class Fit:
    """One model on one server."""

    model: str
    name: str
    fits: bool
    tokens_per_second: float | None
    """Output tokens per second of the whole server at full load; None where it does not fit."""
    reason: Message


def fit_of(
    model: LanguageModel, accelerator: Accelerator, per_server: int, constants: SpeedConstants
) -> Fit:
    """Say whether a model runs on one server, and how fast at its best.

    Args:
        model: Open model.
        accelerator: Of the server.
        per_server: How many of them it holds.
        constants: Of the speed model.
    """
    if model.parameters_b is None or model.kv_elements_per_token is None:
        reason = message("fit.unknown_size", model=model.name)
        return Fit(model.id, model.name, fits=False, tokens_per_second=None, reason=reason)
    found = fit(model, accelerator, per_server, TYPICAL_PROMPT + TYPICAL_OUTPUT)
    if found is None:
        reason = message(
            "fit.too_large",
            needed=Quantity(needed_gb(model, accelerator, TYPICAL_PROMPT + TYPICAL_OUTPUT), "GB"),
            available=Quantity(usable_gb(accelerator, per_server), "GB"),
        )
        return Fit(model.id, model.name, fits=False, tokens_per_second=None, reason=reason)
    one = speed(
        model,
        accelerator,
        found,
        constants,
        Request(np.array([TYPICAL_PROMPT]), np.array([TYPICAL_OUTPUT])),
    )
    replicas = per_server // found.accelerators
    rate = float(one.output_tokens_per_s[0]) * replicas
    reason = message("fit.fits", replicas=replicas, accelerators=found.accelerators)
    return Fit(model.id, model.name, fits=True, tokens_per_second=rate, reason=reason)
