"""Ranges of several people are shown side by side and pooled by their quantiles."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.draft import Answer, Draft
from advisor.errors import AdvisorError
from advisor.model.record import Estimate
from advisor.workshop import opinions_of, pool_answer, pooled_estimate

DAY = dt.date(2026, 11, 22)


def given(name: str, *parts: float, revealed: bool = True) -> dict[str, Answer]:
    low, likely, high = parts
    return {
        f"ballots.{name}.name": name,
        f"ballots.{name}.revealed": revealed,
        f"ballots.{name}.estimates.salary.engineer.CN": {
            "low": low,
            "likely": likely,
            "high": high,
        },
    }


def test_that_quantiles_are_averaged() -> None:
    one, two = Estimate(low=1, likely=2, high=6), Estimate(low=3, likely=4, high=8)

    found = pooled_estimate([one, two])

    assert (found.low, found.likely, found.high) == (2, 3, 7)


def test_that_of_nobody_no_range_is_made() -> None:
    with pytest.raises(ValueError, match="no range"):
        pooled_estimate([])


def test_that_only_revealed_ranges_are_told_and_dissent_is_named() -> None:
    draft = Draft(
        given("a", 1, 2, 3) | given("b", 1, 2, 3) | given("c", 30, 40, 50)
        | given("d", 9, 9, 9, revealed=False)
    )  # fmt: skip

    (pool,) = opinions_of(draft)

    assert pool.figure == "salary.engineer.CN"
    assert [opinion.name for opinion in pool.opinions] == ["a", "b", "c"]
    assert pool.pooled.likely == pytest.approx(44 / 3)
    assert pool.apart == ("a", "b", "c")


def test_that_those_inside_the_pooled_range_do_not_dissent() -> None:
    draft = Draft(given("a", 1, 2, 3) | given("b", 2, 3, 4) | given("c", 0, 9, 9.5))

    (pool,) = opinions_of(draft)

    assert pool.apart == ()


def test_that_the_pool_becomes_the_engagements_own_figure_with_its_source() -> None:
    draft = Draft(given("a", 1, 2, 3) | given("b", 3, 4, 5))

    answers = pool_answer(draft, "salary.engineer.CN", "Workshop, 2 people", DAY)

    assert answers == {
        "figures.salary.engineer.CN": {
            "low": 2.0, "likely": 3.0, "high": 4.0,
            "source": "Workshop, 2 people", "day": "2026-11-22",
        }
    }  # fmt: skip
    with pytest.raises(AdvisorError, match="nobody_asked"):
        pool_answer(draft, "drift.wage", "", DAY)


def test_that_a_third_of_a_yuan_is_kept_to_six_digits() -> None:
    draft = Draft(given("a", 1, 12, 30) | given("b", 1, 6, 30) | given("c", 1, 20, 30))

    (kept,) = pool_answer(draft, "salary.engineer.CN", "", DAY).values()

    assert isinstance(kept, dict)
    assert kept["likely"] == 12.6667
