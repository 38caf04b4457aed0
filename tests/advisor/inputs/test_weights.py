"""Weights are proportions; several people's become one; an order becomes weights."""

from __future__ import annotations

import math

import pytest
from hypothesis import given
from hypothesis import strategies as st

from advisor.inputs.weights import normalised, pooled, rank_order_centroid, votes_of, weights_of
from advisor.model.preferences import CRITERIA, AgreedWeights, Criterion, Preferences, Vote
from tests.advisor.builders import assessment

WEIGHTS = st.dictionaries(st.sampled_from(CRITERIA), st.floats(0.5, 100), min_size=1)


def test_that_weights_are_proportions() -> None:
    assert normalised({"price": 50, "security": 150}) == {"security": 0.75, "price": 0.25}
    assert normalised({"price": 0}) == {}


@given(WEIGHTS, st.floats(0.01, 100))
def test_that_scaling_all_weights_changes_nothing(
    weights: dict[Criterion, float], factor: float
) -> None:
    scaled = normalised({c: factor * w for c, w in weights.items()})

    assert scaled == pytest.approx(normalised(weights))
    assert sum(scaled.values()) == pytest.approx(1)


def test_that_the_mean_of_two_people_lies_halfway() -> None:
    found = pooled([{"price": 1.0}, {"price": 0.2, "security": 0.8}])

    assert found == pytest.approx({"security": 0.4, "price": 0.6})


def test_that_a_zero_is_a_veto_under_the_geometric_mean_only() -> None:
    people: list[dict[Criterion, float]] = [
        {"price": 0.5, "security": 0.5},
        {"price": 0.8, "lock_in": 0.2},
        {"price": 0.1, "security": 0.9},
    ]

    assert pooled(people, "geometric") == {"price": 1.0}
    assert set(pooled(people, "mean")) == {"price", "security", "lock_in"}


def test_that_the_geometric_mean_keeps_proportions() -> None:
    found = pooled([{"price": 0.5, "security": 0.5}, {"price": 0.2, "security": 0.8}], "geometric")

    assert found["security"] / found["price"] == pytest.approx(math.sqrt(1 * 4))


def test_that_nobody_pools_to_nothing() -> None:
    assert pooled([]) == {}


@pytest.mark.parametrize(
    ("count", "expected"),
    [
        (2, (0.75, 0.25)),
        (3, (11 / 18, 5 / 18, 2 / 18)),
        (4, (25 / 48, 13 / 48, 7 / 48, 3 / 48)),
    ],
)
def test_that_an_order_becomes_the_published_centroid_weights(
    count: int, expected: tuple[float, ...]
) -> None:
    found = rank_order_centroid(CRITERIA[:count])

    assert list(found.values()) == pytest.approx(list(expected))


def test_that_agreed_weights_stand_before_votes() -> None:
    vote = Vote(id="a", name="A", price=10)
    told = assessment(weights=AgreedWeights(price=30, security=10), votes=(vote,))

    assert weights_of(told) == {"security": 0.25, "price": 0.75}
    assert votes_of(told) == {"a": {"price": 1.0}}


def test_that_votes_are_pooled_as_chosen_and_empty_ones_left_out() -> None:
    votes = (
        Vote(id="a", name="A", price=10, security=10),
        Vote(id="b", name="B", price=20, security=80),
        Vote(id="c", name="C"),
    )
    told = assessment(votes=votes, preferences=Preferences(pooling="geometric"))

    assert weights_of(told) == pytest.approx({"security": 2 / 3, "price": 1 / 3})
    assert weights_of(assessment()) == {}
