"""What a case asks of the engine, by name; every figure is read by the engine's own readings."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np

from advisor.cases.machines import SPEEDS
from advisor.cases.run import Reckoned, Runs
from advisor.cases.thresholds import threshold
from advisor.cases.told import Question, Reading
from advisor.cases.world import WORKLOAD
from advisor.cost.context import Array
from advisor.cost.machines import residual
from advisor.cost.readings_book import BookView, book_view
from advisor.errors import AdvisorError, Problem, message
from advisor.uncertainty.bands import monthly_cost
from advisor.uncertainty.payback import course, paid_back_after
from advisor.uncertainty.unit_costs import Served, per_million, per_task, served, split_per_million
from advisor.uncertainty.years import by_year, cheaper_from_year

Value = float | bool | None
"""A figure, an answer, or None for "never"."""
Read = Callable[[Runs, Question], Value]


def read(runs: Runs, asked: Question) -> Value:
    """Read one figure of the engine.

    Raises:
        AdvisorError: When what is asked for needs an option, a year or a speed the case does not
            name.
    """
    if asked.reading != "volume" and not asked.of:
        raise AdvisorError(
            [Problem("of", message("problem.case.names_no_option", reading=asked.reading))]
        )
    if asked.reading in _COMPARES and not asked.against:
        raise AdvisorError(
            [Problem("against", message("problem.case.names_no_option", reading=asked.reading))]
        )
    found = READINGS[asked.reading](runs, asked)
    return found * asked.per if isinstance(found, float) else found


def _break_even_months(runs: Runs, asked: Question) -> Value:
    courses = [
        course(one.context, one.lines, discounted=asked.discounted)
        for one in (runs.run(asked.of), runs.run(asked.against))
    ]
    return paid_back_after(courses[0], courses[1])


def _break_even_hours(runs: Runs, asked: Question) -> Value:
    months = _break_even_months(runs, asked)
    return None if months is None else months * runs.case.workload.hours_per_month


def _break_even_volume(runs: Runs, asked: Question) -> Value:
    found = threshold(runs, asked).volume
    return None if found is None else _counted(runs, asked, found)


def _break_even_utilisation(runs: Runs, asked: Question) -> Value:
    return threshold(runs, asked).utilisation


def _feasible(runs: Runs, asked: Question) -> Value:
    found = threshold(runs, asked)
    return found.volume is not None and not found.never_on_this_hardware


def capacity(runs: Runs, name: str) -> float:
    """Give the requests a month that an option's machines can serve: one, or all that are owned.

    Raises:
        AdvisorError: When the case says nothing of their speed.
    """
    found = runs.run(name).capacity
    if found is None:
        raise AdvisorError(
            [Problem(f"options.{name}", message("problem.case.no_speed", option=name))]
        )
    choice = runs.choice(name)
    return found * (choice.machines if choice.form == "owned" else 1)


def _capacity(runs: Runs, asked: Question) -> Value:
    return _counted(runs, asked, capacity(runs, asked.of))


def _volume(runs: Runs, asked: Question) -> Value:
    return _counted(runs, asked, runs.month.requests)


def _counted(runs: Runs, asked: Question, requests: float) -> float:
    """Turn requests a month into the unit and time asked for."""
    each = runs.month.prompt + runs.month.answer if asked.unit == "tokens" else 1.0
    told = runs.case.workload
    parts = {"month": 1.0, "day": told.days_per_month, "hour": told.hours_per_month}
    return requests * each / parts[asked.time]


def _servers(runs: Runs, asked: Question) -> Value:
    """Count whole machines; of a set, all of its machines."""
    choice = runs.choice(asked.of)
    together = 1 if choice.form == "owned" else choice.machines
    return float(runs.sizing(asked.of).servers * together)


def _instances(runs: Runs, asked: Question) -> Value:
    """Count whole instances as the engine counts servers: an instance is a server of its own."""
    choice = runs.choice(asked.of)
    size = choice.accelerators_per_instance or choice.accelerators
    parts = choice.accelerators // size
    changes: dict[str, object] = {"accelerators": size, "accelerators_per_instance": None}
    for field in SPEEDS:
        told = getattr(choice, field)
        of_machine = told is not None and not field.endswith("_per_instance")
        changes[field] = told / parts if of_machine else told
    return float(runs.sizing(asked.of, **changes).servers)


def _utilisation(runs: Runs, asked: Question) -> Value:
    machines = max(1, runs.sizing(asked.of).servers)
    one = runs.run(asked.of).capacity
    if one is None:
        raise AdvisorError(
            [Problem(f"options.{asked.of}", message("problem.case.no_speed", option=asked.of))]
        )
    return runs.month.requests / (one * machines)


def _cost(runs: Runs, asked: Question, name: str) -> float:
    """Give an option's cost over the horizon, or in the year asked for, undiscounted."""
    one = runs.run(name)
    if asked.view == "book":
        return _book_total(one, asked.line) * runs.case.horizon_months
    lines = [line for line in one.lines if asked.line in ("", line.key)]
    if asked.line and not lines:
        raise _no_line(asked.line, sorted({line.key for line in one.lines}))
    if asked.year is None:
        return float(monthly_cost(one.context, lines)[:, 0].sum())
    years = by_year(one.context, lines)
    if asked.year > len(years):
        raise AdvisorError(
            [Problem("year", message("problem.case.no_year", found=asked.year, years=len(years)))]
        )
    return float(years[asked.year - 1][0])


def _no_line(name: str, known: list[str]) -> AdvisorError:
    return AdvisorError.at("line", "problem.case.no_line", found=name, known=", ".join(known))


def _book(one: Reckoned) -> BookView:
    context = one.context
    life = round(float(context.design["hardware.life_months"][0]))
    return book_view(
        context,
        one.lines,
        life_months=life,
        residual=residual(context, float(life)),
        cost_of_capital=context.design["finance.discount_rate"],
    )


def _book_total(one: Reckoned, line: str) -> float:
    book = _book(one)
    if not line:
        return float(book.total[0])
    if line not in book.lines:
        raise _no_line(line, sorted(book.lines))
    return float(book.lines[line][0])


def _total(runs: Runs, asked: Question) -> Value:
    return _cost(runs, asked, asked.of)


def _monthly(runs: Runs, asked: Question) -> Value:
    months = min(12, runs.case.horizon_months) if asked.year else runs.case.horizon_months
    return _cost(runs, asked, asked.of) / months


def _yearly(runs: Runs, asked: Question) -> Value:
    return _cost(runs, asked, asked.of) / runs.case.horizon_months * 12


def _year_total(runs: Runs, asked: Question) -> Value:
    if asked.year is None:
        raise AdvisorError([Problem("year", message("problem.case.names_no_year"))])
    return _cost(runs, asked, asked.of)


def _net_present_cost(runs: Runs, asked: Question) -> Value:
    one = runs.run(asked.of)
    return float(one.costing.present(one.placement).cost[0])


def _saving(runs: Runs, asked: Question) -> Value:
    return _cost(runs, asked, asked.against) - _cost(runs, asked, asked.of)


def _saving_share(runs: Runs, asked: Question) -> Value:
    against = _cost(runs, asked, asked.against)
    return (against - _cost(runs, asked, asked.of)) / against


def _cheaper(runs: Runs, asked: Question) -> Value:
    return _cost(runs, asked, asked.of) < _cost(runs, asked, asked.against)


def _crossing_year(runs: Runs, asked: Question) -> Value:
    both = [runs.run(name) for name in (asked.of, asked.against)]
    of, against = ([float(year[0]) for year in by_year(one.context, one.lines)] for one in both)
    found = cheaper_from_year(of, against)
    return None if found is None else float(found)


def _cost_per_mtok(runs: Runs, asked: Question) -> Value:
    cost, done = _cost_and_done(runs, asked)
    if asked.price_ratio is None:
        return float(per_million(cost, done, asked.tokens)[0])
    at_input, at_output = split_per_million(cost, done, asked.price_ratio)
    return float((at_output if asked.tokens == "output" else at_input)[0])


def _cost_per_request(runs: Runs, asked: Question) -> Value:
    return float(per_task(*_cost_and_done(runs, asked))[0])


def _cost_and_done(runs: Runs, asked: Question) -> tuple[Array, Served]:
    one, start, end = runs.run(asked.of), 0, runs.case.horizon_months
    if asked.year is not None:
        start, end = 12 * (asked.year - 1), min(12 * asked.year, end)
    done = served(one.context, [WORKLOAD], start, end)
    return np.asarray([_cost(runs, asked, asked.of)]), done


_COMPARES: frozenset[Reading] = frozenset(
    {
        *("break_even_hours", "break_even_months", "break_even_utilisation", "break_even_volume"),
        *("cheaper", "crossing_year", "feasible", "saving", "saving_share"),
    }
)
"""Readings that need a second option."""
READINGS: Mapping[Reading, Read] = {
    "break_even_hours": _break_even_hours,
    "break_even_months": _break_even_months,
    "break_even_utilisation": _break_even_utilisation,
    "break_even_volume": _break_even_volume,
    "capacity": _capacity,
    "cheaper": _cheaper,
    "cost_per_mtok": _cost_per_mtok,
    "cost_per_request": _cost_per_request,
    "crossing_year": _crossing_year,
    "feasible": _feasible,
    "instances": _instances,
    "monthly": _monthly,
    "net_present_cost": _net_present_cost,
    "saving": _saving,
    "saving_share": _saving_share,
    "servers": _servers,
    "total": _total,
    "utilisation": _utilisation,
    "volume": _volume,
    "year_total": _year_total,
    "yearly": _yearly,
}
