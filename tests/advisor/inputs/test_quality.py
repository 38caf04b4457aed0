"""A leaderboard only orders the models; how wide the gap is comes from the debate."""

from __future__ import annotations

from dataclasses import replace

import pytest

from advisor.catalogue.catalogue import Catalogue
from advisor.inputs.quality import order
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.organisation import Override
from advisor.model.record import Estimate
from tests.advisor.builders import DAY, assessment, catalogue, model

Score = tuple[float, float, float]


def scored(shift: float = 0.0, /, **scores: Score | None) -> Catalogue:
    """Build a catalogue of models with score, low and high; None stands for no score."""
    models = {}
    for name, score in scores.items():
        low, elo, high = score or (0.0, 0.0, 0.0)
        told = model(f"open-{name}", elo + shift, elo_low=low + shift, elo_high=high + shift)
        if score is None:
            told = told.model_copy(update={"elo": None, "elo_low": None, "elo_high": None})
        models[name] = told
    return replace(catalogue(), models=models)


def places(known: Catalogue) -> dict[str, float]:
    return order(tuple(known.models), known)


A, B, C, D = (1495, 1500, 1505), (1493, 1498, 1503), (1395, 1400, 1405), (1295, 1300, 1305)


def test_that_overlapping_intervals_share_a_place() -> None:
    assert places(scored(a=A, b=B, c=C)) == {"a": 0, "b": 0, "c": 1}


def test_that_intervals_that_touch_share_a_place_and_others_do_not() -> None:
    assert places(scored(a=A, b=(1485, 1490, 1495))) == {"a": 0, "b": 0}
    assert places(scored(a=A, b=(1485, 1490, 1494.9))) == {"a": 0, "b": 1}


def test_that_places_are_evenly_spaced_whatever_the_distance() -> None:
    assert places(scored(d=D, a=A, c=C)) == {"a": 0, "c": 0.5, "d": 1}
    near = (1484, 1489, 1494)
    assert places(scored(d=D, a=A, c=near)) == {"a": 0, "c": 0.5, "d": 1}


def test_that_a_model_without_a_score_stands_last() -> None:
    assert places(scored(a=A, x=None, d=D)) == {"a": 0, "d": 0.5, "x": 1}


def test_that_models_of_whom_nothing_is_known_are_not_told_apart() -> None:
    assert set(places(scored(x=None, y=None)).values()) == {0}


@pytest.mark.parametrize("shift", [100.0, -1400.0])
def test_that_only_the_order_counts(shift: float) -> None:
    scores: dict[str, Score | None] = {"a": A, "b": B, "c": C, "d": D, "x": None}

    assert places(scored(shift, **scores)) == places(scored(**scores))


def test_that_a_gap_is_the_place_times_the_width_of_the_debate() -> None:
    # closed-a 1500, closed-b 1450, open-a 1400: places 0, 1/2 and 1 of a gap of 0.1, 0.2, 0.4.
    known = catalogue({"quality.gap_range": (0.1, 0.2, 0.4)})
    ledger = resolve(assessment(), known, scope_of(assessment(), known, DAY), DAY)

    def gap(name: str) -> tuple[float, float, float]:
        one = ledger[f"quality.gap.{name}"]
        return one.low, one.likely, one.high

    assert gap("closed-a") == pytest.approx((0, 0, 0.1))
    assert gap("closed-b") == pytest.approx((0.05, 0.1, 0.2))
    assert gap("open-a") == pytest.approx((0.1, 0.2, 0.4))


def test_that_the_clients_own_width_of_the_gap_reaches_every_model() -> None:
    mine = {"quality.gap_range": Override(estimate=Estimate.exactly(0.5))}
    told = assessment(figures=mine)
    ledger = resolve(told, catalogue(), scope_of(told, catalogue(), DAY), DAY)

    assert ledger["quality.gap.open-a"].likely == 0.5
    assert ledger["quality.gap.closed-b"].likely == 0.25
    assert ledger["quality.gap.open-a"].set_by == "client"
