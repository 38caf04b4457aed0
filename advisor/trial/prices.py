"""Claims about dearer or cheaper calls: where they would turn a lead, the plans kept as they stand.

Calls are lines of their own, so what they cost under other prices follows without reckoning the
model anew. Nothing is placed anew either: what a plan could do about dearer calls is `probe`'s.
"""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from advisor.cost.context import Array, Context, Line
from advisor.errors import Share, message
from advisor.evaluation.trial import ClaimResult
from advisor.options.deployment import DeploymentOption
from advisor.trial.compare import champions_of
from advisor.trial.matter import Bench
from advisor.trial.outcome import side_said, untested
from advisor.trial.sides import on_side
from advisor.trial.situation import Situation

_CALLS = frozenset({"api_tokens"})


def rebound(case: Situation, bench: Bench) -> ClaimResult:
    """Find the multiple of today's prices of calls at which the leading plan is overtaken."""
    found, plans = bench.matter.found, bench.matter.plans
    if found.leading is None or len(plans) < 2:
        return untested(case.claim, "no_rival", message("trial.why.no_rival"))
    side = on_side(case.proposition.of, bench.matter.options)
    context = bench.context
    rows = context.design.rows.random
    leading = plans[found.leading]
    ours = _calls(context, leading.lines, side)[rows].mean()
    turns = []
    for posture, plan in plans.items():
        if posture != found.leading:
            lead = float((leading.present.worth - plan.present.worth)[rows].mean())
            more = float(ours - _calls(context, plan.lines, side)[rows].mean())
            if more > 0:
                turns.append(1 + lead / more)
    most = case.claim.high or 1.0
    multiple = min(turns, default=np.inf)
    if multiple > most:
        text = message("trial.why.no_turn", side=side_said(case.proposition.of), most=most)
        return ClaimResult(id=case.claim.id, result="fails", why=text)
    text = message("trial.why.turn", side=side_said(case.proposition.of), multiple=_two(multiple))
    return ClaimResult(
        id=case.claim.id,
        result="holds_from",
        why=text,
        threshold=float(multiple),
        unit="ratio",
    )


def fall(case: Situation, bench: Bench) -> ClaimResult:
    """Find how far prices of calls have to fall for one side to cost no more than the other."""
    found = champions_of(case, bench)
    if isinstance(found, ClaimResult):
        return found
    ours, theirs = found
    assert ours.option is not None  # noqa: S101 - a side of this claim is always an option
    context = bench.matter.search.context
    calls = _calls(context, ours.option.lines, (ours.option.option,))
    behind = bench.mean(ours.values - theirs.values)
    share = float((ours.values < theirs.values)[bench.rows.random].mean())
    names = {"side": side_said(ours.side), "against": side_said(theirs.side)}
    if behind <= 0:
        text = message("trial.why.cheaper_now", **names, share=Share(share))
        return ClaimResult(id=case.claim.id, result="holds", why=text, share=share)
    needed = behind / max(bench.mean(calls), 1e-9)
    if needed >= 1:
        text = message("trial.why.never_cheaper", **names)
        return ClaimResult(id=case.claim.id, result="fails", why=text, share=share)
    return ClaimResult(
        id=case.claim.id,
        result="holds_from",
        why=message("trial.why.cheaper_after", **names, fall=Share(needed)),
        share=share,
        threshold=1 - needed,
        unit="ratio",
    )


def _calls(context: Context, lines: Sequence[Line], side: Sequence[DeploymentOption]) -> Array:
    """Give the present value of what a side's calls cost, shape ``(rows,)``."""
    ids = {option.id for option in side}
    paid = [context.present(ln) for ln in lines if ln.key in _CALLS and ln.option in ids]
    return -np.sum(paid, axis=0) if paid else np.zeros(context.design.rows.total)


def _two(multiple: float) -> float:
    return float(f"{multiple:.2g}")
