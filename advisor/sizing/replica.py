"""One replica of a model as the speed model sees it: sizes, bytes, and what its kind is."""

from __future__ import annotations

import re
from dataclasses import dataclass, fields
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from advisor.catalogue.catalogue import Accelerator, LanguageModel
from advisor.catalogue.speed_model import ACCELERATOR_CLASSES, ENGINES, LINKS

Number: TypeAlias = float | NDArray[np.float64]
Code: TypeAlias = int | NDArray[np.intp]

WIDE, EIGHT_BIT, FOUR_BIT, MXFP4, WEIGHT_ONLY = range(5)
"""How weights are kept and reckoned with; the last is 4-bit weights reckoned at 16 bit."""
PCIE_GB_PER_S = 64.0
"""A link of at most this is PCIe, GB/s in one direction (PCIe 5 x16)."""
_BRIDGED = re.compile(r"NVL$|A6000$")
"""Cards that are bridged in pairs; beyond the pair they talk over PCIe."""
_HBM_ON_PCIE = re.compile(r"(A100|A800|H\d00|GH\d00|H20|A30|V100|B\d00)(?!\d)")
_UNIFIED = re.compile(r"GB10|Jetson|Ryzen|DGX-Spark")
_LATENT = 0.1
"""A cache smaller than this share of what its heads would keep is a latent one (MLA)."""
_TWO_DIES = re.compile(r"MI250")
"""Accelerators sold as one that software sees as two, each with half of everything."""
_USUAL_HEAD = 128
_CODES = {"precision", "accelerator_class", "link_class", "engine"}


@dataclass(frozen=True)
class Replica:
    """Everything the speed of one replica follows from; numbers, or arrays with one per row."""

    parameters: Number
    active: Number
    """Parameters that a token meets."""
    expert: Number
    """Parameters of all experts, 0 for a dense model."""
    expert_share: Number
    """Share of the experts that a token meets."""
    experts_per_token: Number
    layers: Number
    hidden: Number
    attention_width: Number
    """Heads times their size."""
    attention_layers: Number
    """Layers that look back over the whole context."""
    queries_per_cache: Number
    """Query heads for each head of the cache."""
    heads_held: Number
    """Query heads that one device reckons."""
    weight_bytes: Number
    cache_bytes: Number
    """Bytes of cache a token of context takes."""
    accelerators: Number
    group: Number
    """Devices that exchange activations in every layer."""
    pipeline: Number
    attention_parallel: Number
    latent: Number
    """1 where the cache keeps a latent vector (MLA)."""
    cache_split: Number
    """Over how many accelerators the cache of a sequence is divided without copies."""
    mixed_experts: Number
    """1 where experts are both spread and cut."""
    bandwidth: Number
    """Bytes per second of one accelerator, as stated."""
    flops: Number
    """Operations per second of one accelerator at the precision of the weights, as stated."""
    flops_16bit: Number
    link: Number
    """Bytes per second to the neighbours."""
    precision: Code
    accelerator_class: Code
    link_class: Code
    engine: Code


@dataclass(frozen=True)
class Layout:
    """How a replica is cut."""

    accelerators: int
    tensor: int = 0
    """0 where everything that is not told otherwise is cut by tensors."""
    pipeline: int = 1
    attention_parallel: int = 1
    expert_parallel: int = 1


def replica_of(  # noqa: PLR0913 - a replica is all of these
    model: LanguageModel,
    accelerator: Accelerator,
    layout: Layout,
    *,
    weight_bytes: float,
    cache_bytes: float,
    precision: int,
    engine: str = "vllm",
) -> Replica:
    """Describe one replica.

    Args:
        model: Its parameters must be known; a shape that is not is taken as usual for its size.
        accelerator: One accelerator.
        layout: How the replica is cut.
        weight_bytes: Bytes of a weight.
        cache_bytes: Bytes of cache a token takes.
        precision: ``WIDE`` … ``WEIGHT_ONLY``.
        engine: One of ``ENGINES``.
    """
    total = (model.parameters_b or 0.0) * 1e9
    active = (model.active_parameters_b or model.parameters_b or 0.0) * 1e9
    expert, share, per_token = _experts(model, total, active)
    layers, hidden, latent, looking = _shape(model, active)
    tensor = layout.tensor or layout.accelerators
    dies = 2 if _TWO_DIES.search(accelerator.id) else 1
    by_layers = engine == "llamacpp"
    devices = 1 if by_layers else tensor * dies
    copies = 1.0 if latent else min(devices, model.kv_heads or devices) * tensor / devices
    link, link_class = _link(accelerator, tensor)
    if engine == "early_amd":
        link_class = "early_amd"
    heads = model.heads or hidden / _USUAL_HEAD
    return Replica(
        parameters=total,
        active=active,
        expert=expert,
        expert_share=share,
        experts_per_token=per_token,
        layers=layers,
        hidden=hidden,
        attention_width=heads * max(model.head_dim or _USUAL_HEAD, 64),
        attention_layers=looking,
        queries_per_cache=heads / (model.kv_heads or heads),
        heads_held=heads / devices,
        weight_bytes=weight_bytes,
        cache_bytes=cache_bytes,
        accelerators=layout.accelerators,
        group=devices * layout.attention_parallel,
        pipeline=layout.pipeline * dies if by_layers else layout.pipeline,
        attention_parallel=layout.attention_parallel,
        latent=float(latent),
        cache_split=layout.attention_parallel * layout.pipeline * copies,
        mixed_experts=float(1 < layout.expert_parallel < layout.accelerators),
        bandwidth=accelerator.bandwidth_gb_per_s * 1e9,
        flops=peak_flops(accelerator, precision),
        flops_16bit=accelerator.tflops_16bit * 1e12,
        link=link,
        precision=precision,
        accelerator_class=ACCELERATOR_CLASSES.index(accelerator_class(accelerator)),
        link_class=LINKS.index(link_class),
        engine=ENGINES.index(engine),
    )


def stacked(replicas: list[Replica]) -> Replica:
    """Put replicas into one, with arrays that have a row for each."""

    def column(name: str) -> Any:
        kind = np.intp if name in _CODES else np.float64
        return np.array([getattr(each, name) for each in replicas], dtype=kind)

    return Replica(**{one.name: column(one.name) for one in fields(Replica)})


def peak_flops(accelerator: Accelerator, precision: int) -> float:
    """Give the stated operations per second at a precision; what is lacking runs at 16 bit."""
    wide, eight = accelerator.tflops_16bit, accelerator.tflops_8bit
    four = accelerator.tflops_4bit
    found = {
        EIGHT_BIT: eight,
        FOUR_BIT: four,
        MXFP4: eight if four else None,
    }.get(precision)
    return (found or wide) * 1e12


def accelerator_class(accelerator: Accelerator) -> str:
    """Say what kind of accelerator it is; one of an unnamed maker is taken as a datacentre's."""
    maker, id_ = accelerator.vendor, accelerator.id
    if maker == "Apple" or id_.startswith("Apple") or _UNIFIED.search(id_):
        return "unified"
    if _on_pcie(accelerator) and not _HBM_ON_PCIE.search(id_):
        return "card"
    if maker == "AMD" or (not maker and id_.startswith("MI")):
        return "amd"
    return "datacentre" if maker in {"NVIDIA", ""} else "other"


def _on_pcie(accelerator: Accelerator) -> bool:
    return accelerator.link_gb_per_s is not None and accelerator.link_gb_per_s <= PCIE_GB_PER_S


def _link(accelerator: Accelerator, tensor: int) -> tuple[float, str]:
    """Give the link's bytes per second and kind; above the bridge cards fall back to PCIe."""
    rate = accelerator.link_gb_per_s
    if rate is None or rate <= PCIE_GB_PER_S:
        return (rate or PCIE_GB_PER_S / 2) * 1e9, "pcie"
    if _BRIDGED.search(accelerator.id):
        above = tensor > 2  # a pair
        return (PCIE_GB_PER_S if above else rate) * 1e9, "pcie"
    amd = accelerator.vendor == "AMD" or accelerator.id.startswith("MI")
    return rate * 1e9, "amd" if amd else "switched"


def _experts(model: LanguageModel, total: float, active: float) -> tuple[float, float, float]:
    """Give the parameters in experts, the share a token meets, and how many it meets."""
    if not model.experts or not model.experts_per_token or not model.active_parameters_b:
        return 0.0, 0.0, 0.0
    share = model.experts_per_token / model.experts
    if share >= 1:
        return 0.0, 0.0, 0.0
    return (total - active) / (1 - share), share, float(model.experts_per_token)


def _shape(model: LanguageModel, active: float) -> tuple[float, float, bool, float]:
    """Give layers, hidden size, whether the cache is a latent one, and the layers that look back.

    A dense model of 7 B has 32 layers; depth grows with the fourth root of the size, and twelve
    times the square of the hidden size is the parameters of a layer.
    """
    layers = float(model.layers or 32 * (active / 7e9) ** 0.25)
    hidden = float(model.hidden or (active / (12 * layers)) ** 0.5)
    if not model.kv_heads or not model.kv_elements_per_token:
        return layers, hidden, False, layers
    whole = 2 * layers * model.kv_heads * (model.head_dim or _USUAL_HEAD)
    kept = model.kv_elements_per_token / whole
    latent = kept < _LATENT
    return layers, hidden, latent, layers if latent else layers * min(1.0, kept)
