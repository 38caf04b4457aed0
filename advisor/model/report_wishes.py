"""For whom the report is, which parts it holds, and whose mark it bears."""

from __future__ import annotations

import base64
import binascii
from typing import Literal
from zlib import crc32

from pydantic import field_validator
from pydantic_core import PydanticCustomError

from advisor.model.record import Record

Audience = Literal["everyone", "leadership", "finance", "engineering"]
Part = Literal[
    "ledger",
    "machines",
    "time",
    "volume",
    "tornado",
    "criteria",
    "probe",
    "scenarios",
    "options",
    "roadmap",
    "tripwires",
    "decisions",
    "trial",
    "remarks",
    "derivation",
    "assumptions",
    "method",
]
"""Parts of the report behind its first page, in the order in which they stand."""

PNG = b"\x89PNG\r\n\x1a\n"
_FRAME = 12
"""Bytes of a chunk beside its data: length, kind and check sum."""
_LARGEST = 150_000
"""Bytes of a mark (chosen by the makers): 600 by 240 pixels fit well."""


class ReportWishes(Record):
    """What the client wants of the report; the calculation reads none of it."""

    audience: Audience = "everyone"
    """For whom it is; says which parts it holds where none are named."""
    parts: tuple[Part, ...] = ()
    """Parts that are wanted; none named is what the audience asks for."""
    logo: tuple[str, ...] = ()
    """The client's mark, a PNG picture in lines of base64 (RFC 2045); none for none."""

    @field_validator("logo")
    @classmethod
    def _mark_is_a_picture(cls, lines: tuple[str, ...]) -> tuple[str, ...]:
        if lines and picture_of(lines) is None:
            kind, words = "logo_not_a_picture", "no PNG of at most {most} bytes"
            raise PydanticCustomError(kind, words, {"most": _LARGEST})
        return lines


def picture_of(lines: object) -> bytes | None:
    """Read a mark as it is kept; None where it is none, or too large."""
    if not isinstance(lines, list | tuple) or not all(isinstance(line, str) for line in lines):
        return None
    try:
        picture = base64.b64decode("".join(lines), validate=True)
    except (binascii.Error, ValueError):
        return None
    return picture if len(picture) <= _LARGEST and _is_whole(picture) else None


def _is_whole(picture: bytes) -> bool:
    """Say whether a PNG is there to its end, each chunk as it was written (RFC 2083, 3.2)."""
    at, kind = len(PNG), b""
    if not picture.startswith(PNG):
        return False
    while at + _FRAME <= len(picture) and kind != b"IEND":
        size = int.from_bytes(picture[at : at + 4], "big")
        kind, end = picture[at + 4 : at + 8], at + 8 + size
        if crc32(picture[at + 4 : end]) != int.from_bytes(picture[end : end + 4], "big"):
            return False
        at = end + 4
    return kind == b"IEND" and at == len(picture)
