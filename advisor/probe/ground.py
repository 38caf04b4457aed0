"""What every probe stands on: one run, the rows its plans were searched in, and the way back.

Probes read 1,024 common futures. What an evaluation shows is read in more of them; so each
posture's worth is lifted by the gap between the two, which keeps the probe's starting point
exactly where the evaluation stands and lets only differences come from the common futures.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, replace

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.decision.plans import read_on
from advisor.evaluate import DECIDING_SEED, SEARCHED
from advisor.evaluation import Posture
from advisor.inputs.ledger import Input
from advisor.live.step import Stepper
from advisor.model.assessment import Assessment

Worths = Mapping[Posture, float]
"""Expected worth by posture."""


@dataclass(frozen=True)
class Ground:
    """A run in its common futures."""

    run: Run
    catalogue: Catalogue
    samples: int
    """Common futures."""
    seed: int
    stepper: Stepper
    searched: Worths
    """Expected worth of the standing plans in the common futures."""
    gap: Worths
    """What is added to each to stand where the evaluation does."""

    @property
    def assessment(self) -> Assessment:
        """What the client told; the money that weights are told by stays as it was found."""
        told, weighed = self.run.context.assessment, self.run.weighed
        if weighed is None or not weighed.swing.amount:
            return told
        preferences = told.preferences.model_copy(update={"money_swing": weighed.swing.amount})
        return told.model_copy(update={"preferences": preferences})

    @property
    def as_of(self) -> dt.date:
        """Day whose figures count."""
        return self.run.as_of

    @property
    def leading(self) -> Posture | None:
        """Posture that leads in the evaluation."""
        return self.run.found.leading

    @property
    def now(self) -> Worths:
        """Expected worth as the evaluation has it."""
        return {p: worth + self.gap[p] for p, worth in self.searched.items()}

    def stepped(self, change: Input) -> Worths:
        """Give the expected worths with one input changed and every placement kept."""
        read = self.stepper.step({change.id: change})
        return {plan.posture: plan.worth.mean + self.gap[plan.posture] for plan in read.plans}

    def lifted(self, worths: Worths) -> Worths:
        """Set worths of the common futures where the evaluation stands; a new posture as it is."""
        return {p: worth + self.gap.get(p, 0.0) for p, worth in worths.items()}


def ground_of(run: Run, catalogue: Catalogue, seed: int) -> Ground:
    """Read a run's plans in the futures that they were searched in.

    Args:
        run: The run.
        catalogue: What it was made with.
        seed: Its seed.
    """
    common = run.searched
    own = common is run.context
    plans = run.plans if own else {p: read_on(run.search, plan) for p, plan in run.plans.items()}
    there = replace(run, context=common, plans=plans)
    rows, all_rows = common.design.rows, run.context.design.rows
    searched = {p: float(plan.present.worth[rows.random].mean()) for p, plan in plans.items()}
    shown = {p: float(plan.present.worth[all_rows.random].mean()) for p, plan in run.plans.items()}
    return Ground(
        run=run,
        catalogue=catalogue,
        samples=min(rows.samples, SEARCHED),
        seed=seed if own else DECIDING_SEED,
        stepper=Stepper(there),
        searched=searched,
        gap={p: shown[p] - searched[p] for p in shown},
    )
