"""Firmness under other weights against closed forms: who leads where, and up to which weight."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.decision.criteria.stability import Candidate, Field, dominated
from advisor.evaluation import Posture
from advisor.model.preferences import Criterion

CHEAP = Candidate("open", 1_000_000, {"security": 0.2})
SAFE = Candidate("closed", 700_000, {"security": 0.8})
"""Of a million of money swing 0.3 dearer, and 0.6 better in security."""
TWO: tuple[Criterion, ...] = ("security", "price")


def field(*plans: Candidate, criteria: tuple[Criterion, ...] = TWO) -> Field:
    return Field(plans or (CHEAP, SAFE), criteria, 1_000_000)


def test_that_two_plans_and_two_criteria_are_valued_as_on_paper() -> None:
    values = field().values({"security": 0.25, "price": 0.75})

    assert values == pytest.approx([0.75 * 1.0 + 0.25 * 0.2, 0.75 * 0.7 + 0.25 * 0.8])


def test_that_the_lead_turns_where_the_gains_are_equal() -> None:
    # 0.6 w = 0.3 (1 − w) at w = 1/3
    found = field().interval({"security": 0.25, "price": 0.75}, "security")

    assert (found.low, found.high) == (0.0, pytest.approx(1 / 3))
    assert (found.below, found.above) == (None, "closed")
    price = field().interval({"security": 0.25, "price": 0.75}, "price")
    assert (price.low, price.high) == (pytest.approx(2 / 3), 1.0)
    assert (price.below, price.above) == ("closed", None)


def test_that_an_interval_is_told_on_both_sides_of_who_leads_now() -> None:
    found = field().interval({"security": 0.5, "price": 0.5}, "security")

    assert (found.low, found.high) == (pytest.approx(1 / 3), 1.0)
    assert found.below == "open"


def test_that_a_third_weight_keeps_its_proportion_to_price() -> None:
    # lock-in is the same for both, so only security against price matters: with lock-in at half
    # of what is left, 0.6 w = 0.3 (1 − w) / 2 at w = 0.2
    plans = [
        Candidate(one.posture, one.money, {**one.scores, "lock_in": 0.5}) for one in (CHEAP, SAFE)
    ]
    three: tuple[Criterion, ...] = ("security", "price", "lock_in")
    weights: dict[Criterion, float] = {"security": 0.1, "price": 0.45, "lock_in": 0.45}

    assert field(*plans, criteria=three).interval(weights, "security").high == pytest.approx(0.2)


def test_that_the_share_of_weights_is_the_length_of_the_interval() -> None:
    # of two weights drawn evenly security lies below a third in a third of all draws
    shares = field().shares()

    assert shares["open"] == pytest.approx(1 / 3, abs=0.015)
    assert sum(shares.values()) == pytest.approx(1)


def test_that_equal_plans_split_and_draws_are_the_same_each_time() -> None:
    twin = Candidate("hybrid", CHEAP.money, CHEAP.scores)
    shares = field(CHEAP, twin).shares()

    assert shares == {"open": pytest.approx(0.5), "hybrid": pytest.approx(0.5)}
    assert shares == field(CHEAP, twin).shares()


def test_that_a_posture_stands_on_its_best_plan() -> None:
    dear_and_safe = Candidate("open", 650_000, {"security": 0.9})

    # among the open ones the safer takes over; it overtakes the closed one at 0.05 (1 − w) = 0.1 w
    found = field(CHEAP, SAFE, dear_and_safe)
    assert found.leader({"security": 0.5, "price": 0.5}) == "open"
    assert found.leader({"security": 0.3335, "price": 0.6665}) == "open"


@given(
    st.floats(0, 1e6),
    st.floats(0, 1),
    st.floats(0, 5e5),
    st.floats(0, 1),
    st.floats(0, 1),
)
def test_that_a_dominated_plan_never_leads(
    money: float, score: float, less: float, share: float, weight: float
) -> None:
    better = Candidate("open", money, {"security": score})
    worse = Candidate("closed", money - less, {"security": score * share})

    values = field(better, worse).values({"security": weight, "price": 1 - weight})
    assert values[0] >= values[1]
    if worse.money < money or worse.scores["security"] < score:
        assert dominated([better, worse]) == {1: 0}


@pytest.mark.parametrize(("money", "score", "found"), [
    (700_000, 0.9, {1: 0}),
    (700_000, 0.8, {}),
    (1_100_000, 0.1, {}),
    (600_000, 0.7, {0: 1}),
])  # fmt: skip
def test_that_only_a_plan_no_worse_in_anything_dominates(
    money: float, score: float, found: dict[int, int]
) -> None:
    other = Candidate("hybrid", money, {"security": score})

    assert dominated([other, SAFE]) == found


def test_that_dominance_and_leaders_name_postures() -> None:
    leaders: set[Posture] = {
        field().leader({"security": at / 10, "price": 1 - at / 10}) for at in range(11)
    }

    assert leaders == {"open", "closed"}
