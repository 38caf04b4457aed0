"""Experiments that would settle inputs before a choice: what each takes, and why one thinks so."""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from advisor.catalogue.figures import EVIDENCE
from advisor.catalogue.parameter import Evidence
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.model.record import Estimate, Record

Each = Literal["", "workload", "accelerator"]
"""What an experiment is made once for; empty where it is made once in all."""
_EACH: tuple[Each, ...] = ("", "workload", "accelerator")
_FIELDS = frozenset(
    {"id", "each", "settles", "claims", "evidence", "reason", "person_days", "calendar_days"}
)


class Experiment(Record):
    """Something to do that settles some inputs; texts ``experiment.<id>.title`` and ``.how``."""

    id: str
    each: Each
    settles: tuple[str, ...]
    """Patterns of ids of inputs, ``*`` for anything and ``{each}`` for what it is made for;
    ``success.{each}`` are the shares of a workload's tasks that the models in question do right."""
    person_days: Estimate
    """Working days of one's own people."""
    calendar_days: Estimate
    """Days until the result is there."""
    evidence: Evidence
    reason: str
    """Where effort and duration come from, in English."""
    claims: tuple[str, ...] = ()
    """Claims of the catalogue that it rests on."""


def read_experiment(file: Path, faults: Faults) -> Experiment:
    """Read the experiment of a file; faults are noted and a stand-in is given."""
    found, lines = read_toml(file, faults)
    table = TomlTable(found, "", lines, faults)
    table.only(_FIELDS)
    settles = table.texts("settles")
    if not settles:
        table.fault("settles", "problem.catalogue.missing", field="settles")
    return Experiment(
        id=table.text("id"),
        each=table.choice("each", _EACH),
        settles=settles,
        person_days=_estimate(table, "person_days"),
        calendar_days=_estimate(table, "calendar_days"),
        evidence=table.choice("evidence", EVIDENCE),
        reason=table.text("reason"),
        claims=table.texts("claims"),
    )


def _estimate(table: TomlTable, name: str) -> Estimate:
    value = table.table(name, name)
    value.only(frozenset({"low", "likely", "high"}))
    low, likely, high = (value.number(part) for part in ("low", "likely", "high"))
    if not 0 < low <= likely <= high:
        value.fault("low", "problem.catalogue.range", low=low, likely=likely, high=high)
        return Estimate.exactly(1.0)
    return Estimate(low=low, likely=likely, high=high)
