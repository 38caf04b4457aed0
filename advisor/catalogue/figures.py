"""Figures from the generated table and from the hand-kept TOML files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import get_args

from advisor.catalogue.parameter import Basis, Evidence, Figure, Source, Standing
from advisor.catalogue.tables import Faults, Row, read_rows
from advisor.catalogue.toml_tables import TomlTable, read_toml

COLUMNS = (
    "id", "label", "unit", "low", "likely", "high", "evidence", "basis", "valid_from", "review_by",
    "source_title", "source_locator", "source_url", "source_licence", "retrieved", "note",
)  # fmt: skip
EVIDENCE: tuple[Evidence, ...] = get_args(Evidence)
BASES: tuple[Basis, ...] = get_args(Basis)
SOURCE_FIELDS = frozenset({"title", "locator", "url", "licence", "retrieved"})
VALUE_FIELDS = frozenset(
    {"valid_from", "low", "likely", "high", "note", "source", "basis", "evidence"}
)
TABLE_FIELDS = frozenset({"label", "unit", "evidence", "review_by", "values"})


def figures_of_table(file: Path, faults: Faults) -> Iterator[tuple[int, Figure]]:
    """Read the figures of a CSV table, each with its line."""
    for row in read_rows(file, COLUMNS, faults):
        yield row.line, figure_of_row(row)


def figure_of_row(row: Row) -> Figure:
    """Read the figure of one row."""
    return Figure.model_construct(
        id=row.needed("id"),
        label=row.needed("label"),
        unit=row.needed("unit"),
        low=row.number("low"),
        likely=row.number("likely"),
        high=row.number("high"),
        evidence=row.choice("evidence", EVIDENCE),
        basis=row.choice("basis", BASES),
        valid_from=row.day("valid_from"),
        review_by=row.day("review_by"),
        source=source_of_row(row),
        note=row.text("note"),
    )


def source_of_row(row: Row, *, locator: str = "source_locator", url: str = "source_url") -> Source:
    """Read the source that stands in a row; a column name of "" leaves that part empty."""
    return Source.model_construct(
        title=row.needed("source_title"),
        locator=row.text(locator) if locator else "",
        url=row.text(url) if url else "",
        licence=row.needed("source_licence"),
        retrieved=row.day("retrieved"),
    )


def standing_of_row(row: Row) -> Standing:
    """Read the days and the class of evidence of a row that is no single figure."""
    return Standing.model_construct(
        evidence=row.choice("evidence", EVIDENCE),
        basis=row.choice("basis", BASES),
        valid_from=row.day("valid_from"),
        review_by=row.day("review_by"),
        note=row.text("note"),
    )


def figures_of_toml(file: Path, faults: Faults) -> Iterator[tuple[int, Figure]]:
    """Read the hand-kept figures of a TOML file, each value with its line."""
    found, lines = read_toml(file, faults)
    for id_, contents in found.items():
        if not isinstance(contents, dict):
            faults.note(lines.of("", id_), "problem.catalogue.unknown_field", field=id_)
            continue
        table = TomlTable(contents, id_, lines, faults)
        table.only(TABLE_FIELDS)
        values = contents.get("values")
        if not isinstance(values, list) or not values:
            table.fault("values", "problem.catalogue.missing", field="values")
            continue
        for place, value in enumerate(values):
            reader = table.below(value, f"{id_}.values#{place}")
            yield reader.line(), _figure_of(id_, table, reader)


def _figure_of(id_: str, table: TomlTable, value: TomlTable) -> Figure:
    value.only(VALUE_FIELDS)
    return Figure.model_construct(
        id=id_,
        label=table.text("label"),
        unit=table.text("unit"),
        low=value.number("low"),
        likely=value.number("likely"),
        high=value.number("high"),
        evidence=(value if value.has("evidence") else table).choice("evidence", EVIDENCE),
        basis=value.choice("basis", BASES) if value.has("basis") else "stated",
        valid_from=value.day("valid_from"),
        review_by=table.day("review_by"),
        source=source_of_toml(value.table("source", f"{id_}.values.source")),
        note=value.text("note"),
    )


def source_of_toml(table: TomlTable) -> Source:
    """Read a source table."""
    table.only(SOURCE_FIELDS)
    return Source.model_construct(
        title=table.text("title"),
        locator=table.optional_text("locator"),
        url=table.optional_text("url"),
        licence=table.text("licence"),
        retrieved=table.day("retrieved"),
    )
