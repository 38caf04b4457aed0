"""Scenario templates and default choices, from the hand-kept TOML files."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from advisor.catalogue.catalogue import Template
from advisor.catalogue.figures import BASES, EVIDENCE, source_of_toml
from advisor.catalogue.parameter import Figure, Source
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml

TEMPLATE_FIELDS = frozenset(
    {"id", "label", "unit_label", "ttft_s", "tpot_s", "claims", "valid_from", "review_by", "basis",
     "source", "figures"}
)  # fmt: skip
FIGURE_UNITS = {
    "tasks_per_unit": "task/unit", "calls_per_task": "call/task", "retry_share": "share",
    "prompt_tokens": "token/call", "answer_tokens": "token/call", "reasoning_tokens": "token/call",
    "cached_share": "share", "deferrable_share": "share", "growth_per_year": "share/year",
    "active_hours_per_month": "hour/month", "peak_to_mean": "ratio", "success_rate": "share",
    "quality_sensitivity": "share", "cost_per_failure": "CNY/task",
}  # fmt: skip
"""The figures every template has, and the unit each is in."""
FIGURE_FIELDS = frozenset({"low", "likely", "high", "unit", "evidence", "note"})


def read_template(file: Path, faults: Faults) -> Template:
    """Read the template of a file."""
    found, lines = read_toml(file, faults)
    table = TomlTable(found, "", lines, faults)
    table.only(TEMPLATE_FIELDS)
    source = source_of_toml(table.table("source", "source"))
    figures = table.table("figures", "figures")
    figures.only(frozenset(FIGURE_UNITS))
    return Template.model_construct(
        id=table.text("id"),
        label=table.text("label"),
        unit_label=table.text("unit_label"),
        figures={name: _figure(name, figures, table, source) for name in FIGURE_UNITS},
        ttft_s=table.number("ttft_s"),
        tpot_s=table.number("tpot_s"),
        claims=table.texts("claims"),
    )


def _figure(name: str, figures: TomlTable, template: TomlTable, source: Source) -> Figure:
    id_ = template.optional_text("id")
    value = figures.table(name, f"figures.{name}")
    value.only(FIGURE_FIELDS)
    return Figure.model_construct(
        id=f"template.{id_}.{name}",
        label=f"{name} of {id_}",
        unit=value.text("unit"),
        low=value.number("low"),
        likely=value.number("likely"),
        high=value.number("high"),
        evidence=value.choice("evidence", EVIDENCE),
        basis=template.choice("basis", BASES),
        valid_from=template.day("valid_from"),
        review_by=template.day("review_by"),
        source=source,
        note=value.text("note"),
    )


def read_shortlists(
    file: Path, faults: Faults
) -> Iterator[tuple[int, tuple[str, tuple[str, ...]]]]:
    """Read the default choices by name, each with its line; each must say why it stands."""
    found, lines = read_toml(file, faults)
    for name in found:
        table = TomlTable(found, "", lines, faults).table(name, name)
        table.only(frozenset({"entries", "reason"}))
        table.text("reason")
        entries = table.texts("entries")
        if not entries:
            table.fault("entries", "problem.catalogue.missing", field="entries")
        yield table.line(), (name, entries)
