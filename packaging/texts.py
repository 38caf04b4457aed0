"""Compile the texts of every language, one file from all subjects, and check them first.

Run as ``python packaging/texts.py`` (or ``make texts``): it writes
``resources/locale/<language>/LC_MESSAGES/advisor.mo`` from the ``<subject>.po`` beside it.
With ``--check`` it writes nothing and fails where a compiled file does not match its sources.
"""

from __future__ import annotations

import string
import struct
import sys
from collections import Counter
from collections.abc import Mapping
from pathlib import Path

from babel.messages.catalog import Message
from babel.messages.pofile import read_po

LOCALE = Path(__file__).resolve().parent.parent / "resources" / "locale"
HEADER = "Content-Type: text/plain; charset=UTF-8\n"
SOURCE_LANGUAGE = "en"


def read_language(folder: Path) -> tuple[dict[str, str], list[str]]:
    """Read all subjects of a language.

    Returns:
        Sentences by id, and what is wrong with the files, one line each.
    """
    texts: dict[str, str] = {}
    faults: list[str] = []
    for path in sorted(folder.glob("*.po")):
        seen = _ids_as_written(path)
        faults += [f"{path}: {id_} stands twice" for id_, times in seen.items() if times > 1]
        with path.open("rb") as file:
            subject = read_po(file, abort_invalid=True)
        for entry in subject:
            if entry.id:
                faults += [f"{path}: {fault}" for fault in _faults_of(entry, texts)]
                texts[str(entry.id)] = str(entry.string)
    return texts, faults


def _ids_as_written(path: Path) -> Counter[str]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return Counter(line[len("msgid ") :].strip('"') for line in lines if line.startswith("msgid "))


def _faults_of(entry: Message, earlier: Mapping[str, str]) -> list[str]:
    wrong = {
        "has plural forms, which these texts do without": entry.pluralizable,
        "already stands in another subject": entry.id in earlier,
        "is empty": not str(entry.string).strip(),
        "is marked fuzzy": entry.fuzzy,
    }
    return [f"{entry.id} {fault}" for fault, is_so in wrong.items() if is_so]


def values_named(sentence: str) -> frozenset[str]:
    """Give the names in braces of a sentence.

    Raises:
        ValueError: When the braces do not pair, or a name is not a plain one.
    """
    names = {name for _, name, _, _ in string.Formatter().parse(sentence) if name is not None}
    if odd := [name for name in names if not name.isidentifier()]:
        text = f"{odd[0]!r} in braces is no name"
        raise ValueError(text)
    return frozenset(names)


def compare(texts: Mapping[str, Mapping[str, str]]) -> list[str]:
    """Say where languages differ in ids or in the values their sentences name."""
    faults = []
    source = texts[SOURCE_LANGUAGE]
    for language, sentences in texts.items():
        faults += [f"{language}: {id_} is missing" for id_ in sorted(source.keys() - sentences)]
        faults += [f"{language}: {id_} is not English" for id_ in sorted(sentences.keys() - source)]
        for id_ in sorted(source.keys() & sentences.keys()):
            try:
                ours, english = values_named(sentences[id_]), values_named(source[id_])
            except ValueError as error:
                faults.append(f"{language}: {id_}: {error}")
                continue
            if ours != english:
                faults.append(f"{language}: {id_} names {sorted(ours)}, English {sorted(english)}")
    return faults


def compiled(texts: Mapping[str, str]) -> bytes:
    """Write sentences as a GNU machine object file: the same bytes for the same sentences."""
    entries = sorted((k.encode(), v.encode()) for k, v in {"": HEADER, **texts}.items())
    originals = b"".join(key + b"\0" for key, _ in entries)
    translations = b"".join(value + b"\0" for _, value in entries)
    tables = 28
    start = tables + 16 * len(entries)
    first, second = [], []
    here, there = start, start + len(originals)
    for key, value in entries:
        first += [len(key), here]
        second += [len(value), there]
        here, there = here + len(key) + 1, there + len(value) + 1
    after = tables + 8 * len(entries)
    header = struct.pack("<7I", 0x950412DE, 0, len(entries), tables, after, 0, start)
    numbers = struct.pack(f"<{len(first) * 2}I", *first, *second)
    return header + numbers + originals + translations


def main(arguments: list[str]) -> int:
    """Compile every language, or check that this has been done."""
    texts, faults = {}, []
    for folder in sorted(path for path in LOCALE.iterdir() if path.is_dir()):
        texts[folder.name], found = read_language(folder)
        faults += found
    faults += compare(texts)
    for language, sentences in texts.items():
        path = LOCALE / language / "LC_MESSAGES" / "advisor.mo"
        content = compiled(sentences)
        if "--check" not in arguments:
            path.parent.mkdir(exist_ok=True)
            path.write_bytes(content)
        elif not path.exists() or path.read_bytes() != content:
            faults.append(f"{path} does not match its sources: run `make texts`")
    for fault in faults:
        print(fault, file=sys.stderr)
    print(", ".join(f"{language}: {len(found)} texts" for language, found in texts.items()))
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
