"""Scenarios set side by side with the answer: what was moved, and what became of the plans."""

from __future__ import annotations

import datetime as dt

from advisor.errors import Message
from advisor.evaluation.names import Band, Found, Posture, Verdict
from advisor.model.record import Fraction


class ScenarioMove(Found):
    """One answer of a scenario that is not as it stands."""

    path: str
    """Path of the answer."""
    label: Message
    unit: str
    """Empty where the answer is no input of the calculation."""
    before: float | None
    """The likely value of the answers as they stand; None where nobody knows one."""
    after: float | None
    """The likely value in the scenario; None for "don't know"."""
    exact: bool = False
    """Whether a range stands as one value in the scenario: its spread no longer counts there."""


class ScenarioPlan(Found):
    """A standing plan of a scenario, its placement sought anew."""

    posture: Posture
    worth: Band
    net_present_cost: Band
    probability_best: Fraction


class ScenarioResult(Found):
    """The answer to one scenario."""

    key: str
    """Its key in the engagement; empty for the answers as they stand."""
    name: str
    """As the client calls it."""
    moved: tuple[ScenarioMove, ...]
    posture: Verdict
    leading: Posture | None
    plans: tuple[ScenarioPlan, ...]
    """In their order: the leading one, then by how often each is best."""
    as_of: dt.date | None = None
    """Day whose figures counted; None where that was not kept."""

    @property
    def first(self) -> ScenarioPlan | None:
        """Give the leading plan."""
        return next((plan for plan in self.plans if plan.posture == self.leading), None)

    def rank(self, posture: str | None) -> int | None:
        """Give the place of a posture's plan, counted from one; None without such a plan."""
        order: list[str] = [plan.posture for plan in self.plans]
        return order.index(posture) + 1 if posture in order else None
