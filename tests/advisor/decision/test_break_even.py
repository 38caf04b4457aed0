"""Where a line through the origin crosses a fixed cost, by hand."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest

from advisor.decision.break_even import (
    Alone,
    alone,
    comparable,
    compared,
    crossings,
    sweep,
    tokens_per_day,
)
from advisor.decision.choices import Choices
from advisor.evaluation import BreakEven
from advisor.model.organisation import Finance, Phases
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    price,
    workload,
)

# A world without drift, discount, people, idle power, failures or waiting: one phase of 10
# months, a server for 500,000 yuan that is worth nothing afterwards, against an API at 1 yuan a
# task. 100,000 tasks a month need 0.25 of the one server bought.
BARE = {
    **dict.fromkeys(
        (
            "finance.discount_rate",
            "drift.api_price",
            "drift.wage",
            "drift.hardware_price",
            "drift.electricity",
            "drift.rental_price",
            "colocation.per_kw_month",
            "salary.engineer.CN",
            "electricity.CN",
            "hardware.install_share",
            "hardware.maintenance_per_year",
            "hardware.residual_at_36_months",
            "hardware.lead_time_months",
        ),
        0.0,
    )
}


def bare(
    volume: float = 100_000, yuan_a_task: float = 1.0, discount_rate: float = 0.0
) -> Engagement:
    """An API that charges for input only, 1,000 tokens a task."""
    at_cost = price("cloud", "open-a", "CNY", input=1000 * yuan_a_task, output=0)
    told = assessment(
        workload(volume=volume, cost_per_failure=0),
        finance=Finance(horizon_months=10),
        phases=Phases(verification_start=0, integration_start=0, innovation_start=0),
    )
    known = {**BARE, "finance.discount_rate": discount_rate}
    return engage(told, catalogue(known, prices=(CLOSED_PRICE, at_cost)))


def pair(engagement: Engagement, machines: str = OWNED) -> tuple[Alone, Alone]:
    costing = engagement.costing
    fixed = alone(costing, engagement.options[machines], ["service"])
    return fixed, alone(costing, engagement.options[HOSTED], ["service"])


def test_that_a_server_breaks_even_where_its_price_buys_as_many_tasks() -> None:
    # 500,000 yuan buy 500,000 tasks, 50,000 a month: half of the 100,000 planned. At 1,100
    # tokens a task and 730 / 24 days a month that is 50,000 × 1,100 × 24 / 730 tokens a day.
    engagement = bare()

    (found,) = crossings(engagement.costing.context, pair(engagement))
    assert found.between == (OWNED, HOSTED)
    assert found.tokens_per_day == pytest.approx(50_000 * 1100 * 24 / 730)
    assert found.utilisation == pytest.approx(0.125)
    assert found.capped_by == ""


def test_that_a_server_pays_from_the_month_that_its_price_is_saved() -> None:
    # 100,000 yuan a month saved: even after five months.
    engagement = bare()

    (found,) = crossings(engagement.costing.context, pair(engagement))
    assert found.month == 5.0


def test_that_it_pays_later_at_present_values_and_perhaps_never() -> None:
    # 100,000 yuan saved in month t are worth 100,000 / 1.2^(t/12): the first five 485,147 yuan,
    # the sixth 92,685, of which 14,853 lack. At 900 % a year ten months save 488,683.
    def found(rate: float) -> BreakEven:
        engagement = bare(discount_rate=rate)
        (crossing,) = crossings(engagement.costing.context, pair(engagement))
        return crossing

    saved = [100_000 / 1.2 ** (month / 12) for month in range(6)]
    expected = 5 + (500_000 - sum(saved[:5])) / saved[5]
    assert found(0.2).month == 5.0
    assert found(0.2).month_discounted == pytest.approx(expected)
    assert sum(100_000 / 10 ** (month / 12) for month in range(10)) < 500_000
    assert found(9.0).month_discounted is None


def test_that_a_server_that_never_pays_within_the_horizon_has_no_month() -> None:
    # 49,000 yuan a month save 490,000 in ten months.
    engagement = bare(volume=49_000)

    (found,) = crossings(engagement.costing.context, pair(engagement))
    assert found.month is None
    assert found.tokens_per_day == pytest.approx(50_000 * 1100 * 24 / 730)


@pytest.mark.parametrize(("yuan", "capped"), [(0.13, ""), (0.12, "capacity")])
def test_that_a_crossing_above_what_the_server_can_do_is_capped(yuan: float, capped: str) -> None:
    # The server keeps 400,000 tasks a month, 4,000,000 in ten: 0.125 yuan a task pays it.
    engagement = bare(yuan_a_task=yuan)

    (found,) = crossings(engagement.costing.context, pair(engagement))
    assert found.capped_by == capped
    if capped:
        assert found.tokens_per_day is None
        assert found.utilisation is None
    else:
        assert found.tokens_per_day == pytest.approx(50_000 / 0.13 * 1100 * 24 / 730)
        assert found.utilisation == pytest.approx(0.125 / 0.13)


def test_that_rent_dearer_than_the_api_at_every_volume_never_breaks_even() -> None:
    engagement = bare(yuan_a_task=0.001)

    (found,) = crossings(engagement.costing.context, pair(engagement, RENTED))
    assert found.capped_by == "never"
    assert (found.tokens_per_day, found.utilisation, found.month) == (None, None, None)


def test_that_rent_that_follows_the_volume_has_no_utilisation() -> None:
    # One replica at 10 yuan an hour is 7,300 yuan a month and keeps 50,000 tasks: 7,300 tasks.
    engagement = bare()

    (found,) = crossings(engagement.costing.context, pair(engagement, RENTED))
    assert found.tokens_per_day == pytest.approx(7_300 * 1100 * 24 / 730)
    assert found.utilisation is None
    assert found.month == 0.0


def test_that_cheaper_from_the_start_counts_from_the_least_volume_of_the_grid() -> None:
    engagement = bare(yuan_a_task=1000)

    (found,) = crossings(engagement.costing.context, pair(engagement))
    assert found.tokens_per_day == pytest.approx(0.02 * 100_000 * 1100 * 24 / 730)


def test_that_the_sweep_shows_no_cost_above_the_capacity() -> None:
    # A quarter of the server is planned for, so it carries four times the volume.
    engagement = bare()
    context = engagement.costing.context

    found = sweep(context, pair(engagement))
    multiples = context.design.volume_multiple[context.design.rows.volume_sweep]
    owned, hosted = found.curves
    assert found.planned_tokens_per_day == pytest.approx(100_000 * 1100 * 24 / 730)
    assert found.workloads == ("service",)
    for multiple, tokens, at_owned, at_hosted in zip(
        multiples,
        found.tokens_per_day,
        owned.net_present_cost,
        hosted.net_present_cost,
        strict=True,
    ):
        assert tokens == pytest.approx(multiple * 100_000 * 1100 * 24 / 730)
        assert at_hosted == pytest.approx(multiple * 1_000_000)
        assert at_owned == (pytest.approx(500_000) if multiple <= 4 else None)


def test_that_only_the_cheapest_of_a_form_is_compared() -> None:
    engagement = bare()
    fixed, hosted = pair(engagement)
    dearer = replace(fixed, cost=fixed.cost + 1)

    found = crossings(engagement.costing.context, (dearer, fixed, hosted))
    assert len(found) == 1
    assert found[0].tokens_per_day == pytest.approx(50_000 * 1100 * 24 / 730)


def test_that_options_are_compared_on_the_most_workloads_that_an_api_may_serve() -> None:
    engagement = engage(
        assessment(workload("kept", data_class="confidential"), workload("one"), workload("two"))
    )

    on = compared(engagement.choices)
    assert on == {"one", "two"}
    every = comparable(engagement.costing, engagement.choices, on)
    assert {API, HOSTED, OWNED, RENTED} <= {one.option.id for one in every}
    assert all(set(one.placement) == {"one", "two"} for one in every)


def test_that_without_any_api_options_are_compared_on_all_workloads() -> None:
    engagement = engage(
        assessment(
            workload("one", data_class="restricted"), workload("two", data_class="restricted")
        )
    )

    assert compared(engagement.choices) == {"one", "two"}


def test_that_nothing_is_comparable_where_no_option_may_serve_all() -> None:
    engagement = engage(assessment(workload("one"), workload("two")))
    api, owned = engagement.options[API], engagement.options[OWNED]

    choices = Choices({"one": (api,), "two": (owned,)}, ())
    assert comparable(engagement.costing, choices, frozenset({"one", "two"})) == ()


def test_that_tokens_a_day_are_those_of_a_full_month() -> None:
    # A million tasks of 1,000 tokens in and 100 out, over 730 / 24 days.
    context = engage().costing.context

    assert tokens_per_day(context, ["service"]) == pytest.approx(1e6 * 1100 / (730 / 24))


def test_that_utilisation_is_the_busiest_month_over_the_servers_of_the_last_phase() -> None:
    # 2.5 of three servers at the planned volume.
    engagement = engage()

    found = alone(engagement.costing, engagement.options[OWNED], ["service"])
    assert found.utilisation[0] == pytest.approx(2.5 / 3)
    assert np.all(alone(engagement.costing, engagement.options[API], ["service"]).utilisation == 0)
