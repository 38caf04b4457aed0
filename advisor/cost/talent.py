"""The talent ladder: which rung a model of one's own asks for, when the team stands on it.

Rungs are climbed one after another from the first month on, each in ``talent.months_per_rung`` at
its likely value; the client may tell those to the next one. An option that asks for a higher
rung than the team has serves once it is reached and, for a model that is trained, once training
that begins then is over; until then what ran before goes on. Training the team is charged rung by
rung, once a plan. Where nobody says on which rung the team stands, nothing waits and nothing is
charged.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from advisor.cost.context import Context, Line
from advisor.cost.line import Flow, running
from advisor.evaluation import Form, LadderRung
from advisor.model.rungs import RUNGS, Rung
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import OWN_MODEL

MONTHS, WORK = "talent.months_per_rung", "talent.training"
"""Figures of the months that a rung takes, and of the person-months of training it takes."""
_ASKED: dict[Form, Rung] = {
    "closed_adapted": "evaluates",
    "closed_tuned": "tunes",
    "open_tuned": "tunes",
    "industry_adapted": "adapts",
    "industry_scratch": "trains",
}
"""Rung that each route to an own model asks for: a vendor's work has to be judged, hosted tuning
to be run (C033), an open model to be adapted and served (C013), one to be trained (C009, C012)."""
_SCARCE = 5.0
"""Middle of the map's axis: industry data that is scarcer has to be pre-trained on (C075)."""


@dataclass(frozen=True)
class Climb:
    """One rung that a plan makes the team climb."""

    rung: Rung
    start: int
    """First month of training."""
    reached: int
    """Month from which the team stands on it."""
    option: str
    """What its line is marked with; empty where options of both sides need it."""


def asked_of(context: Context, form: Form) -> Rung | None:
    """Give the rung that a form asks for; None for forms without a model of one's own.

    Adapting an open model takes further pre-training where little of an industry's data is public.
    """
    rung = _ASKED.get(form)
    if form == "industry_adapted" and any(
        (one.industry_data_demand or 0.0) >= _SCARCE for one in context.workloads.values()
    ):
        return "pretrains"
    return rung


def reached_in(context: Context, rung: Rung) -> int | None:
    """Give the month from which the team stands on a rung; 0 today, None where nobody says."""
    told = context.assessment.talent
    if not told.rung:
        return None
    steps = RUNGS.index(rung) - RUNGS.index(told.rung)
    if steps <= 0:
        return 0
    first, each = _first(context), _each(context)
    return first + (steps - 1) * each


def ladder(context: Context) -> tuple[LadderRung, ...]:
    """Give every rung: when the team stands on it, and which routes it opens."""
    return tuple(
        LadderRung(
            rung=rung,
            month=reached_in(context, rung),
            opens=tuple(form for form in _ASKED if asked_of(context, form) == rung),
        )
        for rung in RUNGS
    )


def talent_from(context: Context, option: DeploymentOption) -> int:
    """Give the month from which the team can run an option; 0 where it can today.

    A model that is trained serves once training is over, which begins when the rung is reached.
    """
    rung = asked_of(context, option.form)
    found = reached_in(context, rung) if rung else None
    if not found:
        return 0
    return found + (_training(context) if option.form in OWN_MODEL else 0)


def begins(context: Context, option: DeploymentOption, start: int, end: int) -> int:
    """Give the month in which the work on an own model begins, within some months."""
    rung = asked_of(context, option.form)
    found = (reached_in(context, rung) if rung else None) or 0
    return min(max(start, found), max(start, end - 1))


def waits_on(context: Context, option: DeploymentOption) -> tuple[str, ...]:
    """Name the input that says when the team can begin with an option; none where it can today."""
    rung = asked_of(context, option.form)
    return (MONTHS,) if rung and reached_in(context, rung) else ()


def climbs(context: Context, options: Iterable[DeploymentOption]) -> Iterator[Climb]:
    """Give each rung that some options make the team climb, the lowest first."""
    if not context.assessment.talent.rung:
        return
    used = tuple(options)
    for rung in RUNGS:
        asking = [one for one in used if asks_for(context, one, rung)]
        reached = reached_in(context, rung)
        if asking and reached:
            start = reached_in(context, RUNGS[RUNGS.index(rung) - 1]) or 0
            sides = {one.posture for one in asking}
            named = min(one.id for one in asking) if len(sides) == 1 else ""
            yield Climb(rung, start, reached, named)


def asks_for(context: Context, option: DeploymentOption, rung: Rung) -> bool:
    """Whether an option asks for a rung, or for a higher one."""
    asked = asked_of(context, option.form)
    return asked is not None and RUNGS.index(asked) >= RUNGS.index(rung)


def climbed(context: Context, one: Climb) -> Line:
    """Charge training the team for a rung, evenly over its months, within the horizon."""
    months = one.reached - one.start
    end = min(one.reached, context.calendar.horizon)
    start = min(one.start, end - 1)
    flow = Flow(-context.design[WORK] / months * context.wage, context.wage_course(start, end))
    return running("talent", 3, one.option, flow, (WORK, MONTHS, *context.wage_inputs))


def rung_of(context: Context, line: Line) -> Rung | None:
    """Give the rung that a line of training pays, by the month in which it begins."""
    every = (rung for rung in RUNGS if reached_in(context, rung))
    starts = ((rung, reached_in(context, RUNGS[RUNGS.index(rung) - 1]) or 0) for rung in every)
    return next((rung for rung, start in starts if start == line.start), None)


def _first(context: Context) -> int:
    told = context.assessment.talent.months_to_next
    return max(1, _each(context) if told is None else told)


def _each(context: Context) -> int:
    return max(1, round(float(context.design[MONTHS][0])))


def _training(context: Context) -> int:
    return round(float(context.design["industry.lead_time_months"][0]))
