"""What must hold of every single figure, wherever it stands."""

from __future__ import annotations

from collections.abc import Iterator

from advisor.catalogue.parameter import Figure, Source, Standing
from advisor.catalogue.units import is_unit
from advisor.errors import Day, Problem, Value, message

MAY_SHIP: frozenset[str] = frozenset(
    {"MIT", "Apache-2.0", "CC BY 4.0", "CC0", "public domain", "MIT and Apache-2.0",
     "fact re-keyed", "CC0 and fact re-keyed", "ECB data; package Apache-2.0"}
)  # fmt: skip
"""Licences under which a figure may be shipped; "fact re-keyed" says that only the fact itself,
with its citation, was taken from a page that states no licence."""


def may_ship(licence: str) -> bool:
    """Say whether a licence of data allows shipping it."""
    return licence in MAY_SHIP


def figure_problems(where: str, figure: Figure) -> Iterator[Problem]:
    """Say what is wrong with a figure whose cells could all be read."""

    def at(id_: str, /, **values: Value) -> Problem:
        return Problem(where, message(id_, **values))

    if not is_unit(figure.unit):
        yield at("problem.catalogue.unit", unit=figure.unit)
    if not figure.low <= figure.likely <= figure.high:
        yield at("problem.catalogue.range", low=figure.low, likely=figure.likely, high=figure.high)
    elif figure.unit == "share" and not 0 <= figure.low <= figure.high <= 1:
        yield at("problem.catalogue.not_a_share", low=figure.low, high=figure.high)
    yield from day_problems(where, figure, figure.source)
    if figure.evidence == "assumed" and not figure.note:
        yield at("problem.catalogue.assumed_unexplained", id=figure.id)
    if not may_ship(figure.source.licence):
        yield at("problem.catalogue.licence", licence=figure.source.licence)


def day_problems(where: str, record: Figure | Standing, source: Source) -> Iterator[Problem]:
    """Say which days of a record are out of order: first day, day of review, day it was read."""
    first = Day(record.valid_from)
    if record.review_by < record.valid_from:
        last = Day(record.review_by)
        yield Problem(where, message("problem.catalogue.days", first=first, last=last))
    if record.valid_from > source.retrieved:
        last = Day(source.retrieved)
        yield Problem(where, message("problem.catalogue.read_before", first=first, last=last))
