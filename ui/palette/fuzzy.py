"""How well a title fits what somebody typed: whole titles before beginnings, before letters."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence

_SAME, _START, _WORD, _INSIDE, _LETTERS, _ALSO = 100, 60, 40, 20, 5, 1
_STEP = 1000  # one point weighs more than any length
_FEW = 3  # letters that may be found apart


def folded(text: str) -> str:
    """Give a text without case and accents, as it is compared."""
    plain = unicodedata.normalize("NFKD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def fit(sought: Sequence[str], title: str, also: str = "") -> int | None:
    """Say how well a title fits the words sought, more is better; None where one is missing.

    Args:
        sought: Folded words, each of which has to be found.
        title: Folded. A word of three letters or more may be found as letters in this order.
        also: Folded text in which whole words are found too, for less.

    Examples:
        >>> fit(["what"], "what-if"), fit(["dcs"], "decision"), fit(["xyz"], "decision")
        (59993, 4992, None)
    """
    total = 0
    for word in sought:
        points = _points(word, title)
        if points is None and word in also:
            points = _ALSO
        if points is None:
            return None
        total += points
    return total * _STEP - len(title)


def _points(word: str, title: str) -> int | None:
    if word == title:
        return _SAME
    if title.startswith(word):
        return _START
    place = title.find(word)
    if place > 0:
        return _INSIDE if title[place - 1].isalnum() and word.isascii() else _WORD
    return _LETTERS if len(word) >= _FEW and _in_order(word, title) else None


def _in_order(word: str, title: str) -> bool:
    letters = iter(title)
    return all(letter in letters for letter in word)
