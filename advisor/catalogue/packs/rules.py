"""Whether a pack may be added to a catalogue: its head, its records, and what they refer to."""

from __future__ import annotations

import datetime as dt
from collections.abc import Hashable, Iterator

from advisor.catalogue.packs.content import Pack, version_key
from advisor.catalogue.parameter import Source
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.record_rules import record_problems
from advisor.errors import Day, Problem, message


def pack_problems(pack: Pack, before: Reading, as_of: dt.date) -> tuple[Problem, ...]:
    """Find everything that keeps a pack from being added, all at once.

    Args:
        pack: Read from its file; what could not be read is among its problems.
        before: What stands already: the shipped catalogue and the packs applied so far.
        as_of: The day it is to be added.
    """
    found = [*pack.records.problems, *_head(pack, before.version, as_of)]
    found += record_problems(pack.records)
    found += _duplicates(pack, before)
    found += _units(pack.records, before)
    found += _references(pack.records, before)
    found += _read_after(pack)
    return tuple(found)


def _head(pack: Pack, installed: str, as_of: dt.date) -> Iterator[Problem]:
    name = pack.name
    days = Day(pack.created), Day(pack.expires)
    if pack.expires < pack.created:
        yield Problem(name, message("problem.pack.days", created=days[0], expires=days[1]))
    elif as_of > pack.expires:
        day = Day(as_of)
        yield Problem(name, message("problem.pack.expired", expires=days[1], day=day))
    elif as_of < pack.created:
        yield Problem(name, message("problem.pack.from_later", created=days[0], day=Day(as_of)))
    if pack.version and version_key(pack.version) <= version_key(installed):
        values = {"version": pack.version, "installed": installed}
        yield Problem(name, message("problem.pack.not_newer", **values))
    elif pack.previous and pack.previous != installed:
        values = {"previous": pack.previous, "installed": installed}
        yield Problem(name, message("problem.pack.other_previous", **values))
    if pack.is_empty:
        yield Problem(name, message("problem.pack.empty"))


def _duplicates(pack: Pack, before: Reading) -> Iterator[Problem]:
    """A value whose first day is taken; a model or accelerator that stands twice in the pack."""
    first: dict[Hashable, str] = {}
    for placed, key, _ in _dated(before):
        first.setdefault(key, placed.where)
    keyed = list(_dated(pack.records))
    keyed += [(p, ("model", p.record.id), p.record.id) for p in pack.records.models]
    keyed += [(p, ("accelerator", p.record.id), p.record.id) for p in pack.records.accelerators]
    for placed, key, name in keyed:
        if key in first:
            values = {"id": name, "first": first[key]}
            yield Problem(placed.where, message("problem.catalogue.duplicate", **values))
        first.setdefault(key, placed.where)


def _dated(found: Reading) -> Iterator[tuple[Placed[object], Hashable, str]]:
    for figure in found.figures:
        one = figure.record
        yield figure, (one.id, one.valid_from), one.id
    for price in found.prices:
        row = price.record
        yield price, (row.model, row.host, row.figure.valid_from), f"{row.model}, {row.host}"


def _units(records: Reading, before: Reading) -> Iterator[Problem]:
    """A figure keeps the unit that the calculation knows it in."""
    units = {placed.record.id: placed.record.unit for placed in before.figures}
    for placed in records.figures:
        unit, wanted = placed.record.unit, units.get(placed.record.id, placed.record.unit)
        if unit != wanted:
            values = {"field": placed.record.id, "unit": unit, "wanted": wanted}
            yield Problem(placed.where, message("problem.catalogue.wrong_unit", **values))


def _references(records: Reading, before: Reading) -> Iterator[Problem]:
    models = {placed.record.id for placed in (*before.models, *records.models)}
    for placed in records.prices:
        if placed.record.model and placed.record.model not in models:
            model = placed.record.model
            yield Problem(placed.where, message("problem.catalogue.unknown_model", model=model))


def _read_after(pack: Pack) -> Iterator[Problem]:
    """A source that was read after the pack was made."""
    records = pack.records
    sources: list[tuple[Placed[object], Source]] = [
        *((placed, placed.record.source) for placed in records.figures),
        *((placed, placed.record.figure.source) for placed in records.prices),
        *((placed, placed.record.source) for placed in records.models),
        *((placed, placed.record.source) for placed in records.accelerators),
    ]
    for placed, source in sources:
        if source.retrieved > pack.created:
            days = {"retrieved": Day(source.retrieved), "created": Day(pack.created)}
            yield Problem(placed.where, message("problem.pack.read_after", **days))
