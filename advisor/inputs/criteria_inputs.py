"""The figures that criteria beside money are scored by, read only where somebody weighs any."""

from __future__ import annotations

from collections.abc import Iterator
from typing import get_args

from advisor.catalogue.catalogue import Catalogue
from advisor.errors import Message, message
from advisor.evaluation import Form
from advisor.inputs.ledger import Input, Kind
from advisor.inputs.lookup import LookUp, told
from advisor.inputs.weights import votes_of, weights_of
from advisor.model.assessment import Assessment
from advisor.model.organisation import FurtherForm
from advisor.model.preferences import CRITERIA, Criterion

HARD_TO_FIND = "criterion.talent_fit.hard_to_find"
"""People whose finding is as hard as it gets."""
EXPOSURE = "criterion.exposure"
"""Share of a shortfall in security that counts, by data class."""
EXPOSED: tuple[str, ...] = ("public", "internal")
"""Data classes of which a shortfall counts in part."""
_FURTHER: frozenset[str] = frozenset(get_args(FurtherForm))
COMMON: frozenset[Form] = frozenset(form for form in get_args(Form) if form not in _FURTHER)
"""Forms that are always compared."""


def criteria_inputs(look: LookUp, catalogue: Catalogue) -> Iterator[Input]:
    """Give the scores' figures of the criteria and forms in play; none without weights."""
    assessment, book = look.assessment, catalogue.criteria
    criteria = in_play(assessment, catalogue)
    forms = COMMON | set(assessment.candidates.forms)
    for id_ in book.figures(criteria, forms):
        yield from look.input(id_, _label(id_), _kind(id_))
    if "talent_fit" in criteria and assessment.organisation.engineers is None:
        yield from look.input(HARD_TO_FIND, message("input.criterion.people"), "positive")
    exposed = {workload.data_class for workload in assessment.workloads}
    for data_class in EXPOSED:
        if "security" in criteria and data_class in exposed:
            label = message(f"input.criterion.exposure.{data_class}")
            yield from look.input(f"{EXPOSURE}.{data_class}", label, "share")
    yield from _own_scores(assessment, criteria)


def in_play(assessment: Assessment, catalogue: Catalogue) -> frozenset[Criterion]:
    """Give the criteria that somebody weighs, and those of the orders they are compared with."""
    if not weights_of(assessment):
        return frozenset()
    found = set(weights_of(assessment))
    found.update(*votes_of(assessment).values())
    found.update(*(order.order for order in catalogue.criteria.orders))
    return frozenset(found)


def own_score(criterion: Criterion, option: str) -> str:
    """Give the id of a score that the client gives one option itself."""
    return f"criterion.{criterion}.{option}"


def _own_scores(assessment: Assessment, criteria: frozenset[Criterion]) -> Iterator[Input]:
    """Give the client's own scores of single options; ids of options hold a colon."""
    for id_, mine in assessment.figures.items():
        _, _, rest = id_.partition("criterion.")
        name, _, option = rest.partition(".")
        criterion = next((one for one in CRITERIA if one == name), None)
        if criterion in criteria and criterion is not None and ":" in option:
            named = message(f"criterion.{criterion}")
            label = message("input.criterion.option", criterion=named, option=option)
            yield told(id_, label, "share", mine.estimate, "share")


def _label(id_: str) -> Message:
    _, criterion, name = id_.split(".", 2)
    scored = message(f"scored.{name}")
    if criterion == "time_to_value":
        return message("input.criterion.months", scored=scored)
    return message("input.criterion", criterion=message(f"criterion.{criterion}"), scored=scored)


def _kind(id_: str) -> Kind:
    return "positive" if id_.startswith("criterion.time_to_value.") else "share"
