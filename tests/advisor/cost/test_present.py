"""Present values of pieces, added up by hand."""

from __future__ import annotations

import numpy as np

from advisor.cost.context import Context
from advisor.cost.line import Course, Flow, Line, running
from advisor.cost.present import Present, present_of, together
from tests.advisor.builders import engage


def context() -> Context:
    return engage().costing.context


def paid(key: str, money: float, month: int) -> Line:
    course = Course((key, month), month, month + 1, lambda: np.ones((1, 1)))
    return running(key, 1, "o", Flow(np.array([money]), course), ())


def test_that_cost_is_positive_and_gains_stand_apart() -> None:
    here = context()
    rate = here.design["finance.discount_rate"]
    after_a_year = 1 / (1 + rate)

    found = present_of(
        here, [paid("licence", -100.0, 0), paid("licence", -50.0, 12), paid("benefit", 30.0, 12)]
    )

    np.testing.assert_allclose(found.cost, 100 + 50 * after_a_year, rtol=1e-12)
    np.testing.assert_allclose(found.benefit, 30 * after_a_year, rtol=1e-12)
    np.testing.assert_allclose(found.worth, -100 - 20 * after_a_year, rtol=1e-12)


def test_that_a_side_without_lines_is_nothing_in_every_row() -> None:
    here = context()
    rows = here.design.rows.total

    nothing = present_of(here, [])
    gain = present_of(here, [paid("benefit", 7.0, 0)])

    assert nothing.cost.tolist() == nothing.benefit.tolist() == [0.0] * rows
    assert gain.cost.tolist() == [0.0] * rows
    assert gain.benefit.tolist() == [7.0] * rows


def test_that_pieces_add_up_and_what_stands_beside_money_counts_in_worth_only() -> None:
    one = Present(np.array([1.0, 2.0]), np.array([10.0, 20.0]))
    other = Present(np.array([3.0, 4.0]), np.array([0.0, 5.0]))

    found = together([one, other], 2, np.array([0.5, -0.5]))

    assert found.cost.tolist() == [4.0, 6.0]
    assert found.benefit.tolist() == [10.0, 25.0]
    assert found.money.tolist() == [6.0, 19.0]
    assert found.worth.tolist() == [6.5, 18.5]
    assert one.worth.tolist() == [9.0, 18.0]


def test_that_a_plan_without_pieces_is_worth_nothing() -> None:
    assert together([], 3).worth.tolist() == [0.0, 0.0, 0.0]
