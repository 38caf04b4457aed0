"""Thresholds that reopen a decision: read off swing rows by hand, or taken from flips."""

from __future__ import annotations

import pytest

from advisor.catalogue.path_book import PathBook, Watch
from advisor.errors import message
from advisor.evaluate import run_of
from advisor.evaluation import Flip, Swing, Tripwire
from advisor.roadmap.tripwires import Watched, crossing, from_flips, tripwires
from advisor.uncertainty.tornado import swings
from tests.advisor.builders import DAY, assessment, catalogue, workload

BOOK = PathBook(watches=(Watch(id="quality", inputs=("quality.*",), watcher="evaluation",
                               every_months=3),))  # fmt: skip


def swing(at_low: float, at_high: float) -> Swing:
    """An input at 10, 20 and 40."""
    return Swing(
        input="quality.gap.open-a",
        label=message("any"),
        unit="share",
        low=10.0,
        likely=20.0,
        high=40.0,
        cost_at_low=0.0,
        cost_likely=0.0,
        cost_at_high=0.0,
        margin_at_low=at_low,
        margin_at_high=at_high,
        flips=False,
    )


@pytest.mark.parametrize(
    ("at_low", "at_high", "lead", "at_likely", "expected"),
    [
        (150.0, 0.0, 50.0, 100.0, (30.0, 0.5)),  # loses 100 on the way up; 50 are there to lose
        (150.0, 0.0, 80.0, 40.0, None),  # up it loses 40, no more than there is
        (150.0, -40.0, 80.0, 40.0, (30.0, 0.5)),  # the likely case turns first: 40 of 80
        (-100.0, 100.0, 50.0, 100.0, (17.5, 0.25)),  # a quarter of the way down
        (-100.0, -100.0, 50.0, 100.0, (17.5, 0.25)),  # both ends: the nearer share, the first
        (60.0, 90.0, 50.0, 100.0, None),  # 40 at most are lost
        (-300.0, 100.0, 50.0, -100.0, (17.5, 0.25)),  # behind in the likely case: only the lead
        (0.0, 100.0, 0.0, 100.0, (20.0, 0.0)),  # no lead at all: where it stands
    ],
)
def test_that_a_threshold_lies_where_the_straight_line_takes_the_lead(
    at_low: float,
    at_high: float,
    lead: float,
    at_likely: float,
    expected: tuple[float, float] | None,
) -> None:
    found = crossing(swing(at_low, at_high), lead, at_likely)

    assert found == (None if expected is None else pytest.approx(expected))


def flip(by: float, confirmed: bool | None) -> Flip:
    return Flip(
        input="quality.gap.open-a",
        label=message("any"),
        unit="share",
        value_now=0.1,
        value_at_flip=by,
        becomes="closed",
        distance=1.0,
        confirmed=confirmed,
    )


def test_that_flips_replace_estimates_and_those_that_were_refuted_are_left_out() -> None:
    found = from_flips(
        (flip(0.3, confirmed=True), flip(0.05, confirmed=None), flip(0.4, confirmed=False)), BOOK
    )

    assert [(one.threshold, one.direction, one.basis) for one in found] == [
        (0.3, "above", "confirmed"),
        (0.05, "below", "kept"),
    ]
    assert {(one.watcher, one.every_months) for one in found} == {("evaluation", 3)}


@pytest.fixture(scope="module")
def found() -> list[Tripwire]:
    """A world in which prices are reviewed at the end of 2026 and an API competes."""
    known = catalogue({"rental.ACC": 3.0}, spread=0.2)
    told = assessment(workload("one", 6e6, cost_per_failure=0.05))
    run = run_of(told, known, as_of=DAY, samples=64, seed=3)
    watched = Watched(run.context, run.plans, run.found, BOOK, frozenset({"open"}), DAY)
    assert run.leading is not None
    assert run.found.runner_up is not None
    margin = run.leading.present.worth - run.plans[run.found.runner_up].present.worth
    turned = swings(run.context, run.leading.present.cost, margin)
    return list(tripwires(watched, turned, float(margin[0])))


def test_that_prices_are_watched_to_the_ends_of_the_range_they_were_drawn_from(
    found: list[Tripwire],
) -> None:
    # Prices fall by 36 % a year, a fifth of it either way: 43.2 % or 28.8 %.
    drifts = {one.direction: one.threshold for one in found if one.kind == "price_drift"}

    assert drifts
    assert all(
        end == pytest.approx(-0.288 if direction == "above" else -0.432)
        for direction, end in drifts.items()
    )


def test_that_the_first_figures_to_be_renewed_are_named_with_their_day(
    found: list[Tripwire],
) -> None:
    (review,) = (one for one in found if one.kind == "review")

    assert review.due is not None
    assert review.due.isoformat() == "2026-12-31"


def test_that_an_estimate_lies_within_the_range_and_names_who_would_lead(
    found: list[Tripwire],
) -> None:
    for one in found:
        if one.kind == "flip":
            assert one.basis == "estimate"
            assert one.becomes is not None
            assert one.threshold != one.value_now
