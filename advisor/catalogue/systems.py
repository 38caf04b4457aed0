"""Named systems of the claims: models, products, clouds, chips, and the glossary of passing names.

Only what a source says of a system on a day is here, in our own words; no property is inferred.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Literal, get_args

from advisor.catalogue.figures import BASES, EVIDENCE, source_of_row
from advisor.catalogue.parameter import Evidence, Source
from advisor.catalogue.tables import Faults, read_rows
from advisor.model.record import Record

Kind = Literal[
    "model_family", "model", "product", "platform", "appliance", "cloud", "chip", "benchmark",
    "architecture", "community", "customer", "analogy", "organisation",
]  # fmt: skip
Openness = Literal["open", "closed", "both", "not_stated", "not_applicable"]
KINDS: tuple[Kind, ...] = get_args(Kind)
OPENNESS: tuple[Openness, ...] = get_args(Openness)
GLOSSARY_KINDS: frozenset[Kind] = frozenset({"analogy", "organisation"})
"""Kinds that only explain a name; they offer nothing."""
COLUMNS = (
    "id", "name", "aliases", "kind", "vendor", "openness", "said_on", "basis", "fact", "options",
    "records", "source_title", "source_locator", "source_licence", "retrieved", "evidence",
)  # fmt: skip


class DatedFact(Record):
    """What one source says of a system, and when it said so."""

    said_on: dt.date
    """Day of the source; where it bears none, the last day it can be dated to."""
    basis: Literal["stated", "observed"]
    text: str
    evidence: Evidence
    source: Source


class NamedSystem(Record):
    """A system that the claims name."""

    claim: str
    """Its entry in the claims (``C296``); passing names share one."""
    name: str
    aliases: tuple[str, ...]
    kind: Kind
    vendor: str
    openness: Openness
    facts: tuple[DatedFact, ...]
    options: tuple[str, ...]
    """Deployment options it offers, as entries of the claims (``C266``)."""
    records: tuple[str, ...]
    """Models or accelerators of the catalogue that belong to it, by id."""


def load_systems(file: Path, faults: Faults) -> tuple[NamedSystem, ...]:
    """Read every named system; the facts of one stand on lines of the same id and name."""
    found: dict[tuple[str, str], NamedSystem] = {}
    for _, system in read_systems(file, faults):
        key = system.claim, system.name
        facts = (*found[key].facts, *system.facts) if key in found else system.facts
        found[key] = system.model_copy(update={"facts": facts})
    return tuple(found.values())


def read_systems(file: Path, faults: Faults) -> Iterator[tuple[int, NamedSystem]]:
    """Read the table line by line: each line is a system with one of its facts."""
    for row in read_rows(file, COLUMNS, faults):
        fact = DatedFact.model_construct(
            said_on=row.day("said_on"),
            basis=row.choice("basis", BASES),
            text=row.needed("fact"),
            evidence=row.choice("evidence", EVIDENCE),
            source=source_of_row(row, url=""),
        )
        yield (
            row.line,
            NamedSystem.model_construct(
                claim=row.needed("id"),
                name=row.needed("name"),
                aliases=row.texts("aliases"),
                kind=row.choice("kind", KINDS),
                vendor=row.text("vendor"),
                openness=row.choice("openness", OPENNESS),
                facts=(fact,),
                options=row.texts("options"),
                records=row.texts("records"),
            ),
        )


def find_systems(systems: Iterable[NamedSystem], name: str) -> tuple[NamedSystem, ...]:
    """Give the systems whose name, alias or vendor holds a text, whole names first.

    Case, width and blanks at the ends do not matter; an empty text finds nothing.
    """
    sought = _folded(name)
    if not sought:
        return ()

    def rank(system: NamedSystem) -> int:
        names = [_folded(each) for each in (system.name, *system.aliases)]
        if sought in names:
            return 0
        if any(sought in each for each in names):
            return 1
        return 2 if sought in _folded(system.vendor) else 3

    ranked = sorted(((rank(system), place, system) for place, system in enumerate(systems)))
    return tuple(system for place, _, system in ranked if place < 3)


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
