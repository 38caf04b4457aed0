"""Slips charged to printed figures: each one made on purpose, and none where a figure is right."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from advisor.cases.changed import changed
from advisor.cases.folder import read_case
from advisor.cases.judge import judge
from advisor.cases.slips import slips_in
from advisor.cases.told import Expected, Trap
from tests.advisor.cases.example import API, MACHINE, WORK, case

PUBLISHED = Path(__file__).parents[2] / "cases" / "published"


def trap(printed: float, **more: Any) -> Trap:
    told = {"reading": "monthly", "of": "api", "problem": "does_not_follow", "printed": printed}
    return Trap.model_validate(told | more)


def found(printed: float, told: dict[str, Any] | None = None, **more: Any) -> set[str]:
    return set(slips_in(case(**(told or {})), trap(printed, **more)))


def test_that_a_figure_which_follows_is_charged_with_nothing() -> None:
    assert found(12) == set()
    assert found(12.05) == set()


def test_that_a_figure_no_slip_explains_does_not_follow() -> None:
    assert found(14) == {"does_not_follow"}


@pytest.mark.parametrize("printed", [12_000, 0.012])
def test_that_a_price_by_the_thousand_is_seen(printed: float) -> None:
    assert "price_unit" in found(printed)


def test_that_tokens_in_thousands_are_seen_where_no_price_is_asked_for() -> None:
    """9 million tokens a month, printed as 9 thousand."""
    assert found(9000, reading="volume", of="") == {"token_unit"}


@pytest.mark.parametrize("days", [30, 31, 730 / 24])
def test_that_a_day_taken_for_a_month_is_seen(days: float) -> None:
    assert "day_for_month" in found(12 / days)
    assert "day_for_month" in found(12 * days)


def test_that_a_month_printed_as_a_year_is_seen() -> None:
    assert "month_for_year" in found(12, reading="yearly")


@pytest.mark.parametrize(("hours", "printed"), [(720, 1440), (744, 1488), (672, 1344)])
def test_that_a_month_of_other_hours_is_seen(hours: int, printed: float) -> None:
    """2 an hour, day and night: 1,460 a month of 730 hours."""
    told = {"options": {"rented": {"form": "rented", "price_per_hour": 2}}}

    assert printed == 2 * hours
    assert found(printed, told, of="rented") == {"month_hours"}
    assert found(1460, told, of="rented") == set()


def test_that_cached_tokens_counted_twice_are_seen() -> None:
    """Half of 8 Mtok cached at a tenth: 4 + 0.4 + 4 for what is written, not 8 + 0.4 + 4."""
    told = {
        "workload": {**WORK, "cached_share": 0.5},
        "options": {"api": {**API, "cached_per_mtok": 0.1}},
    }

    assert found(8.4, told) == set()
    assert found(12.4, told) == {"cached_twice"}


def test_that_a_volume_above_what_the_machine_serves_is_seen_though_it_follows() -> None:
    """500 a month against 0.1 a million, power left out: 5,000 Mtok; the machine does 2,628."""
    machine = {"form": "rented", "price_per_month": 500, "tokens_per_s": 1000}
    told = {"options": {"machine": machine, "api": {"form": "api", "per_mtok": 0.1}}}
    more = {"reading": "break_even_volume", "of": "machine", "against": "api"}

    assert found(5e9, told, **more) == {"above_capacity"}
    assert found(3e9, told, **more) == {"above_capacity"}
    assert found(2e9, told, **more) == {"does_not_follow"}


def test_that_a_cost_of_one_machine_for_a_volume_of_three_is_seen() -> None:
    """6,000 Mtok a month take three machines of 2,628: 1,500; the print charges one: 500."""
    told = {
        "workload": {"tokens_per_month": 6e9, "input_share": 0.5},
        "options": {"machine": {"form": "rented", "price_per_month": 500, "tokens_per_s": 1000}},
    }

    assert found(1500, told, of="machine") == set()
    assert "above_capacity" in found(500, told, of="machine")


def test_that_two_statements_of_one_publication_that_contradict_are_seen() -> None:
    """73 for power at 1,000 W; at 400 W, as it says elsewhere, 29.20."""
    told = {
        "workload": {"fills": "machine", "input_share": 0.5},
        "options": {"machine": MACHINE},
    }
    other = {"stated_elsewhere_options": {"machine": {"watts": 400}}}
    more: dict[str, Any] = {"of": "machine", "line": "power"}

    assert found(73, told, **more, **other) == {"contradiction"}
    assert "contradiction" in found(29.2, told, **more, **other)
    assert found(73, told, **more) == set()
    assert found(50, told, **more, **other) == {"does_not_follow"}


def right_figures() -> list[tuple[str, Expected]]:
    """Every printed figure of a published case that is a number and right."""
    return [
        (file.stem, one)
        for file in sorted(PUBLISHED.glob("c*.toml"))
        for one in read_case(file).expect
        if not one.skip and isinstance(one.value, float) and one.reading != "break_even_volume"
    ]


@pytest.mark.parametrize(
    ("name", "asked"), right_figures(), ids=lambda one: one if isinstance(one, str) else one.of
)
def test_that_no_right_figure_of_a_published_case_is_charged(name: str, asked: Expected) -> None:
    told = read_case(PUBLISHED / f"{name}.toml")
    here = changed(told, asked.workload, asked.options)
    fields = asked.model_dump(exclude={"value", "range", "skip", "workload", "options"})
    printed = Trap.model_validate({**fields, "printed": asked.value, "problem": "does_not_follow"})

    assert slips_in(here, printed) == ()


def test_that_a_trap_which_is_not_seen_fails() -> None:
    (one,) = judge(case(trap=(trap(12),)))

    assert (one.verdict, one.found) == ("fail", ())


def test_that_a_trap_charged_with_another_slip_fails() -> None:
    (one,) = judge(case(trap=(trap(14, problem="cached_twice"),)))

    assert (one.verdict, one.found) == ("fail", ("does_not_follow",))
