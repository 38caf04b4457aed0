"""The path in three phases: when, what runs, who works on it, for how much, and what must hold."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.catalogue.path_book import PathBook
from advisor.cost.context import Context
from advisor.cost.integration import OWN
from advisor.cost.talent import reached_in, rung_of
from advisor.decision.plans import StandingPlan
from advisor.errors import message
from advisor.evaluation import (
    PHASES,
    Activity,
    AgendaItem,
    Deliverable,
    ExitCriterion,
    Owner,
    PhaseName,
    Placed,
    PlanResult,
    RoadmapPhase,
    Role,
    Staffing,
)
from advisor.roadmap.gates import Gate, criteria
from advisor.roadmap.people import budgets, staffing

MOST_MEASURED = 3
"""Experiments of the agenda, those that may pay first, that become activities."""
_ANSWERS_FOR: Mapping[PhaseName, Role] = {
    "verification": "business",
    "integration": "operations",
    "innovation": "sponsor",
}
"""Role that should name an owner where the client named nobody: the makers' suggestion."""


@dataclass(frozen=True)
class Path:
    """What a roadmap is laid out from."""

    context: Context
    plan: StandingPlan
    result: PlanResult
    """The same plan as a record of the answer."""
    book: PathBook
    facts: frozenset[str]
    """Words that hold for the plan."""
    as_of: dt.date
    """Day of the run; month 0 is its month."""
    agenda: Sequence[AgendaItem] = ()
    """What to measure, in the order in which it pays."""


def build_roadmap(path: Path) -> tuple[RoadmapPhase, ...]:
    """Lay the leading plan out over the three phases with their people, budgets and gates."""
    people = staffing(path.context, path.plan.lines, path.book.roles)
    spent = budgets(path.context, path.plan.lines)
    found = []
    for at, phase in enumerate(PHASES):
        start, end = path.context.calendar.window(at)
        gate = _gate_month(path, at)
        found.append(
            RoadmapPhase(
                phase=phase,
                start_month=start,
                end_month=end,
                posture=path.plan.posture_by_phase[phase],
                placement=placed(path.plan, at),
                budget=path.result.phase_cost[phase],
                activities=tuple(_activities(path, at)),
                exit_criteria=tuple(_criteria(path, at, people[at])),
                starts=month_of(path.as_of, start),
                gate_month=gate,
                gate=month_of(path.as_of, gate),
                deliverables=tuple(_deliverables(path, phase)),
                people=people[at],
                budget_by_level=spent[at],
                cap=next((one for one in path.result.phase_caps if one.phase == phase), None),
                owner=_owner(path, phase),
            )
        )
    return tuple(found)


def placed(plan: StandingPlan, phase: int) -> tuple[Placed, ...]:
    """Give the placement of one phase."""
    return tuple(
        Placed(
            workload=workload,
            phase=PHASES[phase],
            option=path[phase].id,
            model=path[phase].model.id,
        )
        for workload, path in sorted(plan.placement.items())
    )


def month_of(as_of: dt.date, month: int) -> dt.date:
    """Give the first day of a month of the horizon; month 0 is the month of the run.

    Examples:
        >>> month_of(dt.date(2026, 11, 22), 3)
        datetime.date(2027, 2, 1)
    """
    years, rest = divmod(as_of.month - 1 + month, 12)
    return dt.date(as_of.year + years, rest + 1, 1)


def _gate_month(path: Path, phase: int) -> int:
    """Give the month of a gate: as told, else when the next phase starts or the horizon ends."""
    told = path.context.assessment.phases
    gates = (told.verification_gate, told.integration_gate, told.innovation_gate)
    found = gates[phase]
    return path.context.calendar.ends[phase] if found is None else found


def _owner(path: Path, phase: PhaseName) -> Owner:
    told = path.context.assessment.phases
    names: Mapping[PhaseName, str] = {
        "verification": told.verification_owner,
        "integration": told.integration_owner,
        "innovation": told.innovation_owner,
    }
    return Owner(name=names[phase].strip(), role=_ANSWERS_FOR[phase])


def _activities(path: Path, phase: int) -> Iterator[Activity]:
    for item in path.book.standing("activity", path.facts, PHASES[phase]):
        yield Activity(text=message(f"roadmap.{item.id}"), claims=item.claims)
    if phase == 0:
        for measured in [one for one in path.agenda if one.pays][:MOST_MEASURED]:
            text = message("roadmap.measure", title=measured.title)
            yield Activity(text=text, claims=measured.claims)
    yield from _systems(path, phase)
    yield from _talent(path, phase)
    yield from _orders(path, phase)


def _talent(path: Path, phase: int) -> Iterator[Activity]:
    """Say which rung the team is trained for in a phase, and by when it is needed."""
    context = path.context
    start, end = context.calendar.window(phase)
    for line in path.plan.lines:
        rung = rung_of(context, line) if line.key == "talent" else None
        if rung is not None and start <= line.start < end:
            by = reached_in(context, rung) or 0
            named = message(f"choice.rung.{rung}")
            text = message("roadmap.talent_rung", rung=named, month=by + 1)
            yield Activity(text=text, claims=("C225", "C229"))


def _systems(path: Path, phase: int) -> Iterator[Activity]:
    """Say which systems are connected in a phase, and how many working days that takes."""
    context = path.context
    start, end = context.calendar.window(phase)
    count = context.assessment.systems.count or 0
    for line in path.plan.lines:
        if line.key == "integration" and start <= line.start < end:
            figure = line.inputs[0]
            days = count * context.design[figure][context.design.rows.random]
            low, high = (round(float(one)) for one in np.quantile(days, (0.1, 0.9)))
            text = message(
                f"roadmap.systems_{'own' if figure == OWN else 'appliance'}",
                systems=count,
                low=low,
                high=high,
                month=line.start + 1,
            )
            yield Activity(text=text, claims=("C224",) if figure == OWN else ("C275",))


def _orders(path: Path, phase: int) -> Iterator[Activity]:
    """Name every order of servers in the phase in which it is placed."""
    start, end = path.context.calendar.window(phase)
    for pool in path.plan.pools:
        for purchase in pool.purchases:
            kind = pool.option.buys
            if start <= purchase.ordered < end and kind is not None:
                text = message(
                    "roadmap.order_servers",
                    servers=purchase.servers,
                    server=f"{kind.per_server} × {kind.accelerator.id}",
                    ordered=purchase.ordered + 1,  # as people count months
                    month=purchase.serves_from + 1,
                )
                yield Activity(text=text)


def _deliverables(path: Path, phase: PhaseName) -> Iterator[Deliverable]:
    for item in path.book.standing("deliverable", path.facts, phase):
        yield Deliverable(text=message(f"deliverable.{item.id}"), claims=item.claims)


def _criteria(path: Path, phase: int, people: Sequence[Staffing]) -> Iterator[ExitCriterion]:
    if path.context.calendar.lasts(phase):
        month = _gate_month(path, phase)
        yield from criteria(Gate(path.context, path.plan, path.result, people, phase, month))
