"""A digest of a file's content that grows with each change instead of being made anew.

SQLite's own checks miss most flipped bits inside a value, so the file carries the sum of the
digests of its rows. It guards against rot, not against somebody who wants to deceive.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable

Row = tuple[str | int | None, ...]
"""A row as the database holds it, its table's name first."""

_MODULUS = 1 << 256


def digest_of(rows: Iterable[Row]) -> int:
    """Give the digest of rows in any order."""
    return sum(map(_digest, rows)) % _MODULUS


def moved_on(digest: int, *, gone: Iterable[Row], come: Iterable[Row]) -> int:
    """Give the digest after rows went and others came."""
    return (digest - digest_of(gone) + digest_of(come)) % _MODULUS


def written(digest: int) -> str:
    """Write a digest as it stands in the file."""
    return f"{digest:064x}"


def _digest(row: Row) -> int:
    return int.from_bytes(hashlib.sha256(json.dumps(row).encode()).digest(), "big")
