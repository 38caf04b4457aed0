"""The catalogue as a person looks through it: every value of every kind, in one shape.

An entry is a value with everything that says how far to trust it. Prices appear part by part under
the ids that the calculation uses, so that what is listed is what can be overridden.
"""

from __future__ import annotations

import datetime as dt
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Literal, get_args

from advisor.catalogue.catalogue import Accelerator, ApiPrice, LanguageModel
from advisor.catalogue.parameter import Basis, Evidence, Figure, Source, Standing
from advisor.catalogue.reading import Reading
from advisor.catalogue.systems import NamedSystem
from advisor.model.record import Record

Kind = Literal["figure", "price", "model", "accelerator", "template", "system"]
KINDS: tuple[Kind, ...] = get_args(Kind)
PRICE_PARTS = ("input", "output", "cached", "batch_input", "batch_output", "cache_write")
_MODEL_FACTS = (
    "vendor", "jurisdiction", "openness", "aliases", "parameters_b", "active_parameters_b",
    "layers", "hidden", "heads", "kv_heads", "head_dim", "experts", "experts_per_token",
    "kv_elements_per_token", "kv_basis", "context_tokens", "released", "licence",
    "licence_conditions", "commercial_use", "elo", "elo_low", "elo_high", "memory_marked",
)  # fmt: skip
_ACCELERATOR_FACTS = (
    "vendor", "memory_gb", "bandwidth_gb_per_s", "tflops_16bit", "tflops_8bit", "tflops_4bit",
    "power_w", "link_gb_per_s", "confidence",
)  # fmt: skip
_PRICE_FACTS = ("host", "jurisdiction", "model", "currency", "status", "tiers", "time_of_day")
Fact = str | float | int


class Entry(Record):
    """One value of the catalogue, or one record described by its facts."""

    kind: Kind
    id: str
    label: str
    unit: str
    """Unit of the closed list; models are in billions of parameters, systems in nothing."""
    low: float | None
    likely: float | None
    """None where the record has no number of its own, as a system or an undisclosed size."""
    high: float | None
    evidence: Evidence
    basis: Basis
    valid_from: dt.date
    review_by: dt.date | None
    """Stale after this day; None for what a system is said to be on its day."""
    source: str
    locator: str
    url: str
    licence: str
    retrieved: dt.date
    note: str
    stale: bool
    valid_days: int
    """Days since the value began to hold, which is what makes it stale."""
    age_days: int
    """Days since the source was read."""
    sources_compared: int | None = None
    """Independent price lists that state it."""
    sources_agreeing: int | None = None
    facts: dict[str, Fact]
    """What else is known of a price, model, accelerator or system; what is unknown is absent."""
    came_with: str
    """Version of the catalogue that brought it."""


def entries_of(reading: Reading, as_of: dt.date) -> Iterator[Entry]:
    """Give every entry of one reading: the shipped files, or one pack."""
    version = reading.version
    for figure in reading.figures:
        yield _of_figure(figure.record, "figure", version, as_of)
    for price in reading.prices:
        yield from _of_price(price.record, version, as_of)
    for model in reading.models:
        yield _of_model(model.record, version, as_of)
    for accelerator in reading.accelerators:
        yield _of_accelerator(accelerator.record, version, as_of)
    for template in reading.templates:
        for one in template.record.figures.values():
            yield _of_figure(one, "template", version, as_of)


def entries_of_systems(
    systems: Iterable[NamedSystem], version: str, as_of: dt.date
) -> Iterator[Entry]:
    """Give one entry for each fact of each named system, under the system's claim and name."""
    for system in systems:
        described: dict[str, object] = {
            name: getattr(system, name) for name in ("kind", "vendor", "openness")
        }
        for name in ("aliases", "options", "records"):
            described[name] = ", ".join(getattr(system, name))
        for fact in system.facts:
            standing = Standing.model_construct(
                evidence=fact.evidence,
                basis=fact.basis,
                valid_from=fact.said_on,
                review_by=fact.said_on,
                note=fact.text,
            )
            yield _entry(
                "system", f"{system.claim} {system.name}", system.name, standing, fact.source,
                facts=_known(described), came_with=version, as_of=as_of,
            )  # fmt: skip


def holding(entries: Iterable[Entry], as_of: dt.date) -> list[Entry]:
    """Give the one entry of each id that holds on a day, by kind and id.

    Of dated values it is the newest that has begun; of two that begin on one day, and of models
    and accelerators, the one that came last.
    """
    found: dict[tuple[str, str], Entry] = {}
    for entry in entries:
        key, is_dated = (entry.kind, entry.id), entry.kind in ("figure", "price", "system")
        if is_dated and entry.valid_from > as_of:
            continue
        rival = found.get(key)
        if rival is None or not is_dated or entry.valid_from >= rival.valid_from:
            found[key] = entry
    return sorted(found.values(), key=lambda entry: (KINDS.index(entry.kind), entry.id))


def matching(entries: Iterable[Entry], search: str) -> list[Entry]:
    """Give the entries in which every word sought stands; case and width do not matter."""
    words = _folded(search).split()
    return [entry for entry in entries if all(word in _words_of(entry) for word in words)]


def history_of(entries: Iterable[Entry], id_: str) -> list[Entry]:
    """Give every value that an id ever had, the newest first."""
    found = [entry for entry in entries if _folded(entry.id) == _folded(id_)]
    placed = sorted(enumerate(found), key=lambda pair: (pair[1].valid_from, pair[0]), reverse=True)
    return [entry for _, entry in placed]


def _of_figure(figure: Figure, kind: Kind, version: str, as_of: dt.date) -> Entry:
    return _entry(
        kind, figure.id, figure.label, figure, figure.source, came_with=version, as_of=as_of,
        unit=figure.unit, numbers=(figure.low, figure.likely, figure.high),
    )  # fmt: skip


def _of_price(price: ApiPrice, version: str, as_of: dt.date) -> Iterator[Entry]:
    figure = price.figure
    facts = _known({name: getattr(price, name) for name in _PRICE_FACTS})
    for part in PRICE_PARTS:
        amount = getattr(price, f"{part}_per_mtok")
        if amount is None:
            continue
        yield _entry(
            "price", f"price.{price.host}.{price.model}.{part}",
            f"Price of {price.model} at {price.host}, {part.replace('_', ' ')}",
            figure, figure.source, came_with=version, as_of=as_of, unit=figure.unit,
            numbers=(amount, amount, amount), facts=facts,
            sources=(price.sources_compared, price.sources_agreeing),
        )  # fmt: skip


def _of_model(model: LanguageModel, version: str, as_of: dt.date) -> Entry:
    assert model.standing is not None  # noqa: S101 - every record that was read has one
    described = {name: getattr(model, name) for name in _MODEL_FACTS}
    described["aliases"] = ", ".join(model.aliases)
    size = model.parameters_b
    return _entry(
        "model", model.id, model.name, model.standing, model.source, came_with=version,
        as_of=as_of, unit="billion parameters", numbers=(size, size, size),
        facts=_known(described),
    )  # fmt: skip


def _of_accelerator(accelerator: Accelerator, version: str, as_of: dt.date) -> Entry:
    assert accelerator.standing is not None  # noqa: S101 - every record that was read has one
    facts = _known({name: getattr(accelerator, name) for name in _ACCELERATOR_FACTS})
    memory = accelerator.memory_gb
    return _entry(
        "accelerator", accelerator.id, f"{accelerator.vendor} {accelerator.id}",
        accelerator.standing, accelerator.source, came_with=version, as_of=as_of, unit="GB",
        numbers=(memory, memory, memory), facts=facts,
    )  # fmt: skip


def _entry(  # noqa: PLR0913 - one argument for each part of an entry, by name
    kind: Kind,
    id_: str,
    label: str,
    standing: Figure | Standing,
    source: Source,
    *,
    came_with: str,
    as_of: dt.date,
    unit: str = "",
    numbers: Sequence[float | None] = (None, None, None),
    facts: dict[str, Fact] | None = None,
    sources: tuple[int | None, int | None] = (None, None),
) -> Entry:
    review_by = None if kind == "system" else standing.review_by
    low, likely, high = numbers
    return Entry.model_construct(
        kind=kind, id=id_, label=label, unit=unit, low=low, likely=likely, high=high,
        evidence=standing.evidence, basis=standing.basis, valid_from=standing.valid_from,
        review_by=review_by, source=source.title, locator=source.locator, url=source.url,
        licence=source.licence, retrieved=source.retrieved, note=standing.note,
        stale=review_by is not None and as_of > review_by,
        valid_days=(as_of - standing.valid_from).days,
        age_days=(as_of - source.retrieved).days,
        sources_compared=sources[0], sources_agreeing=sources[1],
        facts=facts or {}, came_with=came_with,
    )  # fmt: skip


def _known(described: dict[str, object]) -> dict[str, Fact]:
    """Keep what is known; a day is written out."""
    return {
        name: value if isinstance(value, str | int | float) else str(value)
        for name, value in described.items()
        if value is not None and value != ""
    }


def _words_of(entry: Entry) -> str:
    said = [entry.id, entry.label, entry.source, entry.note]
    said += [str(entry.facts.get(name, "")) for name in ("vendor", "aliases")]
    return _folded(" ".join(said))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()
