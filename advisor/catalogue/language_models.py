"""Open and closed language models, from the generated table."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path
from typing import Literal

from advisor.catalogue.catalogue import LanguageModel
from advisor.catalogue.figures import source_of_row, standing_of_row
from advisor.catalogue.tables import Faults, Row, read_rows

COLUMNS = (
    "id", "name", "vendor", "jurisdiction", "openness", "aliases", "parameters_b",
    "active_parameters_b", "layers", "hidden", "heads", "kv_heads", "head_dim", "experts",
    "experts_per_token", "kv_elements_per_token", "kv_basis", "context_tokens", "released",
    "licence", "licence_conditions", "commercial_use", "elo", "elo_low", "elo_high", "elo_as_of",
    "memory_marked", "evidence", "basis", "valid_from", "review_by", "source_title",
    "source_locator", "source_licence", "retrieved", "note",
)  # fmt: skip
OPENNESS: tuple[Literal["open", "closed"], ...] = ("open", "closed")
COMMERCIAL: tuple[Literal["yes", "yes-with-conditions", "no", "unknown"], ...] = (
    "yes",
    "yes-with-conditions",
    "no",
    "unknown",
)
KV_BASIS: tuple[Literal["published", "derived", "upper_bound", "unknown", ""], ...] = (
    "published",
    "derived",
    "upper_bound",
    "unknown",
    "",
)


def read_language_models(file: Path, faults: Faults) -> Iterator[tuple[int, LanguageModel]]:
    """Read every model, with its line."""
    for row in read_rows(file, COLUMNS, faults):
        yield row.line, model_of_row(row)


def model_of_row(row: Row) -> LanguageModel:
    """Read the model of one row."""
    return LanguageModel.model_construct(
        id=row.needed("id"),
        name=row.needed("name"),
        vendor=row.needed("vendor"),
        jurisdiction=row.needed("jurisdiction"),
        openness=row.choice("openness", OPENNESS),
        aliases=tuple(filter(None, row.text("aliases").split(";"))),
        parameters_b=row.optional_number("parameters_b"),
        active_parameters_b=row.optional_number("active_parameters_b"),
        layers=row.optional_whole("layers"),
        hidden=row.optional_whole("hidden"),
        heads=row.optional_whole("heads"),
        kv_heads=row.optional_whole("kv_heads"),
        head_dim=row.optional_whole("head_dim"),
        experts=row.optional_whole("experts"),
        experts_per_token=row.optional_whole("experts_per_token"),
        kv_elements_per_token=row.optional_number("kv_elements_per_token"),
        kv_basis=row.choice("kv_basis", KV_BASIS),
        context_tokens=row.optional_whole("context_tokens"),
        released=_released(row),
        licence=row.text("licence"),
        licence_conditions=row.text("licence_conditions"),
        commercial_use=row.choice("commercial_use", COMMERCIAL),
        elo=row.optional_number("elo"),
        elo_low=row.optional_number("elo_low"),
        elo_high=row.optional_number("elo_high"),
        memory_marked=row.text("memory_marked") == "yes",
        source=source_of_row(row, url=""),
        standing=standing_of_row(row),
    )


def _released(row: Row) -> dt.date | None:
    return row.day("released") if row.text("released") else None
