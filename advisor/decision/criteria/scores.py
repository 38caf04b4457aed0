"""What an option scores on a criterion, 0 (worst of the stated swing) to 1 (best), in every row."""

from __future__ import annotations

from collections.abc import Callable

import numpy as np

from advisor.catalogue.criteria import CriteriaBook, CriterionRule, figure_of
from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.cost.rental import share_warm
from advisor.cost.success import success_of
from advisor.inputs.criteria_inputs import EXPOSURE, HARD_TO_FIND, own_score
from advisor.inputs.scope import is_domestic
from advisor.model.preferences import Criterion
from advisor.options.forms import OWN_MODEL, STAFF
from advisor.options.option import DeploymentOption

YEAR = 12.0
"""Months before the first use that score nothing: the swing that people are asked about."""
Scored = tuple[Array, tuple[str, ...]]
"""A score over the rows, shape ``(rows,)``, and the ids of the inputs it is read from."""
Kept = Callable[[DeploymentOption, str], float]
"""Share of futures in which an option with machines keeps a workload's response times."""


def kept_on(costing: Costing) -> Kept:
    """Give what says how often options keep response times, as the search judged it."""

    def kept(option: DeploymentOption, workload: str) -> float:
        able = (costing.capability(option, kind, workload) for kind in option.tiers)
        met = max((one.share_met for one in able if one is not None), default=0.0)
        ttft_s, _ = costing.targets(workload)
        return min(met, share_warm(costing.context, option, workload, ttft_s))

    return kept


class Scores:
    """Scores options in the rows of one context."""

    def __init__(self, context: Context, book: CriteriaBook, kept: Kept) -> None:
        """Score by the rules of ``book``; ``kept`` says how machines keep response times."""
        self._context, self._book, self._kept = context, book, kept

    def on(self, context: Context) -> Scores:
        """Give the same in other rows; machines are judged as they were in the search."""
        return Scores(context, self._book, self._kept)

    def of(self, criterion: Criterion, workload: str, option: DeploymentOption) -> Scored:
        """Score an option; the client's own score of it stands before any rule."""
        own = own_score(criterion, option.id)
        if own in self._context.design.ledger:
            return self._context.design[own], (own,)
        rule = self._book.rules[criterion]
        if rule.scored_by == "success":
            return success_of(self._context, workload, option)
        if rule.scored_by == "latency" and option.server is not None:
            return self._level(self._kept(option, workload)), ()
        if rule.scored_by == "people":
            return self._people(option)
        if rule.scored_by == "start":
            return self._start(rule, option)
        return self._form(criterion, rule, workload, option)

    def _level(self, value: float) -> Array:
        return np.full(self._context.design.rows.total, value)

    def _form(
        self, criterion: Criterion, rule: CriterionRule, workload: str, option: DeploymentOption
    ) -> Scored:
        """Score by form; a shortfall in security counts as far as the data could lose by it."""
        id_ = figure_of(criterion, self._name(rule, option))
        score = self._context.design[id_]
        exposure = f"{EXPOSURE}.{self._context.workloads[workload].data_class}"
        if criterion == "security" and exposure in self._context.design.ledger:
            return 1 - self._context.design[exposure] * (1 - score), (id_, exposure)
        return score, (id_,)

    def _name(self, rule: CriterionRule, option: DeploymentOption) -> str:
        name, region = rule.of[option.form], self._context.assessment.organisation.region
        abroad = any(not is_domestic(price.jurisdiction, region) for _, price in option.prices)
        return rule.abroad.get(name, name) if abroad else name

    def _people(self, option: DeploymentOption) -> Scored:
        """Score people there over people needed; unsaid, by how few are needed."""
        id_ = STAFF[option.form]
        needed, there = self._context.design[id_], self._context.assessment.organisation.engineers
        if there is not None:
            return np.minimum(1.0, there / np.maximum(needed, 1e-9)), (id_,)
        hard = self._context.design[HARD_TO_FIND]
        return np.clip(1 - needed / hard, 0.0, 1.0), (id_, HARD_TO_FIND)

    def _start(self, rule: CriterionRule, option: DeploymentOption) -> Scored:
        """Score months before the first use: preparation, delivery of machines, training."""
        ids = [figure_of("time_to_value", self._name(rule, option))]
        if option.buys is not None and not any(kind.owned for kind in option.tiers):
            ids.append("hardware.lead_time_months")
        if option.form in OWN_MODEL:
            ids.append("industry.lead_time_months")
        months = np.sum([self._context.design[id_] for id_ in ids], axis=0)
        return np.clip(1 - months / YEAR, 0.0, 1.0), tuple(ids)
