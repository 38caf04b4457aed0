"""A scenario as it is pinned: a name for other answers, set side by side with those that stand."""

from __future__ import annotations

from pydantic import Field, JsonValue

from advisor.model.record import Record

MOST_SCENARIOS = 5
"""Scenarios of an engagement; more stand beside each other on no screen and no page."""


class PinnedScenario(Record):
    """Answers to try in place of those that stand; the calculation reads none of them.

    An answer that cannot stand is told where the scenario is evaluated, so that no scenario ever
    keeps the engagement itself from its verdict.
    """

    id: str
    """Stable key within the engagement."""
    name: str = ""
    """As the client calls it."""
    answers: dict[str, JsonValue] = Field(default_factory=dict)
    """The answers that differ, by path."""
