"""Watts and energy by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.sizing.energy import kwh_per_million_tokens, server_power
from tests.advisor.builders import accelerator


def test_that_a_server_draws_what_its_accelerators_and_the_rest_of_it_do() -> None:
    # Eight of 1,000 W and a quarter on top: 10 kW; two fifths of it idle.
    power = server_power(accelerator(), 8, power_share=0.25, idle_share=0.4)

    assert (power.full, power.idle) == (pytest.approx(10_000), pytest.approx(4_000))
    assert power.at(0.0) == pytest.approx(4_000)
    assert power.at(0.5) == pytest.approx(7_000)
    assert power.at(1.0) == pytest.approx(10_000)


def test_that_every_row_has_its_own_power() -> None:
    power = server_power(accelerator(), 1, np.array([0.0, 1.0]), np.array([0.5, 0.25]))

    assert power.at(np.array([0.0, 1.0])) == pytest.approx([500, 2_000])


def test_that_no_server_draws_nothing() -> None:
    assert server_power(accelerator(), 0, 0.25, 0.4).at(1.0) == 0


def test_that_a_million_tokens_take_the_energy_of_the_time_they_take() -> None:
    # 1,000 tokens a second write a million in 1,000 s; 3,600 W for 1,000 s is one kWh.
    assert kwh_per_million_tokens(3_600, 1_000) == pytest.approx(1.0)
    assert kwh_per_million_tokens(10_000, 500) == pytest.approx(10_000 * 2_000 / 3.6e6)
