"""The recommendation workload by workload, and what it rests on, in figures of the run."""

from __future__ import annotations

from collections.abc import Iterator

import numpy as np

from advisor.cost.cash_flow import Costing
from advisor.cost.context import Context
from advisor.cost.success import success_of
from advisor.decision.caps import phase_caps
from advisor.decision.choices import Choices
from advisor.decision.placement import Searcher
from advisor.decision.plans import StandingPlan
from advisor.errors import Message, Money, Share, message
from advisor.evaluation import PHASES, Condition, WorkloadAdvice
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import STAFF
from advisor.sizing.fleet import HOLDS_IN


def workload_advice(
    costing: Costing, choices: Choices, plan: StandingPlan
) -> Iterator[WorkloadAdvice]:
    """Give what runs each workload, and what moving it alone to another side would lose.

    Args:
        costing: What plans were searched with.
        choices: Options that each workload may have.
        plan: The leading plan.
    """
    searcher = Searcher(costing, choices.admitted)
    keeps, worth = searcher.rank(plan.placement)
    for workload, path in plan.placement.items():
        others = [o for o in choices.admitted[workload] if o.posture != path[-1].posture]
        moved = {o.id: searcher.rank({**plan.placement, workload: (o, o, o)}) for o in others}
        allowed = {o.id: o for o in others if moved[o.id][0] and keeps}
        best = max(allowed, key=lambda id_: moved[id_][1], default=None)
        yield WorkloadAdvice(
            workload=workload,
            posture_by_phase={p: o.posture for p, o in zip(PHASES, path, strict=True)},
            otherwise=best or "",
            becomes=allowed[best].posture if best else None,
            loss=worth - moved[best][1] if best else None,
        )


def conditions_of(context: Context, plan: StandingPlan) -> Iterator[Condition]:
    """Give what must hold for the leading plan to be what it is said to be."""
    yield from _successes(context, plan)
    yield from _deliveries(plan)
    yield from _people(context, plan)
    yield from _licences(plan)
    budget = context.assessment.finance.budget
    if budget is not None:
        cost = plan.present.cost[context.design.rows.random]
        yield Condition(
            text=message(
                "condition_of.budget",
                budget=Money(budget, context.currency),
                share=Share(float((cost <= budget).mean())),
                least=Share(HOLDS_IN),
            )
        )
    for one in phase_caps(context, plan):
        yield Condition(
            text=message(
                "condition_of.phase_budget",
                phase=Message(f"phase.{one.phase}"),
                budget=Money(one.cap, context.currency),
                share=Share(one.kept),
                least=Share(HOLDS_IN),
            )
        )


def _successes(context: Context, plan: StandingPlan) -> Iterator[Condition]:
    """Name each success rate that nobody has measured."""
    rows = context.design.rows.random
    for workload, path in sorted(plan.placement.items()):
        option = path[-1]
        if f"workload.{workload}.measured_success.{option.model.id}" in context.design.ledger:
            continue
        share, _ = success_of(context, workload, option)
        low, middle = np.quantile(share[rows], [0.1, 0.5])
        text = message(
            "condition_of.success",
            workload=context.workloads[workload].name,
            model=option.model.name,
            share=Share(float(middle)),
            low=Share(float(low)),
        )
        yield Condition(text=text, claims=("C220", "C379"))


def _deliveries(plan: StandingPlan) -> Iterator[Condition]:
    for pool in plan.pools:
        for purchase in pool.purchases:
            kind = pool.option.buys
            if kind is not None:
                text = message(
                    "condition_of.delivery",
                    servers=purchase.servers,
                    server=f"{kind.per_server} × {kind.accelerator.id}",
                    month=purchase.serves_from + 1,  # as people count months
                )
                yield Condition(text=text, claims=("C387",))


def _people(context: Context, plan: StandingPlan) -> Iterator[Condition]:
    """Name the people who keep the last phase running, against those there are."""
    used = {STAFF[path[-1].form] for path in plan.placement.values()}
    rows = context.design.rows.random
    needed = float(np.median(np.sum([context.design[one][rows] for one in used], axis=0)))
    people = context.assessment.organisation.engineers
    if people is None:
        yield Condition(text=message("condition_of.people", needed=round(needed, 1)))
        return
    text = message("condition_of.people_told", needed=round(needed, 1), people=people)
    yield Condition(text=text, claims=("C374",))


def _licences(plan: StandingPlan) -> Iterator[Condition]:
    """Name open models whose licence does not plainly allow commercial use."""
    options: list[DeploymentOption] = [path[-1] for path in plan.placement.values()]
    models = {o.model.id: o.model for o in options if o.model.openness == "open"}
    for model in models.values():
        if model.commercial_use != "yes":
            licence = model.licence or "—"
            text = message("condition_of.licence", model=model.name, licence=licence)
            yield Condition(text=text, claims=("C355",))
