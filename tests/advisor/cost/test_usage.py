"""Prices of a task's tokens, rates of exchange and success rates, by hand."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import pytest

from advisor.cost.machines import capex
from advisor.cost.usage import task_cost
from advisor.model.organisation import Finance
from tests.advisor.builders import (
    API,
    CLOSED_PRICE,
    HOSTED_PRICE,
    OWNED,
    assessment,
    catalogue,
    engage,
    exactly,
    price,
    workload,
)


def cost(answers: dict[str, float], currency: str = "CNY", **per_mtok: float) -> float:
    """Price of a million tasks at a closed host."""
    asked = price("vendor", "closed-a", currency, **per_mtok)
    told = assessment(workload(**answers))
    context = engage(told, catalogue(prices=(asked, HOSTED_PRICE))).costing.context
    return float(task_cost(context, "service", asked)[0][0]) * 1e6


def test_that_cached_tokens_are_paid_once_and_at_their_own_price() -> None:
    # 1,000 in of which 400 cached, 100 out: 600 × 10 + 400 × 1 + 100 × 20.
    assert cost({}, input=10, output=20, cached=1) == pytest.approx(8_400)
    # Without a price for cached tokens: 1,000 × 10 + 100 × 20.
    assert cost({}, input=10, output=20) == pytest.approx(12_000)


def test_that_what_can_wait_is_paid_at_batch_prices_where_they_are_lower() -> None:
    half = {"deferrable_share": 0.5}
    # Now 8,400; in a batch 1,000 × 5 + 100 × 10 = 6,000.
    paid = cost(half, input=10, output=20, cached=1, batch_input=5, batch_output=10)
    assert paid == pytest.approx((8_400 + 6_000) / 2)
    # Where the cache saves more than the batch, nothing waits: 900 × 0.1 and 100 × 10 against it.
    warm = {"deferrable_share": 1.0, "cached_share": 0.9}
    paid = cost(warm, input=10, output=20, cached=0.1, batch_input=9, batch_output=18)
    assert paid == pytest.approx(100 * 10 + 900 * 0.1 + 100 * 20)


def test_that_a_batch_price_of_input_alone_lowers_output_by_the_same_share() -> None:
    # Half price both ways: 1,000 × 5 + 100 × 10.
    paid = cost({"deferrable_share": 1.0}, input=10, output=20, batch_input=5)

    assert paid == pytest.approx(6_000)


def test_that_retries_agents_steps_and_hidden_reasoning_are_paid() -> None:
    # Three steps and a fifth repeated are 3.6 calls: 3,600 in, 3.6 × (100 + 400) out.
    steps = {"calls_per_task": 3.0, "retry_share": 0.2, "reasoning_tokens": 400.0}

    assert cost(steps, input=10, output=20) == pytest.approx(3_600 * 10 + 1_800 * 20)


def test_that_dollars_become_yuan_at_the_rate() -> None:
    assert cost({}, "USD", input=10, output=20) == pytest.approx(7 * 12_000)


def test_that_a_price_crosses_two_rates_to_a_third_currency() -> None:
    # 100 yuan a kilowatt and month, 7 yuan and 0.5 euro a dollar.
    told = assessment(finance=Finance(currency="EUR", horizon_months=24))
    known = catalogue({"fx.EUR": 0.5})

    context = engage(told, known).costing.context
    assert context.money("colocation.per_kw_month")[0] == pytest.approx(100 / 7 * 0.5)
    assert context.money("price.vendor.closed-a.input")[0] == pytest.approx(0.5)


def test_that_the_clients_own_measurement_stands_for_a_model() -> None:
    told = workload(measured_success={"open-a": exactly(0.7)})
    context = engage(assessment(told)).costing.context

    assert context.success("service", "open-a")[0] == pytest.approx(0.7)
    assert context.success_inputs("service", "open-a") == (
        "workload.service.measured_success.open-a",
    )
    # The others keep the prior: nine in ten for the best, a half of its gap for the middle one.
    assert context.success("service", "closed-a")[0] == pytest.approx(0.9)
    assert context.success("service", "closed-b")[0] == pytest.approx(0.9 * 0.95)


def test_that_growth_compounds_from_the_first_month() -> None:
    # Four times a year later: twice after half a year.
    told = assessment(workload(growth_per_year=3.0))
    context = engage(told).costing.context

    assert context.demand["service"].tasks[[0, 6, 12], 0] == pytest.approx([1e6, 2e6, 4e6])


def test_that_an_api_has_no_servers_to_price() -> None:
    engagement = engage()
    (pool,) = engagement.costing.pools(engagement.everywhere(OWNED))
    serverless = replace(pool, option=engagement.options[API])

    with pytest.raises(ValueError, match="buys no server"):
        capex(engagement.costing.context, serverless, 0)


def test_that_a_model_that_does_not_fit_cannot_be_placed() -> None:
    known = catalogue()
    huge = known.models["open-a"].model_copy(update={"parameters_b": 10_000.0})
    known = replace(known, models={**known.models, "open-a": huge})
    engagement = engage(known=known)

    with pytest.raises(ValueError, match="does not fit and was placed all the same"):
        engagement.costing.lines(engagement.everywhere(OWNED))


def test_that_a_price_list_may_be_dated_later_than_the_day_of_the_run() -> None:
    tomorrow = HOSTED_PRICE.figure.model_copy(update={"valid_from": dt.date(2026, 3, 1)})
    later = HOSTED_PRICE.model_copy(update={"figure": tomorrow})
    engagement = engage(known=catalogue(prices=(CLOSED_PRICE, later)))

    assert not [id_ for id_ in engagement.options if id_.startswith("open_hosted")]
