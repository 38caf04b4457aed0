"""Which stale figures are red: sums on paper at both sides of the turning point."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace

import numpy as np
import pytest

from advisor.catalogue.catalogue import ApiPrice
from advisor.cost.context import Context, Line
from advisor.errors import message
from advisor.evaluate import evaluate
from advisor.evaluation import Swing
from advisor.uncertainty.staleness import price_of, stale_and_flipping
from tests.advisor.builders import (
    CLOSED_PRICE,
    HOSTED_PRICE,
    assessment,
    catalogue,
    engage,
    workload,
)

LAST_GOOD = dt.date(2026, 1, 30)
FOUR_YEARS_ON = dt.date(2030, 1, 30)
"""1,461 days: with the yearly change from -50 % to +100 %, prices move to 1/16 or to 16 times."""
PRICE = "price.vendor.closed-a"
PARTS = tuple(
    f"{PRICE}.{part}" for part in ("batch_input", "batch_output", "cached", "input", "output")
)


def stale(price: ApiPrice) -> ApiPrice:
    figure = price.figure.model_copy(update={"review_by": LAST_GOOD})
    return price.model_copy(update={"figure": figure})


def world(*prices: ApiPrice) -> Context:
    known = catalogue({"drift.api_price": (-0.5, 0.0, 1.0)}, prices=prices)
    return engage(known=known).costing.context


@pytest.fixture(scope="module")
def context() -> Context:
    return world(stale(CLOSED_PRICE), HOSTED_PRICE)


def paid(context: Context, *inputs: str, cost: float = 100.0) -> Line:
    """A line that costs 100 in month 0, which needs no discount."""
    amounts = np.full((1, context.design.rows.total), -cost)
    return Line("api_tokens", 1, "", 0, amounts, inputs)


def red(
    context: Context, leading: list[Line], rival: list[Line], margin: float, *found: Swing
) -> tuple[str, ...]:
    return stale_and_flipping(
        context, found, leading=leading, rival=rival, margin=margin, as_of=FOUR_YEARS_ON
    )


@pytest.mark.parametrize(("margin", "expected"), [(1499.0, PARTS), (1501.0, ())])
def test_that_a_stale_price_of_the_leader_is_red_where_its_rise_eats_the_lead(
    context: Context, margin: float, expected: tuple[str, ...]
) -> None:
    # 16 times the price costs the leader 1,500 more
    lines = [paid(context, f"{PRICE}.input", f"{PRICE}.output", "drift.api_price")]

    assert red(context, lines, [], margin) == expected


@pytest.mark.parametrize(("margin", "expected"), [(93.0, PARTS), (94.0, ())])
def test_that_a_stale_price_of_the_runner_up_is_red_where_its_fall_eats_the_lead(
    context: Context, margin: float, expected: tuple[str, ...]
) -> None:
    # a sixteenth of the price saves the runner-up 93.75
    assert red(context, [], [paid(context, f"{PRICE}.input")], margin) == expected


def test_that_a_price_both_plans_pay_alike_turns_nothing(context: Context) -> None:
    lines = [paid(context, f"{PRICE}.input")]

    assert red(context, lines, lines, 1.0) == ()


def test_that_a_price_that_is_not_stale_is_never_red() -> None:
    context = world(CLOSED_PRICE, HOSTED_PRICE)

    assert red(context, [paid(context, f"{PRICE}.input")], [], 1.0) == ()


def test_that_a_price_has_not_moved_on_the_day_it_was_last_good(context: Context) -> None:
    lines = [paid(context, f"{PRICE}.input")]

    found = stale_and_flipping(context, [], leading=lines, rival=[], margin=0.001, as_of=LAST_GOOD)
    assert found == ()


def test_that_the_clients_own_price_is_not_called_stale() -> None:
    own = {
        f"{PRICE}.{part}": {"estimate": {"low": 1, "likely": 1, "high": 1}} for part in ("input",)
    }
    known = catalogue(
        {"drift.api_price": (-0.5, 0.0, 1.0)}, prices=(stale(CLOSED_PRICE), HOSTED_PRICE)
    )
    told = assessment(workload()).model_validate(
        {**assessment(workload()).model_dump(), "figures": own}
    )
    context = engage(told, known).costing.context

    assert f"{PRICE}.input" not in red(context, [paid(context, f"{PRICE}.input")], [], 1.0)


def swing(id_: str, *, flips: bool) -> Swing:
    return Swing(
        input=id_, label=message("input.x"), unit="", low=0, likely=1, high=2, cost_at_low=0,
        cost_likely=1, cost_at_high=2, margin_at_low=-1, margin_at_high=1, flips=flips,
    )  # fmt: skip


STALE, FRESH = "staff.operations_api", "staff.operations_rented"


@pytest.mark.parametrize(
    ("id_", "flips", "expected"),
    [(STALE, True, (STALE,)), (STALE, False, ()), (FRESH, True, ())],
)
def test_that_a_figure_with_a_range_is_red_when_it_is_stale_and_its_swing_flips(
    id_: str, flips: bool, expected: tuple[str, ...]
) -> None:
    known = catalogue(spread=0.1)
    (figure,) = known.history[STALE]
    late = {STALE: (figure.model_copy(update={"review_by": LAST_GOOD}),)}
    known = replace(known, history={**known.history, **late})
    context = engage(known=known).costing.context

    assert red(context, [], [], 1.0, swing(id_, flips=flips)) == expected


@pytest.mark.parametrize(("year", "expected"), [(2034, PARTS), (2030, ())])
def test_that_an_answer_names_a_red_price_once_and_before_anything_else(
    year: int, expected: tuple[str, ...]
) -> None:
    known = catalogue(
        {"drift.api_price": (-0.5, 0.0, 1.0)}, prices=(stale(CLOSED_PRICE), stale(HOSTED_PRICE))
    )

    found = evaluate(assessment(), known, as_of=dt.date(year, 1, 30), samples=16)

    assert found.evidence.stale_and_flipping == expected
    assert set(expected) <= set(found.evidence.stale)
    named = [place for place, w in enumerate(found.warnings) if w.id == "warning.stale_flips"]
    assert named == ([0] if expected else [])


def test_that_parts_of_one_price_are_known_by_what_they_share() -> None:
    assert price_of("price.vendor.qwen2.5-72b.input") == "price.vendor.qwen2.5-72b"
    assert price_of("fx.CNY") == ""
