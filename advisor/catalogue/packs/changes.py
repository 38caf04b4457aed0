"""What a pack would change, entry by entry, and which of a client's own figures stand."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping
from typing import Literal

from advisor.catalogue.browse import Entry, Fact, entries_of, holding
from advisor.catalogue.packs.content import Pack
from advisor.catalogue.reading import Reading, joined
from advisor.model.record import Record


class FactChange(Record):
    """One fact of a model, accelerator or price before and after; None where it is not known."""

    before: Fact | None
    after: Fact | None


class Change(Record):
    """One entry that a pack brings, beside the one it follows."""

    what: Literal["added", "changed", "confirmed"]
    """Whether the id is new, holds another value, or the same value with a newer source."""
    kind: str
    id: str
    label: str
    unit: str
    before: float | None
    """Likely value that holds until then."""
    after: float | None
    low: float | None
    high: float | None
    valid_from: dt.date
    review_by: dt.date | None
    source: str
    facts: dict[str, FactChange]
    """Facts that differ; all of them for what is new."""
    overridden: bool
    """Whether the client's own figure stands in its place."""


class OwnFigure(Record):
    """A figure of the client's own, which no pack touches, beside the catalogue's."""

    id: str
    likely: float
    before: float | None
    """What the catalogue says now; None where it says nothing."""
    after: float | None
    """What it would say with the pack."""


class Preview(Record):
    """Everything that applying a pack would do."""

    version: str
    previous: str
    created: dt.date
    expires: dt.date
    title: str
    changes: tuple[Change, ...]
    new_hosts: tuple[str, ...]
    own_figures: tuple[OwnFigure, ...]
    """Every override of the engagement; all of them stand."""


def preview(
    pack: Pack, before: Reading, as_of: dt.date, own: Mapping[str, float] | None = None
) -> Preview:
    """Say what a pack would change.

    Args:
        pack: The pack, found sound.
        before: What stands already.
        as_of: The day that decides which value holds.
        own: Likely values of the client's own figures by id.
    """
    own = own or {}
    known = list(entries_of(before, as_of))
    now = {entry.id: entry for entry in holding(known, as_of)}
    together = entries_of(joined([before, pack.records]), as_of)
    then = {entry.id: entry for entry in holding(together, as_of)}
    return Preview(
        version=pack.version,
        previous=pack.previous,
        created=pack.created,
        expires=pack.expires,
        title=pack.title,
        changes=tuple(_changes(pack, known, own, as_of)),
        new_hosts=tuple(sorted(pack.records.hosts.keys() - before.hosts.keys())),
        own_figures=tuple(
            OwnFigure(id=id_, likely=likely, before=_likely(now, id_), after=_likely(then, id_))
            for id_, likely in sorted(own.items())
        ),
    )


def _changes(
    pack: Pack, known: list[Entry], own: Mapping[str, float], as_of: dt.date
) -> Iterator[Change]:
    earlier: dict[tuple[str, str], list[Entry]] = {}
    for entry in known:
        earlier.setdefault((entry.kind, entry.id), []).append(entry)
    for entry in entries_of(pack.records, as_of):
        rivals = earlier.get((entry.kind, entry.id), [])
        held = holding(rivals, entry.valid_from)
        yield _change(entry, held[0] if held else None, overridden=entry.id in own)


def _change(entry: Entry, held: Entry | None, *, overridden: bool) -> Change:
    old = held.facts if held else {}
    names = dict.fromkeys((*old, *entry.facts))
    facts = {
        name: FactChange(before=old.get(name), after=entry.facts.get(name))
        for name in names
        if old.get(name) != entry.facts.get(name)
    }
    numbers = (entry.low, entry.likely, entry.high)
    same = held is not None and not facts and numbers == (held.low, held.likely, held.high)
    return Change(
        what="added" if held is None else "confirmed" if same else "changed",
        kind=entry.kind,
        id=entry.id,
        label=entry.label,
        unit=entry.unit,
        before=held.likely if held else None,
        after=entry.likely,
        low=entry.low,
        high=entry.high,
        valid_from=entry.valid_from,
        review_by=entry.review_by,
        source=entry.source,
        facts=facts,
        overridden=overridden,
    )


def _likely(entries: Mapping[str, Entry], id_: str) -> float | None:
    found = entries.get(id_)
    return found.likely if found else None
