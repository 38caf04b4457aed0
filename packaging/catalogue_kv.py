"""Elements of KV cache that a token of context costs, from a model's architecture."""

from __future__ import annotations

from collections.abc import Mapping

from catalogue_common import number

FULL_ATTENTION_EVERY = {
    "Qwen3.6 27B": 4, "Qwen3.6 35B-A3B": 4, "Qwen3.8 27B": 4, "Qwen3.8 Flash-Next": 4,
    "Qwen3.8 2.4T-A95B (Max)": 4, "Intern-S2 397B": 4, "Gemma 3 4B": 6, "Gemma 3 27B": 6,
    "MiniMax-Text-01": 8, "MiniMax-M1": 8,
}  # fmt: skip
"""One layer in so many keeps a cache that grows with the context.

Qwen3.6, Qwen3.8 and Intern-S2 as the measured Qwen3.5; Gemma 3 as its published 5:1 (as the
measured Gemma 3 12B); MiniMax as its published 7:1 lightning attention. Derived, not measured.
"""
HYBRID = ("hybrid", "sliding", "compressed", "sparse attention")
"""Words of a note that make the count of all layers an upper bound."""


def kv_elements(
    row: Mapping[str, str], architecture: Mapping[str, str] | None
) -> tuple[float | None, str]:
    """Give the elements per token and how they are known.

    Returns:
        Elements, and ``published`` (a gathered architecture states them), ``derived`` (from the
        layers that keep a full cache), ``upper_bound`` (every layer counted though some keep
        less), or None and ``unknown``.
    """
    if architecture is not None:
        return number(architecture["kv_elements_per_token"]), "published"
    layers, heads, width = (number(row[name]) for name in ("layers", "kv_heads", "head_dim"))
    rank, rope = number(row["kv_lora_rank"]), number(row["qk_rope_head_dim"])
    bounded = any(word in row["note"] for word in HYBRID)
    if layers is not None and rank is not None and rope is not None:
        return layers * (rank + rope), "upper_bound" if "hybrid" in row["note"] else "derived"
    if "MLA" in row["note"] or None in (layers, heads, width):
        return None, "unknown"
    assert layers is not None and heads is not None and width is not None  # noqa: PT018, S101
    if every := FULL_ATTENTION_EVERY.get(row["model"]):
        return 2 * (layers // every) * heads * width, "derived"
    return 2 * layers * heads * width, "upper_bound" if bounded else "derived"
