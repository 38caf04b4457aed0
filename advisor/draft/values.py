"""What an answer may consist of, so that every file and every process can carry it."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TypeAlias

from advisor.errors import AdvisorError

Answer: TypeAlias = "str | int | float | bool | dict[str, Answer] | list[Answer] | None"
"""An answer: what JSON can say, with finite numbers only."""

_DEEPEST = 3
"""Levels of an answer: a mapping of a range is one, a list of ids is one."""
_LONGEST = 20_000
"""Characters of one text or members of one list (chosen by the makers: ten pages)."""
_EXACT = 2**53
"""Whole numbers up to here are the same as floating point numbers."""


def checked(path: str, value: object) -> Answer:
    """Give a copy of a value that can be kept.

    Args:
        path: Where the answer stands, for the problem.
        value: What was answered.

    Raises:
        AdvisorError: When a number is not finite, a text holds what no text can hold, or the
            whole is nested too deep or too long.
    """
    return _copy(path, value, 0)


def _copy(path: str, value: object, depth: int) -> Answer:
    if value is None or isinstance(value, bool):
        return value
    if isinstance(value, str):
        return _text(path, value)
    if isinstance(value, (int, float)):
        return _number(path, value)
    if depth >= _DEEPEST or not isinstance(value, (Mapping, Sequence)) or len(value) > _LONGEST:
        raise AdvisorError.at(path, "problem.cannot_be_kept")
    if isinstance(value, Mapping):
        return {_text(path, str(k)): _copy(path, v, depth + 1) for k, v in value.items()}
    return [_copy(path, member, depth + 1) for member in value]


def _text(path: str, text: str) -> str:
    if len(text) > _LONGEST:
        raise AdvisorError.at(path, "problem.text_too_long", limit=_LONGEST)
    if any(letter == "\0" or "\ud800" <= letter <= "\udfff" for letter in text):
        raise AdvisorError.at(path, "problem.text_not_readable")
    return text


def _number(path: str, number: float) -> int | float:
    try:
        as_float = float(number)
    except OverflowError:
        as_float = math.inf
    if not math.isfinite(as_float):
        raise AdvisorError.at(path, "problem.not_finite")
    if isinstance(number, int) and abs(number) <= _EXACT:
        return number
    return as_float + 0.0
