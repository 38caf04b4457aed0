"""The ways to tell a volume: the same month by each of them."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cases.told import Asked, Choice
from advisor.cases.volumes import Month, month_of, speed_of
from advisor.errors import AdvisorError

EACH = {"input_tokens": 3000, "output_tokens": 1000}
WAYS: dict[str, dict[str, Any]] = {
    "a month": {"requests_per_month": 7300, **EACH},
    "a day": {"requests_per_day": 240, **EACH},
    "thirty days": {"requests_per_day": 7300 / 30, "days_per_month": 30, **EACH},
    "an hour in use": {"requests_per_hour": 73, "hours_per_month": 100, **EACH},
    "tokens of a month in requests": {"tokens_per_month": 29.2e6, **EACH},
    "tokens of a year in requests": {"tokens_per_year": 29.2e6 * 12, **EACH},
    "requests and tokens of a month": {
        "requests_per_month": 7300,
        "input_tokens_per_month": 21.9e6,
        "output_tokens_per_month": 7.3e6,
    },
    "requests and tokens of a year": {
        "requests_per_month": 7300,
        "input_tokens_per_year": 21.9e6 * 12,
        "output_tokens_per_year": 7.3e6 * 12,
    },
    "requests and all tokens of a day": {
        "requests_per_day": 240,
        "tokens_per_day": 960_000,
        "input_share": 0.75,
    },
}


@pytest.mark.parametrize("told", WAYS.values(), ids=WAYS)
def test_that_every_way_to_tell_a_volume_gives_the_same_month(told: dict[str, Any]) -> None:
    month = month_of(Asked.model_validate(told))

    assert month.requests == pytest.approx(7300)
    assert (month.prompt, month.answer) == (pytest.approx(3000), pytest.approx(1000))


def test_that_tokens_alone_are_kept_whatever_a_request_is() -> None:
    month = month_of(Asked(tokens_per_month=8e6, input_share=0.25))

    assert month.requests * month.prompt == pytest.approx(2e6)
    assert month.requests * month.answer == pytest.approx(6e6)
    assert month.output_share == pytest.approx(0.75)


def test_that_a_share_of_the_day_in_its_busiest_hour_is_a_peak() -> None:
    """A fifth of a day's requests in one of its 24 hours is 4.8 times the mean."""
    assert month_of(
        Asked(requests_per_day=1, peak_hour_share=0.2, **EACH)
    ).peak_to_mean == pytest.approx(4.8)
    assert month_of(
        Asked(requests_per_day=1, peak_hour_share=0.2, hours_per_month=365, **EACH)
    ).peak_to_mean == pytest.approx(2.4)


@pytest.mark.parametrize(
    ("told", "problem"),
    [
        ({}, "problem.case.volume"),
        ({"requests_per_day": 1, "tokens_per_day": 5, **EACH}, "problem.case.volume"),
        ({"fills": "machine", "tokens_per_day": 5, "input_share": 0}, "problem.case.volume"),
        ({"tokens_per_day": 5}, "problem.case.no_input_share"),
        ({"fills": "machine"}, "problem.case.no_input_share"),
    ],
    ids=["none", "over-told", "filled and told", "undivided", "filled undivided"],
)
def test_that_a_volume_told_in_no_way_or_twice_is_refused(
    told: dict[str, Any], problem: str
) -> None:
    with pytest.raises(AdvisorError) as refused:
        month_of(Asked.model_validate(told))

    assert [p.message.id for p in refused.value.problems] == [problem]


MONTH = Month(requests=1, prompt=3000, answer=1000, peak_to_mean=1)


@pytest.mark.parametrize(
    ("told", "output_tokens_per_s"),
    [
        ({"tokens_per_s": 800}, 200),
        ({"tokens_per_s": 800, "tokens_counted": "output"}, 800),
        ({"requests_per_s": 0.5}, 500),
        ({"capacity_tokens_per_month": 800 * 3600 * 100}, 200),
        ({"tokens_per_s_per_instance": 400}, 400),
        ({"requests_per_s_per_instance": 0.5}, 2000),
        ({}, None),
    ],
)
def test_that_every_way_to_tell_a_speed_gives_output_tokens(
    told: dict[str, Any], output_tokens_per_s: float | None
) -> None:
    """Eight accelerators are four instances of two; a quarter of the tokens is written."""
    choice = Choice.model_validate(
        {"form": "bought", "accelerators": 8, "accelerators_per_instance": 2, **told}
    )

    assert speed_of(choice, MONTH, 100) == (
        None if output_tokens_per_s is None else pytest.approx(output_tokens_per_s)
    )
