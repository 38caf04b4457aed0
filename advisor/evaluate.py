"""The straight line: assessment and catalogue in, evaluation out; pure."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator, Sequence
from functools import partial

import numpy as np

from advisor.answer import Run, answer
from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Context
from advisor.decision.break_even import Alone, comparable, compared
from advisor.decision.choices import Choices, choices_of
from advisor.decision.criteria.others import Sought, Weighed, sought_by_others, weigh
from advisor.decision.plans import read_on, standing_plans
from advisor.decision.programme import AT_ONCE
from advisor.decision.recommendation import recommend
from advisor.decision.stretches import Stretch, read_further, stretches_of
from advisor.evaluation import Evaluation
from advisor.inputs.design import draw
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.assessment import Assessment
from advisor.options.deployment import DeploymentOption, stand
from advisor.sizing.throughput_figures import throughput_inputs
from advisor.sizing.tokens import demands_of
from advisor.trial.debate import Debate
from advisor.trial.reading import hold_trial

Progress = Callable[[str, float], None]
SEARCHED = 1024
"""Futures, at most, in which plans are searched and options set side by side; the standing plans
are then read in all of them."""
DECIDING_SEED = 0
"""Plans are searched in the same futures whatever the run's seed: what to do does not hang on it,
and they are read in futures that they were not chosen on."""


def evaluate(  # noqa: PLR0913 - what is asked, of what, how finely, against which debate
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    as_of: dt.date,
    samples: int = 8192,
    seed: int = 1,
    progress: Progress | None = None,
    debate: Debate | None = None,
) -> Evaluation:
    """Say what to run, what it costs, how sure that is; missing figures raise `AdvisorError`."""
    run = run_of(assessment, catalogue, as_of=as_of, samples=samples, seed=seed, progress=progress)
    found = answer(run, version=catalogue.version, as_of=as_of, seed=seed)
    return hold_trial(found, run, debate, catalogue, as_of) if debate else found


def run_of(
    assessment: Assessment,
    catalogue: Catalogue,
    *,
    as_of: dt.date,
    samples: int = 8192,
    seed: int = 1,
    progress: Progress | None = None,
) -> Run:
    """Reckon everything an answer is read from."""
    tell = progress or _silent
    tell("stage.inputs", 0.0)
    options, context_of = prepared(assessment, catalogue, as_of=as_of)
    own = samples <= SEARCHED
    few, deciding = min(samples, SEARCHED), seed if own else DECIDING_SEED
    costing = Costing(context_of(few, deciding, swings=own))
    with np.errstate(over="raise", invalid="raise", divide="raise"):
        choices = choices_of(assessment, options, costing)
        tell("stage.options", 0.2)
        every, side_by_side = frozenset(costing.context.workloads), compared(choices)
        whole = comparable(costing, choices, every)
        swept = whole if side_by_side == every else comparable(costing, choices, side_by_side)
        tell("stage.plans", 0.4)
        telling = partial(_searching, tell)
        weighed = _weighed(costing, choices, whole, catalogue, telling)
        plans = (
            weighed.sought[0].plans
            if weighed
            else standing_plans(costing, choices, telling, AT_ONCE)
        )
        reading = costing.context
        if not own:
            tell("stage.rows", 0.8)
            costing.forget()
            costing.context.forget()
            first, *others = stretches_of(samples)
            plans = read_further(plans, _further(costing, context_of, seed, others, tell))
            reading = context_of(first.futures, seed)
            there = reading_anew(costing, reading)
            plans = {posture: read_on(there, plan) for posture, plan in plans.items()}
            weighed = weighed and weighed.read(there, plans)
            there.forget()
        tell("stage.readings", 0.9)
        found = recommend(reading, plans)
    return Run(
        reading,
        costing,
        as_of,
        options,
        choices,
        whole,
        swept,
        plans,
        found,
        catalogue.experiments,
        catalogue.path_book,
        {id_: model.name for id_, model in catalogue.models.items()},
        weighed=weighed,
    )


def _further(
    costing: Costing,
    context_of: Callable[..., Context],
    seed: int,
    stretches: Sequence[Stretch],
    tell: Progress,
) -> Iterator[Costing]:
    """Give what reckons plans in the futures of each stretch; lets go of one before the next."""
    for one in stretches:
        tell("stage.rows", 0.8 + 0.08 * (one.number - 1) / len(stretches))
        yield reading_anew(costing, context_of(one.futures, seed, swings=False, block=one.number))


def _weighed(
    costing: Costing,
    choices: Choices,
    whole: Sequence[Alone],
    catalogue: Catalogue,
    tell: Callable[[int], None],
) -> Weighed | None:
    """Seek plans under the weights that count and under those set beside them."""
    found = weigh(costing, choices, whole, catalogue.criteria)
    if found is None:
        return None
    weighing, swing = found
    used = Sought("used", weighing.weights, standing_plans(costing, choices, tell, AT_ONCE))
    others = sought_by_others(costing, choices, weighing, catalogue.criteria, tell)
    return Weighed(weighing, swing, catalogue.criteria, (used, *others))


def prepared(
    assessment: Assessment, catalogue: Catalogue, *, as_of: dt.date
) -> tuple[tuple[DeploymentOption, ...], Callable[..., Context]]:
    """Give the options in play, and what makes the context of so many futures of a seed.

    ``swings=False`` leaves out the rows that swing one input at a time; ``block`` says which
    stretch of the seed's futures.
    """
    scope = scope_of(assessment, catalogue, as_of)
    speeds = throughput_inputs(assessment, catalogue, scope, as_of)
    ledger = resolve(assessment, catalogue, scope, as_of, speeds)

    def context_of(futures: int, seed: int, *, swings: bool = True, block: int = 0) -> Context:
        design = draw(
            ledger,
            samples=futures,
            seed=seed,
            group_correlation=assessment.preferences.group_correlation,
            block=block,
            swings=swings,
        )
        demand = demands_of(design, assessment, as_of)
        return Context(assessment, design, demand, catalogue.templates, scope.servers)

    return stand(scope, catalogue), context_of


def reading_anew(costing: Costing, reading: Context) -> Costing:
    """Give what reckons plans in other rows, on the machines that were decided."""
    found = Costing(reading, partial(costing.as_decided, rows=reading))
    found.keep(costing)
    return found


def _searching(tell: Progress, tried: int) -> None:
    """Say that a search goes on; how long nobody knows, so it nears its end ever more slowly."""
    tell("stage.plans", 0.4 + 0.4 * tried / (tried + 1000))


def _silent(_stage: str, _share: float) -> None:
    """Tell nobody how far the run has come."""
