"""Accelerators, from the generated table."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from advisor.catalogue.catalogue import Accelerator
from advisor.catalogue.figures import source_of_row, standing_of_row
from advisor.catalogue.tables import Faults, Row, read_rows

COLUMNS = (
    "id", "vendor", "memory_gb", "bandwidth_gb_per_s", "tflops_16bit", "tflops_8bit",
    "tflops_4bit", "power_w", "link_gb_per_s", "confidence", "evidence", "basis", "valid_from",
    "review_by", "source_title", "source_licence", "retrieved", "note",
)  # fmt: skip
CONFIDENCE: tuple[Literal["high", "medium", "low"], ...] = ("high", "medium", "low")


def read_accelerators(file: Path, faults: Faults) -> Iterator[tuple[int, Accelerator]]:
    """Read every accelerator, with its line."""
    for row in read_rows(file, COLUMNS, faults):
        yield row.line, accelerator_of_row(row)


def accelerator_of_row(row: Row) -> Accelerator:
    """Read the accelerator of one row."""
    return Accelerator.model_construct(
        id=row.needed("id"),
        vendor=row.needed("vendor"),
        memory_gb=row.number("memory_gb"),
        bandwidth_gb_per_s=row.number("bandwidth_gb_per_s"),
        tflops_16bit=row.number("tflops_16bit"),
        tflops_8bit=row.optional_number("tflops_8bit"),
        tflops_4bit=row.optional_number("tflops_4bit"),
        power_w=row.number("power_w"),
        link_gb_per_s=row.optional_number("link_gb_per_s"),
        confidence=row.choice("confidence", CONFIDENCE),
        source=source_of_row(row, locator="note", url=""),
        standing=standing_of_row(row),
    )
