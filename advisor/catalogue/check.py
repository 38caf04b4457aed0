"""Whether the catalogue hangs together: units, days, ranges, licences, duplicates, references.

The build, the tests and ``advisor catalogue check`` run this; opening the program does not.
"""

from __future__ import annotations

from collections.abc import Callable, Container, Hashable, Iterable, Iterator
from pathlib import Path
from typing import TypeVar

from advisor.catalogue.catalogue import Accelerator, ApiPrice, LanguageModel, Template
from advisor.catalogue.figure_rules import figure_problems, may_ship
from advisor.catalogue.load import Placed, Reading, read_catalogue, read_more
from advisor.catalogue.systems import GLOSSARY_KINDS, NamedSystem
from advisor.catalogue.templates import FIGURE_UNITS
from advisor.catalogue.units import CURRENCIES
from advisor.errors import Problem, Value, message

_Record = TypeVar("_Record")
CLAIMS = 421
"""Entries of the claims catalogue, C001 to C421."""


def check_catalogue(root: Path) -> tuple[Problem, ...]:
    """Find everything that is wrong with a catalogue.

    Args:
        root: The folder ``resources``, which holds ``catalogue`` and ``scenarios``.

    Returns:
        Every problem with its file and line; none when the catalogue may be used.
    """
    found = read_catalogue(root)
    systems, scores, more = read_more(root)
    problems = [*found.problems, *more, *_duplicates(found, systems), *_records(found)]
    problems += _references(found, systems)
    for score in scores:
        if score.sound and not may_ship(score.record.licence):
            problems.append(_at(score, "problem.catalogue.licence", licence=score.record.licence))
    return tuple(problems)


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


def _records(found: Reading) -> Iterator[Problem]:
    """What is wrong within one record; one that could not be read in full is passed over."""
    yield from _each(found.figures, lambda placed: figure_problems(placed.where, placed.record))
    yield from _each(found.accelerators, _accelerator_problems)
    yield from _each(found.models, _model_problems)
    yield from _each(found.prices, _price_problems)
    yield from _each(found.templates, _template_problems)


def _each(
    records: Iterable[Placed[_Record]], rule: Callable[[Placed[_Record]], Iterable[Problem]]
) -> Iterator[Problem]:
    for placed in records:
        if placed.sound:
            yield from rule(placed)


def _accelerator_problems(placed: Placed[Accelerator]) -> Iterator[Problem]:
    record = placed.record
    for name in ("memory_gb", "bandwidth_gb_per_s", "tflops_16bit", "power_w"):
        if getattr(record, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)
    if not may_ship(record.source.licence):
        yield _at(placed, "problem.catalogue.licence", licence=record.source.licence)


def _model_problems(placed: Placed[LanguageModel]) -> Iterator[Problem]:
    record = placed.record
    total, active = record.parameters_b, record.active_parameters_b
    if total is not None and active is not None and active > total:
        yield _at(placed, "problem.catalogue.active_above_total", active=active, total=total)
    if record.elo is not None:
        low, high = record.elo_low, record.elo_high
        if low is None or high is None:
            yield _at(placed, "problem.catalogue.missing", field="elo_low, elo_high")
        elif not low <= record.elo <= high:
            yield _at(placed, "problem.catalogue.range", low=low, likely=record.elo, high=high)
    if not may_ship(record.source.licence):
        yield _at(placed, "problem.catalogue.licence", licence=record.source.licence)


def _price_problems(placed: Placed[ApiPrice]) -> Iterator[Problem]:
    price = placed.record
    if price.currency not in CURRENCIES:
        yield _at(placed, "problem.catalogue.unit", unit=price.currency)
        return
    yield from figure_problems(placed.where, price.figure)
    for name in ("input_per_mtok", "output_per_mtok"):
        if getattr(price, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)
    pairs = (
        ("cached_per_mtok", price.cached_per_mtok, price.input_per_mtok),
        ("batch_input_per_mtok", price.batch_input_per_mtok, price.input_per_mtok),
        ("batch_output_per_mtok", price.batch_output_per_mtok, price.output_per_mtok),
    )
    for name, reduced, full in pairs:
        if reduced is not None and not 0 <= reduced <= full:
            yield _at(placed, "problem.catalogue.dearer", field=name, reduced=reduced, full=full)


def _template_problems(placed: Placed[Template]) -> Iterator[Problem]:
    template = placed.record
    for name, figure in template.figures.items():
        if figure.unit != FIGURE_UNITS[name]:
            wanted = FIGURE_UNITS[name]
            yield _at(
                placed, "problem.catalogue.wrong_unit", field=name, unit=figure.unit, wanted=wanted
            )
        else:
            yield from figure_problems(placed.where, figure)
    for name in ("ttft_s", "tpot_s"):
        if getattr(template, name) <= 0:
            yield _at(placed, "problem.catalogue.not_positive", field=name)


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
