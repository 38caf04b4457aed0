"""What one input at a time does: read from rows that are written down here."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.context import Array, Context
from advisor.uncertainty.tornado import evidence_summary, swings
from tests.advisor.builders import assessment, catalogue, engage, workload

UNSURE = {"pue.on_premises": (1.2, 1.5, 2.0), "fx.CNY": (6.0, 7.0, 8.0)}


@pytest.fixture(scope="module")
def context() -> Context:
    """Only the power usage, the exchange rate and one model's gap are unsure."""
    return engage(known=catalogue(UNSURE)).costing.context


def rows(context: Context, likely: float, **ends: tuple[float, float]) -> Array:
    """Give a figure its likely value everywhere but where an input stands at its ends."""
    found = np.full(context.design.rows.total, likely)
    for name, (low, high) in ends.items():
        at_low, at_high = context.design.rows.swing(NAMES[name])
        found[at_low], found[at_high] = low, high
    return found


NAMES = {"pue": "pue.on_premises", "fx": "fx.CNY"}


def test_that_the_input_with_the_widest_effect_stands_first(context: Context) -> None:
    cost = rows(context, 100, pue=(95, 105), fx=(140, 80))

    found = swings(context, cost, rows(context, 1))
    assert [one.input for one in found[:2]] == ["fx.CNY", "pue.on_premises"]
    assert (found[0].low, found[0].likely, found[0].high) == (6, 7, 8)
    assert (found[0].cost_at_low, found[0].cost_likely, found[0].cost_at_high) == (140, 100, 80)


@pytest.mark.parametrize(
    ("likely", "ends", "flips"),
    [
        (1.0, (-1.0, 3.0), True),
        (1.0, (3.0, -1.0), True),
        (1.0, (0.0, 3.0), False),
        (1.0, (-0.001, 3.0), True),
        (1.0, (-2.0, -1.0), True),
        (-1.0, (-2.0, -3.0), False),
        (1.0, (2.0, 3.0), False),
    ],
)
def test_that_an_input_flips_when_the_margin_changes_sign(
    context: Context, likely: float, ends: tuple[float, float], flips: bool
) -> None:
    margin = rows(context, likely, pue=ends)

    found = {one.input: one for one in swings(context, rows(context, 100), margin)}
    assert found["pue.on_premises"].flips is flips
    assert (
        found["pue.on_premises"].margin_at_low,
        found["pue.on_premises"].margin_at_high,
    ) == ends


def test_that_variance_is_shared_by_the_squares_of_the_swings() -> None:
    # The volume is the client's word (assumed), the usage published: swings of 30 and of 40.
    unsure = workload().model_copy(
        update={"volume": workload().volume.model_copy(update={"low": 5e5})}
    )
    known = catalogue({"pue.on_premises": UNSURE["pue.on_premises"]})
    here = engage(assessment(unsure), known).costing.context
    cost = np.full(here.design.rows.total, 100.0)
    for id_, wide in (("workload.service.volume", 30), ("pue.on_premises", 40)):
        cost[here.design.rows.swing(id_)[1]] += wide

    found = evidence_summary(here, swings(here, cost, cost))
    shares = found.share_of_variance_by_class
    assert shares["assumed"] == pytest.approx(900 / 2500)
    assert shares["published"] == pytest.approx(1600 / 2500)
    assert sum(shares.values()) == pytest.approx(1)
    by_input = found.share_of_variance_by_input
    assert list(by_input.values()) == pytest.approx([1600 / 2500, 900 / 2500])
    assert found.stale == ()


def test_that_a_spread_of_nothing_is_shared_by_nobody(context: Context) -> None:
    still = rows(context, 100)

    found = evidence_summary(context, swings(context, still, still))
    assert set(found.share_of_variance_by_class.values()) == {0.0}
    assert found.share_of_variance_by_input == {}
