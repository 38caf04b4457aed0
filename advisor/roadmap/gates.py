"""What a milestone gate asks for: figures of this run that can be measured, and things done.

A gate asks for what the plan counts on: the median of a share or of a cost per success. What may be
spent is the phase's P90. So a miss does not refute the plan; it says to look again, and the
tripwires say where the decision itself turns.
"""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.success import success_of
from advisor.cost.talent import asked_of
from advisor.decision.at_stake import nine_in_ten, of_plan
from advisor.decision.plans import StandingPlan
from advisor.errors import Message, Money, Quantity, Share, Value, message
from advisor.evaluation import PHASES, ExitCriterion, PlanResult, Staffing
from advisor.model.rungs import RUNGS
from advisor.roadmap.people import operators

WITHIN = 0.05
"""How closely a success rate is to be known: five points on either side."""
NORMAL_95 = 1.96
"""Standard errors that nineteen measurements in twenty lie within."""
LEAST_CASES = 60
"""Below this not even a run without any failure shows a rate to five points (3 / n)."""


@dataclass(frozen=True)
class Gate:
    """What a phase's criteria are read from."""

    context: Context
    plan: StandingPlan
    result: PlanResult
    people: Sequence[Staffing]
    phase: int
    month: int
    """Month in which it is held."""

    def awaited(self, workload: str) -> int | None:
        """Give the month from which the phase's option serves, where that is after the gate."""
        option = self.plan.placement[workload][self.phase]
        found = (pool for pool in self.plan.pools if pool.option.id == option.id)
        serves_from = max((pool.serves_from[self.phase] for pool in found), default=0)
        return serves_from if serves_from >= self.month else None

    def is_served(self, workload: str) -> bool:
        """Say whether any option serves a workload before the gate."""
        mine = (one for one in self.plan.segments if one.workload == workload)
        return any(one.option is not None and one.start < self.month for one in mine)

    def median(self, values: Array) -> float:
        """Give the median of a figure over the random rows."""
        return float(np.median(values[self.context.design.rows.random]))


def criteria(gate: Gate) -> Iterator[ExitCriterion]:
    """Give the criteria of a phase's gate."""
    yield from _success(gate)
    if gate.phase == 1:
        yield from _response(gate)
    if gate.phase > 0:
        yield from _in_use(gate)
    limit = gate.result.phase_cost[PHASES[gate.phase]].p90
    yield ExitCriterion(
        text=message("roadmap.exit.cost", limit=Money(limit, gate.context.currency)),
        claims=("C226",),
        measure="budget",
        target=limit,
        direction="at_most",
        unit=gate.context.currency,
    )
    yield from _done(gate)


def cases_for(share: float) -> int:
    """Give the cases on which a share is known to within five points, 19 times in 20.

    ``1.96² p (1 − p) / 0.05²``, the usual sample size for a proportion; at least 60.

    Examples:
        >>> cases_for(0.5), cases_for(0.8), cases_for(0.99)
        (385, 246, 60)
    """
    return max(LEAST_CASES, math.ceil(NORMAL_95**2 * share * (1 - share) / WITHIN**2))


def _success(gate: Gate) -> Iterator[ExitCriterion]:
    """Ask for the success counted on, at the first gate and wherever another model takes over."""
    for workload, path in sorted(gate.plan.placement.items()):
        option, before = path[gate.phase], path[max(0, gate.phase - 1)]
        if gate.phase and option.model.id == before.model.id and option.form == before.form:
            continue
        share = gate.median(success_of(gate.context, workload, option)[0])
        cases = cases_for(share)
        yield ExitCriterion(
            text=_asked(gate, workload, share, cases),
            claims=("C220",),
            measure="success",
            subject=workload,
            target=share,
            direction="at_least",
            unit="share",
            cases=cases,
        )


def _asked(gate: Gate, workload: str, share: float, cases: int) -> Message:
    """Say what success is asked for; of machines still awaited, from when they serve."""
    told: dict[str, Value] = {
        "workload": gate.context.workloads[workload].name,
        "model": gate.plan.placement[workload][gate.phase].model.name,
        "share": Share(share),
        "cases": cases,
    }
    awaited = gate.awaited(workload)
    if awaited is None:
        return message("roadmap.exit.success", **told)
    return message("roadmap.exit.success_awaited", **told, month=awaited + 1)  # as people count


def _response(gate: Gate) -> Iterator[ExitCriterion]:
    """Ask for the time to the first token that users accept, workloads of one target together.

    A workload that nothing serves yet has no real load to be measured under.
    """
    by_target: dict[float, list[str]] = {}
    served = {id_: w for id_, w in gate.context.workloads.items() if gate.is_served(id_)}
    for id_, told in served.items():
        target = told.ttft_s or gate.context.templates[told.template].ttft_s
        by_target.setdefault(target, []).append(id_)
    for target, ids in sorted(by_target.items()):
        seconds = Quantity(target, "second")
        text = message("roadmap.exit.ttft_all", seconds=seconds)
        if len(by_target) > 1 or len(ids) < len(gate.context.workloads):
            names = ", ".join(gate.context.workloads[id_].name for id_ in ids)
            text = message("roadmap.exit.ttft", workloads=names, seconds=seconds)
        yield ExitCriterion(
            text=text,
            measure="ttft",
            subject=ids[0] if len(ids) == 1 else "",
            target=target,
            direction="at_most",
            unit="second",
        )


def _in_use(gate: Gate) -> Iterator[ExitCriterion]:
    """Ask for cost per success, the share done by the models, and machines that are used."""
    context, phase = gate.context, PHASES[gate.phase]
    right, every = _served(gate)
    if every > 0 and right.any():
        cost = gate.result.phase_cost[phase].p50 / gate.median(right)
        yield ExitCriterion(
            text=message("roadmap.exit.per_success", limit=Money(cost, context.currency)),
            claims=("C226",),
            measure="cost_per_success",
            target=cost,
            direction="at_most",
            unit=f"{context.currency}/task",
        )
        share = min(1.0, gate.median(right) / every)
        yield ExitCriterion(
            text=message("roadmap.exit.automated", share=Share(share)),
            measure="automated",
            target=share,
            direction="at_least",
            unit="share",
        )
    options = {pool.option.id: pool.option for pool in gate.plan.pools}
    for one in gate.result.servers:
        option = options[one.option]
        serves = any(
            pool.serves_from[gate.phase] < gate.month
            for pool in gate.plan.pools
            if pool.option.id == one.option
        )
        if one.phase == phase and option.is_bought and serves:
            text = message(
                "roadmap.exit.utilisation",
                model=option.model.name,
                place=option.place,
                share=Share(one.utilisation.p50),
            )
            yield ExitCriterion(
                text=text,
                measure="utilisation",
                subject=one.option,
                target=one.utilisation.p50,
                direction="at_least",
                unit="share",
            )


def _served(gate: Gate) -> tuple[Array, float]:
    """Give the tasks done right in a phase by row, and the median of all it has to do."""
    context = gate.context
    start, end = context.calendar.window(gate.phase)
    right = np.zeros(context.design.rows.total)
    every = np.zeros(context.design.rows.total)
    for workload in context.workloads:
        tasks = context.demand[workload].tasks[start:end].sum(axis=0)
        every = every + tasks * context.calendar.shares[gate.phase]
    for segment in gate.plan.segments:
        first, last = max(start, segment.start), min(end, segment.end)
        if segment.option is not None and first < last:
            tasks = context.demand[segment.workload].tasks[first:last].sum(axis=0) * segment.share
            right = right + tasks * success_of(context, segment.workload, segment.option)[0]
    return right, gate.median(every)


def _done(gate: Gate) -> Iterator[ExitCriterion]:
    """Ask for what is done or is not: safety, people who run it, mastery."""
    if gate.phase == 0:
        yield ExitCriterion(text=message("roadmap.exit.security"), claims=("C221", "C389"))
        return
    id_, claim = (
        ("roadmap.exit.talent", "C225") if gate.phase == 1 else ("roadmap.exit.mastery", "C233")
    )
    if gate.phase > 1:
        yield from _rung(gate)
        yield from _stop_loss(gate)
    people = round(next(operators(gate.people), 0.0), 1)
    yield ExitCriterion(
        text=message(id_, people=people),
        claims=(claim,),
        measure="own_people",
        target=people,
        direction="at_least",
        unit="FTE",
    )


def _rung(gate: Gate) -> Iterator[ExitCriterion]:
    """Ask for the rung that the plan's own models need, else for the one the team stands on."""
    told = gate.context.assessment.talent.rung
    options = {o.id: o for path in gate.plan.placement.values() for o in path}
    needed = [r for o in options.values() if (r := asked_of(gate.context, o.form)) is not None]
    rungs = [*needed, *([told] if told else [])]
    if rungs:
        rung = max(rungs, key=RUNGS.index)
        text = message("roadmap.exit.rung", rung=message(f"choice.rung.{rung}"))
        yield ExitCriterion(text=text, claims=("C229", "C233"))


def _stop_loss(gate: Gate) -> Iterator[ExitCriterion]:
    """Hold what goes into own models before they serve against the most that may be lost."""
    context = gate.context
    limit, stake = context.assessment.appetite.stop_loss, of_plan(context, gate.plan)
    if limit is not None and stake is not None:
        most = Money(nine_in_ten(context, stake), context.currency)
        text = message("roadmap.exit.stop_loss", limit=Money(limit, context.currency), most=most)
        yield ExitCriterion(
            text=text, claims=("C072",), target=limit, direction="at_most", unit=context.currency
        )
