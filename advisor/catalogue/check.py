"""Whether the catalogue hangs together: units, days, ranges, licences, duplicates, references.

The build, the tests and ``advisor catalogue check`` run this; opening the program does not.
"""

from __future__ import annotations

from collections.abc import Container, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from advisor.catalogue.claim_rules import check_claims
from advisor.catalogue.figure_rules import may_ship
from advisor.catalogue.glossary import check_glossary
from advisor.catalogue.load import read_catalogue, read_more
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.record_rules import record_problems
from advisor.catalogue.systems import GLOSSARY_KINDS, NamedSystem
from advisor.errors import Problem, Value, message

_Record = TypeVar("_Record")
CLAIMS = 421
"""Entries of the claims catalogue, C001 to C421."""


def check_catalogue(root: Path) -> tuple[Problem, ...]:
    """Find everything that is wrong with a catalogue.

    Args:
        root: The folder ``resources``, which holds ``catalogue``, ``scenarios``,
            ``claims`` and ``glossary``.

    Returns:
        Every problem with its file and line; none when the catalogue may be used.
    """
    found = read_catalogue(root)
    systems, scores, more = read_more(root)
    problems = [*found.problems, *more, *_duplicates(found, systems), *record_problems(found)]
    problems += _references(found, systems)
    for score in scores:
        if score.sound and not may_ship(score.record.licence):
            problems.append(_at(score, "problem.catalogue.licence", licence=score.record.licence))
    figures = {placed.record.id for placed in found.figures}
    claims = {f"C{number:03d}" for number in range(1, CLAIMS + 1)}
    return (*problems, *check_claims(root, figures, CLAIMS), *check_glossary(root, claims))


def _at(placed: Placed[object], id_: str, /, **values: Value) -> Problem:
    return Problem(placed.where, message(id_, **values))


def _duplicates(found: Reading, systems: list[Placed[NamedSystem]]) -> Iterator[Problem]:
    """A key that stands twice in its table; values of one figure differ in their first day."""
    keyed: list[tuple[Placed[object], str, Hashable]] = []
    keyed += [(p, p.record.id, (p.record.id, p.record.valid_from)) for p in found.figures]
    keyed += [(p, p.record.id, ("accelerator", p.record.id)) for p in found.accelerators]
    keyed += [(p, p.record.id, ("model", p.record.id)) for p in found.models]
    keyed += [(p, p.record.id, ("template", p.record.id)) for p in found.templates]
    keyed += [
        (p, f"{p.record.model}, {p.record.host}",
         (p.record.host, p.record.model, p.record.figure.valid_from))
        for p in found.prices
    ]  # fmt: skip
    keyed += [
        (p, p.record.name, (p.record.claim, p.record.name, p.record.facts[0].text)) for p in systems
    ]
    first: dict[Hashable, str] = {}
    for placed, name, key in keyed:
        if key in first:
            yield _at(placed, "problem.catalogue.duplicate", id=name, first=first[key])
        first.setdefault(key, placed.where)


def _references(found: Reading, systems: list[Placed[NamedSystem]]) -> Iterator[Problem]:
    """Names that must stand elsewhere."""
    models = {placed.record.id for placed in found.models}
    known = models | {placed.record.id for placed in found.accelerators}
    for price in found.prices:
        yield from _unknown_names(price, (price.record.model,), models)
    for shortlist in found.shortlists:
        yield from _unknown_names(shortlist, shortlist.record[1], known)
    for template in found.templates:
        yield from _unknown_claims(template, template.record.claims)
    for system in systems:
        record = system.record
        yield from _unknown_claims(system, (record.claim, *record.options))
        yield from _unknown_names(system, record.records, known)
        if record.kind in GLOSSARY_KINDS and record.options:
            yield _at(system, "problem.catalogue.glossary_offers", name=record.name)


def _unknown_names(
    placed: Placed[object], names: Iterable[str], known: Container[str]
) -> Iterator[Problem]:
    for name in names:
        if name not in known:
            yield _at(placed, "problem.catalogue.unknown_model", model=name)


def _unknown_claims(placed: Placed[object], claims: tuple[str, ...]) -> Iterator[Problem]:
    known = {f"C{number:03d}" for number in range(1, CLAIMS + 1)}
    for claim in claims:
        if claim not in known:
            yield _at(placed, "problem.catalogue.unknown_claim", claim=claim)
