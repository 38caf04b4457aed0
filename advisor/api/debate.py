"""The claims of the debate and the glossary for screens, reports and the command line.

Read when first asked for (0.3 s for the claims), never when the program starts.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from advisor.errors import AdvisorError
from advisor.resources import resource

if TYPE_CHECKING:
    from advisor.catalogue.claim_record import Claim
    from advisor.catalogue.glossary import Term


@cache
def claims() -> Mapping[str, Claim]:
    """Give every claim of the debate by id, C001 first.

    Raises:
        AdvisorError: When a file of the claims is damaged.
    """
    from advisor.catalogue.claims import load_claims  # noqa: PLC0415

    return MappingProxyType(load_claims(resource()))


def claim(id_: str) -> Claim:
    """Give one claim.

    Raises:
        AdvisorError: When there is none of that id.
    """
    found = claims().get(id_)
    if found is None:
        where = "claims"
        raise AdvisorError.at(where, "problem.catalogue.unknown_claim", claim=id_)
    return found


@cache
def glossary() -> Mapping[str, Term]:
    """Give every entry of the glossary by id.

    Raises:
        AdvisorError: When a file of the glossary is damaged.
    """
    from advisor.catalogue.glossary import load_glossary  # noqa: PLC0415

    return MappingProxyType(load_glossary(resource()))


def find_terms(text: str) -> tuple[Term, ...]:
    """Give the entries of the glossary that a text names, whole names first."""
    from advisor.catalogue.glossary import find_terms as find  # noqa: PLC0415

    return find(glossary().values(), text)
