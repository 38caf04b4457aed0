"""What the claims and the glossary say in other languages than English.

Each folder of English files has a folder ``translated`` with one file a language, named like the
folders of ``resources/locale``; what a file does not say is said in English.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from advisor.catalogue.reading import Reading
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import Lines, read_toml

FOLDER = "translated"
Words = Mapping[str, str | tuple[str, ...]]
"""Texts, or lists of texts, by key."""


def read_translated(folder: Path, into: Reading) -> dict[str, dict[str, Words]]:
    """Read every file of translations below a folder.

    Args:
        folder: Holds the English files, and ``translated``.
        into: Takes the problems: a file that cannot be read, and what is neither a text nor a
            list of texts, or is empty.

    Returns:
        By language, the tables of its file by name.
    """
    found: dict[str, dict[str, Words]] = {}
    for file in sorted((folder / FOLDER).glob("*.toml")):
        faults = Faults(file)
        try:
            tables, lines = read_toml(file, faults)
        except UnicodeDecodeError:
            faults.note(0, "problem.catalogue.not_utf8", file=file.name)
        else:
            found[file.stem] = {
                name: _words(name, table, lines, faults) for name, table in tables.items()
            }
        into.problems += faults.problems
    return found


def said(words: Words | None, key: str, english: str) -> str:
    """Give a text of a table, or the English one where there is none."""
    found = (words or {}).get(key, english)
    return found if isinstance(found, str) else english


def _words(name: str, table: object, lines: Lines, faults: Faults) -> Words:
    if not isinstance(table, dict):
        faults.note(lines.of("", name), "problem.catalogue.unknown_field", field=name)
        return {}
    words: dict[str, str | tuple[str, ...]] = {}
    for key, text in table.items():
        match text:
            case str() if text.strip():
                words[key] = text
            case [str(), *_] if all(isinstance(one, str) and one.strip() for one in text):
                words[key] = tuple(text)
            case _:
                faults.note(lines.of(name, key), "problem.catalogue.missing", field=key)
    return words
