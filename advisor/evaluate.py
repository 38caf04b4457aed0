"""The straight line: assessment and catalogue in, evaluation out; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Context
from advisor.decision.break_even import comparable, compared
from advisor.decision.choices import choices_of
from advisor.decision.plans import standing_plans
from advisor.decision.recommendation import recommend
from advisor.evaluation import Evaluation
from advisor.inputs.design import draw
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.options.deployment import stand
from advisor.sizing.throughput_figures import throughput_inputs
from advisor.sizing.tokens import demand_of

Progress = Callable[[str, float], None]


def evaluate(
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    as_of: dt.date,
    samples: int = 1024,
    seed: int = 1,
    progress: Progress | None = None,
) -> Evaluation:
    """Say what to run, what it costs, how sure that is; missing figures raise `AdvisorError`."""
    tell = progress or _silent
    tell("stage.inputs", 0.0)
    scope = scope_of(assessment, catalogue, as_of)
    speeds = throughput_inputs(assessment, catalogue, scope, as_of)
    ledger = resolve(assessment, catalogue, scope, as_of, speeds)
    design = draw(ledger, samples=samples, seed=seed)
    workloads = [workload.id for workload in assessment.workloads]
    months = assessment.finance.horizon_months
    demand = {workload: demand_of(design, workload, months) for workload in workloads}
    context = Context(assessment, design, demand, catalogue.templates, scope.servers)
    costing = Costing(context)
    options = stand(scope, catalogue)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        choices = choices_of(assessment, options, costing)
        tell("stage.options", 0.2)
        every, side_by_side = frozenset(workloads), compared(choices)
        whole = comparable(costing, choices, every)
        swept = whole if side_by_side == every else comparable(costing, choices, side_by_side)
        tell("stage.plans", 0.4)
        plans = standing_plans(costing, choices)
        tell("stage.readings", 0.9)
        run = Run(costing, options, choices, whole, swept, plans, recommend(costing.context, plans))
        return answer(run, version=catalogue.version, as_of=as_of, seed=seed)


def _silent(_stage: str, _share: float) -> None:
    """Tell nobody how far the run has come."""
