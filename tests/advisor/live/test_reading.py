"""A reading in other futures is set where the evaluation stands."""

from __future__ import annotations

import pytest

from advisor.evaluation import Band, LivePlan, LiveReading, Posture
from advisor.live.reading import evaluated, lifted
from advisor.model.preferences import Preferences
from tests.advisor.report.example import evaluation

CALM = Preferences(too_close_share=0.01, too_close_probability=0.6)


def plan(posture: Posture, worth: float, share: float, cost: float = 100.0) -> LivePlan:
    def around(middle: float) -> Band:
        return Band(p10=middle - 10, p50=middle, p90=middle + 10, mean=middle)

    return LivePlan(
        posture=posture,
        worth=around(worth),
        net_present_cost=around(cost),
        probability_best=share,
        regret=1.0,
    )


def reading(first: LivePlan, second: LivePlan, beats: float) -> LiveReading:
    return LiveReading(
        samples=64,
        posture=first.posture,
        leading=first.posture,
        lead_beats_next=beats,
        plans=(first, second),
        changed=("a.figure",),
    )


BEFORE = reading(plan("open", 50, 0.7), plan("closed", 40, 0.3), 0.7)
TOLD = reading(plan("open", 53, 0.75), plan("closed", 41, 0.25), 0.75)


def test_that_without_a_change_all_stands_as_it_was_told() -> None:
    found = lifted(BEFORE.model_copy(update={"changed": ("b",)}), BEFORE, TOLD, CALM)

    assert found == TOLD.model_copy(update={"changed": ("b",)})


def test_that_a_change_is_told_on_top() -> None:
    now = reading(plan("open", 47, 0.65, 104), plan("closed", 40, 0.35), 0.65)

    found = lifted(now, BEFORE, TOLD, CALM)

    first, second = found.plans
    assert (first.worth.p50, first.net_present_cost.mean, second.worth.mean) == (50, 104, 41)
    assert (first.probability_best, second.probability_best) == pytest.approx((0.7, 0.3))
    assert found.lead_beats_next == pytest.approx(0.7)
    assert (found.posture, found.leading, found.changed) == ("open", "open", ("a.figure",))


def test_that_the_verdict_is_that_of_the_figures_told() -> None:
    # In the few futures closed leads by one; on top of what was told open still does, by one.
    now = reading(plan("closed", 40, 0.55), plan("open", 39, 0.45), 0.55)
    swapped = now.model_copy(update={"plans": (now.plans[1], now.plans[0])})

    found = lifted(swapped, BEFORE, TOLD, CALM)

    assert found.leading == "open"
    assert found.posture == "too_close"


def test_that_shares_stay_within_all_futures_and_add_up() -> None:
    now = reading(plan("open", 90, 1.0), plan("closed", 40, 0.0), 1.0)

    found = lifted(now, BEFORE, TOLD, CALM)

    shares = [one.probability_best for one in found.plans]
    assert all(0 <= share <= 1 for share in shares)
    assert sum(shares) == pytest.approx(1.0)
    assert found.lead_beats_next == 1.0


def test_that_an_evaluation_reads_as_it_says() -> None:
    told = evaluation()

    found = evaluated(told)

    assert (found.samples, found.leading, found.changed) == (told.samples, told.leading, ())
    assert [one.worth for one in found.plans] == [one.worth for one in told.plans]
    assert found.cost_over_time == told.cost_over_time
