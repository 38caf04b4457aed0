"""Kinds of estimate: which uncertain numbers can stand in which answers."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator
from pydantic_core import PydanticCustomError

from advisor.model.record import Estimate

HOURS_PER_MONTH = 730.0
"""Hours of a mean month: 365 days of 24 hours over 12."""
MOST_GROWTH = 10.0
"""Growth above elevenfold a year is taken for a slip of the pen (chosen by the makers)."""

MOST_AMOUNT = 1e15
"""More of anything is taken for a slip of the pen; powers of it still fit a number."""


def _refuse(kind: str, found: float, **limits: float) -> PydanticCustomError:
    return PydanticCustomError(kind, "{found} cannot stand here", {"found": found} | limits)


def _not_negative(estimate: Estimate) -> Estimate:
    if estimate.low < 0:
        kind = "below_zero"
        raise _refuse(kind, estimate.low)
    return _no_slip(estimate)


def _above_zero(estimate: Estimate) -> Estimate:
    if estimate.low < 0 or estimate.likely <= 0:
        kind = "not_above_zero"
        raise _refuse(kind, min(estimate.low, estimate.likely))
    return _no_slip(estimate)


def _no_slip(estimate: Estimate) -> Estimate:
    if estimate.high > MOST_AMOUNT:
        kind = "above_limit"
        raise _refuse(kind, estimate.high, limit=MOST_AMOUNT)
    return estimate


def _share(estimate: Estimate) -> Estimate:
    if estimate.low < 0:
        kind = "below_zero"
        raise _refuse(kind, estimate.low)
    if estimate.high > 1:
        kind = "above_one"
        raise _refuse(kind, estimate.likely if estimate.likely > 1 else estimate.high)
    return estimate


def _growth(estimate: Estimate) -> Estimate:
    if estimate.low <= -1:
        kind = "shrinks_to_nothing"
        raise _refuse(kind, estimate.low)
    if estimate.high > MOST_GROWTH:
        kind = "growth_too_fast"
        raise _refuse(kind, estimate.high)
    return estimate


def _hours(estimate: Estimate) -> Estimate:
    if estimate.high > HOURS_PER_MONTH:
        kind = "above_limit"
        raise _refuse(kind, estimate.high, limit=HOURS_PER_MONTH)
    return _above_zero(estimate)


def _at_least_one(estimate: Estimate) -> Estimate:
    if estimate.low < 1:
        kind = "below_limit"
        raise _refuse(kind, estimate.low, limit=1.0)
    return estimate


NonNegativeEstimate = Annotated[Estimate, AfterValidator(_not_negative)]
"""No part of the range lies below zero."""
PositiveEstimate = Annotated[Estimate, AfterValidator(_above_zero)]
"""The likely value lies above zero and no part of the range below it."""
ShareEstimate = Annotated[Estimate, AfterValidator(_share)]
"""A share: the whole range lies within 0 and 1."""
GrowthEstimate = Annotated[Estimate, AfterValidator(_growth)]
"""A yearly growth as a fraction: above -1, at most ``MOST_GROWTH``."""
HoursEstimate = Annotated[Estimate, AfterValidator(_hours)]
"""Hours of a month: above 0, at most ``HOURS_PER_MONTH``."""
RatioEstimate = Annotated[Estimate, AfterValidator(_at_least_one)]
"""A ratio of one or more."""
