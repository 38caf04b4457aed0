"""Whether a claim speaks of this engagement: its conditions, and the answers it needs."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Literal

import numpy as np

from advisor.catalogue.claim_record import Claim, Proposition
from advisor.errors import message
from advisor.evaluation import PHASES
from advisor.evaluation.trial import ClaimResult
from advisor.options.forms import STAFF
from advisor.sizing.fleet import HOLDS_IN
from advisor.trial.matter import Bench
from advisor.trial.outcome import untested
from advisor.trial.rule_record import Condition, Test
from advisor.trial.sides import BUILT
from advisor.trial.stand import (
    Standing,
    Truth,
    answer_of,
    everywhere,
    in_claimed_currency,
    standing,
    together,
)

SENSITIVE = 0.5
"""Quality sensitivity from which a gap is said to matter: a design choice, no source."""
_PHASE_WORDS = {f"in_{phase}": at for at, phase in enumerate(PHASES)}
_VOLUME: Mapping[str, Literal["high", "low"]] = {"high_volume": "high", "low_volume": "low"}
_PRICES: Mapping[str, Literal["rebound", "fall"]] = {
    "api_prices_rebound": "rebound",
    "api_prices_fall": "fall",
}


@dataclass(frozen=True)
class Situation:
    """What of the engagement a claim is about."""

    claim: Claim
    proposition: Proposition
    workloads: frozenset[str]
    is_part: bool
    """Whether conditions picked the workloads."""
    phase: int | None = None
    volume: Literal["", "high", "low"] = ""
    prices: Literal["", "rebound", "fall"] = ""


def situation_of(
    claim: Claim, proposition: Proposition, bench: Bench, conditions: Mapping[str, Condition]
) -> Situation | ClaimResult:
    """Give what a claim is about here, or why it is about something else."""
    standings = {}
    for word in proposition.holds_when:
        if word not in {*_PHASE_WORDS, *_VOLUME, *_PRICES}:
            standings[word] = _standing(word, claim, bench, conditions)
    for truth, untried in ((False, "situation"), (None, "answer")):
        for word, one in standings.items():
            if one.truth is truth:
                text = message(f"trial.why.{untried}", condition=message(f"condition.{word}"))
                return untested(claim, "situation" if truth is False else "answer", text)
    joined = together(bench.workloads, list(standings.values()))
    if joined.truth is not True:
        return untested(claim, "situation", message("trial.why.apart"))
    missing = _missing(proposition, bench)
    if missing:
        text = message("trial.why.needed", answer=message(f"trial.answer.{missing}"))
        return untested(claim, "answer", text)
    words = proposition.holds_when
    return Situation(
        claim,
        proposition,
        frozenset(joined.workloads),
        is_part=joined.is_about_workloads,
        phase=next((_PHASE_WORDS[word] for word in words if word in _PHASE_WORDS), None),
        volume=next((_VOLUME[word] for word in words if word in _VOLUME), ""),
        prices=next((_PRICES[word] for word in words if word in _PRICES), ""),
    )


def _standing(
    word: str, claim: Claim, bench: Bench, conditions: Mapping[str, Condition]
) -> Standing:
    if word in conditions:
        return standing(conditions[word], bench.context)
    return _READ[word](bench, claim)


def _gap_matters(bench: Bench, _claim: Claim) -> Standing:
    """Hold where quality is sensitive and more is at stake than the leading plan costs."""
    design, leading = bench.context.design, bench.matter.found.leading
    sensitive: dict[str, Truth] = {}
    stake = 0.0
    for id_, told in bench.context.workloads.items():
        shows = design.ledger[f"workload.{id_}.quality_sensitivity"].likely
        sensitive[id_] = shows >= SENSITIVE
        value = told.value_per_success.likely if told.value_per_success else 0.0
        failure = design.ledger[f"workload.{id_}.cost_per_failure"].likely
        stake += bench.tasks(id_) * max(value, failure) if sensitive[id_] else 0.0
    if leading is None:
        return everywhere(sensitive, truth=None)
    rows = design.rows.random
    cost = float(bench.matter.plans[leading].present.cost[rows].mean())
    return Standing(
        {id_: one and stake > cost for id_, one in sensitive.items()}, is_about_workloads=True
    )


def _gap_within(bench: Bench, _claim: Claim) -> Standing:
    """Hold where the best open model measured is as good as the best closed one, but for little."""
    tolerance = bench.context.assessment.preferences.too_close_share
    models = {option.model.id: option.model.openness for option in bench.matter.options}
    found: dict[str, Truth] = {}
    for id_, told in bench.context.workloads.items():
        best = {
            side: max(
                (e.likely for m, e in told.measured_success.items() if models.get(m) == side),
                default=None,
            )
            for side in ("open", "closed")
        }
        opened, closed = best["open"], best["closed"]
        known = opened is not None and closed is not None
        found[id_] = closed - opened <= tolerance if known else None  # type: ignore[operator]
    return Standing(found, is_about_workloads=True)


def _skilled(bench: Bench, *, wanted: bool) -> Standing:
    people = bench.context.assessment.organisation.engineers
    if people is None:
        return everywhere(bench.workloads, truth=None)
    asked = bench.context.design[STAFF["open_owned"]][bench.context.design.rows.random]
    covered = float(np.mean(asked <= people)) >= HOLDS_IN
    return everywhere(bench.workloads, truth=covered == wanted)


def _budget_tight(bench: Bench, _claim: Claim) -> Standing:
    budget = bench.context.assessment.finance.budget
    if budget is None:
        return everywhere(bench.workloads, truth=None)
    dear = any(bench.mean(one.cost) > budget for one in bench.matter.whole)
    return everywhere(bench.workloads, truth=dear)


def _budget_reaches(bench: Bench, claim: Claim) -> Standing:
    budget = bench.context.assessment.finance.budget
    if budget is None or claim.low is None:
        return everywhere(bench.workloads, truth=None)
    reaches = budget * in_claimed_currency(bench.context) >= claim.low
    return everywhere(bench.workloads, truth=reaches)


def _with_tuning(bench: Bench, _claim: Claim) -> Standing:
    built = any(option.form in BUILT for option in bench.matter.options)
    return everywhere(bench.workloads, truth=built)


def _same_size(bench: Bench, _claim: Claim) -> Standing:
    """Sizes of closed models are not published; where none is known it cannot be said."""
    closed = [o.model.parameters_b for o in bench.matter.options if o.posture == "closed"]
    opened = {o.model.parameters_b for o in bench.matter.options if o.posture == "open"}
    if all(size is None for size in closed):
        return everywhere(bench.workloads, truth=None)
    return everywhere(bench.workloads, truth=bool(opened & set(closed) - {None}))


_READ: Mapping[str, Callable[[Bench, Claim], Standing]] = {
    "gap_matters": _gap_matters,
    "gap_within_tolerance": _gap_within,
    "skilled_staff": lambda bench, _: _skilled(bench, wanted=True),
    "no_skilled_staff": lambda bench, _: _skilled(bench, wanted=False),
    "budget_tight": _budget_tight,
    "budget_at_least_claimed": _budget_reaches,
    "with_tuning": _with_tuning,
    "no_tuning": lambda bench, _: everywhere(bench.workloads, truth=True),
    "same_size": _same_size,
}
"""Conditions that are read from the run; the others are tests of answers."""
READ_FROM_RUN = frozenset({*_READ, *_PHASE_WORDS, *_VOLUME, *_PRICES})
_CHOSEN = frozenset({"candidates", "machines", "phases", "figures", "rules"})
"""Parts of the answers that a default stands in for."""


def _missing(proposition: Proposition, bench: Bench) -> str:
    """Name the first answer it needs that nobody gave and nothing stands in for."""
    for path in proposition.needs:
        if path.split(".")[0] in _CHOSEN or path == "workloads.measured_success":
            continue
        told = (
            answer_of(Test(field=path), bench.context, workload)
            for workload in bench.context.workloads.values()
        )
        if all(one is None for one in told):
            return path
    return ""
