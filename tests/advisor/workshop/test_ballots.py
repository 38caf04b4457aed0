"""Ballots stay sealed until all are revealed as one step."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.workshop import cast_answers, reveal_answers, sealed, seen

DAY = dt.date(2026, 11, 22)
BASE: dict[str, Answer] = {"workloads.w.volume": 10}


def cast(draft: Draft, **ballot: Answer) -> Draft:
    return Draft({**draft.answers, **cast_answers(draft, ballot, DAY)})


def revealed(draft: Draft) -> Draft:
    found = {**draft.answers, **reveal_answers(draft)}
    return Draft({path: answer for path, answer in found.items() if answer is not None})


def test_that_a_sealed_ballot_shows_only_who_voted() -> None:
    draft = cast(Draft(BASE), name="Ann", role="CFO", price=100, security=20)

    (ballot,) = seen(draft)
    assert (ballot.name, ballot.role, ballot.revealed) == ("Ann", "CFO", False)
    assert draft.completed().votes == ()


def test_that_revealing_makes_votes_of_all_ballots() -> None:
    draft = cast(Draft(BASE), name="Ann", price=100, security=20, note="Cash first")
    draft = cast(draft, name="Bo", price=10, security=100)

    draft = revealed(draft)

    votes = draft.completed().votes
    assert [(v.name, v.price, v.security, v.note) for v in votes] == [
        ("Ann", 100, 20, "Cash first"),
        ("Bo", 10, 100, ""),
    ]
    assert sealed(draft) == ()
    assert reveal_answers(draft) == {}


def test_that_somebody_who_votes_again_changes_their_vote_whole() -> None:
    draft = revealed(cast(Draft(BASE), name="Ann", price=100, security=20))

    draft = revealed(cast(draft, name="ann", price=50))

    (vote,) = draft.completed().votes
    assert (vote.price, vote.security) == (50, None)


def test_that_nobody_votes_twice_behind_the_seal_or_without_a_name() -> None:
    draft = cast(Draft(BASE), name="Ann", price=100)

    with pytest.raises(AdvisorError, match="ballot_twice"):
        cast(draft, name=" ANN ", price=1)
    with pytest.raises(AdvisorError, match="ballot_without_name"):
        cast(draft, price=1)


def test_that_a_ballot_with_ranges_only_makes_no_vote() -> None:
    given: dict[str, Answer] = {
        "name": "Cy",
        "estimates.drift.wage": {"low": 0, "likely": 1, "high": 2},
    }
    draft = Draft({**BASE, **cast_answers(Draft(BASE), given, DAY)})

    draft = revealed(draft)

    assert draft.keys("votes") == ()
    assert draft.completed().ballots[0].estimates["drift.wage"].likely == 1
