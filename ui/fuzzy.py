"""How well a title fits what is typed: whole titles before beginnings, before what they hold."""

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
        title: Folded. A word of three letters or more may be made of beginnings of its words.
        also: Folded text in which whole words are found too, for less.

    Examples:
        >>> fit(["what"], "what-if"), fit(["valver"], "value verification"), fit(["x"], "what-if")
        (59993, 4982, None)
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
    return _LETTERS if len(word) >= _FEW and _by_beginnings(word, title) else None


def _by_beginnings(word: str, title: str) -> bool:
    """Say whether a word is made of beginnings of the title's words: "vaver" of two."""
    left = word
    for part in title.split():
        shared = 0
        while shared < min(len(left), len(part)) and left[shared] == part[shared]:
            shared += 1
        left = left[shared:]
    return not left
