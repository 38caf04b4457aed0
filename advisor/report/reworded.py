"""A report or a chart with other words in it, such as stand-ins for names; figures stay."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

_NO_WORDS = frozenset({"id", "kind", "tone", "side", "language", "dash", "hatch", "key", "page"})
"""Fields whose texts a program reads, not a person; ``page`` holds places to be filled in."""

T = TypeVar("T")


def reworded(record: T, words: Callable[[str], str]) -> T:
    """Give a record in which every text that a person reads has been put through a function.

    Args:
        record: A frozen dataclass of texts, numbers and further such records.
        words: Gives what is to stand in place of a text.
    """
    return _reworded(record, words)  # type: ignore[no-any-return]


def _reworded(value: Any, words: Callable[[str], str]) -> Any:
    if isinstance(value, str):
        return words(value)
    if isinstance(value, tuple):
        new = tuple(_reworded(one, words) for one in value)
        return value if all(a is b for a, b in zip(new, value, strict=True)) else new
    if not is_dataclass(value) or isinstance(value, type):
        return value
    told = {one.name: getattr(value, one.name) for one in fields(value)}
    said = {name: _reworded(inner, words) for name, inner in told.items() if name not in _NO_WORDS}
    changed = {name: new for name, new in said.items() if new is not told[name]}
    return replace(value, **changed) if changed else value
