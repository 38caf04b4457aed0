"""A pack that the shipped catalogue takes, to be spoilt; all its figures are made up."""

import copy
import datetime as dt
import json
from functools import cache
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from advisor.catalogue.library import Library
from advisor.catalogue.load import read_catalogue
from advisor.catalogue.packs.envelope import key_id, seal
from advisor.catalogue.packs.strict_json import canonical
from advisor.catalogue.reading import Reading
from advisor.resources import resource

DAY = dt.date(2026, 12, 16)
"""A day on which the pack may be applied."""
KEY = Ed25519PrivateKey.from_private_bytes(bytes(range(32)))
KEYS = {key_id(KEY.public_key()): KEY.public_key()}
SHIPPED = "2026.11.22"
SOURCE = {
    "source_title": "EXAMPLE list",
    "source_licence": "fact re-keyed",
    "retrieved": "2026-12-14",
    "basis": "observed",
    "valid_from": "2026-12-14",
    "review_by": "2027-06-01",
    "note": "Made up for a test.",
}
FIGURE: dict[str, Any] = {
    **SOURCE,
    "id": "fx.CNY",
    "label": "Exchange rate, CNY",
    "unit": "CNY/USD",
    "low": 6.2,
    "likely": 6.5,
    "high": 6.9,
    "evidence": "published",
    "source_locator": "line 3",
}
PRICE: dict[str, Any] = {
    **SOURCE,
    "host": "example-host",
    "model": "example-9b",
    "listed_as": "example-9b",
    "currency": "USD",
    "input_per_mtok": 0.25,
    "output_per_mtok": 1,
    "cached_per_mtok": 0.05,
    "status": "active",
    "sources_compared": 2,
    "sources_agreeing": 2,
    "evidence": "quoted",
}
MODEL: dict[str, Any] = {
    **SOURCE,
    "id": "example-9b",
    "name": "Example 9B",
    "vendor": "Example",
    "jurisdiction": "FR",
    "openness": "open",
    "parameters_b": 9,
    "commercial_use": "yes",
    "kv_basis": "unknown",
    "evidence": "published",
}
ACCELERATOR: dict[str, Any] = {
    **SOURCE,
    "id": "EX-100",
    "vendor": "Example",
    "memory_gb": 96,
    "bandwidth_gb_per_s": 2000,
    "tflops_16bit": 400,
    "power_w": 500,
    "confidence": "low",
    "evidence": "claimed",
}
CONTENT: dict[str, Any] = {
    "format": 1,
    "version": "2026.12.15",
    "previous": SHIPPED,
    "created": "2026-12-15",
    "expires": "2027-03-15",
    "title": "December list",
    "hosts": [{"id": "example-host", "name": "Example", "jurisdiction": "FR"}],
    "models": [MODEL],
    "accelerators": [ACCELERATOR],
    "prices": [PRICE],
    "figures": [FIGURE],
}


def content(**changed: object) -> dict[str, Any]:
    """A copy of the sound content with parts of its head or whole tables replaced."""
    return {**copy.deepcopy(CONTENT), **changed}


def second() -> dict[str, Any]:
    """The pack that follows the first one, with one more value of the exchange rate."""
    later = {**FIGURE, "valid_from": "2026-12-20", "retrieved": "2026-12-20", "likely": 6.6}
    return {
        "format": 1,
        "version": "2026.12.21",
        "previous": "2026.12.15",
        "created": "2026-12-21",
        "expires": "2027-03-21",
        "figures": [later],
    }


def sealed(data: dict[str, Any], key: Ed25519PrivateKey = KEY) -> bytes:
    """The pack of a content, signed with the key of the tests."""
    return seal(canonical(data), key)


def signed_text(text: str) -> bytes:
    """The pack of a text as it stands, which need not be JSON."""
    return seal(text.encode("utf-8", "surrogatepass"), KEY)


def written(data: object) -> str:
    """A content as its author might write it."""
    return json.dumps(data, indent=2, ensure_ascii=False)


@cache
def shipped() -> Reading:
    """The shipped catalogue, read once."""
    return read_catalogue(resource())


def library() -> Library:
    """The shipped catalogue without packs."""
    return Library(shipped())


def line_of(words: str, text: str) -> int:
    """The line of a text in which words stand first."""
    return next(n for n, line in enumerate(text.splitlines(), 1) if words in line)


def folder_with(folder: Path, *contents: dict[str, Any]) -> Path:
    """A folder in which packs have been applied."""
    folder.mkdir(exist_ok=True)
    for one in contents:
        (folder / f"{one['version']}.pack").write_bytes(sealed(one))
    return folder
