"""From a share of futures to a result, and the words for what could not be tried."""

from __future__ import annotations

from collections.abc import Iterable

from advisor.catalogue.claim_record import Claim
from advisor.errors import Message, message
from advisor.evaluation.trial import ClaimResult, TrialResult, Untried

HOLDS_FROM = 0.9
"""Share of futures from which a claim is said to hold (as a gate does, ``engine.md`` §6)."""
FAILS_UP_TO = 0.1
"""Share up to which it is said to fail."""


def result_of(share: float) -> TrialResult:
    """Name what a share of futures means."""
    if share >= HOLDS_FROM:
        return "holds"
    return "fails" if share <= FAILS_UP_TO else "holds_in"


def tried(
    claim: Claim,
    share: float,
    why: Message,
    *,
    workloads: Iterable[str] = (),
    rests_on_prior: bool = False,
) -> ClaimResult:
    """Give the result of a claim that holds in a share of futures."""
    return ClaimResult(
        id=claim.id,
        result=result_of(share),
        why=why,
        share=share,
        workloads=tuple(sorted(workloads)),
        rests_on_prior=rests_on_prior,
    )


def settled(claim: Claim, why: Message, *, holds: bool, workloads: Iterable[str]) -> ClaimResult:
    """Give the result of a claim about what is the same in every future."""
    return ClaimResult(
        id=claim.id,
        result="holds" if holds else "fails",
        why=why,
        workloads=tuple(sorted(workloads)),
    )


def untested(claim: Claim, untried: Untried, why: Message) -> ClaimResult:
    """Give the result of a claim that could not be tried."""
    return ClaimResult(id=claim.id, result="untested", why=why, untried=untried)


def side_said(side: str) -> Message:
    """Name a side of the debate."""
    return message(f"trial.side.{side}")
