"""What claims are tried on: the run of an answer, and options alone on some workloads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

import numpy as np

from advisor.cost.cash_flow import Costing
from advisor.cost.context import Array, Context
from advisor.decision.break_even import Alone, comparable
from advisor.decision.choices import Choices
from advisor.decision.plans import StandingPlan
from advisor.decision.recommendation import Recommendation
from advisor.evaluation import Posture
from advisor.options.deployment import DeploymentOption


class Matter(Protocol):
    """The parts of a run that claims are tried on."""

    @property
    def context(self) -> Context:
        """Rows in which the plans are read."""

    @property
    def search(self) -> Costing:
        """What options are set side by side with."""

    @property
    def options(self) -> Sequence[DeploymentOption]:
        """Every option in play."""

    @property
    def choices(self) -> Choices:
        """What the hard rules admit."""

    @property
    def whole(self) -> Sequence[Alone]:
        """Options that carry every workload."""

    @property
    def swept(self) -> Sequence[Alone]:
        """Options on what both sides may serve."""

    @property
    def plans(self) -> Mapping[Posture, StandingPlan]:
        """One plan a posture."""

    @property
    def found(self) -> Recommendation:
        """Which of them leads, and how often."""


class Bench:
    """The matter, with options reckoned alone on the workloads that a claim is about."""

    def __init__(self, matter: Matter) -> None:
        """Start from what the run has reckoned."""
        self.matter = matter
        self.context = matter.context
        self.rows = matter.search.context.design.rows
        self._alone: dict[frozenset[str], tuple[Alone, ...]] = {
            frozenset(one[0].placement): tuple(one) for one in (matter.swept, matter.whole) if one
        }

    @property
    def workloads(self) -> frozenset[str]:
        """Every workload."""
        return frozenset(self.context.workloads)

    @property
    def shared(self) -> frozenset[str]:
        """Workloads that both sides of the market may serve; empty where no option serves them."""
        return frozenset(self.matter.swept[0].placement) if self.matter.swept else frozenset()

    def alone(self, workloads: frozenset[str]) -> tuple[Alone, ...]:
        """Give every option that may carry some workloads, reckoned on them."""
        if not workloads:
            return ()
        if workloads not in self._alone:
            found = comparable(self.matter.search, self.matter.choices, workloads)
            self._alone[workloads] = found
        return self._alone[workloads]

    def tasks(self, workload: str, start: int = 0, end: int | None = None) -> float:
        """Give the likely tasks of a workload at full roll-out, from a month to before another."""
        return float(self.context.demand[workload].tasks[start:end, 0].sum())

    def mean(self, values: Array) -> float:
        """Give the mean over the random futures of the options' rows."""
        return float(np.mean(values[self.rows.random]))
