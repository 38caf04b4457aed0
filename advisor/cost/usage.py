"""Lines that follow the tasks of one workload: tokens, repaired failures, value of successes."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import partial

import numpy as np

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.asked import demand_inputs, tokens_of_task
from advisor.cost.context import Array, Context, Line
from advisor.cost.line import Course, Flow, running
from advisor.cost.success import success_of
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import ROUTED, TRAITS, TUNED

BYTES_PER_TOKEN = 5.0
"""Bytes on the wire for a token: four letters, or one to two Chinese characters of three bytes, and
a little for the frame (a round figure of this program)."""
Courses = Callable[[str], Course]
"""Gives the tasks of some months at a named price index; at none for an empty name."""


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
    lines += token_lines(context, segment, segment.option)
    if TRAITS[segment.option.form].place != "on premises":
        lines.append(_egress(context, segment, segment.option))
    if segment.option.form == "open_device":
        lines.append(_devices(context, segment, segment.option))
    return lines + _effect(context, segment, segment.option)


def token_lines(context: Context, segment: Segment, option: DeploymentOption) -> Iterator[Line]:
    """Charge the tokens of each host an option calls, and the router between them."""
    design, course = context.design, _course(context, segment, "api_price")
    total, made_of = np.zeros(design.rows.total), tuple[str, ...]()
    for at, (model, price) in enumerate(option.prices):
        each, inputs = task_cost(context, segment.workload, price)
        if option.form in TUNED:
            each = each * (1 + design["tuning.hosting_premium"])
            inputs = (*inputs, "tuning.hosting_premium")
        if option.form in ROUTED:
            easy = design["router.easy_share"]
            each = each * (easy if at else 1 - easy)
            inputs = (*inputs, "router.easy_share")
        paid = Flow(-each * segment.share, course)
        yield running("api_tokens", 1, option.mark(model), paid, inputs)
        total, made_of = total + each, tuple(dict.fromkeys((*made_of, *inputs)))
    if option.form in ROUTED:
        fee = Flow(-total * design["router.fee_share"] * segment.share, course)
        yield running("router_fee", 1, option.id, fee, (*made_of, "router.fee_share"))


def _egress(context: Context, segment: Segment, option: DeploymentOption) -> Line:
    """Charge the traffic of prompts that leave one's own cloud and answers that leave the host."""
    read, written = tokens_of_task(context, segment.workload, option)
    gigabytes = (read + written) * BYTES_PER_TOKEN / 1e9
    paid = Flow(
        -context.money("egress.per_gb") * gigabytes * segment.share, _course(context, segment, "")
    )
    ids = ("egress.per_gb", *_moved_by(context, segment.workload, option))
    return running("egress", 1, option.id, paid, ids)


def _devices(context: Context, segment: Segment, option: DeploymentOption) -> Line:
    """Charge devices month by month over their life, as many as the tasks ask for.

    People's devices are bought one by one as the roll-out goes on, so what each costs a month is
    charged rather than a purchase.
    """
    ids = ("device.price", "device.life_months", "device.tasks_per_month")
    each = context.money(ids[0]) / (context.design[ids[1]] * context.design[ids[2]])
    paid = Flow(-each * segment.share, _course(context, segment, ""))
    return running("devices", 1, option.id, paid, (*ids, *_inputs(context, segment.workload)))


def task_cost(context: Context, workload: str, price: ApiPrice) -> tuple[Array, tuple[str, ...]]:
    """Give the price of one task's tokens in month 0, shape ``(rows,)``, and its inputs.

    Cached tokens are counted once: ``(prompt − cached) × input + cached × cached price + output ×
    output price``. The deferrable share goes at batch prices where the host has them.
    """
    demand = context.demand[workload].of(price.model)
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
    return now / 1e6, (*ids, "drift.api_price", *_inputs(context, workload, price.model))


def _inputs(context: Context, workload: str, model: str = "") -> tuple[str, ...]:
    return demand_inputs(context.design.ledger, workload, model)


def _moved_by(context: Context, workload: str, option: DeploymentOption) -> tuple[str, ...]:
    """Name what the tokens of an option's models are made from, and how a router parts them."""
    first = _inputs(context, workload, option.model.id)
    if option.second is None:
        return first
    second = _inputs(context, workload, option.second.id)
    if first == second:
        return first
    return tuple(dict.fromkeys((*first, *second, "router.easy_share")))


def repair(context: Context, workload: str, courses: Courses, failed: Array) -> list[Line]:
    """Give what tasks cost that no model does right; none where their value is lost instead.

    Args:
        context: What lines are reckoned with.
        workload: Its id.
        courses: Gives the tasks at a named price index.
        failed: Share of these tasks that people do, shape ``(rows,)``.
    """
    if context.workloads[workload].failure_handling == "lost":
        return []
    id_ = f"workload.{workload}.cost_per_failure"
    flow = Flow(-context.money(id_) * failed, courses("wage"))
    return [running("failure_repair", 2, "", flow, (id_, "drift.wage"))]


def value_of(context: Context, workload: str, courses: Courses, done: Array) -> list[Line]:
    """Give the value of a share of tasks; none where the client named no value."""
    id_ = f"workload.{workload}.value_per_success"
    if id_ not in context.design.ledger:
        return []
    flow = Flow(context.money(id_) * done, courses(""))
    return [running("benefit", 2, "", flow, (id_,))]


def _effect(context: Context, segment: Segment, option: DeploymentOption) -> list[Line]:
    success, inputs = success_of(context, segment.workload, option)
    courses = partial(_course, context, segment)
    failed = repair(context, segment.workload, courses, (1 - success) * segment.share)
    repaired = context.workloads[segment.workload].failure_handling == "repaired"
    done = (np.ones_like(success) if repaired else success) * segment.share
    gained = value_of(context, segment.workload, courses, done)
    demand = _inputs(context, segment.workload)
    return [
        replace(line, option=option.id, inputs=line.inputs + extra)
        for line, extra in [
            *((line, inputs + demand) for line in failed),
            *((line, demand if repaired else inputs + demand) for line in gained),
        ]
    ]


def _unserved(context: Context, segment: Segment) -> list[Line]:
    share = segment.scope - (segment.share if segment.option else 0.0)
    if share <= 0:
        return []
    courses = partial(_course, context, segment)
    whole = np.full(context.design.rows.total, share)
    lines = repair(context, segment.workload, courses, whole)
    if context.workloads[segment.workload].failure_handling == "repaired":
        lines += value_of(context, segment.workload, courses, whole)
    return [
        replace(
            line,
            key="unserved_by_hand" if line.key == "failure_repair" else line.key,
            inputs=line.inputs + _inputs(context, segment.workload),
        )
        for line in lines
    ]


def _course(context: Context, segment: Segment, drift: str) -> Course:
    return context.tasks_course(segment.workload, drift, segment.start, segment.end)
