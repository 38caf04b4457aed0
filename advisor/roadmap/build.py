"""The path in three phases: when, what runs, for how much, and what must hold to go on."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cost.context import Context
from advisor.cost.success import success_of
from advisor.decision.plans import StandingPlan
from advisor.errors import Money, Share, message
from advisor.evaluation import (
    PHASES,
    Activity,
    Band,
    ExitCriterion,
    PhaseName,
    Placed,
    RoadmapPhase,
)

_ACTIVITIES: Mapping[PhaseName, tuple[tuple[str, tuple[str, ...]], ...]] = {
    "verification": (
        ("roadmap.long_list", ("C216",)),
        ("roadmap.needs_analysis", ("C222",)),
        ("roadmap.proof_of_concept", ("C217", "C218")),
        ("roadmap.quick_scenarios", ("C085", "C214")),
    ),
    "integration": (
        ("roadmap.race", ("C223", "C084")),
        ("roadmap.connect_systems", ("C224",)),
        ("roadmap.train_people", ("C225", "C228")),
        ("roadmap.hosted_tuning", ("C227", "C033")),
    ),
    "innovation": (
        ("roadmap.own_development", ("C229",)),
        ("roadmap.hard_scenarios", ("C230", "C086")),
        ("roadmap.industry_model_gate", ("C231", "C072")),
    ),
}


def build_roadmap(
    context: Context, plan: StandingPlan, phase_cost: Mapping[PhaseName, Band]
) -> tuple[RoadmapPhase, ...]:
    """Lay the leading plan out over the three phases with their budgets and gates."""
    return tuple(
        RoadmapPhase(
            phase=phase,
            start_month=context.calendar.window(at)[0],
            end_month=context.calendar.window(at)[1],
            posture=plan.posture_by_phase[phase],
            placement=placed(plan, at),
            budget=phase_cost[phase],
            activities=tuple(_activities(context, plan, at)),
            exit_criteria=tuple(_criteria(context, plan, at, phase_cost[phase])),
        )
        for at, phase in enumerate(PHASES)
    )


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


def _activities(context: Context, plan: StandingPlan, phase: int) -> Iterator[Activity]:
    for id_, claims in _ACTIVITIES[PHASES[phase]]:
        yield Activity(text=message(id_), claims=claims)
    for pool in plan.pools:
        for purchase in pool.purchases:
            start, end = context.calendar.window(phase)
            kind = pool.option.buys
            if start <= purchase.ordered < end and kind is not None:
                text = message(
                    "roadmap.order_servers",
                    servers=purchase.servers,
                    server=f"{kind.per_server} × {kind.accelerator.id}",
                    ordered=purchase.ordered,
                    month=purchase.serves_from,
                )
                yield Activity(text=text)


def _criteria(
    context: Context, plan: StandingPlan, phase: int, cost: Band
) -> Iterator[ExitCriterion]:
    """Give the measurable conditions of a phase's gate, from this run's figures."""
    for workload, path in sorted(plan.placement.items()):
        success = success_of(context, workload, path[phase])[0]
        text = message(
            "roadmap.exit.success",
            workload=context.workloads[workload].name,
            model=path[phase].model.name,
            share=Share(float(success[0])),
        )
        yield ExitCriterion(text=text, claims=("C220",))
    limit = Money(cost.p90, context.currency)
    yield ExitCriterion(text=message("roadmap.exit.cost", limit=limit), claims=("C226",))
    if phase == 0:
        yield ExitCriterion(text=message("roadmap.exit.security"), claims=("C221",))
    if phase == 1:
        yield ExitCriterion(text=message("roadmap.exit.talent"), claims=("C225",))
    if phase == 2:
        yield ExitCriterion(text=message("roadmap.exit.mastery"), claims=("C233",))
