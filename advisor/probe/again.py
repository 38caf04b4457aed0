"""The model run again on changed answers, in given futures: who leads, and what it is worth."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from advisor.catalogue.catalogue import Catalogue
from advisor.cost.cash_flow import Costing
from advisor.decision.break_even import Alone, comparable
from advisor.decision.choices import Choices, choices_of
from advisor.decision.criteria.others import weigh
from advisor.decision.placement import Searcher
from advisor.decision.plans import posture_by_phase, standing_plans
from advisor.evaluate import prepared
from advisor.evaluation import Posture
from advisor.inputs.weights import weights_of
from advisor.model.assessment import Assessment
from advisor.probe.ground import Worths

Tell = Callable[[int], None]
"""Hears how many placements were tried; it ends the work when nobody wants it any more."""


@dataclass(frozen=True)
class Model:
    """The model, with the futures in which it is run."""

    as_of: dt.date
    samples: int
    seed: int
    tell: Tell = lambda _: None

    def worths(self, assessment: Assessment, catalogue: Catalogue) -> Worths:
        """Seek every standing plan anew and give its expected worth; empty without a plan."""
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            costing, choices = self._weighed(assessment, catalogue)
            plans = standing_plans(costing, choices, self.tell)
        rows = costing.context.design.rows.random
        return {p: float(plan.present.worth[rows].mean()) for p, plan in plans.items()}

    def best(self, assessment: Assessment, catalogue: Catalogue) -> tuple[Posture, float] | None:
        """Seek the best plan alone: its posture and expected worth; None without one."""
        with np.errstate(over="raise", invalid="raise", divide="raise"):
            costing, choices = self._weighed(assessment, catalogue)
            searcher = Searcher(costing, choices.admitted, self.tell)
            found = searcher.best() if choices.is_possible else None
            if found is None or not searcher.rank(found.placement)[0]:
                return None
            placement, lines = found.placement, costing.lines(found.placement)
        sides = [{path[at].id: path[at].posture for path in placement.values()} for at in range(3)]
        phases = posture_by_phase(costing.context, lines, sides)
        worth = costing.present(placement).worth[costing.context.design.rows.random]
        return phases["innovation"], float(worth.mean())

    def _weighed(self, assessment: Assessment, catalogue: Catalogue) -> tuple[Costing, Choices]:
        """Give what plans are sought with, criteria weighed where anybody weighs any."""
        options, context_of = prepared(assessment, catalogue, as_of=self.as_of)
        costing = Costing(context_of(self.samples, self.seed))
        choices = choices_of(assessment, options, costing)
        whole: Sequence[Alone] = ()
        if weights_of(assessment) and assessment.preferences.money_swing is None:
            whole = comparable(costing, choices, frozenset(costing.context.workloads))
        weigh(costing, choices, whole, catalogue.criteria)
        return costing, choices
