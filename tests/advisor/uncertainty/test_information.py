"""EVPI and EVPPI against closed forms of normal differences."""

from __future__ import annotations

import math

import numpy as np
import pytest
from numpy.typing import NDArray

from advisor.uncertainty.information import Prospect

ROWS = 8192
PHI_0 = 1 / math.sqrt(2 * math.pi)
"""Density of the standard normal at its middle."""


def normal(seed: int) -> NDArray[np.float64]:
    return np.random.default_rng(seed).standard_normal(ROWS)


def density(z: float) -> float:
    return math.exp(-z * z / 2) / math.sqrt(2 * math.pi)


def below(z: float) -> float:
    return (1 + math.erf(z / math.sqrt(2))) / 2


def unit_loss(mean: float, spread: float) -> float:
    """Expected gain of switching to a plan whose lead is normal with this mean below zero."""
    z = mean / spread
    return spread * density(z) + mean * below(z)


def test_that_evpi_of_two_equal_plans_is_sigma_times_the_density_at_zero() -> None:
    ahead = 50.0 * normal(1)

    found = Prospect([np.zeros(ROWS), ahead - ahead.mean() - 1e-9]).perfect

    assert found.worth == pytest.approx(50.0 * PHI_0, abs=3 * found.error)
    assert 0 < found.error < 0.5


def test_that_the_smallest_expected_regret_is_evpi() -> None:
    table = np.array([5 + normal(1), 5.2 + 2 * normal(2), 4 + 3 * normal(3)])
    regrets = (table.max(axis=0) - table).mean(axis=1)

    assert Prospect(list(table)).perfect.worth == pytest.approx(regrets.min(), rel=1e-12)


def test_that_evpi_is_read_in_every_future_and_no_part_of_it_is_worth_more() -> None:
    # The second plan wins by one in half the futures whose inputs are known, in a quarter of all.
    sign = np.sign(normal(1))
    worths = [np.zeros(ROWS), sign - 1e-9]
    every = [np.zeros(2 * ROWS), np.concatenate([sign - 1e-9, np.full(ROWS, -1.0)])]

    found = Prospect(worths, every=every)

    assert found.perfect.worth == pytest.approx((sign > 0).mean() / 2)
    assert Prospect(worths).known([sign]).worth > found.perfect.worth
    assert found.known([sign]).worth == found.perfect.worth


@pytest.mark.parametrize(("share", "mean"), [(0.5, 0.0), (0.9, -0.3), (0.25, -0.2)])
def test_that_evppi_of_a_linear_normal_response_is_its_closed_form(
    share: float, mean: float
) -> None:
    x, noise = normal(4), normal(5)
    ahead = mean + math.sqrt(share) * x + math.sqrt(1 - share) * noise

    found = Prospect([np.zeros(ROWS), ahead]).known([np.exp(x)])

    assert found.worth == pytest.approx(unit_loss(mean, math.sqrt(share)), abs=4 * found.error)
    assert found.is_clear
    assert found.worth <= Prospect([np.zeros(ROWS), ahead]).perfect.worth


def test_that_a_group_is_worth_what_its_sum_is() -> None:
    x, y, noise = normal(6), normal(7), normal(8)
    prospect = Prospect([np.zeros(ROWS), -0.2 + 0.6 * x + 0.6 * y + 0.5 * noise])

    both = prospect.known([x, y])

    assert both.worth == pytest.approx(unit_loss(-0.2, math.sqrt(0.72)), abs=4 * both.error)
    assert both.worth > prospect.known([x]).worth


def test_that_a_product_of_two_inputs_is_found_though_neither_alone_says_anything() -> None:
    """E[max(xy, 0)] of two standard normal figures is 1 / pi: half of E|x| E|y| = 2 / pi."""
    x, y = normal(9), normal(10)
    prospect = Prospect([np.full(ROWS, 1e-3), x * y])

    both = prospect.known([x, y])

    assert both.worth == pytest.approx(1 / math.pi, abs=5 * both.error)
    assert not prospect.known([x]).is_clear


def test_that_an_input_without_a_say_is_worth_nothing_that_is_clear() -> None:
    ahead = normal(11)
    prospect = Prospect([np.zeros(ROWS), ahead])

    clear = [prospect.known([normal(seed)]).is_clear for seed in range(20, 60)]

    assert sum(clear) <= 2


def test_that_an_input_that_moves_the_lead_but_never_turns_it_is_worth_nothing() -> None:
    x = normal(12)

    found = Prospect([np.zeros(ROWS), x - 40.0]).known([x])

    assert found.worth == 0.0
    assert not found.is_clear


def test_that_scenarios_are_told_apart() -> None:
    """Two equally likely scenarios, -1 and +1: half of the futures gain 1."""
    coin = np.where(normal(13) > 0, 1.0, 2.0)
    lead = np.where(coin > 1.5, 1.0, -1.0) + normal(14)

    found = Prospect([np.zeros(ROWS), lead]).known([coin])

    assert found.worth == pytest.approx(0.5, abs=4 * found.error)


def test_that_one_plan_alone_leaves_nothing_to_learn() -> None:
    prospect = Prospect([normal(1)])

    assert prospect.perfect.worth == 0.0
    assert not prospect.known([normal(2)]).is_clear


def test_that_the_same_seed_gives_the_same_floor() -> None:
    x, lead = normal(15), normal(16)
    gains = [Prospect([np.zeros(ROWS), lead], seed=3).known([x]) for _ in range(2)]

    assert gains[0] == gains[1]
    assert gains[0].floor > 0
