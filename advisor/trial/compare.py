"""Claims that set a measure of one side against another's, or against a figure of their own."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.cost.context import Array
from advisor.decision.break_even import Alone
from advisor.errors import Message, Share, message
from advisor.evaluation.trial import ClaimResult
from advisor.trial.matter import Bench
from advisor.trial.measures import (
    MEASURES,
    MORE_IS_BETTER,
    ON_SUCCESS,
    PART_OF_A_CHOICE,
    value_said,
)
from advisor.trial.outcome import side_said, tried, untested
from advisor.trial.sides import on_side
from advisor.trial.situation import Situation
from advisor.trial.volume import by_volume

Held = NDArray[np.bool_]


@dataclass(frozen=True)
class Champion:
    """The option that stands for a side: the best on average by the measure.

    Where the measure is only part of what makes a choice, the best by net present cost.
    """

    side: str
    option: Alone | None
    """None for work done by hand."""
    values: Array
    """Shape ``(rows,)``."""
    workloads: frozenset[str]


def compare(case: Situation, bench: Bench) -> ClaimResult:
    """Try a claim on options set side by side, in every future."""
    found = champions_of(case, bench)
    return found if isinstance(found, ClaimResult) else _judged(case, bench, found)


def champions_of(case: Situation, bench: Bench) -> Sequence[Champion] | ClaimResult:
    """Give who stands for each side, or why somebody is missing."""
    said = case.proposition
    absent = _absent(case, bench)
    if absent:
        return untested(case.claim, "form", message("trial.why.form", side=side_said(absent)))
    if said.subject == "first_phase_cost" and not bench.context.calendar.lasts(0):
        return untested(case.claim, "situation", message("trial.why.no_first_phase"))
    for workloads in _grounds(case, bench):
        found = [_champion(side, case, bench, workloads) for side in _sides(case)]
        champions = [one for one in found if one is not None]
        if len(champions) == len(found):
            return champions
    if said.subject == "success_rate":
        answer = message("trial.answer.workloads.measured_success")
        return untested(case.claim, "answer", message("trial.why.needed", answer=answer))
    sides = [side_said(side) for side in _sides(case)]
    text = message("trial.why.no_option", side=sides[0], against=sides[-1])
    return untested(case.claim, "no_option", text)


def _sides(case: Situation) -> tuple[str, ...]:
    against = case.proposition.against
    return (case.proposition.of, against) if against else (case.proposition.of,)


def _absent(case: Situation, bench: Bench) -> str:
    """Name the first side whose form is not compared at all; empty where both are."""
    for side in _sides(case):
        if side != "people" and not on_side(side, bench.matter.options):
            return side
    return ""


def _grounds(case: Situation, bench: Bench) -> Sequence[frozenset[str]]:
    """Give the workloads to compare on: those in question, else what both sides may serve."""
    shared = case.workloads & bench.shared
    return tuple(dict.fromkeys(one for one in (case.workloads, shared) if one))


def _champion(
    side: str, case: Situation, bench: Bench, workloads: frozenset[str]
) -> Champion | None:
    subject = case.proposition.subject
    if side == "people":
        return Champion(side, None, _by_hand(bench, workloads), workloads)
    alone = {one.option.id: one for one in bench.alone(workloads)}
    able = [alone[o.id] for o in on_side(side, bench.matter.options) if o.id in alone]
    if subject == "success_rate":
        able = [one for one in able if _is_measured(one, bench, workloads)]
    sign = -1.0 if subject in MORE_IS_BETTER else 1.0
    by = "net_present_cost" if subject in PART_OF_A_CHOICE else subject
    best = min(able, key=lambda one: sign * bench.mean(MEASURES[by](bench, one)), default=None)
    if best is None:
        return None
    return Champion(side, best, MEASURES[subject](bench, best), workloads)


def _by_hand(bench: Bench, workloads: frozenset[str]) -> Array:
    """Give what a person costs to do one task, over the workloads by their tasks."""
    design, weights = bench.matter.search.context.design, {w: bench.tasks(w) for w in workloads}
    paid = [design[f"workload.{w}.cost_per_failure"] * tasks for w, tasks in weights.items()]
    return np.asarray(np.sum(paid, axis=0) / sum(weights.values()))


def _is_measured(one: Alone, bench: Bench, workloads: frozenset[str]) -> bool:
    return all(
        one.option.model.id in bench.context.workloads[w].measured_success for w in workloads
    )


def _judged(case: Situation, bench: Bench, champions: Sequence[Champion]) -> ClaimResult:
    held = _held(case, bench, champions)
    workloads = champions[0].workloads
    share = float(held[bench.rows.random].mean())
    why = _compared(case, bench, champions)
    prior = case.proposition.subject in ON_SUCCESS and not all(
        one.option is None or _is_measured(one.option, bench, workloads) for one in champions
    )
    part = workloads if workloads != bench.workloads else frozenset()
    found = tried(case.claim, share, why, workloads=part, rests_on_prior=prior)
    if case.volume and all(one.option is not None for one in champions):
        options = [one.option for one in champions if one.option is not None]
        return by_volume(found, case.volume, bench, held, options)
    return found


def _held(case: Situation, bench: Bench, champions: Sequence[Champion]) -> Held:
    """Say in which rows the relation holds."""
    said, ours = case.proposition, champions[0].values
    if len(champions) == 1:
        return np.asarray(ours <= _limit(case))
    theirs = champions[1].values
    if said.relation == "near":
        close = bench.context.assessment.preferences.too_close_share
        return np.asarray(np.abs(ours - theirs) <= close * np.maximum(abs(ours), abs(theirs)))
    held = ours < theirs if said.relation == "below" else ours > theirs
    apart = _apart(ours, theirs)
    if said.by_low is not None:
        held = held & (apart >= said.by_low)
    if said.by_high is not None:
        held = held & (apart <= said.by_high)
    return np.asarray(held)


def _apart(ours: Array, theirs: Array) -> Array:
    """Give the difference as a share of the larger of the two, shape ``(rows,)``."""
    larger = np.maximum(np.abs(ours), np.abs(theirs))
    return np.asarray(np.abs(ours - theirs) / np.where(larger > 0, larger, 1.0))


def _limit(case: Situation) -> float:
    """Give the most that the claim states.

    Raises:
        ValueError: When it states none, which its check should have found.
    """
    limit = case.claim.high if case.claim.high is not None else case.claim.likely
    if limit is None:
        text = f"{case.claim.id} states no figure"
        raise ValueError(text)
    return limit


def _compared(case: Situation, bench: Bench, champions: Sequence[Champion]) -> Message:
    said, currency = case.proposition, bench.context.currency
    values = {
        "subject": message(f"trial.subject.{said.subject}"),
        "of": _named(champions[0]),
        "value": value_said(said.subject, bench.mean(champions[0].values), currency),
    }
    if len(champions) == 1:
        limit = value_said(said.subject, _limit(case), currency)
        return message("trial.why.limit", **values, limit=limit)
    values["against"] = _named(champions[1])
    values["other"] = value_said(said.subject, bench.mean(champions[1].values), currency)
    if said.by_low is None and said.by_high is None:
        return message("trial.why.compared", **values)
    apart = bench.mean(_apart(champions[0].values, champions[1].values))
    text = message("trial.why.compared", **values)
    low, high = said.by_low, said.by_high
    if high is None:
        return message("trial.why.by_least", text=text, apart=Share(apart), low=Share(low or 0.0))
    return message(
        "trial.why.by", text=text, apart=Share(apart), low=Share(low or 0.0), high=Share(high)
    )


def _named(champion: Champion) -> Message:
    """Name a side and the option that stands for it."""
    if champion.option is None:
        return side_said(champion.side)
    option = champion.option.option
    return message(
        "trial.side_by", side=side_said(champion.side), model=option.model.name, place=option.place
    )
