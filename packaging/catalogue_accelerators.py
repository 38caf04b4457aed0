"""Accelerators of the catalogue, from the build input of the published measurements."""

from __future__ import annotations

from collections.abc import Iterator

from catalogue_common import GATHERED, number, rows_of

HEADER = (
    "id", "vendor", "memory_gb", "bandwidth_gb_per_s", "tflops_16bit", "tflops_8bit",
    "tflops_4bit", "power_w", "link_gb_per_s", "link_kind", "confidence", "evidence", "basis",
    "valid_from", "review_by", "source_title", "source_licence", "retrieved", "note",
)  # fmt: skip
REVIEW_BY = GATHERED.replace(year=GATHERED.year + 1)
"""What a chip can do does not change, but low-confidence rows get better sources: yearly."""
EVIDENCE = {"high": "published", "medium": "quoted", "low": "claimed"}
NO_FP8_USE_INT8 = "8-bit rate is INT8 (no FP8)"


def accelerators() -> Iterator[dict[str, object]]:
    """Give every accelerator; the 8-bit rate is FP8 where there is one, else INT8."""
    for row in rows_of("accelerators.csv"):
        fp8, int8 = number(row["fp8_dense_tflops"]), number(row["int8_dense_tops"])
        assumed = "assumed" in row["source"]
        notes = [row["note"], NO_FP8_USE_INT8 if fp8 is None and int8 is not None else ""]
        yield {
            "id": row["gpu"],
            "vendor": row["vendor"],
            "memory_gb": number(row["mem_gb"]),
            "bandwidth_gb_per_s": number(row["mem_bw_gb_s"]),
            "tflops_16bit": number(row["bf16_fp16_dense_tflops"]),
            "tflops_8bit": int8 if fp8 is None else fp8,
            "tflops_4bit": number(row["fp4_dense_tflops"]),
            "power_w": number(row["tdp_w"]),
            "link_gb_per_s": number(row["link_gb_s_unidir"]),
            "link_kind": row["link_type"],
            "confidence": row["confidence"],
            "evidence": "assumed" if assumed else EVIDENCE[row["confidence"]],
            "basis": "observed",
            "valid_from": GATHERED,
            "review_by": REVIEW_BY,
            "source_title": row["source"],
            "source_licence": "fact re-keyed",
            "retrieved": GATHERED,
            "note": "; ".join(filter(None, notes)),
        }
