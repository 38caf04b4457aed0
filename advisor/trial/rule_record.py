"""The rules of the debate as data: conditions, what each rule favours, views with their figures."""

from __future__ import annotations

from typing import Literal

from advisor.evaluation.trial import Favours
from advisor.model.record import Record

ViewId = Literal["neutral", "closed_vendor", "open_vendor"]


class Test(Record):
    """A test of one answer: one of some words, or a number against a limit."""

    __test__ = False  # pytest: not a test case

    field: str
    """Generic path of the answer (``workloads.data_class``)."""
    one_of: tuple[str, ...] = ()
    at_least: float | None = None
    below: float | None = None
    unit: str = ""
    source: str = ""
    """Claim that states the limit; empty where it is a design choice of the makers."""


class Condition(Record):
    """Tests of which all, or any, have to be passed."""

    id: str
    every: bool
    tests: tuple[Test, ...]


class Case(Record):
    """What a rule favours when its conditions hold together."""

    favours: Favours
    when: tuple[str, ...]
    unasked: tuple[str, ...]
    """What it depends on besides and no question asks for."""


class Rule(Record):
    """A claim that says: in this situation, prefer that."""

    claim: str
    cases: tuple[Case, ...]


class Change(Record):
    """A figure that a side of the debate would set."""

    path: str
    low: float
    likely: float
    high: float
    claim: str


class ViewRecord(Record):
    """A view: what is named first, and the figures it would set."""

    id: ViewId
    first: tuple[Favours, ...]
    changes: tuple[Change, ...]
