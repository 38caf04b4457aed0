"""One input: looked up in the catalogue, or told by the client in its stead."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from advisor.catalogue.catalogue import Catalogue
from advisor.catalogue.parameter import Figure
from advisor.catalogue.units import CURRENCIES
from advisor.errors import AdvisorError, Message, Problem, message
from advisor.inputs.groups import group_of
from advisor.inputs.ledger import Input, Kind, SetBy
from advisor.inputs.shapes import quantiles
from advisor.model.assessment import Assessment
from advisor.model.organisation import Override
from advisor.model.record import Estimate
from advisor.model.workload import COUNTED

_SAYS_ASSUMED = ("assumed", "假设")
"""How a source begins that names a reason and no origin, as in the samples."""


_DIVISORS = ("fx.", "sizing.", "throughput.", "hardware.life_months", "refresh.months")
"""Figures, by how their ids begin, that something is divided by: no part may be zero."""
_COUNTS = (".volume", ".tasks_per_unit", ".calls_per_task", ".prompt_tokens")
"""Figures of a workload, by how their ids end, without which there is nothing to serve."""


_MEASURED = tuple(f".{one}." for one in ("measured_success", *COUNTED))
"""Figures of a workload, by what stands in their ids, that the client counted with a model."""
COMMON = ("sizing.burstiness", "sizing.throughput_factor")
"""Ranges of the catalogue that stand for several inputs and are read under the ids of those."""


class LookUp:
    """Looks figures up for one assessment and day, and gathers what is missing."""

    def __init__(self, assessment: Assessment, catalogue: Catalogue, as_of: dt.date) -> None:
        """Start without problems."""
        self.assessment = assessment
        self.as_of = as_of
        self.problems: list[Problem] = []
        self._catalogue = catalogue

    def input(self, id_: str, label: Message, kind: Kind) -> Iterator[Input]:
        """Give the catalogue's figure; where it has none the client's own, else note the lack.

        A figure that only the client has counts in the assessment's currency.
        """
        mine = self.assessment.figures.get(id_)
        try:
            figure = self._catalogue.figure(id_, self.as_of)
        except AdvisorError as error:
            if mine is None:
                self.problems.extend(error.problems)
            else:
                yield told(id_, label, self.assessment.finance.currency, mine.estimate, kind)
        else:
            yield looked_up(figure, label, kind, self.as_of)

    def common(self, id_: str, label: Message) -> Iterator[Input]:
        """Give a range that stands for several inputs, the client's own before the catalogue's."""
        for found in self.input(id_, label, "positive"):
            yield self.overridden(found)

    def own_commons(self) -> Iterator[Input]:
        """Give the ranges for several inputs that the client replaced, so that they are shown."""
        for id_ in COMMON:
            if id_ in self.assessment.figures:
                yield from self.input(id_, message(f"input.{id_}"), "positive")

    def at_home(self, figure: Figure) -> Figure:
        """Give what a template says of money in the client's currency, at the likely rates.

        It stands for what a person of the client costs, so it moves with no exchange rate; and
        whoever answers it in a vote or by a slider counts in the money of the engagement.
        """
        here = self.assessment.finance.currency
        there, _, per = figure.unit.partition("/")
        if there == here or there not in CURRENCIES:
            return figure
        rate = self._per_dollar(here) / self._per_dollar(there)
        ends = {part: rate * getattr(figure, part) for part in ("low", "likely", "high")}
        return figure.model_copy(update={**ends, "unit": f"{here}/{per}" if per else here})

    def _per_dollar(self, currency: str) -> float:
        """Give how much of a currency a dollar buys, the client's own rate before the catalogue's.

        Raises:
            AdvisorError: When the catalogue has none.
        """
        id_ = f"fx.{currency}"
        if currency == "USD":
            return 1.0
        mine = self.assessment.figures.get(id_)
        return mine.estimate.likely if mine else self._catalogue.figure(id_, self.as_of).likely

    def overridden(self, one: Input) -> Input:
        """Give the client's own figure where there is one; a figure that cannot stand is noted."""
        mine = self.assessment.figures.get(one.id)
        if mine is None:
            return one
        wrong = _refused(one, mine.estimate)
        if wrong is not None:
            self.problems.append(Problem(f"figures.{one.id}", wrong))
            return one
        found = told(one.id, one.label, one.unit, mine.estimate, one.kind)
        known = one.catalogue_likely if one.set_by == "client" else one.likely
        found = replace(
            found, group=one.group, catalogue_likely=known, note=mine.note, valid_from=mine.day
        )
        return shaped(found, mine)


def shaped(one: Input, mine: Override) -> Input:
    """Give an input the distribution that the client chose for it; scenarios tell its range."""
    scenarios = tuple((each.value, each.probability) for each in mine.scenarios)
    found = replace(one, shape=mine.shape, scenarios=scenarios)
    if not scenarios:
        return found
    low, likely, high = map(float, quantiles(found, np.array([0.1, 0.5, 0.9])))
    return replace(found, low=low, likely=likely, high=high)


def looked_up(
    figure: Figure, label: Message, kind: Kind, as_of: dt.date, set_by: SetBy | None = None
) -> Input:
    """Make an input of a catalogue figure."""
    by: SetBy = "assumption" if figure.evidence == "assumed" else "catalogue"
    source = figure.source
    return Input(
        id=figure.id,
        label=label,
        unit=figure.unit,
        low=figure.low,
        likely=figure.likely,
        high=figure.high,
        kind=kind,
        evidence=figure.evidence,
        source=", ".join(part for part in (source.title, source.locator) if part),
        set_by=set_by or by,
        group=group_of(figure.id),
        valid_from=figure.valid_from,
        retrieved=source.retrieved,
        review_by=figure.review_by,
        stale=figure.is_stale(as_of),
        note=figure.note,
    )


def told(id_: str, label: Message, unit: str, given: Estimate, kind: Kind) -> Input:
    """Make an input of a figure the client gave.

    With a source it counts as quoted, without one (or with one that only says "assumed") as
    assumed; a success rate or tokens that the client counted with a model count as measured.
    """
    measured = any(one in id_ for one in _MEASURED)
    return Input(
        id=id_,
        label=label,
        unit=unit,
        low=given.low,
        likely=given.likely,
        high=given.high,
        kind=kind,
        evidence="measured" if measured else "quoted" if _has_source(given) else "assumed",
        source=given.source,
        set_by="client",
        group=group_of(id_),
        shape=given.shape,
    )


def _has_source(given: Estimate) -> bool:
    """Whether somebody stands behind the figure, rather than an assumption with its reason."""
    return bool(given.source) and not given.source.lower().startswith(_SAYS_ASSUMED)


def _refused(one: Input, given: Estimate) -> Message | None:
    """Say why a figure cannot stand for an input of this kind, or None where it can."""
    if one.kind == "growth":
        gone = given.low <= -1
        return message("problem.shrinks_to_nothing", found=given.low) if gone else None
    if given.low < 0:
        return message("problem.below_zero", found=given.low)
    if one.kind == "share" and given.high > 1:
        return message("problem.above_one", found=given.high)
    if one.id.startswith(_DIVISORS) and given.low <= 0:
        return message("problem.not_above_zero", found=given.low)
    if one.id.endswith(_COUNTS) and given.likely <= 0:
        return message("problem.not_above_zero", found=given.likely)
    return None
