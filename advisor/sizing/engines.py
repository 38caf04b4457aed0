"""Which kind of engine a row was measured with: its name and the year of its software."""

from __future__ import annotations

import re

from advisor.catalogue.catalogue import Accelerator

_NAMES = (
    ("trtllm", re.compile(r"trt|tensorrt|\bnim\b")),
    ("sglang", re.compile(r"sglang")),
    ("llamacpp", re.compile(r"llama\.?cpp|ollama|gguf|lm.?studio")),
    ("deepspeed", re.compile(r"deepspeed")),
    ("vllm", re.compile(r"vllm")),
)
FIRST_CURRENT = 2025
"""Software of this year and later counts as current."""
_CURRENT_VERSIONS = {"vllm": (0, 7), "trtllm": (0, 17)}
"""First versions of 2025."""
_YEAR = re.compile(r"(?<!\d)(20[12]\d)(?=-\d\d|\)|\b)")
_VERSION = re.compile(r"v?(\d+)\.(\d+)")


def engine_of(named: str, source: str, accelerator: Accelerator) -> tuple[str, bool]:
    """Name the kind of engine, and say whether name and year are known.

    Args:
        named: Engine with its version, as published.
        source: Where it was published; the last year in it counts where no version is told.
        accelerator: Early software for AMD is a kind of its own.

    Returns:
        One of ``ENGINES``; current vLLM where nothing is known.

    Examples:
        ``TensorRT-LLM 0.9.0`` is ``trtllm_2024``; ``vllm 0.19.0`` is ``vllm``.
    """
    lower = named.lower()
    kind = next((kind for kind, pattern in _NAMES if pattern.search(lower)), None)
    if kind is None:
        return "vllm", False
    if kind not in _CURRENT_VERSIONS:
        return kind, True
    current = _is_current(kind, lower, source)
    if current is None or current:
        return kind, current is not None
    if kind == "vllm" and accelerator.vendor == "AMD":
        return "early_amd", True
    return f"{kind}_2024", True


def _is_current(kind: str, named: str, source: str) -> bool | None:
    """Say whether the software is of 2025 or later; None where neither version nor year tells."""
    version = _VERSION.search(named)
    if version:
        return (int(version[1]), int(version[2])) >= _CURRENT_VERSIONS[kind]
    years = [int(year) for year in _YEAR.findall(f"{source} {named}")]
    return max(years) >= FIRST_CURRENT if years else None
