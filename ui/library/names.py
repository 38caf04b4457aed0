"""What an entry of the catalogue is called in the reader's language."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from advisor import api

_REGIONS = ("electricity", "carbon", "salary.engineer")
_PARTS = {"fx": "currency", "purchase": "accelerator", "rental": "accelerator"}
_COMPACT_FROM = 100_000  # as the texts have it for the likely value
_EVIDENCE_MARKS = {
    "measured": "●",
    "published": "◆",
    "quoted": "■",
    "claimed": "□",
    "derived": "◇",
    "assumed": "○",
}


def models_by_id(entries: Iterable[api.Entry]) -> dict[str, str]:
    """Give the names of the models among entries."""
    return {entry.id: entry.label for entry in entries if entry.kind == "model"}


def name_of(entry: api.Entry, texts: api.Texts, models: Mapping[str, str]) -> str:
    """Say what an entry is; what came with an update under a new id keeps its own label."""
    if entry.kind == "price":
        return _price(entry, texts, models)
    if entry.kind == "template":
        _, template, field = entry.id.split(".", 2)
        workload = say_or(texts, f"template.{template}", template)
        return say_or(texts, f"input.workload.{field}", entry.label, workload=workload)
    return _figure(entry, texts) if entry.kind == "figure" else entry.label


def mark_of(evidence: str, texts: api.Texts) -> str:
    """Say a class of evidence, with its mark: filled where somebody stands behind the figure."""
    return f"{_EVIDENCE_MARKS[evidence]} {texts.say(f'evidence.{evidence}')}"


def amount_of(kind: str, amount: float | None, unit: str, texts: api.Texts) -> str:
    """Write an amount with its unit; nothing where there is none."""
    if amount is None:
        return ""
    if kind == "model":
        return texts.say("command.catalogue.size", number=texts.number(amount))
    return texts.quantity(amount, unit)


def value_of(entry: api.Entry, texts: api.Texts) -> str:
    """Write the value of an entry, with its range where it has one."""
    likely = amount_of(entry.kind, entry.likely, entry.unit, texts)
    if entry.low is None or entry.high is None or entry.low == entry.high:
        return likely
    low, high = (end_of(end, entry.unit, texts) for end in (entry.low, entry.high))
    return texts.say("window.library.range", likely=likely, low=low, high=high)


def end_of(amount: float, unit: str, texts: api.Texts) -> str:
    """Write an end of a range without its unit, which stands beside the likely value."""
    if unit.startswith("share"):
        return texts.quantity(amount, "share")
    return texts.compact(amount) if abs(amount) >= _COMPACT_FROM else texts.number(amount)


def say_or(texts: api.Texts, id_: str, otherwise: str, **values: api.Value) -> str:
    """Say a text, or something else where there is no such text."""
    try:
        return texts.say(id_, **values)
    except LookupError:
        return otherwise


def _price(entry: api.Entry, texts: api.Texts, models: Mapping[str, str]) -> str:
    part = entry.id.rpartition(".")[2]
    known, host = str(entry.facts.get("model", "")), str(entry.facts.get("host", ""))
    id_ = "window.library.cache_write" if part == "cache_write" else f"input.price.{part}"
    return say_or(texts, id_, entry.label, model=models.get(known, known), host=host)


def _score(entry: api.Entry, texts: api.Texts) -> str:
    """Say a score of a criterion as the ledger of inputs does."""
    _, criterion, name = entry.id.split(".", 2)
    if criterion == "exposure":
        return say_or(texts, f"input.criterion.exposure.{name}", entry.label)
    if criterion == "talent_fit":
        return texts.say("input.criterion.people")
    scored = say_or(texts, f"scored.{name}", entry.label)
    if criterion == "time_to_value":
        return texts.say("input.criterion.months", scored=scored)
    named = say_or(texts, f"criterion.{criterion}", criterion)
    return texts.say("input.criterion", criterion=named, scored=scored)


def _figure(entry: api.Entry, texts: api.Texts) -> str:
    family, _, last = entry.id.rpartition(".")
    if entry.id.startswith("criterion."):
        return _score(entry, texts)
    if family in _REGIONS:
        region = say_or(texts, f"choice.region.{last}", last)
        id_ = "window.library.carbon" if family == "carbon" else f"input.{family}"
        return texts.say(id_, region=region)
    if family in _PARTS:
        return texts.say(f"input.{family}", **{_PARTS[family]: last})
    flat = entry.id.replace(".", "_")
    named = say_or(texts, f"window.figure.{flat}", entry.label)
    return say_or(texts, f"input.{entry.id}", named)
