"""The debate as the trial reads it: claims with what they assert, rules with their conditions."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from advisor.catalogue.claim_record import Claim
from advisor.catalogue.claims import load_claims
from advisor.trial.rule_files import RuleBook, load_rules


@dataclass(frozen=True)
class Debate:
    """Claims by id and the book of rules."""

    claims: Mapping[str, Claim]
    book: RuleBook


@cache
def load_debate(root: Path) -> Debate:
    """Read the debate, once; it takes a third of a second.

    Args:
        root: The folder ``resources``.

    Raises:
        AdvisorError: With every fault of the files.
    """
    return Debate(load_claims(root), load_rules(root))
