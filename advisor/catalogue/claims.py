"""The claims of the debate as data: who says what, when, with which interest, against whom.

The files are ``resources/claims/*.toml``, one for each type; a table is one claim::

    [C001]
    type = "number"              # the type its file is named after
    statement = "…"              # in our own words, English
    speaker = "…"                # who says it, as far as the source tells
    interest = "…"               # what the speaker or the source sells or favours
    date = 2024-08-27            # or date_note = "…" where the source bears no day; or both
    source = "file.txt"          # or sources = ["…", "…"]
    locator = "L64"
    conflicts_with = ["C394"]    # claims and COUNTER entries; the others name this one in turn
    sides = [{label = "…", claims = ["C129"]}]   # of COUNTER entries
    parameter = "…"              # optional, with low, likely, high, unit, and figure where a
                                 # figure of the catalogue rests on the claim
    use = "…"                    # what the advisor does with it
    not_testable = "forecast"    # a word of claim_words.UNTESTABLE; or else
    [C001.proposition]           # (also inline) words of claim_words: subject, of, relation,
    subject = "…"                # against, by_low, by_high, holds_when = […], and needs = […]:
                                 # generic paths of answers (workloads.volume), figures.<id>

What is shown of them in another language stands in ``resources/claims/translated/fr.toml`` and so
on. What several claims have in common is translated once, by its English text::

    [speakers]                   # also [interests] and [date_notes]
    "Xin Zhou (Baidu)" = "…"
    [statements]
    C001 = "…"
    [sides]                      # labels of the sides, in order
    C392 = ["…", "…"]

Nothing here is read when the program starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path

from advisor.catalogue.claim_record import Claim, ClaimWords
from advisor.catalogue.claim_table import claim_of
from advisor.catalogue.claim_words import CLAIM_TYPES, ClaimType
from advisor.catalogue.named_files import read_named
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.catalogue.translated import Words, read_translated, said
from advisor.errors import AdvisorError

_ID = re.compile(r"C[0-9]{3}")


def load_claims(root: Path) -> dict[str, Claim]:
    """Read every claim, by id in rising order.

    Args:
        root: The folder ``resources``, which holds ``claims``.

    Raises:
        AdvisorError: With every fault of every file, each with file and line.
    """
    found = Reading()
    placed = read_claims(root, found)
    if found.problems:
        raise AdvisorError(found.problems)
    return {p.record.id: p.record for p in sorted(placed, key=lambda p: p.record.id)}


def read_claims(root: Path, into: Reading) -> list[Placed[Claim]]:
    """Read the files of ``claims``; faults go into the reading's problems."""
    placed = read_named(root / "claims", CLAIM_TYPES, _claims_of, into)
    languages = read_translated(root / "claims", into)
    return [
        replace(one, record=one.record.model_copy(update={"translated": _words(one, languages)}))
        for one in placed
    ]


def _words(
    placed: Placed[Claim], languages: Mapping[str, Mapping[str, Words]]
) -> dict[str, ClaimWords]:
    return {name: _in_words(placed.record, tables) for name, tables in languages.items()}


def _in_words(claim: Claim, tables: Mapping[str, Words]) -> ClaimWords:
    labels = tables.get("sides", {}).get(claim.id, ())
    fits = len(labels) == len(claim.sides) and not isinstance(labels, str)
    return ClaimWords.model_construct(
        statement=said(tables.get("statements"), claim.id, claim.statement),
        speaker=said(tables.get("speakers"), claim.speaker, claim.speaker),
        interest=said(tables.get("interests"), claim.interest, claim.interest),
        date_note=said(tables.get("date_notes"), claim.date_note, claim.date_note),
        sides=tuple(labels) if fits else tuple(side.label for side in claim.sides),
    )


def _claims_of(file: Path, type_: ClaimType, faults: Faults) -> Iterator[Placed[Claim]]:
    found, lines = read_toml(file, faults)
    for id_, contents in found.items():
        line, before = lines.of(id_), len(faults.problems)
        if not isinstance(contents, dict) or not _ID.fullmatch(id_):
            faults.note(line or lines.of("", id_), "problem.catalogue.unknown_claim", claim=id_)
            continue
        claim = claim_of(id_, TomlTable(contents, id_, lines, faults))
        if claim.type != type_:
            faults.note(line, "problem.claim.wrong_file", claim=id_, file=f"{claim.type}.toml")
        yield Placed(f"{file.name}:{line}", claim, sound=len(faults.problems) == before)
