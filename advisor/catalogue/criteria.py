"""How each criterion is scored, and the orders in which the debate ranks criteria, as data."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Literal, TypeVar, get_args

from pydantic import Field

from advisor.catalogue.tables import Faults
from advisor.catalogue.toml_tables import TomlTable, read_toml
from advisor.evaluation import Form
from advisor.model.preferences import CRITERIA, Criterion
from advisor.model.record import Record

ScoredBy = Literal["money", "success", "latency", "start", "people", "form"]
"""What a score is read from: nothing (price is money), the share of tasks done right, the share of
futures in which response times hold, months to the first use, people needed, or the form alone."""
_SCORED: tuple[ScoredBy, ...] = get_args(ScoredBy)
_FIELDS = frozenset({"scored_by", "claims", "of", "abroad"})
_ORDER_FIELDS = frozenset({"order", "claims"})
FORMS: tuple[Form, ...] = get_args(Form)
_Name = TypeVar("_Name", bound=str)


class CriterionRule(Record):
    """How one criterion is scored."""

    scored_by: ScoredBy
    claims: tuple[str, ...] = ()
    """Claims of the debate that its scores rest on or that dispute them."""
    of: Mapping[Form, str] = Field(default_factory=dict)
    """By form the figure that scores it: ``criterion.<criterion>.<name>``."""
    abroad: Mapping[str, str] = Field(default_factory=dict)
    """Which figure takes the place of another where a host stands under foreign law."""


class PriorityOrder(Record):
    """An order in which somebody in the debate ranks criteria; its text is ``order.<id>``."""

    id: str
    order: tuple[Criterion, ...]
    """The one that counts most first; criteria that are not named count nothing."""
    claims: tuple[str, ...]


class CriteriaBook(Record):
    """What criteria are scored by and which orders are compared; empty where none was read."""

    rules: Mapping[Criterion, CriterionRule] = Field(default_factory=dict)
    orders: tuple[PriorityOrder, ...] = ()

    def figures(self, criteria: frozenset[Criterion], forms: frozenset[Form]) -> tuple[str, ...]:
        """Give the ids of the figures that some criteria read for some forms, sorted."""
        found = set[str]()
        for criterion in criteria & self.rules.keys():
            rule = self.rules[criterion]
            names = {name for form, name in rule.of.items() if form in forms}
            names |= {other for name, other in rule.abroad.items() if name in names}
            found |= {figure_of(criterion, name) for name in names}
        return tuple(sorted(found))


def figure_of(criterion: Criterion, name: str) -> str:
    """Give the id of the figure that a criterion is scored by."""
    return f"criterion.{criterion}.{name}"


def read_criteria(file: Path, faults: Faults) -> dict[Criterion, CriterionRule]:
    """Read how each criterion is scored; faults are noted."""
    found, lines = read_toml(file, faults)
    rules = {}
    for name, contents in found.items():
        table = TomlTable(contents if isinstance(contents, dict) else {}, name, lines, faults)
        table.only(_FIELDS)
        criterion = _one_of(table, name, CRITERIA)
        if criterion is None:
            continue
        of = {_one_of(table, form, FORMS): text for form, text in _texts(contents, "of").items()}
        rules[criterion] = CriterionRule(
            scored_by=table.choice("scored_by", _SCORED),
            claims=table.texts("claims"),
            of={form: text for form, text in of.items() if form is not None},
            abroad=_texts(contents, "abroad"),
        )
    return rules


def read_orders(file: Path, faults: Faults) -> tuple[PriorityOrder, ...]:
    """Read the orders of the debate; faults are noted."""
    found, lines = read_toml(file, faults)
    orders = []
    for name, contents in found.items():
        table = TomlTable(contents if isinstance(contents, dict) else {}, name, lines, faults)
        table.only(_ORDER_FIELDS)
        order = [_one_of(table, one, CRITERIA) for one in table.texts("order")]
        ranked = tuple(one for one in order if one is not None)
        if "price" not in ranked or len(set(ranked)) < len(order):
            table.fault("order", "problem.catalogue.order_incomplete")
            continue
        orders.append(PriorityOrder(id=name, order=ranked, claims=table.texts("claims")))
    return tuple(orders)


def _texts(contents: Mapping[str, object], name: str) -> dict[str, str]:
    found = contents.get(name, {})
    return {str(k): str(v) for k, v in found.items()} if isinstance(found, dict) else {}


def _one_of(table: TomlTable, found: str, known: tuple[_Name, ...]) -> _Name | None:
    """Give the word of a list that was found; another one is a fault."""
    for one in known:
        if one == found:
            return one
    table.fault(
        found, "problem.catalogue.not_a_choice", field=found, found=found, known=", ".join(known)
    )
    return None
