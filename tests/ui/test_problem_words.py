"""What is wrong with a share is told in per cent, as it is typed in the window."""

from __future__ import annotations

import pytest

from advisor import api
from ui.problem_words import say_problem

VOLUME = {"workloads.w1.volume": 8.0}
IN_ORDER = "from 9% over 5% to 7%"


@pytest.mark.parametrize(
    ("path", "answer", "said"),
    [
        ("workloads.w1.cached_share", 1.5, "150% is more than the whole. Enter a percentage"),
        ("workloads.w1.cached_share", 120.0, "12,000% is more than the whole"),
        ("workloads.w1.cached_share", -0.05, "−5% cannot stand here"),
        ("workloads.w1.growth_per_year", 20.0, "A growth of 2,000% a year"),
        ("finance.discount_rate", {"low": 0.09, "likely": 0.05, "high": 0.07}, IN_ORDER),
        ("finance.tax_rate", 0.95, "95% cannot stand here: the most that makes sense is 90%"),
        (
            "workloads.w1.peak_to_mean",
            0.9,
            "0.9 cannot stand here: the least that makes sense is 1",
        ),
        ("organisation.engineers", "150 %", "“150 %” is no plain number"),
    ],
)
def test_that_shares_are_told_in_per_cent_and_others_as_they_are(
    path: str, answer: api.Answer, said: str
) -> None:
    (problem,) = api.problems_of(api.Draft({**VOLUME, path: answer}))

    told = say_problem(problem, api.texts_for("en"))

    assert said in told
    assert "0.2" not in told
