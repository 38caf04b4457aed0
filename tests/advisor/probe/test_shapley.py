"""Shapley shares: published, by hand, and sums that are exact."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.probe.shapley import Array, shapley


def test_that_the_glove_game_gives_its_published_shares() -> None:
    """One left glove and two right ones: 2/3, 1/6 and 1/6 (Shapley 1953)."""

    def pairs(made: frozenset[int]) -> Array:
        return np.array([float(0 in made and bool(made & {1, 2}))])

    found = shapley(3, pairs, seed=0, orders=2)

    assert found.shares[:, 0] == pytest.approx([2 / 3, 1 / 6, 1 / 6], rel=1e-12)
    assert found.is_exact


def test_that_a_product_is_split_over_its_factors_by_hand() -> None:
    """2 × 3 becomes 4 × 5: the first adds (6 + 10) / 2, the second (4 + 8) / 2; together 14."""

    def product(made: frozenset[int]) -> Array:
        return np.array([(4.0 if 0 in made else 2.0) * (5.0 if 1 in made else 3.0)])

    assert shapley(2, product, seed=0, orders=2).shares[:, 0] == pytest.approx([8.0, 6.0])


def bent(made: frozenset[int]) -> Array:
    """A reading in which all changes act on each other, and one that only adds them."""
    total = sum(each + 1.0 for each in made)
    return np.array([total**1.5, total])


def test_that_drawn_orders_add_up_exactly_and_say_their_error() -> None:
    changes = 12

    found = shapley(changes, bent, seed=4, orders=40)

    whole = bent(frozenset(range(changes))) - bent(frozenset())
    assert found.shares.sum(axis=0) == pytest.approx(whole, rel=1e-12)
    assert not found.is_exact
    assert found.errors[:, 1] == pytest.approx(np.zeros(changes), abs=1e-9)
    assert found.shares[:, 1] == pytest.approx([each + 1.0 for each in range(changes)])


def test_that_drawn_orders_come_near_to_the_exact_shares_of_a_game_with_dummies() -> None:
    """Eleven changes of which eight do nothing have the shares of the three that count."""

    def first_three(made: frozenset[int]) -> Array:
        return bent(made & {0, 1, 2})[:1]

    exact = shapley(3, first_three, seed=0, orders=2)
    drawn = shapley(11, first_three, seed=1, orders=400)

    assert drawn.shares[3:, 0] == pytest.approx(np.zeros(8))
    gap = np.abs(drawn.shares[:3, 0] - exact.shares[:, 0])
    assert (gap <= 4 * drawn.errors[:3, 0] + 1e-9).all()


def test_that_the_same_seed_draws_the_same_orders() -> None:
    first, again, other = (
        shapley(12, bent, seed=seed, orders=8).shares.tolist() for seed in (3, 3, 5)
    )

    assert first == again
    assert first != other


def test_that_no_change_leaves_nothing_to_split() -> None:
    assert shapley(0, bent, seed=0, orders=2).shares.shape == (0, 2)
