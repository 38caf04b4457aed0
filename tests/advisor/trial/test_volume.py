"""From where on a relation holds without a break, seen from the end the claim is about."""

import numpy as np
import pytest

from advisor.trial.outcome import result_of
from advisor.trial.volume import turning

GRID = np.array([0.1, 0.5, 1.0, 2.0, 8.0])


@pytest.mark.parametrize(
    ("held", "high", "low"),
    [
        ([0, 0, 0, 1, 1], 2.0, None),
        ([1, 1, 0, 0, 0], None, 0.5),
        ([1, 0, 1, 1, 1], 1.0, 0.1),
        ([1, 1, 1, 1, 1], 0.1, 8.0),
        ([0, 1, 1, 1, 0], None, None),
    ],
)
def test_that_the_turn_is_the_last_point_before_the_first_break(
    held: list[int], high: float | None, low: float | None
) -> None:
    found = np.array(held, dtype=bool)

    assert turning(GRID, found, "high") == high
    assert turning(GRID, found, "low") == low


@pytest.mark.parametrize(
    ("share", "result"),
    [(1.0, "holds"), (0.9, "holds"), (0.899, "holds_in"), (0.101, "holds_in"), (0.1, "fails")],
)
def test_that_nine_futures_in_ten_make_a_claim_hold_and_one_in_ten_makes_it_fail(
    share: float, result: str
) -> None:
    assert result_of(share) == result
