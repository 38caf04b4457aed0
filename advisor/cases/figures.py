"""The figures of one option of a case, as inputs of the engine; what is left out is a stated zero.

Each figure is turned into the unit in which the engine asks for it (a price of a machine into one
of an accelerator, rent of a month into rent of an hour); nothing is reckoned here.
"""

from __future__ import annotations

from collections.abc import Iterator

from advisor.cases.told import Case, Choice, Subject
from advisor.errors import AdvisorError, Problem, message
from advisor.inputs.resolve import FIGURES
from advisor.sizing.tokens import HOURS_PER_MONTH

STAFF = {
    "api": "staff.operations_api",
    "hosted": "staff.operations_api",
    "rented": "staff.operations_rented",
    "bought": "staff.operations_owned",
    "owned": "staff.operations_owned",
    "appliance": "staff.operations_appliance",
    "licence": "staff.operations_licence",
}
"""Input that holds the people who keep a form running."""
CONNECTED = frozenset({"api", "hosted", "appliance"})
"""Forms that are connected rather than built."""
STANDING = frozenset({"bought", "owned", "licence", "appliance"})
"""Forms whose machines stand on the organisation's premises."""
NEUTRAL = {
    "pue.on_premises": 1.0,
    "salary.loading_factor": 1.0,
    "hardware.life_months": 120.0,
    "refresh.months": 120.0,
    "sizing.throughput_factor": 1.0,
    "sizing.target_utilisation": 1.0,
    "sizing.burstiness": 1.0,
}
"""Figures that say nothing at this value, where zero would."""
EXTRA = ("sizing.burstiness", "rental.keep_alive_s")
"""Figures that are asked for beside those of every assessment."""


def price_per_mtok(choice: Choice, tokens_per_request: float) -> dict[str, float | None]:
    """Give a host's prices for a million tokens, by part; 0 for options that call no host."""
    both = choice.per_mtok
    if choice.per_request is not None:
        both = choice.per_request / tokens_per_request * 1e6
    thousand = {"input": choice.input_per_ktok, "output": choice.output_per_ktok}
    found: dict[str, float | None] = {}
    for part in ("input", "output"):
        told = getattr(choice, f"{part}_per_mtok")
        by_thousand = thousand[part]
        if told is None and by_thousand is not None:
            told = by_thousand * 1000
        found[part] = both if told is None else told
    found["cached"] = choice.cached_per_mtok
    found["batch_input"] = choice.batch_input_per_mtok
    found["batch_output"] = choice.batch_output_per_mtok
    return found


def figures_of(case: Case, choice: Choice) -> dict[str, float]:
    """Give every figure the engine asks for.

    Raises:
        AdvisorError: Naming each figure that the case neither gives nor leaves out in so many
            words; a missing figure is never zero.
    """
    found = dict(_given(case, choice))
    problems = list(_unsaid(case, choice, found))
    if problems:
        raise AdvisorError(problems)
    for id_ in (*FIGURES, *EXTRA, "purchase.machine", "rental.machine", *_REGIONAL):
        found.setdefault(id_, NEUTRAL.get(id_, 0.0))
    return found


_REGIONAL = ("electricity.other", "carbon.other", "salary.engineer.other", "appliance.accelerators")


def kilowatts(choice: Choice) -> float:
    """Give what one machine draws, kW; 1 where nothing is said, so that space can be charged."""
    return (_watts(choice) or 1000.0) / 1000


def _watts(choice: Choice) -> float | None:
    if choice.watts_per_accelerator is not None:
        return choice.watts_per_accelerator * choice.accelerators
    return choice.watts


def _given(case: Case, choice: Choice) -> Iterator[tuple[str, float]]:
    yield "finance.discount_rate", case.discount_rate
    yield "drift.api_price", choice.price_change_per_year
    yield "drift.rental_price", choice.price_change_per_year
    yield "appliance.accelerators", float(choice.accelerators)
    for code, rate in case.exchange.items():
        yield f"fx.{code}", rate
    yield from _people(choice)
    if choice.form == "rented":
        yield from _rent(choice)
    if choice.form in STANDING:
        yield from _bought(choice)
        yield from _housed(choice, case.workload.hours_per_month)


def _people(choice: Choice) -> Iterator[tuple[str, float]]:
    wage, fixed = choice.staff_cost_per_month, choice.fixed_per_month
    if (choice.staff is not None and wage is not None) or fixed is not None:
        yield STAFF[choice.form], (choice.staff or 0.0) + (fixed or 0.0) / (wage or 1.0)
    if choice.implementation is not None:
        work = "implementation.api" if choice.form in CONNECTED else "implementation.self_hosted"
        yield work, choice.implementation / (wage or 1.0)
    yield "salary.engineer.other", 12 * (wage or 1.0)


def _rent(choice: Choice) -> Iterator[tuple[str, float]]:
    if choice.price_per_hour is not None:
        yield "rental.machine", choice.price_per_hour
    elif choice.price_per_month is not None:
        yield "rental.machine", choice.price_per_month / HOURS_PER_MONTH


def _bought(choice: Choice) -> Iterator[tuple[str, float]]:
    price = choice.price
    if choice.life_months is not None:
        yield "hardware.life_months", float(choice.life_months)
    if choice.residual_share is not None and choice.life_months is not None:
        yield "hardware.residual_at_36_months", choice.residual_share ** (36 / choice.life_months)
    if price is None:
        return
    if choice.form == "appliance":
        yield "appliance.price", price
        upkeep_id = "appliance.support_per_year"
    else:
        upkeep_id = "hardware.maintenance_per_year"
        yield "purchase.machine", price / choice.accelerators
    if choice.installation is not None or choice.installation_share is not None:
        share = choice.installation_share or _over(choice.installation or 0.0, price)
        yield "hardware.install_share", share
    upkeep = (choice.maintenance_per_year, choice.software_per_year, choice.support_per_year)
    if any(told is not None for told in (*upkeep, choice.maintenance_share_per_year)):
        yearly = sum(told or 0.0 for told in upkeep)
        share = choice.maintenance_share_per_year or 0.0
        yield upkeep_id, share + _over(yearly, price)


def _over(amount: float, price: float) -> float:
    return amount / price if amount and price else 0.0


def _housed(choice: Choice, hours_in_use: float) -> Iterator[tuple[str, float]]:
    if _watts(choice) is not None and choice.price_per_kwh is not None:
        has_speed = stated_speed(choice)
        drawn = choice.power_drawn or ("while busy" if has_speed else "all month")
        yield "electricity.other", choice.price_per_kwh
        yield "server.idle_power_share", 1.0 if drawn == "all month" else 0.0
        yield "pue.on_premises", choice.pue
    by_kilowatt = choice.colocation_per_kw_month
    told = (choice.space_per_month, choice.hosting_per_year, choice.running_per_hour)
    if any(one is not None for one in (*told, by_kilowatt)) or _upkeep_without_price(choice):
        month, year, hour = (one or 0.0 for one in told)
        hours = hours_in_use if choice.running_hours == "in use" else HOURS_PER_MONTH
        total = month + (year + _upkeep_without_price(choice)) / 12 + hour * hours
        yield "colocation.per_kw_month", total / kilowatts(choice) + (by_kilowatt or 0.0)
    if choice.licence_once is not None:
        yield "licence.closed_one_off", choice.licence_once
    if choice.licence_per_year is not None:
        yield "licence.closed_per_year", choice.licence_per_year


def _upkeep_without_price(choice: Choice) -> float:
    """Give the yearly upkeep of a machine without a price, which no share of one can express."""
    if choice.price or choice.form == "owned":
        return 0.0
    yearly = (choice.maintenance_per_year, choice.software_per_year, choice.support_per_year)
    return sum(told or 0.0 for told in yearly)


def stated_speed(choice: Choice) -> bool:
    """Say whether the case tells what a machine does in any of the ways it may."""
    ways = (
        choice.tokens_per_s,
        choice.requests_per_s,
        choice.tokens_per_s_per_instance,
        choice.requests_per_s_per_instance,
        choice.capacity_tokens_per_month,
    )
    return any(way is not None for way in ways)


def _unsaid(case: Case, choice: Choice, found: dict[str, float]) -> Iterator[Problem]:
    """Name what the option neither gives nor leaves out."""
    if "everything else" in case.left_out:
        return
    machine = choice.form in STANDING
    all_in = choice.running_per_hour is not None
    asked: list[tuple[Subject, bool]] = [
        ("staff", STAFF[choice.form] in found),
        ("implementation", choice.implementation is not None),
        ("power", not machine or all_in or "electricity.other" in found),
        ("space", not machine or "colocation.per_kw_month" in found),
        ("maintenance", not _is_server(choice) or "hardware.maintenance_per_year" in found),
        ("installation", not _is_server(choice) or "hardware.install_share" in found),
        ("residual", not machine or "hardware.residual_at_36_months" in found),
        ("support", choice.form != "appliance" or "appliance.support_per_year" in found),
        ("speed", choice.form in {"api", "hosted"} or stated_speed(choice)),
        ("other costs", False),
    ]
    for subject, given in asked:
        if not given and subject not in case.left_out:
            yield Problem("left_out", message("problem.case.unsaid", subject=subject))


def _is_server(choice: Choice) -> bool:
    return choice.form in {"bought", "licence"}
