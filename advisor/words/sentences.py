"""The compiled sentences of one language, looked up one by one rather than read whole.

A compiled catalogue (GNU ``.mo``) lists its ids in order, so that one is found by halving. The
window says sixty of three thousand sentences before it can be seen.
"""

from __future__ import annotations

import struct
from bisect import bisect_left
from pathlib import Path

_MAGIC = 0x950412DE
_ENTRY = struct.Struct("<2I")  # length and place of a text
_HEAD = struct.Struct("<5I")  # magic, revision, how many, places of the ids and of the sentences


class Sentences:
    """Gives the sentence of an id."""

    def __init__(self, file: Path) -> None:
        """Read the file, not yet what it says.

        Raises:
            ValueError: When it is no compiled catalogue.
        """
        self._data = file.read_bytes()
        magic, _, self._count, self._ids, self._said = _HEAD.unpack_from(self._data)
        if magic != _MAGIC:
            text = f"{file} is no compiled catalogue of texts"
            raise ValueError(text)
        self._known: dict[str, str | None] = {}

    def __getitem__(self, id_: str) -> str:
        """Find a sentence.

        Raises:
            LookupError: When no text has the id.
        """
        if id_ not in self._known:
            self._known[id_] = self._found(id_.encode())
        said = self._known[id_]
        if said is None:
            text = f"no text has the id {id_!r}"
            raise LookupError(text)
        return said

    def _found(self, id_: bytes) -> str | None:
        place = bisect_left(range(self._count), id_, key=self._id)
        if not id_ or place == self._count or self._id(place) != id_:
            return None
        return self._text(self._said, place).decode()

    def _id(self, place: int) -> bytes:
        return self._text(self._ids, place)

    def _text(self, table: int, place: int) -> bytes:
        length, start = _ENTRY.unpack_from(self._data, table + place * _ENTRY.size)
        return self._data[start : start + length]
