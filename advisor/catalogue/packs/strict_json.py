"""JSON in one spelling only, and on which line each value stands."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Any

from advisor.errors import AdvisorError, Problem, message

Path = tuple[str | int, ...]
"""Where a value stands: keys and places from 0, from the outside in."""
_TOKEN = re.compile(r'"(?:[^"\\]|\\.)*"|[{}\[\],:]|\n|[^\s{}\[\],:"]+')


def canonical(data: Mapping[str, Any]) -> bytes:
    """Write data in its one spelling: keys in order, a record a line, UTF-8.

    Raises:
        ValueError: When a number is not finite or a text is no text.
    """
    parts = []
    for key, value in sorted(data.items()):
        if isinstance(value, list) and value:
            records = ",\n".join(map(_written, value))
            parts.append(f"{_written(key)}: [\n{records}\n]")
        else:
            parts.append(f"{_written(key)}: {_written(value)}")
    members = ",\n".join(parts)
    return f"{{\n{members}\n}}\n".encode()


def is_canonical(content: bytes, data: Mapping[str, Any]) -> bool:
    """Say whether data is written in its one spelling; a key that stands twice never is."""
    try:
        return canonical(data) == content
    except ValueError:
        return False


def parsed(content: bytes, name: str) -> tuple[dict[str, Any], JsonLines, list[Problem]]:
    """Read a JSON object, the lines of its values, and every key that stands twice.

    Numbers that are not finite are given as they are: who reads the cell refuses them by place.

    Raises:
        AdvisorError: When it is no JSON object in UTF-8.
    """
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        raise AdvisorError.at(name, "problem.catalogue.not_utf8", file=name) from None
    try:
        found = json.loads(text)
    except json.JSONDecodeError as error:
        where = f"{name}:{error.lineno}"
        raise AdvisorError.at(where, "problem.pack.not_json", column=error.colno) from None
    except (ValueError, RecursionError):
        raise AdvisorError.at(name, "problem.pack.not_json", column=1) from None
    if not isinstance(found, dict):
        raise AdvisorError.at(name, "problem.pack.not_json", column=1)
    if is_canonical(content, found):
        return found, JsonLines(text, dict(_places_in_canonical(found))), []
    lines = JsonLines(text)
    twice = lines.keys_that_stand_twice()
    problems = [
        Problem(f"{name}:{line}", message("problem.pack.key_twice", key=key)) for key, line in twice
    ]
    return found, lines, problems


class JsonLines:
    """On which line each value of a JSON text stands; looked through when first asked."""

    def __init__(self, text: str, found: dict[Path, int] | None = None) -> None:
        """Keep the text, which must be JSON, and the lines that are known without a look."""
        self._text = text
        self._found = found
        self.is_canonical = found is not None

    def of(self, path: Path) -> int:
        """Give the line of a value, or of what it would stand in."""
        if self._found is None:
            self._found = {place: line for place, line, _ in _places(self._text)}
        while path and path not in self._found:
            path = path[:-1]
        return self._found.get(path, 1)

    def keys_that_stand_twice(self) -> list[tuple[str, int]]:
        """Give every key that stands a second time in its object, with its line."""
        seen: set[Path] = set()
        twice = []
        for place, line, is_key in _places(self._text):
            if is_key and place in seen:
                twice.append((str(place[-1]), line))
            if is_key:
                seen.add(place)
        return twice


def hidden(text: str) -> str:
    """Name the first character of a text that cannot be seen, "" where there is none."""
    if text.isprintable():
        return ""
    for letter in text:
        if unicodedata.category(letter).startswith("C"):
            return f"U+{ord(letter):04X}"
    return ""


def _written(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, sort_keys=True)


def _places_in_canonical(data: Mapping[str, Any]) -> Iterator[tuple[Path, int]]:
    """Give the line of each member and of each record of the one spelling, without a look."""
    line = 2
    for key, value in sorted(data.items()):
        yield (key,), line
        line += 1
        if isinstance(value, list) and value:
            for place in range(len(value)):
                yield (key, place), line + place
            line += len(value) + 1


def _places(text: str) -> Iterator[tuple[Path, int, bool]]:
    """Give path and line of each key and each value, and whether it is a key.

    In an object the last step is None until its key has been read.
    """
    path: list[Any] = []
    line = 1
    for token in _TOKEN.finditer(text):
        word = token.group()
        if word == "\n":
            line += 1
        elif word in "{[":
            yield tuple(path), line, False
            path.append(None if word == "{" else 0)
        elif word in "}]":
            path.pop()
        elif word == ",":
            path[-1] = path[-1] + 1 if isinstance(path[-1], int) else None
        elif word != ":":
            is_key = bool(path) and path[-1] is None
            path[-1:] = [json.loads(word)] if is_key else path[-1:]
            yield tuple(path), line, is_key
