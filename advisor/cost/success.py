"""The share of tasks that an option does right: its model's, as tuning or a router changes it."""

from __future__ import annotations

from advisor.cost.context import Array, Context
from advisor.options.forms import OWN_MODEL, TUNED
from advisor.options.option import DeploymentOption


def success_of(
    context: Context, workload: str, option: DeploymentOption
) -> tuple[Array, tuple[str, ...]]:
    """Give the share of tasks an option does right, shape ``(rows,)``, and its inputs.

    Tuning and a model of one's own remove a share of the failures. Behind a router the second
    model's gap shows on the easy traffic only, and only in part:
    ``first − easy share × gap left × (first − second)``.
    """
    found = context.success(workload, option.model.id)
    inputs = context.success_inputs(workload, option.model.id)
    removed = removes(option)
    if removed:
        return 1 - (1 - found) * (1 - context.design[removed]), (*inputs, removed)
    if option.second is None:
        return found, inputs
    ids = ("router.easy_share", "router.gap_left")
    shows = context.design[ids[0]] * context.design[ids[1]]
    other = context.success(workload, option.second.id)
    known = context.success_inputs(workload, option.second.id)
    made_of = tuple(dict.fromkeys((*inputs, *known, *ids)))
    return found - shows * (found - other), made_of


def removes(option: DeploymentOption) -> str:
    """Name the figure of the failures that an option removes; empty where it removes none."""
    if option.form in TUNED:
        return "tuning.failures_removed"
    return "industry.failures_removed" if option.form in OWN_MODEL else ""
