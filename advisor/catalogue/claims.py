"""The claims of the debate as data: who says what, when, with which interest, against whom.

The files are ``resources/claims/*.toml``, one for each type; a table is one claim::

    [C001]
    type = "number"              # the type its file is named after
    statement = "…"              # in our own words, English; statement_zh in Chinese
    speaker = "…"                # speaker_zh; who says it, as far as the source tells
    interest = "…"               # interest_zh; what the speaker or the source sells or favours
    date = 2024-08-27            # or date_note = "…" where the source bears no day; or both
                                 # (date_note_zh)
    source = "file.txt"          # or sources = ["…", "…"]
    locator = "L64"
    conflicts_with = ["C394"]    # claims and COUNTER entries; the others name this one in turn
    sides = [{label = "…", label_zh = "…", claims = ["C129"]}]   # of COUNTER entries
    parameter = "…"              # optional, with low, likely, high, unit, and figure where a
                                 # figure of the catalogue rests on the claim
    use = "…"                    # what the advisor does with it
    not_testable = "forecast"    # a word of claim_words.UNTESTABLE; or else
    [C001.proposition]           # (also inline) words of claim_words: subject, of, relation,
    subject = "…"                # against, by_low, by_high, holds_when = […], and needs = […]:
                                 # generic paths of answers (workloads.volume), figures.<id>

Nothing here is read when the program starts.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from advisor.catalogue.claim_record import Claim
from advisor.catalogue.claim_table import claim_of
from advisor.catalogue.claim_words import CLAIM_TYPES, ClaimType
from advisor.catalogue.named_files import read_named
from advisor.catalogue.reading import Placed, Reading
from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
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
    return read_named(root / "claims", CLAIM_TYPES, _claims_of, into)


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
