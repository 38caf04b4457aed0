"""How the volume of a workload runs over the months: growth of three kinds, and the season."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from advisor.inputs.compound import compounded
from advisor.inputs.design import Design
from advisor.inputs.scenario import rebound
from advisor.model.organisation import Finance
from advisor.model.workload import GrowthKind, Workload

Array = NDArray[np.float64]
MONTHS = 12


@dataclass(frozen=True)
class Pattern:
    """What the client told of a workload's course; the figures themselves are drawn."""

    growth: GrowthKind = "compound"
    typed: tuple[float, ...] = ()
    """Multiples of today's volume at the end of each year."""
    season: tuple[float, ...] = ()
    """A factor for each month from January on, mean 1; empty for none."""
    first_month: int = 1
    """Month of the calendar in which month 0 lies, 1 to 12."""
    shock_month: int = 0
    """Month from which a price shock holds that use may follow."""


def pattern_of(workload: Workload, finance: Finance, as_of: dt.date) -> Pattern:
    """Read a workload's course; month 0 is the month of the evaluation's day.

    Factors of a season whose mean is not 1 are divided by it: the volume told is a mean month's.

    Args:
        workload: What the client told of it.
        finance: Holds the month of a price shock.
        as_of: Day of the evaluation.
    """
    season = np.array(workload.season)
    return Pattern(
        growth=workload.growth_kind,
        typed=workload.typed_growth,
        season=tuple(map(float, season / season.mean())) if season.size else (),
        first_month=as_of.month,
        shock_month=finance.price_shock_month,
    )


def course(design: Design, workload: str, months: int, pattern: Pattern) -> Array:
    """Give the volume of each month over today's, growth, season and rebound together.

    Args:
        design: The drawn inputs.
        workload: Its id.
        months: Horizon, months.
        pattern: What the client told of its course.

    Returns:
        Shape ``(months, rows)``.
    """
    found = _growth(design, workload, months, pattern)
    if pattern.season:
        at = (np.arange(months) + pattern.first_month - 1) % MONTHS
        found = found * np.array(pattern.season)[at][:, np.newaxis]
    follows = rebound(design, months, pattern.shock_month)
    return found if follows is None else found * follows


def _growth(design: Design, workload: str, months: int, pattern: Pattern) -> Array:
    prefix, month = f"workload.{workload}", np.arange(months)[:, np.newaxis]
    if pattern.growth == "typed":
        years = np.arange(len(pattern.typed) + 1) * MONTHS
        line = np.interp(month[:, 0], years, [1.0, *pattern.typed])
        return np.broadcast_to(line[:, np.newaxis], (months, design.rows.total))
    if pattern.growth == "s_curve":
        ceiling = design[f"{prefix}.growth_ceiling"]
        return s_curve(month.astype(np.float64), ceiling, design[f"{prefix}.growth_half_month"])
    rate = design[f"{prefix}.growth_per_year"]
    return compounded(1 + rate, months)


def s_curve(month: Array, ceiling: Array, half_month: Array) -> Array:
    """Give the logistic curve that starts at 1 and nears a ceiling.

    ``c / (1 + (c - 1) × (1 + c)^(-t / h))``: it is 1 in month 0 and ``(1 + c) / 2``, half of the
    rise, in month ``h``. A ceiling below 1 makes it fall.

    Args:
        month: Months from today, 0 or more.
        ceiling: Of the curve, above 0, as a multiple of today's volume.
        half_month: Month in which half of the rise is done, above 0.
    """
    found: Array = ceiling / (1 + (ceiling - 1) * (1 + ceiling) ** (-month / half_month))
    return found
