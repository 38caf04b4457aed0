"""Values that sentences carry."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor.errors import Month, Share, chance, message
from advisor.words.text import texts_for


@pytest.mark.parametrize(
    ("futures", "said"),
    [
        (0.0, "0%"),
        (0.0032, "0.32%"),
        (0.0316, "3%"),
        (0.8142, "81%"),
        (0.9968, "99.7%"),
        (1, "100%"),
    ],
)
def test_that_a_share_of_futures_is_told_in_whole_percent_and_never_as_never(
    futures: float, said: str
) -> None:
    values = {"posture": message("posture.open"), "share": chance(futures)}
    assert f" {said} " in texts_for("en").say("reason.best_in", **values)


def test_that_two_shares_of_one_row_add_up_as_they_are_read() -> None:
    assert [chance(0.968), chance(0.032)] == [Share(0.97), Share(0.03)]


@pytest.mark.parametrize(
    ("language", "said"),
    [("en", "May 2027"), ("zh_CN", "2027年5月"), ("fr", "mai 2027"), ("id", "Mei 2027")],
)
def test_that_a_month_is_told_without_a_day(language: str, said: str) -> None:
    month = Month(dt.date(2027, 5, 1))
    values = {"start": month, "gate": month, "month": 7}

    assert texts_for(language).say("window.roadmap.starts", **values).count(said) == 2
