"""Which column of a list holds what, told by its heading in any of our languages."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping, Sequence
from functools import cache

from advisor.resources import resource

FIELDS = (
    "name",
    "accelerator",
    "accelerators_per_server",
    "servers",
    "age_months",
    "age_years",
    "bought",
    "available_share",
    "resale_value",
    "support_per_year",
    "site",
)
"""What a list may tell of its machines, in the order in which a person is asked."""
_BRACKETS = re.compile(r"[(（\[](.*?)[)）\]]")
_TIME = re.compile(r"year|yrs|month|\bans?\b|année|mois|tahun|bulan|jahr|monat|年|月")
NEEDED = ("accelerator", "accelerators_per_server", "servers")
"""Without these a row is no machine."""


def columns_guessed(headings: Sequence[str]) -> Mapping[str, int]:
    """Say which column seems to hold which field; each column is used once.

    Args:
        headings: As written in the file.

    Returns:
        Index of the column by field; fields no heading speaks of are left out.
    """
    plain = [_plain(heading) for heading in headings]
    found: dict[str, int] = {}
    for sure in (True, False):
        for field in FIELDS:
            for at, heading in enumerate(plain):
                if field in found or at in found.values() or not heading:
                    continue
                names = synonyms()[field]
                if heading in names if sure else any(_begins(heading, name) for name in names):
                    found[field] = at
    return found


def known_headings() -> frozenset[str]:
    """Give every heading that is understood, in small letters."""
    return frozenset(name for names in synonyms().values() for name in names)


@cache
def synonyms() -> Mapping[str, tuple[str, ...]]:
    """Give the headings each field goes by, in small letters without units."""
    told = tomllib.loads(resource("inventory", "headings.toml").read_text(encoding="utf-8"))
    return {field: tuple(_plain(name) for name in told[field]) for field in FIELDS}


def _time_kept(brackets: re.Match[str]) -> str:
    """Keep years and months, which tell two fields apart."""
    return f" {brackets[1]} " if _TIME.search(brackets[1]) else " "


def _begins(heading: str, name: str) -> bool:
    """Whether a heading is a name with more words behind it."""
    return len(name) > 2 and heading.startswith(name + " ")


def _plain(heading: str) -> str:
    """Leave out case, underscores, doubled blanks and units in brackets, but for those of time."""
    bare = _BRACKETS.sub(_time_kept, heading.casefold())
    return " ".join(re.sub(r"[_/:：#*.]+", " ", bare).split())
