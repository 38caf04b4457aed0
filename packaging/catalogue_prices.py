"""API prices of closed models at their vendor, and of open models at every host that names them."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator, Mapping

from catalogue_common import GATHERED, due, key_of, number, rows_of
from catalogue_models import language_models

HEADER = (
    "host", "model", "listed_as", "currency", "input_per_mtok", "output_per_mtok",
    "cached_per_mtok", "cache_write_per_mtok", "batch_input_per_mtok", "batch_output_per_mtok",
    "tiers", "time_of_day", "status", "sources_compared", "sources_agreeing", "evidence",
    "basis", "valid_from", "review_by", "source_title", "source_url", "source_licence",
    "retrieved", "note",
)  # fmt: skip

MODEL_PRICES = "model-prices 0.0.5 (data 2026-10-23/26, MIT)"
MODEL_PRICES_SEEN = dt.date(2026, 10, 26)
GENAI_PRICES_SEEN = dt.date(2026, 11, 1)
"""The package says November 2026; the first day of the month is the latest that is certain."""
YUAN_SEEN = dt.date(2026, 2, 5)
"""Newest model in the yuan list: the prices are no later, whatever day the package bears."""

PREFIXES = ("databricks-", "pro-", "zai-", "open-")
SUFFIXES = re.compile(r"-(instruct|it|chat|hf|fp8|bf16|ga|community)$")
REFRESHES = re.compile(r"-(0731|0813|1017|2507|0902|0905|0528|0324|\d{6})$")
"""Later checkpoints of the same architecture, known to hosts by their month and day or day."""
VARIANTS = re.compile(r":|thinking|turbo|lightning|-fast|ultrafast|-us$|-vision|-vl|extended")
"""Words that mark another product than the model itself: never mapped."""

UNSURE = frozenset({"mistral-7b-v0.1"})
"""Models that price lists name without the version that tells them apart."""


def names_of(listed: str) -> Iterator[str]:
    """Give the spellings to try for a name on a price list, surest first."""
    name = listed.strip("/").removesuffix("/community").rpartition("/")[2].lower()
    name = re.sub(r"(?<=\d)p(?=\d)", ".", name)
    while True:
        yield name
        for prefix in PREFIXES:
            if name.startswith(prefix):
                yield name.removeprefix(prefix)
        shorter = SUFFIXES.sub("", name)
        if shorter == name:
            break
        name = shorter
    refreshed = SUFFIXES.sub("", REFRESHES.sub("", name))
    if refreshed != name:
        yield refreshed
        yield from (refreshed.removeprefix(prefix) for prefix in PREFIXES)


def open_names() -> dict[str, str]:
    """Give the id of every open model by each of its names, reduced to letters, digits, dots.

    A model's own id and name come before any alias, since a repository may serve two models.
    """
    models = [model for model in language_models() if model["openness"] == "open"]
    found: dict[str, str] = {}
    for model in models:
        for spelling in (str(model["id"]), str(model["name"])):
            found.setdefault(key_of(spelling), str(model["id"]))
    for model in models:
        for alias in str(model["aliases"]).split(";"):
            found.setdefault(key_of(alias), str(model["id"]))
            found.setdefault(key_of(SUFFIXES.sub("", alias.lower())), str(model["id"]))
    return found


def open_model_of(listed: str, known: Mapping[str, str]) -> str | None:
    """Give the open model that a price list means, or None where that is not sure."""
    own = known.get(key_of(next(names_of(listed))))
    if own is not None and own not in UNSURE:
        return own
    if VARIANTS.search(listed.lower()):
        return None
    keys = (key_of(name) for name in names_of(listed))
    found = next((known[key] for key in keys if key in known), None)
    return None if found in UNSURE else found


def api_prices() -> list[dict[str, object]]:
    """Give every price, one for each host, model and currency."""
    known, hosts = open_names(), rows_of("hosts.csv")
    closed = {}
    for row in rows_of("closed_models.csv"):
        closed["USD", row["usd_host"], row["usd_row"]] = row["id"]
        closed["CNY", row["cny_host"], row["cny_row"]] = row["id"]
    found: list[dict[str, object]] = []
    others = resold()
    for currency, name in (("USD", "api_prices_usd.csv"), ("CNY", "api_prices_cny.csv")):
        host_of = {h["source_provider"]: h["id"] for h in hosts if h["currency"] == currency}
        for row in rows_of(name):
            host = host_of.get(row["provider"])
            model = closed.get((currency, row["provider"], row["model"]))
            model = model or open_model_of(row["model"], known)
            paid = float(row["input_per_mtok"] or 0) > 0 and float(row["output_per_mtok"] or 0) > 0
            if host and model and paid:
                own = (currency, row["provider"], row["model"]) in closed
                found.append(
                    {"host": host, "model": model, "first_party": own} | _price(row, currency)
                )
    return [price | _agreement(price, others) for price in _one_each(found)]


def resold() -> dict[str, tuple[float, float]]:
    """Give what OpenRouter, which passes vendors' list prices on, says in the second package."""
    return {
        _plain(row["model"].rpartition("/")[2]): (
            float(row["input_per_mtok"] or 0),
            float(row["output_per_mtok"] or 0),
        )
        for row in rows_of("api_prices_usd.csv")
        if row["provider"] == "openrouter" and not VARIANTS.search(row["model"].lower())
    }


def _plain(name: str) -> str:
    return key_of(name).replace(".", "")


def _agreement(
    price: dict[str, object], others: Mapping[str, tuple[float, float]]
) -> dict[str, object]:
    """Count the packages that state a vendor's own dollar price, and those that agree on it."""
    other = others.get(_plain(str(price["model"])))
    if other is None or price["source_title"] != MODEL_PRICES or not price["first_party"]:
        return {"sources_compared": 1, "sources_agreeing": 1}
    same = other == (price["input_per_mtok"], price["output_per_mtok"])
    said = "" if same else f"; genai-prices 0.2.3 says {other[0]:g} and {other[1]:g} at OpenRouter"
    return {
        "sources_compared": 2, "sources_agreeing": 2 if same else 1,
        "note": f"{price['note']}{said}",
    }  # fmt: skip


def _one_each(prices: list[dict[str, object]]) -> list[dict[str, object]]:
    """Keep one price for each host and model: in force first, its own name first, then cheapest."""

    def preferred(price: dict[str, object]) -> tuple[object, ...]:
        own_name = key_of(str(price["listed_as"]).rpartition("/")[2]) == key_of(str(price["model"]))
        removed = price["status"] == "removed"
        return removed, not own_name, price["output_per_mtok"], price["listed_as"]

    kept: dict[tuple[object, object], dict[str, object]] = {}
    for price in sorted(prices, key=preferred):
        kept.setdefault((price["model"], price["host"]), price)
    return [kept[key] for key in sorted(kept, key=str)]


def _price(row: dict[str, str], currency: str) -> dict[str, object]:
    return {
        "listed_as": row["model"], "currency": currency,
        "input_per_mtok": number(row["input_per_mtok"]),
        "output_per_mtok": number(row["output_per_mtok"]),
        "cached_per_mtok": number(row["cache_read_per_mtok"]) or None,
        **(_yuan(row) if currency == "CNY" else _dollar(row)),
    }  # fmt: skip


def _dollar(row: dict[str, str]) -> dict[str, object]:
    dated = bool(row["valid_from"])
    seen = MODEL_PRICES_SEEN if dated else GENAI_PRICES_SEEN
    stated = row["valid_from_basis"] in {"documented", "models.dev commit"}
    return {
        "cache_write_per_mtok": number(row["cache_write_per_mtok"]) or None,
        "batch_input_per_mtok": number(row["batch_input"]) or None,
        "batch_output_per_mtok": number(row["batch_output"]) or None,
        "tiers": row["tiers"], "time_of_day": row["time_of_day"], "status": row["status"],
        "evidence": "published" if dated else "quoted",
        "basis": "stated" if stated else "observed",
        "valid_from": row["valid_from"] or seen, "review_by": due(seen, "api_price"),
        "source_title": row["package"], "source_url": row["source"], "source_licence": "MIT",
        "retrieved": GATHERED, "note": row["valid_from_basis"] or "start day not stated",
    }  # fmt: skip


def _yuan(row: dict[str, str]) -> dict[str, object]:
    sides = (("in", row["tiers_input"]), ("out", row["tiers_output"]))
    tiers = [f"{side} {prices}" for side, prices in sides if prices]
    return {
        "cache_write_per_mtok": None, "batch_input_per_mtok": None, "batch_output_per_mtok": None,
        "tiers": "; ".join(tiers), "time_of_day": "", "status": "active", "evidence": "quoted",
        "basis": "observed", "valid_from": YUAN_SEEN, "review_by": due(YUAN_SEEN, "api_price"),
        "source_title": "Vendor's price page, through LobeHub model-bank 2.1.26",
        "source_url": row["pricing_page"], "source_licence": "fact re-keyed",
        "retrieved": GATHERED, "note": "no later than February 2026",
    }  # fmt: skip
