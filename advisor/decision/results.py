"""Plans and options as records of the answer."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

import numpy as np

from advisor.cost.asked import tokens_of_task
from advisor.cost.context import Array, Context
from advisor.cost.machines import life_months, residual
from advisor.cost.readings_book import book_view
from advisor.cost.success import success_of
from advisor.decision.break_even import Alone
from advisor.decision.caps import phase_caps
from advisor.decision.choices import Choices
from advisor.decision.machine_results import carbon_of, purchases_of, servers_of
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import Recommendation
from advisor.decision.stretches import everywhere
from advisor.decision.workload_costs import workload_costs
from advisor.errors import message
from advisor.evaluation import (
    PHASES,
    Band,
    BookLine,
    OptionResult,
    PhaseName,
    Placed,
    PlanResult,
    SeriesBand,
)
from advisor.options.deployment import DeploymentOption
from advisor.uncertainty.bands import band, ledger_of, level_costs, monthly_cost
from advisor.uncertainty.percentiles import percentiles


def plan_result(context: Context, plan: StandingPlan, found: Recommendation) -> PlanResult:
    """Read a standing plan: its worth in every future of the run, its lines in those of rows."""
    rows = context.design.rows.random
    present = everywhere(plan, rows)
    monthly = monthly_cost(context, plan.lines)[:, rows]
    tokens, successes = _served(context, plan)
    total = monthly.sum(axis=0)
    return PlanResult(
        posture=plan.posture,
        posture_by_phase=dict(plan.posture_by_phase),
        placement=tuple(_placed(plan)),
        worth=band(present.worth),
        net_present_cost=band(present.cost),
        net_present_benefit=band(present.benefit),
        tco=band(total),
        carbon_kg=carbon_of(context, plan.pools),
        cost_per_mtok=band(total / np.maximum(tokens[rows], 1.0) * 1e6),
        cost_per_success=band(total / np.maximum(successes[rows], 1e-9)),
        cost_per_person=_per_person(context, total),
        regret=found.expected_regret[plan.posture] or 0.0,
        probability_best=found.probability_best[plan.posture],
        ledger=ledger_of(context, plan.lines),
        level_cost=level_costs(context, plan.lines),
        servers=tuple(servers_of(context, plan.pools)),
        purchases=tuple(purchases_of(plan.pools)),
        **_in_the_books(context, plan),
        **workload_costs(context, plan),
        phase_cost=phase_costs(context, monthly),
        phase_caps=phase_caps(context, plan),
        search=plan.search,
        search_gap=plan.gap or 0.0,
    )


def _per_person(context: Context, total: Array) -> Band | None:
    """Divide a plan's undiscounted cost by the people it is for and the months of the horizon."""
    people = context.assessment.organisation.served
    return band(total / (people * context.calendar.horizon)) if people else None


def _in_the_books(context: Context, plan: StandingPlan) -> dict[str, Any]:
    """Read the plan as an accountant would: machines lose their value over their life."""
    rows, life = context.design.rows.random, life_months(context)
    found = book_view(
        context,
        plan.lines,
        life_months=life,
        residual=residual(context, float(life)),
        cost_of_capital=context.design["finance.discount_rate"],
    )
    lines = (BookLine(line=key, monthly=band(a[rows])) for key, a in sorted(found.lines.items()))
    return {"book": tuple(lines), "book_total": band(found.total[rows])}


def phase_costs(context: Context, monthly: Array) -> dict[PhaseName, Band]:
    """Give the undiscounted cost that falls into each phase, from ``(months, samples)``."""
    return {
        phase: band(monthly[slice(*context.calendar.window(at))].sum(axis=0))
        for at, phase in enumerate(PHASES)
    }


def cost_over_time(context: Context, plan: StandingPlan) -> SeriesBand:
    """Give a plan's cumulative undiscounted cost month by month."""
    running = monthly_cost(context, plan.lines)[:, context.design.rows.random].cumsum(axis=0)
    p10, p50, p90 = percentiles(running)
    return SeriesBand(
        posture=plan.posture,
        p10=tuple(map(float, p10)),
        p50=tuple(map(float, p50)),
        p90=tuple(map(float, p90)),
    )


def option_result(
    context: Context,
    option: DeploymentOption,
    choices: Choices,
    reckoned: Mapping[str, Alone],
) -> OptionResult:
    """Read an option that carries every workload, or say why it may not."""
    serves = tuple(w for w, options in choices.admitted.items() if option in options)
    excluded = tuple(
        message(
            "option.excluded",
            workload=context.workloads[gate.workload].name,
            reason=gate.reason,
        )
        for gate in choices.gates
        if gate.option == option.id
    )
    one = reckoned.get(option.id)
    rows = context.design.rows.random
    return OptionResult(
        id=option.id,
        form=option.form,
        posture=option.posture,
        model=option.model.id,
        model_name=option.model.name,
        place=option.place,
        net_present_cost=band(one.cost[rows]) if one else None,
        net_present_benefit=band(one.benefit[rows]) if one else None,
        tco=band(one.monthly[:, rows].sum(axis=0)) if one else None,
        ledger=ledger_of(context, one.lines) if one else (),
        excluded_because=excluded,
        serves=serves,
    )


def _placed(plan: StandingPlan) -> Iterator[Placed]:
    for workload, path in sorted(plan.placement.items()):
        for phase, option in zip(PHASES, path, strict=True):
            yield Placed(workload=workload, phase=phase, option=option.id, model=option.model.id)


def _served(context: Context, plan: StandingPlan) -> tuple[Array, Array]:
    """Tokens and successful tasks that a plan serves over the horizon, shape ``(rows,)``."""
    rows = context.design.rows.total
    tokens, successes = np.zeros(rows), np.zeros(rows)
    for segment in plan.segments:
        if segment.option is not None:
            demand = context.demand[segment.workload]
            tasks = demand.tasks[segment.start : segment.end].sum(axis=0) * segment.share
            read, written = tokens_of_task(context, segment.workload, segment.option)
            tokens += tasks * (read + written)
            successes += tasks * success_of(context, segment.workload, segment.option)[0]
    return tokens, successes
