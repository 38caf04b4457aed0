"""Finds what went wrong in a printed result: each known slip is made on purpose and run.

A slip is charged when the inputs as stated do not give the printed figure and the inputs with
the slip do. Nothing looks at which case it is.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.cases.changed import VOLUME, changed
from advisor.cases.machines import SPEEDS
from advisor.cases.readings import Value, read
from advisor.cases.run import Runs
from advisor.cases.told import Case, Question, SlipName, Trap
from advisor.sizing.tokens import HOURS_PER_MONTH

REL = 0.005
"""Half a per cent: two prints of the same figure lie closer, the smallest slip further away."""
THOUSANDS = (1e3, 1e-3, 1e6, 1e-6)
OTHER_MONTHS = (720.0, 744.0, 672.0)
"""Hours of months of 30, 31 and 28 days, where a month has 730 by agreement."""
DAYS = (730 / 24, 30.0, 31.0)
_VOLUMES = frozenset({"volume", "break_even_volume", "capacity"})
"""Readings that are volumes themselves."""
_MONEY = frozenset(
    {"total", "monthly", "yearly", "year_total", "net_present_cost", "saving"}
    | {"cost_per_request", "cost_per_mtok"}
)
_API_PRICES = (
    *("input_per_mtok", "output_per_mtok", "cached_per_mtok", "per_mtok"),
    *("batch_input_per_mtok", "batch_output_per_mtok", "input_per_ktok", "output_per_ktok"),
)
_BY_THE_HOUR = ("price_per_hour", "running_per_hour", "price_per_kwh")


def slips_in(case: Case, trap: Trap) -> tuple[SlipName, ...]:
    """Name every slip that a printed figure shows; none where it follows from what is stated."""
    found: list[SlipName] = []
    if _above_capacity(case, trap):
        found.append("above_capacity")
    follows = _gives(case, trap)
    if trap.stated_elsewhere_workload or trap.stated_elsewhere_options:
        other = changed(case, trap.stated_elsewhere_workload, trap.stated_elsewhere_options)
        if _gives(other, trap) != follows:
            found.append("contradiction")
    if not follows:
        found += dict.fromkeys(name for name, says in _tried(case, trap) if says)
        if not found:
            found.append("does_not_follow")
    return tuple(found)


def is_near(value: Value, printed: float, rel: float | None, absolute: float | None) -> bool:
    """Say whether a figure is the printed one within its tolerance."""
    if value is None or isinstance(value, bool):
        return False
    most = max((REL if rel is None else rel) * abs(printed), absolute or 0.0)
    return abs(value - printed) <= most


def _gives(case: Case, trap: Trap) -> bool:
    return is_near(read(Runs(case), trap), trap.printed, trap.rel, trap.abs)


def _above_capacity(case: Case, trap: Trap) -> bool:
    """Say whether a printed volume is more than the machines it is meant for can serve."""
    if trap.reading not in {"volume", "break_even_volume"} or not trap.of:
        return False
    runs = Runs(case)
    if runs.run(trap.of).capacity is None:
        return False
    asked = Question(reading="capacity", of=trap.of, unit=trap.unit, time=trap.time, per=trap.per)
    most = read(runs, asked)
    needed = max(1, runs.sizing(trap.of).servers) if trap.reading == "break_even_volume" else 1
    return isinstance(most, float) and trap.printed > most * needed * (1 + REL)


def _tried(case: Case, trap: Trap) -> Iterator[tuple[SlipName, bool]]:
    """Make each slip and say whether it gives the printed figure."""
    yield from _wrong_units(case, trap)
    yield from _wrong_times(case, trap)
    names = [name for name in (trap.of, trap.against) if name]
    for name in names if not case.workload.fills else ():
        if any(getattr(case.options[name], field) for field in SPEEDS):
            yield "above_capacity", _gives(_without_limit(case, name), trap)
    cached = _cached_twice(case)
    if cached:
        yield "cached_twice", _gives(changed(case, cached, {}), trap)


def _wrong_units(case: Case, trap: Trap) -> Iterator[tuple[SlipName, bool]]:
    for factor in (1e3, 1e-3):
        prices = _scaled(case, trap, _API_PRICES, factor)
        if prices:
            yield "price_unit", _gives(changed(case, {}, prices), trap)
    for factor in THOUSANDS:
        yield "token_unit", _with_volume(case, trap, factor)


def _wrong_times(case: Case, trap: Trap) -> Iterator[tuple[SlipName, bool]]:
    for days in DAYS:
        yield "day_for_month", _with_volume(case, trap, days)
        yield "day_for_month", _with_volume(case, trap, 1 / days)
    for months in (12.0, 1 / 12):
        yield "month_for_year", trap.reading in _MONEY and _with_value(case, trap, months)
    for hours in OTHER_MONTHS:
        rates = _scaled(case, trap, _BY_THE_HOUR, hours / HOURS_PER_MONTH)
        if rates:
            yield "month_hours", _gives(changed(case, {}, rates), trap)


def _without_limit(case: Case, name: str) -> Case:
    """Give the case in which one machine of an option serves whatever comes."""
    unsaid = case.options[name].model_copy(update=dict.fromkeys(SPEEDS))
    return case.model_copy(update={"options": {**case.options, name: unsaid}})


def _scaled(
    case: Case, trap: Trap, fields: tuple[str, ...], factor: float
) -> Mapping[str, Mapping[str, float]]:
    """Give some prices of the options asked for so many times as high, where there are any."""
    found = {}
    for name in (trap.of, trap.against):
        told = {field: getattr(case.options[name], field) for field in fields} if name else {}
        prices = {field: value * factor for field, value in told.items() if value}
        if prices:
            found[name] = prices
    return found


def _with_volume(case: Case, trap: Trap, factor: float) -> bool:
    """Try another volume; a figure that is a volume is scaled itself."""
    if trap.reading in _VOLUMES:
        return _with_value(case, trap, factor)
    if trap.reading not in _MONEY:
        return False
    told = case.workload
    if told.fills:
        return False
    volume = {f: getattr(told, f) * factor for f in VOLUME if getattr(told, f) is not None}
    return _gives(changed(case, volume, {}), trap)


def _with_value(case: Case, trap: Trap, factor: float) -> bool:
    value = read(Runs(case), trap)
    scaled = value * factor if isinstance(value, float) else None
    return is_near(scaled, trap.printed, trap.rel, trap.abs)


def _cached_twice(case: Case) -> dict[str, float]:
    """Give the workload in which cached tokens are charged in full and once more as cached."""
    told = case.workload
    share = told.cached_share
    if not share:
        return {}
    fields = ("input_tokens", "input_tokens_per_month", "input_tokens_per_year")
    read_tokens = {
        field: value * (1 + share) for field in fields if (value := getattr(told, field))
    }
    if not read_tokens:
        return {}
    others = {f: getattr(told, f) for f in VOLUME if getattr(told, f) is not None}
    return {**others, **read_tokens, "cached_share": share / (1 + share)}
