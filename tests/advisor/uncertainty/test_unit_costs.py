"""Cost of a million tokens and of a task, by hand."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.uncertainty.unit_costs import (
    Served,
    per_million,
    per_task,
    served,
    split_per_million,
)
from tests.advisor.builders import engage

DONE = Served(np.array([1000.0]), np.array([3e6]), np.array([1e6]))


def test_that_a_cost_is_laid_on_the_tokens_named() -> None:
    cost = np.array([12.0])

    assert per_million(cost, DONE)[0] == pytest.approx(3)
    assert per_million(cost, DONE, "input")[0] == pytest.approx(4)
    assert per_million(cost, DONE, "output")[0] == pytest.approx(12)
    assert per_task(cost, DONE)[0] == pytest.approx(0.012)


def test_that_both_prices_of_a_split_give_the_cost_back() -> None:
    """12 = p × 3 + 3p × 1, so p = 2 for what is read and 6 for what is written."""
    at_input, at_output = split_per_million(np.array([12.0]), DONE, 3)

    assert (at_input[0], at_output[0]) == (pytest.approx(2), pytest.approx(6))


def test_that_a_workload_serves_its_tokens_of_the_months_asked_for() -> None:
    """A million tasks a month of 1,000 tokens read and 100 written; cached ones count once."""
    context = engage().costing.context

    done = served(context, ["service"], 3, 5)

    assert done.tasks[0] == pytest.approx(2e6)
    assert done.input_tokens[0] == pytest.approx(2e9)
    assert done.output_tokens[0] == pytest.approx(2e8)
    assert done.tokens("all")[0] == pytest.approx(2.2e9)
