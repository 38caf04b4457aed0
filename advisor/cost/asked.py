"""What workloads ask of each model: tokens, and the inputs that they are made from.

A model with which the client counted the tokens of a task is reckoned with what was counted; every
other with what the workload tells.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from advisor.cost.context import Array, Context
from advisor.inputs.design import Design
from advisor.inputs.ledger import Ledger
from advisor.model.workload import COUNTED
from advisor.options.forms import ROUTED
from advisor.options.option import DeploymentOption
from advisor.sizing.tokens import Demand

_TASKS = ("volume", "tasks_per_unit", "calls_per_task", "retry_share")
_REST = ("cached_share", "deferrable_share", "growth_per_year")
_LOAD = ("active_hours_per_month", "peak_to_mean", "burstiness")


@dataclass(frozen=True)
class Asked:
    """What every workload asks of one model."""

    design: Design
    demand: Mapping[str, Demand]


def asked_of(context: Context, model: str) -> Asked:
    """Give what every workload asks of a model."""
    known = context.demand
    if any(model in demand.by_model for demand in known.values()):
        known = {workload: demand.of(model) for workload, demand in known.items()}
    return Asked(context.design, known)


def demand_inputs(ledger: Ledger, workload: str, model: str = "") -> tuple[str, ...]:
    """Name the inputs that a workload's tokens are made from, with one model.

    Args:
        ledger: Says what was counted with the model.
        workload: Its id.
        model: Its id; empty for what the workload itself tells.
    """
    read, written = (f"workload.{workload}.{one}.{model}" in ledger for one in COUNTED)
    return _named(workload, model, read=read, written=written)


@lru_cache(maxsize=1024)
def _named(workload: str, model: str, *, read: bool, written: bool) -> tuple[str, ...]:
    at_input, at_output = (f"{one}.{model}" for one in COUNTED)
    tokens = (
        *((at_input,) if read else ("prompt_tokens",)),
        *((at_output,) if written else ("answer_tokens", "reasoning_tokens")),
    )
    return tuple(f"workload.{workload}.{field}" for field in (*_TASKS, *tokens, *_REST))


def load_inputs(ledger: Ledger, workload: str, model: str) -> tuple[str, ...]:
    """Name the inputs that the load of a workload on machines with a model is made from."""
    load = (f"workload.{workload}.{field}" for field in _LOAD)
    return (*demand_inputs(ledger, workload, model), *load)


def tokens_of_task(
    context: Context, workload: str, option: DeploymentOption
) -> tuple[Array, Array]:
    """Give the tokens that a task reads and writes with an option, shape ``(rows,)`` each.

    Behind a router the easy share takes what the second model takes.
    """
    first = context.demand[workload].of(option.model.id)
    if option.second is None or option.form not in ROUTED:
        return first.prompt, first.output
    easy = context.design["router.easy_share"]
    second = context.demand[workload].of(option.second.id)
    read = np.asarray(first.prompt + easy * (second.prompt - first.prompt))
    return read, np.asarray(first.output + easy * (second.output - first.output))
