"""The claims of the debate, each tried on this engagement as far as it can be."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from advisor.catalogue.claim_record import Claim
from advisor.errors import message
from advisor.evaluation.trial import ClaimResult
from advisor.trial.compare import compare
from advisor.trial.debate import Debate
from advisor.trial.hard_rules import hard_rules
from advisor.trial.matter import Bench, Matter
from advisor.trial.outcome import untested
from advisor.trial.prices import fall, rebound
from advisor.trial.recommended import recommended
from advisor.trial.rule_record import Condition
from advisor.trial.situation import Situation, situation_of

Try = Callable[[Situation, Bench], ClaimResult]
_TRIES: Mapping[str, Try] = {
    "recommendation": recommended,
    "hard_rules": hard_rules,
    "verdict_margin": rebound,
}
"""By subject; every other subject is a measure that options are compared by."""


def try_claims(matter: Matter, debate: Debate) -> tuple[ClaimResult, ...]:
    """Try every claim, in the order of their ids.

    Args:
        matter: The run that an answer is read from; it is read, never run again.
        debate: The claims and the conditions they name.
    """
    bench = Bench(matter)
    return tuple(
        _tried(claim, bench, debate.book.conditions) for _, claim in sorted(debate.claims.items())
    )


def _tried(claim: Claim, bench: Bench, conditions: Mapping[str, Condition]) -> ClaimResult:
    said = claim.proposition
    if said is None:
        return untested(claim, "claim", message(f"claim.not_testable.{claim.not_testable}"))
    case = situation_of(claim, said, bench, conditions)
    if isinstance(case, ClaimResult):
        return case
    if case.prices == "fall":
        return fall(case, bench)
    return _TRIES.get(said.subject, compare)(case, bench)
