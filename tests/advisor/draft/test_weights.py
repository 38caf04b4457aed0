"""Weights and votes that cannot stand are explained where they stand, and kept."""

from __future__ import annotations

import pytest

from advisor.draft import Draft
from advisor.errors import AdvisorError
from advisor.words.text import texts_for

ENGAGEMENT = {"workloads.w1.volume": 1000}


def told(**answers: object) -> dict[str, str]:
    """Give the message id of each problem by its place."""
    given = {path.replace("__", "."): value for path, value in answers.items()}
    draft = Draft({**ENGAGEMENT, **given})  # type: ignore[dict-item]
    return {problem.where: problem.message.id for problem in draft.problems()}


@pytest.mark.parametrize(
    ("answers", "where", "problem"),
    [
        ({"weights__security": 0, "weights__price": 0}, "weights.price", "weights_all_zero"),
        ({"weights__security": 10}, "weights.price", "weights_without_price"),
        ({"weights__security": -1, "weights__price": 1}, "weights.security", "below_zero"),
        ({"weights__security": 101, "weights__price": 1}, "weights.security", "above_limit"),
        ({"votes__a__lock_in": 0}, "votes.a.price", "weights_all_zero"),
        ({"votes__a__security": 10}, "votes.a.price", "votes_without_price"),
        ({"preferences__money_swing": 0}, "preferences.money_swing", "not_above_zero"),
    ],
)
def test_that_weights_that_cannot_stand_are_explained(
    answers: dict[str, object], where: str, problem: str
) -> None:
    assert told(**answers) == {where: f"problem.{problem}"}


def test_that_one_person_votes_once_however_the_name_is_written() -> None:
    found = told(votes__a__name="Chen Li", votes__a__price=1, votes__b__name=" chen  li")

    assert found == {"votes.b.name": "problem.voted_twice"}


def test_that_one_zero_is_no_veto_in_the_mean_and_one_in_the_geometric_mean() -> None:
    votes = {"votes__a__price": 10, "votes__b__security": 10}

    assert told(**votes) == {}
    found = told(**votes, preferences__pooling="geometric")
    assert found == {"votes.b.price": "problem.votes_without_price"}
    assert told(**votes, preferences__pooling="geometric", weights__price=1) == {}


def test_that_an_unknown_criterion_is_refused_with_the_nearest() -> None:
    with pytest.raises(AdvisorError) as caught:
        Draft().with_answer("weights.securty", 3)

    said = texts_for("en").say(caught.value.problems[0].message)
    assert "weights.security" in said


def test_that_weights_travel_through_the_draft_and_what_is_left_out_counts_nothing() -> None:
    draft = Draft({**ENGAGEMENT, "weights.price": 80, "weights.lock_in": 20, "votes.v1.effect": 5})

    found = draft.completed()

    assert found.weights.given == {"price": 80, "lock_in": 20}
    assert (found.votes[0].name, found.votes[0].effect) == ("v1", 5)
