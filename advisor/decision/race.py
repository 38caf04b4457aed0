"""What the client measured with each model, beside what a task costs with it.

Money is read of the option of the highest expected worth that runs the model and serves the
workload alone, in the futures that options are set side by side in.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import numpy as np

from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.cost.success import success_of
from advisor.decision.choices import Choices
from advisor.evaluation import Band, RaceEntry
from advisor.model.record import Estimate
from advisor.model.workload import COUNTED, Workload
from advisor.options.deployment import DeploymentOption
from advisor.options.forms import OWN_MODEL, ROUTED, TUNED
from advisor.uncertainty.bands import band

_REPAIR = frozenset({"failure_repair", "overflow_by_hand", "unserved_by_hand"})
"""Lines of what people do that no model does right, or does in time."""
_CHANGED = TUNED | ROUTED | OWN_MODEL
"""Forms that do not run the model as it was measured."""
_NO_NAMES: Mapping[str, str] = {}
_VALUE = "benefit"
"""Line of the value that tasks bring."""
_LEAST = 1e-9
"""Tasks below which nothing is divided by them."""


def race(
    costing: Costing,
    choices: Choices,
    options: Iterable[DeploymentOption],
    known: Mapping[str, str] = _NO_NAMES,
) -> tuple[RaceEntry, ...]:
    """Give every model that the client measured, by workload, the cheapest success first.

    Args:
        costing: What plans were searched with.
        choices: Options that each workload may have.
        options: Every option in play, barred ones too.
        known: Names of models that no option runs, by id.
    """
    models = (model for option in options for model in (option.model, option.second) if model)
    names = {model.id: model.name for model in models}
    found: list[RaceEntry] = []
    for told in costing.context.assessment.workloads:
        entries = [_entry(costing, choices, told, model, names) for model in _measured(told)]
        found += sorted(entries, key=_dearness)
    return tuple(one if one.is_candidate else _named(one, known) for one in found)


def _named(entry: RaceEntry, known: Mapping[str, str]) -> RaceEntry:
    return entry.model_copy(update={"model_name": known.get(entry.model, entry.model)})


def _measured(told: Workload) -> Iterable[str]:
    """Give the models that anything was measured of, in the order in which it was told."""
    answers = (told.measured_success, *(getattr(told, field) for field in COUNTED))
    return dict.fromkeys(model for answer in answers for model in answer)


def _entry(
    costing: Costing, choices: Choices, told: Workload, model: str, names: Mapping[str, str]
) -> RaceEntry:
    context, rows = costing.context, costing.context.design.rows.random
    known, demand = model in told.measured_success, context.demand[told.id].of(model)
    counts = [getattr(told, field) for field in COUNTED]
    success = context.success(told.id, model) if known or model in names else None
    option = _best(costing, choices, told.id, model)
    costs = _costs(costing, told.id, option) if option else (None, None)
    return RaceEntry(
        workload=told.id,
        model=model,
        model_name=names.get(model, model),
        is_candidate=model in names,
        success=None if success is None else band(success[rows]),
        is_success_measured=known,
        prompt_tokens=band(demand.prompt[rows]),
        is_prompt_counted=model in counts[0],
        output_tokens=band(demand.output[rows]),
        is_output_counted=model in counts[1],
        option=option.id if option else "",
        cost_per_task=costs[0],
        cost_per_success=costs[1],
        sources=_sources(told.measured_success.get(model), *(one.get(model) for one in counts)),
    )


def _best(costing: Costing, choices: Choices, workload: str, model: str) -> DeploymentOption | None:
    """Give what runs a model for a workload at the highest expected worth; None where nothing may.

    Its tuned kin and what is routed are other models in this.
    """
    able = [
        option
        for option in choices.admitted[workload]
        if option.model.id == model and option.form not in _CHANGED
    ]
    worth = {o.id: costing.expected_worth({workload: (o, o, o)}) for o in able}
    return max(able, key=lambda one: worth[one.id], default=None)


def _costs(
    costing: Costing, workload: str, option: DeploymentOption
) -> tuple[Band | None, Band | None]:
    """Give what a task costs, and a task done right with the repair of the others."""
    context, placement = costing.context, {workload: (option, option, option)}
    tasks, right = _done(costing, workload, option)
    plain, repair = np.zeros_like(tasks), np.zeros_like(tasks)
    for line in costing.lines(placement):
        told = line.taxed or line.key  # tax goes with its line; that on value is no cost of a task
        if told != _VALUE:
            into = repair if told in _REPAIR else plain
            into -= context.total(line)
    rows = context.design.rows.random
    return _each(plain[rows], tasks[rows]), _each((plain + repair)[rows], right[rows])


def _each(cost: Array, number: Array) -> Band | None:
    """Divide a cost; None where there is nothing to divide it by in some future."""
    return band(cost / number) if number.min() > _LEAST else None


def _done(costing: Costing, workload: str, option: DeploymentOption) -> tuple[Array, Array]:
    """Give the tasks that an option serves over the horizon, and those it does right."""
    context: Context = costing.context
    tasks = np.zeros(context.design.rows.total)
    for segment in costing.segments({workload: (option, option, option)}):
        if segment.option is not None:
            months = context.demand[workload].tasks[segment.start : segment.end]
            tasks = tasks + months.sum(axis=0) * segment.share
    return tasks, tasks * success_of(context, workload, option)[0]


def _sources(*told: Estimate | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one.source for one in told if one is not None and one.source))


def _dearness(entry: RaceEntry) -> tuple[bool, float]:
    each = entry.cost_per_success
    return each is None, each.p50 if each else 0.0
