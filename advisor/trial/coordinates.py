"""Workloads on the map of task sensitivity and industry-data demand; the gate of an own model."""

from __future__ import annotations

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.success import success_of
from advisor.decision.plans import StandingPlan
from advisor.evaluation.trial import MapPlace, Quadrant, ReturnGate
from advisor.model.record import Estimate
from advisor.model.workload import Workload
from advisor.trial.quadrants import PRESCRIBED, quadrant_at
from advisor.uncertainty.bands import band

OWN_MODEL_COST = "training.industry_model"
"""Figure of what a model of one's own costs at least: training it from an open one (C013)."""
REPAYS_IN = 0.5
"""Share of futures in which the most a model of one's own could bring must repay it for the gate to
open: a design choice, no source."""


def map_places(
    context: Context, leading: StandingPlan | None, middle: float, price: Estimate | None
) -> tuple[MapPlace, ...]:
    """Place every workload on the map; the quadrant of an own model passes a return gate.

    Args:
        context: Workloads and rows.
        leading: Plan whose failed tasks an own model could do right; None closes no gate.
        middle: Where low ends and high begins on both axes; the middle itself counts as high.
        price: What training a model of one's own costs, in the claims' currency converted to the
            assessment's; None where no figure is known.
    """
    return tuple(
        _place(told, context, leading, middle, price) for told in context.workloads.values()
    )


def _place(
    told: Workload,
    context: Context,
    leading: StandingPlan | None,
    middle: float,
    price: Estimate | None,
) -> MapPlace:
    x, y = told.task_sensitivity, told.industry_data_demand
    name: Quadrant | None = None
    claims: tuple[str, ...] = ()
    if x is not None and y is not None:
        name, claims = quadrant_at(sensitive=x >= middle, scarce=y >= middle)
    gated = name == "industry" and leading is not None and price is not None
    return MapPlace(
        workload=told.id,
        task_sensitivity=x,
        industry_data_demand=y,
        quadrant=name,
        is_prescribed=name in PRESCRIBED,
        claims=claims,
        gate=_gate(told, context, leading, price) if gated else None,  # type: ignore[arg-type]
    )


def _gate(told: Workload, context: Context, leading: StandingPlan, price: Estimate) -> ReturnGate:
    rows = context.design.rows.random
    most = most_it_brings(told, context, leading)[rows]
    share = float((most >= price.likely).mean())
    return ReturnGate(
        cost_low=price.low,
        cost=price.likely,
        cost_high=price.high,
        most=band(most),
        share_repaid=share,
        is_open=share >= REPAYS_IN,
    )


def most_it_brings(told: Workload, context: Context, leading: StandingPlan) -> Array:
    """Give the present value of every task of a workload that the plan fails, done right instead.

    A task that fails costs its repair where it is repaired, else its value is lost. No model can
    bring more than that, so a gate that stays shut here stays shut for any success it may have.

    Returns:
        Money of the assessment's currency, shape ``(rows,)``.
    """
    design = context.design
    total = np.zeros(design.rows.total)
    for segment in leading.segments:
        if segment.workload == told.id and segment.option is not None:
            months = slice(segment.start, segment.end)
            tasks = context.demand[told.id].tasks[months] * segment.share
            failed = 1 - success_of(context, told.id, segment.option)[0]
            total += (tasks * context.discount[months]).sum(axis=0) * failed
    return np.asarray(total * _worth_of_one(told, context))


def _worth_of_one(told: Workload, context: Context) -> Array:
    if told.failure_handling == "repaired":
        return context.design[f"workload.{told.id}.cost_per_failure"]
    id_ = f"workload.{told.id}.value_per_success"
    if id_ in context.design.ledger:
        return context.design[id_]
    return np.zeros(context.design.rows.total)
