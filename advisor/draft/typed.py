"""Answers as they are typed on the command line."""

from __future__ import annotations

import json
import re
from decimal import Decimal
from typing import NoReturn

from advisor.draft.paths import Kind, kind_of, steps_of
from advisor.draft.values import Answer
from advisor.words.numerals import plainly

_NUMBER = re.compile(r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)(?:[eE][+-]?[0-9]{1,3})?")
_PERCENT = re.compile(rf"({_NUMBER.pattern}) ?%")
_LONGEST_NUMBER = 40
_WORDS: dict[str, Answer] = {"true": True, "false": False, "dont_know": None}
_YES_NO: dict[str, Answer] = {"yes": True, "no": False}


def text_to_answer(text: str, path: str = "") -> Answer:
    """Read a typed answer.

    ``0.08`` is a number, ``8%`` is 0.08, ``0.06..0.08..0.10`` a range, ``true`` and ``false``
    are yes and no, ``dont_know`` is "don't know", and what opens with ``{``, ``[`` or a double
    quote is JSON. Anything else is text, and text that cannot stand where it is put becomes a
    problem of the draft; nothing is guessed.

    Args:
        text: What was typed; numbers are written with a point, in every language.
        path: Where the answer is to stand, if known: an answer that is a text stays one, one
            that is a list may be typed with commas, and ``yes`` and ``no`` are understood.

    Examples:
        >>> text_to_answer("0.08"), text_to_answer("1,5"), text_to_answer("2024", "title")
        (0.08, '1,5', '2024')
        >>> text_to_answer("6..8..10")
        {'low': 6, 'likely': 8, 'high': 10}
    """
    typed, kind = text.strip(), _kind_at(path)
    if typed == "dont_know":
        return None
    if kind == "numbers" and not typed.startswith("["):
        return text
    if kind in ("text", "choice", "day"):
        return text
    if kind == "list" and not typed.startswith("["):
        return [part.strip() for part in typed.split(",") if part.strip()]
    if kind == "yes_no" and typed in _YES_NO:
        return _YES_NO[typed]
    return _read(typed, text)


def _kind_at(path: str) -> Kind | None:
    """Give what an answer has to be; that of a scenario is of the place it stands in for."""
    kind = kind_of(path)
    return kind_of(steps_of(path)[-1]) if kind == "answer" else kind


def _read(typed: str, text: str) -> Answer:
    if typed in _WORDS:
        return _WORDS[typed]
    number = _number(typed)
    if number is not None:
        return number
    parts = [_number(part.strip()) for part in typed.split("..")]
    if len(parts) == 3 and None not in parts:
        return dict(zip(("low", "likely", "high"), parts, strict=True))
    if typed[:1] in ("{", "[", '"'):
        return _json(typed, text)
    return text


def _number(typed: str) -> int | float | None:
    if len(typed) > _LONGEST_NUMBER:
        return None
    typed = plainly(typed)
    percent = _PERCENT.fullmatch(typed)
    if percent:
        return float(Decimal(percent[1]) / 100)
    if not _NUMBER.fullmatch(typed):
        return None
    return int(typed) if typed.lstrip("+-").isdecimal() else float(typed)


def _json(typed: str, text: str) -> Answer:
    """Read JSON strictly; what is not JSON stays the text that was typed."""
    try:
        read: Answer = json.loads(typed, parse_constant=_refuse, object_pairs_hook=_each_once)
    except (ValueError, RecursionError):
        return text
    return read


def _refuse(constant: str) -> NoReturn:
    raise ValueError(constant)


def _each_once(pairs: list[tuple[str, Answer]]) -> dict[str, Answer]:
    members = dict(pairs)
    if len(members) < len(pairs):
        raise ValueError(pairs)
    return members
