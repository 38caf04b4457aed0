"""The straight line: assessment and catalogue in, evaluation out; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

import numpy as np

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Context
from advisor.decision.break_even import alone
from advisor.decision.choices import choices_of
from advisor.decision.plans import standing_plans
from advisor.decision.recommendation import recommend
from advisor.evaluation import Evaluation
from advisor.inputs.design import draw
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.options.deployment import stand
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
    """Say what to run, what it costs, how sure that is; same arguments, same answer.

    Raises:
        AdvisorError: When a figure is missing or a name unknown; every one is named.
    """
    tell = progress or (lambda _stage, _share: None)
    tell("stage.inputs", 0.0)
    scope = scope_of(assessment, catalogue, as_of)
    ledger = resolve(assessment, catalogue, scope, as_of)
    design = draw(ledger, samples=samples, seed=seed)
    months = assessment.finance.horizon_months
    demand = {w.id: demand_of(design, w.id, months) for w in assessment.workloads}
    costing = Costing(Context(assessment, design, demand, catalogue.templates))
    options = stand(scope, catalogue)
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        tell("stage.gates", 0.2)
        choices = choices_of(assessment, options, costing)
        tell("stage.options", 0.3)
        whole = [o for o in options if all(o in of for of in choices.admitted.values())]
        reckoned = {option.id: alone(costing, option) for option in whole}
        tell("stage.plans", 0.5)
        plans = standing_plans(costing, choices)
        tell("stage.readings", 0.9)
        found = recommend(costing.context, plans)
        run = Run(costing, options, choices, reckoned, plans, found)
        return answer(run, version=catalogue.version, as_of=as_of, seed=seed)
