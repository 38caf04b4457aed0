"""Lines that follow the tasks of one workload: tokens, repaired failures, value of successes."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.context import Array, Context, Line
from advisor.options.deployment import DeploymentOption


@dataclass(frozen=True)
class Segment:
    """A stretch of months in which one option serves a share of a workload's volume."""

    workload: str
    option: DeploymentOption | None
    """None where people still do the tasks by hand."""
    start: int
    end: int
    share: float
    """Share of the full volume that the option serves."""
    scope: float
    """Share of the full volume that the plan has promised to serve by then."""
    phase: int
    """Phase whose placement serves: an earlier one than the month's while machines are awaited."""


def usage_lines(context: Context, segment: Segment) -> list[Line]:
    """Give the lines of a segment; what is promised but not served is done by hand or lost."""
    lines = [*_unserved(context, segment)]
    if segment.option is None:
        return lines
    tasks = _tasks(context, segment.workload, segment.start, segment.end) * segment.share
    if segment.option.price is not None:
        each, inputs = task_costs(context, segment.workload, segment.option.price)
        paid = -tasks * each[segment.start : segment.end]
        lines.append(Line("api_tokens", 1, segment.option.id, segment.start, paid, inputs))
    return lines + _effect(context, segment, segment.option, tasks)


def task_costs(context: Context, workload: str, price: ApiPrice) -> tuple[Array, tuple[str, ...]]:
    """Give the price of one task's tokens by month, ``(months, rows)``, and its inputs."""
    each, inputs = task_cost(context, workload, price)
    drift = context.drift("api_price", 0, context.calendar.horizon)
    key = ("task", workload, price.host, price.model)
    return context.kept(key, lambda: each * drift), inputs


def task_cost(context: Context, workload: str, price: ApiPrice) -> tuple[Array, tuple[str, ...]]:
    """Give the price of one task's tokens in month 0, shape ``(rows,)``, and its inputs.

    Cached tokens are counted once: ``(prompt − cached) × input + cached × cached price + output ×
    output price``. The deferrable share goes at batch prices where the host has them.
    """
    demand = context.demand[workload]
    prefix = f"price.{price.host}.{price.model}"
    ids = [f"{prefix}.input", f"{prefix}.output"]
    at_input, at_output = context.money(ids[0]), context.money(ids[1])
    at_cached = at_input
    if f"{prefix}.cached" in context.design.ledger:
        ids.append(f"{prefix}.cached")
        at_cached = context.money(ids[-1])
    fresh = demand.prompt - demand.cached
    now = fresh * at_input + demand.cached * at_cached + demand.output * at_output
    if f"{prefix}.batch_input" in context.design.ledger:
        ids.append(f"{prefix}.batch_input")
        batch_in = context.money(ids[-1])
        batch_out = at_output * (batch_in / np.maximum(at_input, 1e-12))
        if f"{prefix}.batch_output" in context.design.ledger:
            ids.append(f"{prefix}.batch_output")
            batch_out = context.money(ids[-1])
        later = demand.prompt * batch_in + demand.output * batch_out
        now = now * (1 - demand.deferrable) + np.minimum(later, now) * demand.deferrable
    return now / 1e6, (*ids, "drift.api_price", *demand_inputs(workload))


def demand_inputs(workload: str) -> tuple[str, ...]:
    """Inputs that a workload's tokens are made from."""
    fields = (
        "volume",
        "tasks_per_unit",
        "calls_per_task",
        "retry_share",
        "prompt_tokens",
        "answer_tokens",
        "reasoning_tokens",
        "cached_share",
        "deferrable_share",
        "growth_per_year",
    )
    return tuple(f"workload.{workload}.{field}" for field in fields)


def load_inputs(workload: str) -> tuple[str, ...]:
    """Inputs that the load of a workload on machines is made from."""
    prefix = f"workload.{workload}"
    hours = f"{prefix}.active_hours_per_month"
    return (*demand_inputs(workload), hours, f"{prefix}.peak_to_mean")


def failed_tasks(context: Context, workload: str, tasks: Array, start: int) -> list[Line]:
    """Give what tasks cost that no model does right: repaired by hand, or their value lost.

    Args:
        context: What lines are reckoned with.
        workload: Its id.
        tasks: Failed or unserved tasks, shape ``(months, rows)``.
        start: Month of the first row.
    """
    told = context.workloads[workload]
    if told.failure_handling == "lost":
        return []
    id_ = f"workload.{workload}.cost_per_failure"
    wage = context.drift("wage", 0, context.calendar.horizon)
    each = context.kept(("repair", workload), lambda: context.money(id_) * wage)
    amounts = -tasks * each[start : start + len(tasks)]
    return [Line("failure_repair", 2, "", start, amounts, (id_, "drift.wage"))]


def value_of(context: Context, workload: str, tasks: Array, start: int) -> list[Line]:
    """Give the value of tasks done right; none where the client named no value."""
    id_ = f"workload.{workload}.value_per_success"
    if id_ not in context.design.ledger:
        return []
    return [Line("benefit", 2, "", start, tasks * context.money(id_), (id_,))]


def _effect(
    context: Context, segment: Segment, option: DeploymentOption, tasks: Array
) -> list[Line]:
    success = context.success(segment.workload, option.model.id)
    inputs = context.success_inputs(segment.workload, option.model.id)
    failed = failed_tasks(context, segment.workload, tasks * (1 - success), segment.start)
    repaired = context.workloads[segment.workload].failure_handling == "repaired"
    done = tasks if repaired else tasks * success
    gained = value_of(context, segment.workload, done, segment.start)
    demand = demand_inputs(segment.workload)
    return [
        Line(one.key, one.level, option.id, one.start, one.amounts, one.inputs + extra)
        for one, extra in [
            *((line, inputs + demand) for line in failed),
            *((line, demand if repaired else inputs + demand) for line in gained),
        ]
    ]


def _unserved(context: Context, segment: Segment) -> list[Line]:
    share = segment.scope - (segment.share if segment.option else 0.0)
    if share <= 0:
        return []
    tasks = _tasks(context, segment.workload, segment.start, segment.end) * share
    lines = failed_tasks(context, segment.workload, tasks, segment.start)
    if context.workloads[segment.workload].failure_handling == "repaired":
        lines += value_of(context, segment.workload, tasks, segment.start)
    return [
        Line(
            "unserved_by_hand" if one.key == "failure_repair" else one.key,
            one.level,
            one.option,
            one.start,
            one.amounts,
            one.inputs + demand_inputs(segment.workload),
        )
        for one in lines
    ]


def _tasks(context: Context, workload: str, start: int, end: int) -> Array:
    return context.demand[workload].tasks[start:end]
