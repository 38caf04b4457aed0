"""Readings of a case in round figures, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cases.readings import Value, read
from advisor.cases.run import Runs
from advisor.cases.told import Question
from advisor.errors import AdvisorError
from tests.advisor.cases.example import API, MACHINE, WORK, case

HOUR = 3600
FULL = {"fills": "machine", "input_share": 0.75}


def asked(reading: str, **more: Any) -> Question:
    return Question.model_validate({"reading": reading, "of": "machine", "against": "api"} | more)


def of(reading: str, told: dict[str, Any] | None = None, **more: Any) -> Value:
    return read(Runs(case(**(told or {}))), asked(reading, **more))


def test_that_an_api_costs_its_tokens() -> None:
    """8 Mtok × 1 + 1 Mtok × 4 = 12 a month."""
    assert of("monthly", of="api") == pytest.approx(12)
    assert of("yearly", of="api") == pytest.approx(144)
    assert of("total", of="api") == pytest.approx(288)
    assert of("cost_per_request", of="api", per=1000) == pytest.approx(12)
    assert of("cost_per_mtok", of="api") == pytest.approx(12 / 9)


def test_that_a_machine_full_all_month_draws_its_power_all_month() -> None:
    """1 kW × 730 h × 0.1 = 73; 1,000 tokens/s × 730 h are 2,628 Mtok."""
    told = {"workload": FULL}

    assert of("monthly", told, line="power") == pytest.approx(73)
    assert of("capacity", told) == pytest.approx(1000 * 730 * HOUR)
    assert of("volume", told) == pytest.approx(1000 * 730 * HOUR)
    assert of("total", told) == pytest.approx(12_000 + 24 * 73)
    assert of("cost_per_mtok", told) == pytest.approx((500 + 73) / 2628, rel=1e-6)


def test_that_a_machine_half_full_draws_half_the_power() -> None:
    told = {"workload": FULL | {"utilisation": 0.5}}

    assert of("monthly", told, line="power") == pytest.approx(36.5)
    assert of("utilisation", told) == pytest.approx(0.5)


def test_that_break_even_is_the_purchase_over_what_is_saved_a_month() -> None:
    """At full load three quarters are read: 2,628 × 1.75 = 4,599 a month, power 73."""
    told = {"workload": FULL}

    months = 12_000 / (4599 - 73)
    assert of("break_even_months", told) == pytest.approx(months)
    assert of("break_even_hours", told) == pytest.approx(months * 730)
    assert of("break_even_months") is None


def test_that_the_volume_to_break_even_knows_what_the_machine_can_do() -> None:
    """500 a month and 0.1 an hour of 3.6 Mtok against 12 for 9 Mtok: 500 / (12/9 − 0.1/3.6)."""
    volume = 500 / (12 / 9 - 0.1 / 3.6) * 1e6

    assert of("break_even_volume") == pytest.approx(volume, rel=1e-6)
    assert of("break_even_volume", unit="requests") == pytest.approx(volume / 9000, rel=1e-6)
    assert of("feasible") is True
    assert of("break_even_utilisation") == pytest.approx(volume / (1000 * 730 * HOUR), rel=1e-6)


def test_that_an_api_cheaper_than_the_machine_at_its_best_is_never_overtaken() -> None:
    """0.1 a million: 500 a month would take 5,000 Mtok and more, the machine does 2,628."""
    told = {"options": {"machine": MACHINE, "api": {"form": "api", "per_mtok": 0.1}}}

    assert of("feasible", told) is False
    assert of("break_even_utilisation", told) is None


def test_that_machines_grow_with_the_volume_where_they_may() -> None:
    """Without power a machine of 12,000 over 24 months costs 500 and does 2,628 Mtok: at 0.15 a
    million it never pays, however many there are; at 0.2 a full one does, from 2,500 Mtok on.
    """
    bare = {k: v for k, v in MACHINE.items() if k not in {"watts", "price_per_kwh"}}

    def told(price: float) -> dict[str, Any]:
        return {"options": {"machine": bare, "api": {"form": "api", "per_mtok": price}}}

    assert of("break_even_volume", told(0.15), machines="growing") is None
    found = of("break_even_volume", told(0.2), machines="growing")
    assert found == pytest.approx(2.5e9, rel=1e-6)


def test_that_whole_machines_and_instances_carry_the_busiest_hour() -> None:
    """120,000 requests a day, a fifth of them in one hour: 6.67 a second, 2.5 an instance."""
    told: dict[str, Any] = {
        "workload": {
            "requests_per_day": 120_000,
            "peak_hour_share": 0.2,
            "input_tokens": 10,
            "output_tokens": 10,
        },
        "options": {
            "machine": {
                "form": "bought",
                "price": 1,
                "accelerators": 4,
                "accelerators_per_instance": 2,
                "requests_per_s_per_instance": 2.5,
            },
        },
    }

    assert of("instances", told) == 3
    assert of("servers", told) == 2


def test_that_a_set_of_machines_costs_and_does_as_many_times_as_much() -> None:
    told = {"workload": FULL, "options": {"machine": {**MACHINE, "machines": 3}, "api": API}}

    assert of("capacity", told) == pytest.approx(3 * 1000 * 730 * HOUR)
    assert of("total", told) == pytest.approx(3 * (12_000 + 24 * 73))
    assert of("servers", told) == 3


def test_that_owned_machines_cost_no_purchase() -> None:
    owned = {k: v for k, v in MACHINE.items() if k != "price"} | {"form": "owned", "machines": 2}
    told = {"workload": FULL, "options": {"machine": owned}}

    assert of("total", told) == pytest.approx(2 * 24 * 73)
    assert of("capacity", told) == pytest.approx(2 * 1000 * 730 * HOUR)


def test_that_running_cost_is_paid_day_and_night_or_in_use() -> None:
    """2 an hour: 1,460 a month of 730 hours, 200 in the 100 hours of use; 30 a rated kilowatt."""
    work = {**WORK, "hours_per_month": 100}
    day_and_night = {"form": "bought", "price": 0, "running_per_hour": 2}
    in_use = {**day_and_night, "running_hours": "in use"}
    racked = {"form": "bought", "price": 0, "watts": 1500, "price_per_kwh": 0}
    racked |= {"colocation_per_kw_month": 30}

    def monthly(machine: dict[str, Any]) -> Value:
        return of("monthly", {"workload": work, "options": {"machine": machine}})

    assert monthly(day_and_night) == pytest.approx(1460)
    assert monthly(in_use) == pytest.approx(200)
    assert monthly(racked) == pytest.approx(45)


def test_that_people_and_fixed_cost_stand_with_operations_and_implementation() -> None:
    people = {
        "staff": 0.5,
        "staff_cost_per_month": 8000,
        "fixed_per_month": 320,
        "implementation": 2400,
    }
    told = {"options": {"machine": MACHINE, "api": {**API, **people}}}

    assert of("monthly", told, of="api", line="operations") == pytest.approx(4320)
    assert of("total", told, of="api", line="implementation") == pytest.approx(2400)


def test_that_an_appliance_pays_support_on_its_price() -> None:
    box = {"form": "appliance", "price": 50_000, "support_per_year": 5000, "accelerators": 8}

    assert of("total", {"options": {"machine": box}}) == pytest.approx(50_000 + 2 * 5000)


def test_that_a_licence_is_paid_once_or_by_the_year_beside_its_machines() -> None:
    licensed = {"form": "licence", "price": 1000, "licence_per_year": 300}
    once = {"form": "licence", "price": 1000, "licence_once": 300}

    assert of("total", {"options": {"machine": licensed}}) == pytest.approx(1000 + 600)
    assert of("total", {"options": {"machine": once}}) == pytest.approx(1300)


def test_that_prices_in_another_currency_are_exchanged() -> None:
    told = {
        "currency": "CNY",
        "exchange": {"CNY": 7},
        "options": {"machine": {**API, "currency": "USD"}},
    }

    assert of("monthly", told) == pytest.approx(84)


def test_that_the_discounted_cost_is_the_engines_net_present_cost() -> None:
    """12 a month over 24 months at 21 % a year: 12 × Σ 1.21^(−t/12)."""
    expected = 12 * sum(1.21 ** (-month / 12) for month in range(24))

    found = of("net_present_cost", {"discount_rate": 0.21}, of="api")

    assert found == pytest.approx(expected)


def test_that_growth_shows_in_the_years() -> None:
    """A volume that doubles each year: the second year costs twice the first."""
    told = {"workload": {**WORK, "growth_per_year": 1.0}}

    first = of("year_total", told, of="api", year=1)
    second = of("year_total", told, of="api", year=2)
    assert first == pytest.approx(12 * sum(2 ** (month / 12) for month in range(12)))
    assert isinstance(first, float)
    assert second == pytest.approx(2 * first)


@pytest.mark.parametrize(
    ("reading", "more", "problem"),
    [
        ("total", {"of": "nobody"}, "problem.case.no_option"),
        ("total", {"of": ""}, "problem.case.names_no_option"),
        ("saving", {"against": ""}, "problem.case.names_no_option"),
        ("capacity", {"of": "api"}, "problem.case.no_speed"),
        ("total", {"line": "rental"}, "problem.case.no_line"),
        ("monthly", {"line": "rental", "view": "book"}, "problem.case.no_line"),
        ("total", {"year": 3}, "problem.case.no_year"),
        ("year_total", {}, "problem.case.names_no_year"),
    ],
)
def test_that_what_cannot_be_read_is_named(
    reading: str, more: dict[str, Any], problem: str
) -> None:
    with pytest.raises(AdvisorError) as refused:
        of(reading, None, **more)

    assert [p.message.id for p in refused.value.problems] == [problem]
