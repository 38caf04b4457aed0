"""Claims about whether a side passes the hard rules of the organisation."""

from __future__ import annotations

from advisor.errors import message
from advisor.evaluation.trial import ClaimResult
from advisor.trial.matter import Bench
from advisor.trial.outcome import settled, side_said, untested
from advisor.trial.sides import on_side
from advisor.trial.situation import Situation


def hard_rules(case: Situation, bench: Bench) -> ClaimResult:
    """Count the workloads in question for which any option of the side is admitted.

    A side passes where each of them has one, and fails where none has.
    """
    side = case.proposition.of
    ours = {option.id for option in on_side(side, bench.matter.options)}
    if not ours:
        return untested(case.claim, "form", message("trial.why.form", side=side_said(side)))
    admitted = bench.matter.choices.admitted
    passed = [w for w in case.workloads if any(option.id in ours for option in admitted[w])]
    text = message(
        "trial.why.passed", side=side_said(side), passed=len(passed), all=len(case.workloads)
    )
    wanted = len(case.workloads) if case.proposition.relation == "passes" else 0
    workloads = case.workloads if case.is_part else ()
    return settled(case.claim, text, holds=len(passed) == wanted, workloads=workloads)
