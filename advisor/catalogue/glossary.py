"""Words of the field and names from the debate, each explained in a sentence or two.

The files are ``resources/glossary/*.toml``; a table is one entry::

    [npv]
    term = "Net present value"   # short = "NPV" where there is an abbreviation
    explanation = "…"
    see = ["discount_rate"]      # entries of any file
    claims = ["C140"]            # claims it helps to read

In another language, ``resources/glossary/translated/fr.toml`` and so on, a table of the same name
says ``term`` and ``explanation``, and ``short`` where that language abbreviates otherwise.

Nothing here is read when the program starts.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from advisor.catalogue.named_files import read_named
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.catalogue.translated import Words, read_translated, said
from advisor.errors import AdvisorError, Problem, message
from advisor.model.record import Record

FILES = ("money", "serving", "hardware", "models", "decision", "data_and_law", "names")
FIELDS = frozenset({"term", "short", "explanation", "see", "claims"})


class TermWords(Record):
    """What is shown of an entry, in one language."""

    term: str
    short: str
    explanation: str


class Term(Record):
    """An entry of the glossary, in English."""

    id: str
    group: str
    """File it stands in; ``names`` holds analogies and organisations."""
    term: str
    short: str
    """Abbreviation, or several; empty where there is none."""
    explanation: str
    see: tuple[str, ...]
    claims: tuple[str, ...]
    translated: Mapping[str, TermWords] = {}
    """What is shown of it in other languages, by language."""

    def in_language(self, language: str) -> TermWords:
        """Give what is shown of it; in English where it is not translated."""
        return self.translated.get(language) or TermWords.model_construct(
            term=self.term, short=self.short, explanation=self.explanation
        )

    @property
    def names(self) -> tuple[str, ...]:
        """What it is called, in every language, English first, then the abbreviations."""
        words = (self.in_language("en"), *self.translated.values())
        shorts = (name.strip() for each in words for name in each.short.split(",") if name)
        return tuple(dict.fromkeys((*(each.term for each in words), *shorts)))


def load_glossary(root: Path) -> dict[str, Term]:
    """Read every entry, by id in the order of the files.

    Args:
        root: The folder ``resources``, which holds ``glossary``.

    Raises:
        AdvisorError: With every fault of every file, each with file and line.
    """
    found = Reading()
    placed = read_glossary(root, found)
    if found.problems:
        raise AdvisorError(found.problems)
    return {each.record.id: each.record for each in placed}


def read_glossary(root: Path, into: Reading) -> list[Placed[Term]]:
    """Read the files of ``glossary``; faults go into the reading's problems."""
    placed = read_named(root / "glossary", FILES, _terms_of, into)
    languages = read_translated(root / "glossary", into)
    return [
        replace(one, record=one.record.model_copy(update={"translated": _words(one, languages)}))
        for one in placed
    ]


def _words(
    placed: Placed[Term], languages: Mapping[str, Mapping[str, Words]]
) -> dict[str, TermWords]:
    term = placed.record
    return {
        language: TermWords.model_construct(
            term=said(tables.get(term.id), "term", term.term),
            short=said(tables.get(term.id), "short", term.short),
            explanation=said(tables.get(term.id), "explanation", term.explanation),
        )
        for language, tables in languages.items()
    }


def check_glossary(root: Path, claims: Collection[str]) -> Iterator[Problem]:
    """Find everything that is wrong with the glossary.

    Args:
        root: The folder ``resources``, which holds ``glossary``.
        claims: Ids of the claims there are.
    """
    found = Reading()
    placed = read_glossary(root, found)
    yield from found.problems
    first: dict[str, str] = {}
    for each in placed:
        if first.setdefault(each.record.id, each.where) != each.where:
            id_, where = each.record.id, first[each.record.id]
            yield Problem(each.where, message("problem.catalogue.duplicate", id=id_, first=where))
    for each in placed:
        for id_ in each.record.see:
            if id_ not in first or id_ == each.record.id:
                yield Problem(each.where, message("problem.glossary.unknown_term", term=id_))
        for id_ in each.record.claims:
            if id_ not in claims:
                yield Problem(each.where, message("problem.catalogue.unknown_claim", claim=id_))


def find_terms(terms: Iterable[Term], text: str) -> tuple[Term, ...]:
    """Give the entries that are called so, then those that hold the text in a name.

    Case, width and blanks at the ends do not matter; an empty text finds nothing.
    """
    sought = _folded(text)
    if not sought:
        return ()
    named = [(term, [_folded(name) for name in term.names]) for term in terms]
    whole = [term for term, names in named if sought in names]
    within = [term for term, names in named if any(sought in name for name in names)]
    return (*whole, *(term for term in within if term not in whole))


def _folded(text: str) -> str:
    return unicodedata.normalize("NFKC", text).strip().casefold()


def _terms_of(file: Path, group: str, faults: Faults) -> Iterator[Placed[Term]]:
    found, lines = read_toml(file, faults)
    for id_, contents in found.items():
        line = lines.of(id_) or lines.of("", id_)
        if not isinstance(contents, dict):
            faults.note(line, "problem.catalogue.unknown_field", field=id_)
            continue
        table = TomlTable(contents, id_, lines, faults)
        table.only(FIELDS)
        term = Term.model_construct(
            id=id_,
            group=group,
            term=table.text("term"),
            short=table.optional_text("short"),
            explanation=table.text("explanation"),
            see=table.texts("see"),
            claims=table.texts("claims"),
        )
        yield Placed(f"{file.name}:{line}", term)
