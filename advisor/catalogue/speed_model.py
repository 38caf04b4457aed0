"""What has been learned from published measurements about the speed of language models.

The constants are fitted by ``packaging/calibrate.py`` (``make calibrate``) and shipped as numbers.
Without the file they are those of the plain roofline: everything a vendor states is reached, and
nothing else costs time.
"""

from __future__ import annotations

import math
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any

from advisor.catalogue.tables import Faults

ENGINES = (
    *("vllm", "vllm_2024", "early_amd", "trtllm", "trtllm_2024"),
    *("sglang", "llamacpp", "deepspeed"),
)
"""Engine and software year; ``early_amd`` is vLLM on AMD up to 2024."""
CURRENT = "vllm"
"""Engine that is taken where none is named."""
ACCELERATOR_CLASSES = ("datacentre", "card", "amd", "other", "unified")
"""HBM from NVIDIA; GDDR on PCIe; HBM from AMD; other makers; memory shared with the processor."""
LINKS = ("switched", "pcie", "amd", "early_amd")
BASES = ("matched", "interpolated", "extrapolated", "assumed")
GROUPS = ("dense", "mixture", "latent", "card", "early", "llamacpp", "blank")
"""Kinds of configuration that are predicted about equally well; ``latent`` has a latent cache
(MLA), ``card`` runs on GDDR behind PCIe, ``early`` is an immature stack,
``blank`` leaves the length of prompt or answer open."""


def _each(names: tuple[str, ...], value: float) -> tuple[float, ...]:
    return (value,) * len(names)


@dataclass(frozen=True)
class SpeedConstants:
    """The constants of the speed model; their meaning, unit and uncertainty stand in the file."""

    bandwidth_share: tuple[float, ...] = _each(ACCELERATOR_CLASSES, 1.0)
    arithmetic_share: tuple[float, ...] = _each(ACCELERATOR_CLASSES, 1.0)
    arithmetic_exponent: float = 0.0
    cache_share: float = 1.0
    early_amd_cache_share: float = 1.0
    early_amd_group_exponent: float = 0.0
    early_amd_flops: float = 1e15
    early_amd_crowded_share: float = 1.0
    early_amd_crowded_exponent: float = 0.0
    llamacpp_bandwidth: float = math.inf
    eight_bit_share: float = 1.0
    four_bit_share: float = 1.0
    mxfp4_share: float = 1.0
    weight_only_share: float = 1.0
    four_bit_bytes: float = 0.5
    mxfp4_bytes: float = 0.53125
    batch_offset: float = 0.0
    overlap: float = math.inf
    mixture_read_share: float = 1.0
    mixture_arithmetic_share: float = 1.0
    expert_spread: float = 1.0
    expert_tile: float = 0.0
    prefill_share: float = 1.0
    prefill_mixture_share: float = 1.0
    prefill_attention_share: float = math.inf
    prefill_tokens: float = 0.0
    prefill_step_s: float = 0.0
    prefill_reads: float = 0.0
    latency_s: tuple[float, ...] = _each(LINKS, 0.0)
    link_share: tuple[float, ...] = _each(LINKS, math.inf)
    layer_s: tuple[float, ...] = _each(ENGINES, 0.0)
    layer_expert_s: float = 0.0
    layer_quantised_s: float = 0.0
    step_s: tuple[float, ...] = _each(ENGINES, 0.0)
    sequence_s: tuple[float, ...] = _each(ENGINES, 0.0)
    engine_share: tuple[float, ...] = _each(ENGINES, 1.0)
    attention_parallel_share: float = 1.0
    mixed_expert_share: float = 1.0
    pipeline_exponent: float = 0.0
    most_sequences: float = 256.0
    first_request_s: float = 0.0
    first_steps: tuple[float, ...] = _each(ENGINES, 0.0)
    first_queue: float = 0.0


CLASSES: Mapping[str, tuple[str, ...]] = {
    "bandwidth_share": ACCELERATOR_CLASSES,
    "arithmetic_share": ACCELERATOR_CLASSES,
    "latency_s": LINKS,
    "link_share": LINKS,
    "layer_s": ENGINES,
    "step_s": ENGINES,
    "sequence_s": ENGINES,
    "engine_share": ENGINES,
    "first_steps": ENGINES,
}
"""Constants that have one value for each of some classes."""


@dataclass(frozen=True)
class SpeedModel:
    """Constants, how far they miss, and where something has been measured."""

    constants: SpeedConstants = field(default_factory=SpeedConstants)
    spreads: Mapping[tuple[str, str], tuple[float, float]] = field(default_factory=dict)
    """Measured over predicted at P10 and P90, by basis and group."""
    cells: frozenset[tuple[str, str, str]] = frozenset()
    """Accelerator id, model id and engine class of which a measurement has been fitted."""


def read_speed_model(file: Path, faults: Faults) -> SpeedModel:
    """Read the shipped constants; one that is missing or unknown is a problem."""
    try:
        told = tomllib.loads(file.read_text(encoding="utf-8"))
        return SpeedModel(_constants(told["constant"]), _spreads(told), _cells(told))
    except (tomllib.TOMLDecodeError, KeyError, TypeError, ValueError) as error:
        faults.note(0, "problem.catalogue.not_toml", reason=repr(error))
        return SpeedModel()


def _constants(told: list[dict[str, Any]]) -> SpeedConstants:
    values = {(each["name"], each.get("of", "")): float(each["value"]) for each in told}
    found: dict[str, Any] = {}
    for one in fields(SpeedConstants):
        classes = CLASSES.get(one.name)
        if classes is None:
            found[one.name] = values.pop((one.name, ""))
        else:
            found[one.name] = tuple(values.pop((one.name, name)) for name in classes)
    if values:
        text = f"unknown constants {sorted(values)}"
        raise ValueError(text)
    return SpeedConstants(**found)


def _spreads(told: dict[str, Any]) -> dict[tuple[str, str], tuple[float, float]]:
    return {
        (each["basis"], each["group"]): (float(each["low"]), float(each["high"]))
        for each in told["spread"]
    }


def _cells(told: dict[str, Any]) -> frozenset[tuple[str, str, str]]:
    return frozenset(
        (accelerator, model, engine)
        for accelerator, models in told["measured"].items()
        for model, engines in models.items()
        for engine in engines
    )
