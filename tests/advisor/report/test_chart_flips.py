"""Distances to the flip as bars; the bridge as a waterfall whose ends meet."""

from __future__ import annotations

import pytest

from advisor.evaluation import Bridge, BridgeStep, Flip
from advisor.report.chart_bridge import MOST_STEPS, chart_bridge
from advisor.report.chart_flips import chart_flips
from advisor.words.text import texts_for
from tests.advisor.report.example import evaluation, named

EN = texts_for("en")


def flip(name: str, then: float, distance: float | None, confirmed: bool | None = None) -> Flip:
    return Flip(
        input=name,
        label=named(name),
        unit="share",
        value_now=0.2,
        value_at_flip=then,
        becomes="closed",
        distance=distance,
        confirmed=confirmed,
    )


def test_that_without_a_probe_there_is_no_chart() -> None:
    assert chart_flips(evaluation(flips=None), EN) is None
    assert chart_flips(evaluation(flips=()), EN) is None


def test_that_bars_reach_left_to_fall_and_right_to_rise_the_nearest_on_top() -> None:
    flips = (flip("far", 0.9, 2.5), flip("near", 0.1, 0.5, confirmed=True), flip("none", 0.4, None))

    found = chart_flips(evaluation(flips=flips), EN)

    assert found is not None
    assert [(bar.start, bar.end) for bar in found.bars] == [
        *((0.0, -0.5), (0.0, 0.0)),
        *((0.0, 0.0), (0.0, 2.5)),
    ]
    assert found.x.minimum <= -1
    assert found.x.maximum >= 2.5
    assert found.bars[0].text == "10%: Closed"


def test_that_the_table_has_every_flip_and_says_how_it_is_known() -> None:
    flips = (
        flip("one", 0.9, 2.5, confirmed=False),
        flip("two", 0.1, 0.5, confirmed=True),
        flip("three", 0.4, None),
    )

    found = chart_flips(evaluation(flips=flips), EN)

    assert found is not None
    assert [(row[3], row[5].split(";", maxsplit=1)[0]) for row in found.rows] == [
        ("0.50", "plans sought anew on both sides"),
        ("2.50", "only with plans kept"),
        ("—", "plans kept as they are"),
    ]


def bridge(*worths: float, before: float | None = 100.0) -> Bridge:
    steps = tuple(
        BridgeStep(input=str(at), label=named(f"Step {at}"), worth=worth, cost=-worth, error=0.0)
        for at, worth in enumerate(worths)
    )
    return Bridge(
        currency="CNY",
        samples=64,
        worth_before=before,
        worth_after=100.0 + sum(worths),
        cost_before=50.0,
        cost_after=50.0 - sum(worths),
        leading_before="open",
        leading_after="open",
        exact=True,
        steps=steps,
    )


def test_that_each_step_begins_where_the_one_before_ended() -> None:
    found = chart_bridge(bridge(10.0, -40.0, 5.0), EN)

    assert found is not None
    rows = [(bar.start, bar.end) for bar in found.bars[::2]]
    assert rows[1:-1] == [(100.0, 60.0), (60.0, 70.0), (70.0, 75.0)]
    assert (rows[0][1], rows[-1][1]) == (100.0, 75.0)
    assert rows[0][0] == rows[-1][0] < 60.0
    assert [bar.tone for bar in found.bars[::2]][1:-1] == ["dearer", "cheaper", "cheaper"]


@pytest.mark.parametrize("count", [MOST_STEPS, MOST_STEPS + 3])
def test_that_small_steps_are_added_up_in_one_row_and_the_table_has_them_all(count: int) -> None:
    worths = [float(2**at) for at in range(count)]

    found = chart_bridge(bridge(*worths), EN)

    assert found is not None
    shown = len(found.bars) // 2 - 2
    assert shown == (MOST_STEPS if count == MOST_STEPS else MOST_STEPS + 1)
    assert found.bars[-2].end == pytest.approx(100.0 + sum(worths))
    assert found.bars[-4].end == pytest.approx(100.0 + sum(worths))
    assert len(found.rows) == count + 2


def test_that_what_sums_round_by_is_no_step() -> None:
    found = chart_bridge(bridge(10.0, 1e-10), EN)

    assert found is not None
    assert len(found.rows) == 3


def test_that_an_answer_without_a_plan_leaves_nothing_to_draw() -> None:
    assert chart_bridge(bridge(1.0, before=None), EN) is None
