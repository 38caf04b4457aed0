"""Classic slips in what a client told: warned of, never corrected (``engine.md`` §2).

A figure of the client's own that is off the catalogue's by just the factor of a wrong unit, or
whose source names another unit than the one asked for, is most likely in that other unit.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from advisor.errors import Problem, Value, message
from advisor.inputs.ledger import Input, Ledger
from advisor.model.assessment import Assessment

NEAR = 2.0
"""How far a ratio may lie from a slip's factor on either side (a design choice): prices of one
thing differ by less, units by more."""
SAME = 0.02
"""How near two prices lie that are the same to within rounding."""
_FACTORS: Mapping[str, tuple[tuple[float, str], ...]] = {
    "Mtok": ((1e-3, "per_thousand"), (1e3, "per_billion")),
    "kWh": ((1e3, "per_mwh"), (100.0, "in_cents")),
    "year": ((1 / 12, "month_for_year"),),
    "accelerator-hour": ((730.0, "month_for_hour"), (100.0, "in_cents")),
    "kW-month": ((12.0, "year_for_month"),),
}
"""What a price may have been told for instead of the unit asked: own over catalogue's, and slip."""
_A_DAY = re.compile(r"per day|a day|/\s*day|daily|每天|每日|日均|/\s*[天日]", re.IGNORECASE)
_A_MONTH = re.compile(r"month|月", re.IGNORECASE)
_A_THOUSAND = re.compile(
    r"per 1,?000\b|per thousand|/\s*1?k\b|per 1?k\b|每千|/\s*千|千\s*token", re.IGNORECASE
)
_A_MILLION = re.compile(r"million|mtok|/\s*1?m\b|百万", re.IGNORECASE)


def slips(assessment: Assessment, ledger: Ledger) -> tuple[Problem, ...]:
    """Warn of figures that were most likely told in another unit, or that count something twice.

    Args:
        assessment: What the client told.
        ledger: Every input, the client's own figures in the catalogue's stead.

    Returns:
        Warnings, each at the answer it is about; none stops the calculation.
    """
    found = [
        *_off_by_a_unit(ledger),
        *_days_for_months(assessment),
        *_cached_twice(assessment, ledger),
        *_seasons_off(assessment),
    ]
    return tuple(dict.fromkeys(found))


def _off_by_a_unit(ledger: Ledger) -> Iterator[Problem]:
    for one in ledger.all():
        if one.set_by != "client":
            continue
        slip = _slip_of(one)
        if slip:
            known = one.catalogue_likely or 0.0
            id_ = f"warning.slip.{slip}"
            yield _warning(f"figures.{one.id}", id_, figure=one.label, own=one.likely, known=known)


def _slip_of(one: Input) -> str:
    """Name the unit a price was most likely told in, empty where it is the right one."""
    unit = one.unit.partition("/")[2]
    if unit == "Mtok" and _A_THOUSAND.search(one.source) and not _A_MILLION.search(one.source):
        return "source_says_thousand"
    known = one.catalogue_likely
    if not known or one.likely <= 0:
        return ""
    for factor, slip in _FACTORS.get(unit, ()):
        if factor / NEAR <= one.likely / known <= factor * NEAR:
            return slip
    return ""


def _days_for_months(assessment: Assessment) -> Iterator[Problem]:
    for workload in assessment.workloads:
        where = f"workloads.{workload.id}"
        said = workload.volume.source
        if _A_DAY.search(said) and not _A_MONTH.search(said):
            yield _warning(f"{where}.volume", "warning.slip.day_for_month", workload=workload.name)
        hours = workload.active_hours_per_month
        if hours is not None and hours.high <= 24:
            field, id_ = f"{where}.active_hours_per_month", "warning.slip.hours_of_a_day"
            yield _warning(field, id_, workload=workload.name, hours=hours.likely)


def _cached_twice(assessment: Assessment, ledger: Ledger) -> Iterator[Problem]:
    """Warn where an own input price holds the cache's discount already, and the share again.

    Such a price is what an invoice comes to on average: ``list × (1 − share) + cached × share``.
    """
    for one in ledger.all():
        cached_id = one.id.removesuffix("input") + "cached"
        listed = one.catalogue_likely
        if not one.id.startswith("price.") or not one.id.endswith(".input"):
            continue
        if one.set_by != "client" or not listed or cached_id not in ledger:
            continue
        for workload in assessment.workloads:
            share = ledger[f"workload.{workload.id}.cached_share"].likely
            mixed = listed * (1 - share) + ledger[cached_id].likely * share
            is_mixed = abs(one.likely - mixed) <= SAME * mixed
            if is_mixed and abs(mixed - listed) > 2 * SAME * listed:
                where = f"figures.{one.id}"
                id_ = "warning.slip.cached_twice"
                yield _warning(where, id_, figure=one.label, workload=workload.name)


def _seasons_off(assessment: Assessment) -> Iterator[Problem]:
    """Warn of a season whose mean is not 1: it is divided by its mean."""
    for workload in assessment.workloads:
        mean = sum(workload.season) / max(len(workload.season), 1)
        if workload.season and abs(mean - 1) > SAME:
            where, id_ = f"workloads.{workload.id}.season", "warning.season_normalised"
            yield _warning(where, id_, workload=workload.name, mean=mean)


def _warning(where: str, id_: str, **values: Value) -> Problem:
    return Problem(where, message(id_, **values), "warning")
