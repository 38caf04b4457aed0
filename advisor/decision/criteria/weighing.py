"""What a placement's scores are worth in money: swing weights relative to the money swing.

``worth = money + Σ_c (w_c / w_price) × money swing × Σ_w Σ_p share_w × share_p × score_c(w, p)``.
Effect counts only for workloads where it is not in money already: a failure is lost and a success
has no value. Everything else that a plan costs or brings stays in money.
"""

from __future__ import annotations

from collections.abc import Iterable

import numpy as np

from advisor.cost.context import Array, Context
from advisor.cost.layout import Placement
from advisor.decision.criteria.scores import Scores
from advisor.inputs.weights import Weights
from advisor.model.assessment import Assessment
from advisor.model.preferences import CRITERIA, Criterion
from advisor.options.option import DeploymentOption


def workload_shares(assessment: Assessment) -> dict[str, float]:
    """Give what each workload counts, as the client says; alike where that adds up to nothing."""
    told = {workload.id: workload.importance for workload in assessment.workloads}
    total = sum(told.values())
    return {id_: (one / total if total else 1 / len(told)) for id_, one in told.items()}


def phase_shares(context: Context) -> tuple[float, float, float]:
    """Give what each phase counts: its months times the share of the volume it serves."""
    calendar = context.calendar
    months = [
        max(0, end - start) for start, end in zip(calendar.starts, calendar.ends, strict=True)
    ]
    served = [m * share for m, share in zip(months, calendar.shares, strict=True)]
    counted = served if sum(served) else months
    first, second, third = (one / sum(counted) for one in counted)
    return first, second, third


def effect_in_money(assessment: Assessment) -> frozenset[str]:
    """Give the workloads whose effect the ledger counts: as repair, or as value of successes."""
    return frozenset(
        workload.id
        for workload in assessment.workloads
        if workload.failure_handling == "repaired" or workload.value_per_success is not None
    )


class Weighing:
    """Money equivalents of the criteria in the rows of one context (`Equivalents`)."""

    def __init__(self, context: Context, scores: Scores, weights: Weights, swing: float) -> None:
        """Weigh by normalised ``weights``, price among them; ``swing`` is the money swing."""
        self._context, self._scores = context, scores
        self.weights, self.swing = weights, swing
        self.workloads = workload_shares(context.assessment)
        self.phases = phase_shares(context)
        self._in_money = effect_in_money(context.assessment)
        self._rows: dict[tuple[str, str], Array] = {}
        self._means: dict[tuple[str, str], float] = {}

    def on(self, context: Context) -> Weighing:
        """Give the same in other rows."""
        return Weighing(context, self._scores.on(context), self.weights, self.swing)

    def by(self, weights: Weights) -> Weighing:
        """Give the same under other weights."""
        return Weighing(self._context, self._scores, weights, self.swing)

    def mean(self, workload: str, phase: int, option: DeploymentOption) -> float:
        """Give what an option adds to expected worth in one phase (0 to 2) of a workload."""
        key = workload, option.id
        if key not in self._means:
            random = self._context.design.rows.random
            self._means[key] = float(self._whole(workload, option)[random].mean())
        return self.workloads[workload] * self.phases[phase] * self._means[key]

    def total(self, placement: Placement) -> float:
        """Give what a placement adds to expected worth."""
        return sum(
            self.mean(workload, phase, option)
            for workload, path in placement.items()
            for phase, option in enumerate(path)
        )

    def rows(self, placement: Placement) -> Array:
        """Give what a placement adds to worth in every row, shape ``(rows,)``."""
        found = np.zeros(self._context.design.rows.total)
        for workload, path in placement.items():
            for phase, option in enumerate(path):
                share = self.workloads[workload] * self.phases[phase]
                found += share * self._whole(workload, option)
        return found

    def inputs(self, placement: Placement, only: Criterion | None = None) -> frozenset[str]:
        """Give the ids of the inputs that a placement's terms read, or those of one criterion."""
        return frozenset(
            id_
            for workload, path in placement.items()
            for option in path
            for criterion in self._counted(workload)
            if only in {None, criterion}
            for id_ in self._scores.of(criterion, workload, option)[1]
        )

    def scored(self, placement: Placement, criteria: Iterable[Criterion]) -> dict[Criterion, Array]:
        """Give a placement's scores added up over workloads and phases, by criterion.

        Shape ``(rows,)`` each, from 0 to 1; price has none, and effect leaves out the workloads
        where it is in money.
        """
        wanted, rows = set(criteria), self._context.design.rows.total
        found: dict[Criterion, Array] = {
            c: np.zeros(rows) for c in CRITERIA if c in wanted and c != "price"
        }
        for workload, path in placement.items():
            for phase, option in enumerate(path):
                share = self.workloads[workload] * self.phases[phase]
                for criterion in found:
                    if criterion != "effect" or workload not in self._in_money:
                        score, _ = self._scores.of(criterion, workload, option)
                        found[criterion] += share * score
        return found

    def money_of(self, criterion: Criterion) -> float:
        """Give what the whole swing of a criterion is worth in money."""
        return self.weights.get(criterion, 0.0) / self.weights["price"] * self.swing

    def _counted(self, workload: str) -> tuple[Criterion, ...]:
        return tuple(
            c
            for c in self.weights
            if c != "price" and (c != "effect" or workload not in self._in_money)
        )

    def _whole(self, workload: str, option: DeploymentOption) -> Array:
        """Give what an option would add if it alone served, in every row."""
        key = workload, option.id
        if key not in self._rows:
            found = np.zeros(self._context.design.rows.total)
            for criterion in self._counted(workload):
                score, _ = self._scores.of(criterion, workload, option)
                found += self.money_of(criterion) * score
            self._rows[key] = found
        return self._rows[key]
