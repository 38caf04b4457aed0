"""What each workload of a plan costs, with its share of what several of them share."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.line import Line
from advisor.cost.shares import Rule, Splitter
from advisor.cost.success import success_of
from advisor.cost.usage import Segment
from advisor.decision.plans import StandingPlan
from advisor.errors import message
from advisor.evaluation import SharedCost, WorkloadCost
from advisor.uncertainty.bands import band


@dataclass
class Borne:
    """What falls on one workload, money out positive; shape ``(rows,)`` each."""

    own: Array
    """Net present cost that it alone causes."""
    shared: Array
    """Net present cost of its share of the rest."""
    paid: Array
    """Both, undiscounted."""


@dataclass
class _Shared:
    """What is split by one rule, in expectation."""

    cost: float = 0.0
    parts: dict[str, float] = field(default_factory=dict)


_Things = dict[tuple[str, Rule], _Shared]


def borne_by(
    context: Context, plan: StandingPlan
) -> tuple[Mapping[str, Borne], tuple[SharedCost, ...]]:
    """Split a plan's costs over its workloads.

    Args:
        context: Rows the plan is read in.
        plan: Placement, machines and lines.

    Returns:
        By workload what falls on it, adding up to the plan's net present cost in every row; and
        what is shared, with the rule it is split by, the dearest first.
    """
    zeros = np.zeros(context.design.rows.total)
    found = {name: Borne(zeros, zeros, zeros) for name in sorted(plan.placement)}
    splitter, things = Splitter(context, plan.placement, plan.layout), _Things()
    for line in plan.lines:
        if not line.is_gain:
            _split(context, splitter, line, found, things)
    return found, tuple(_said(things))


def workload_costs(context: Context, plan: StandingPlan) -> dict[str, Any]:
    """Read what each workload costs, and what is shared how, as fields of a plan's record."""
    found, shared = borne_by(context, plan)
    rows = context.design.rows.random
    right = _successes(context, plan.segments)
    costs = tuple(
        WorkloadCost(
            workload=name,
            net_present_cost=band((one.own + one.shared)[rows]),
            likely=float((one.own + one.shared)[0]),
            own=float(one.own[rows].mean()),
            shared=float(one.shared[rows].mean()),
            cost_per_success=band(one.paid[rows] / np.maximum(right[name][rows], 1e-9))
            if name in right
            else None,
        )
        for name, one in found.items()
    )
    return {"workload_costs": costs, "shared_costs": shared}


def _split(
    context: Context, splitter: Splitter, line: Line, found: Mapping[str, Borne], things: _Things
) -> None:
    split = splitter.split(line)
    present, paid = -context.present(line), -context.total(line)
    rows, thing = context.design.rows.random, None
    if len(split.amounts) > 1:
        key = line.option.partition("#")[0], split.rule
        thing = things.setdefault(key, _Shared())
        thing.cost += float(present[rows].mean())
    for name in split.amounts:
        part, one = split.part(name), found[name]
        here = present * part
        one.paid = one.paid + paid * part
        if thing is None:
            one.own = one.own + here
        else:
            one.shared = one.shared + here
            thing.parts[name] = thing.parts.get(name, 0.0) + float(here[rows].mean())


def _said(things: _Things) -> Iterable[SharedCost]:
    for (option, rule), one in sorted(things.items(), key=lambda item: -item[1].cost):
        if rule != "alone":
            yield SharedCost(
                option=option,
                rule=rule,
                how=message(f"share.{rule}"),
                net_present_cost=one.cost,
                parts=one.parts,
            )


def _successes(context: Context, segments: Iterable[Segment]) -> Mapping[str, Array]:
    """Give the tasks that a plan does right over the horizon, by workload that it serves."""
    found: dict[str, Array] = {}
    for segment in segments:
        if segment.option is not None:
            tasks = context.demand[segment.workload].tasks[segment.start : segment.end].sum(axis=0)
            right = success_of(context, segment.workload, segment.option)[0]
            known = found.get(segment.workload, np.zeros(context.design.rows.total))
            found[segment.workload] = known + tasks * segment.share * right
    return found
