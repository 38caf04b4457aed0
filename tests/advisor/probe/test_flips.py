"""Distances to the flip: closed forms, and real runs on both sides."""

from __future__ import annotations

import math
from dataclasses import replace

import pytest

from advisor.answer import Run
from advisor.catalogue.catalogue import Catalogue
from advisor.evaluate import run_of
from advisor.inputs.ledger import Input
from advisor.model.assessment import Assessment
from advisor.probe.again import Model
from advisor.probe.flips import Found, confirmed, flips_of, margin, nearest, overridden, told
from advisor.probe.ground import Ground, Worths, ground_of
from advisor.probe.moves import Mover, mover_of
from tests.advisor.builders import DAY, assessment, catalogue, workload
from tests.advisor.probe.test_moves import given

SAMPLES = 256


def lead(mover: Mover, by: float) -> Worths:
    """Open is worth 100, closed 60 and a tenth of the input's likely value."""
    return {"open": 100.0, "closed": 60.0 + mover.moved(by).likely / 10}


def test_that_a_flip_lies_where_the_lines_cross() -> None:
    """60 + x / 10 = 100 at x = 400: twice 200, one doubling away."""
    mover = mover_of(given("positive", 100.0, 200.0, 400.0))

    (found,) = nearest(mover, "open", lambda by: lead(mover, by))

    assert mover.moved(found.by).likely == pytest.approx(400.0, rel=0.02)
    assert mover.moved(found.by).likely >= 400.0
    assert found.steps == pytest.approx(1.0, abs=0.03)
    assert found.becomes == "closed"
    assert told(found, None).distance == pytest.approx(1.0, abs=0.03)


def test_that_beyond_its_reach_nothing_flips() -> None:
    mover = mover_of(given("positive", 3.9, 4.0, 4.1))

    assert not list(nearest(mover, "open", lambda by: lead(mover, by)))


def test_that_of_two_sides_the_nearer_counts() -> None:
    """Open 100, hybrid x, closed 250 / x: x passes 100 at log 2, 250 / x passes it at -log 20."""
    mover = mover_of(given("positive", 5.0, 50.0, 500.0))

    def worths(by: float) -> Worths:
        x = mover.moved(by).likely
        return {"open": 100.0, "hybrid": x, "closed": 250.0 / x}

    (found,) = nearest(mover, "open", worths)

    assert found.by == pytest.approx(math.log(2), abs=0.08)
    assert found.becomes == "hybrid"


def test_that_the_margin_is_above_the_best_other_plan() -> None:
    assert margin({"open": 5.0, "closed": 1.0, "hybrid": 3.0}, "open") == (2.0, "hybrid")
    assert margin({"closed": 1.0}, "open")[0] == -math.inf
    assert margin({"open": 1.0}, "open")[0] == math.inf


@pytest.mark.parametrize(
    ("turns", "by", "seen"),
    [(1.0, 1.0, True), (0.7, 0.9, True), (0.3, 0.5, True), (2.0, 2.0, True), (9.0, 1.0, False)],
)
def test_that_plans_sought_anew_say_whether_it_turns_there(
    turns: float, by: float, seen: bool
) -> None:
    """The lead is 1 at nothing and falls evenly to nothing where it turns; three is its reach."""
    mover = mover_of(given("positive", math.exp(-1), 1.0, math.e))

    found, was_seen = confirmed(
        Found(mover, 1.0, "closed"),
        "open",
        lambda by: {"open": 1 - by / turns, "hybrid": 0.0},
    )

    assert (found.by, was_seen) == (pytest.approx(by), seen)
    assert found.becomes == ("hybrid" if seen else "closed")


def told_by() -> Assessment:
    return assessment(
        workload("one", 6e6, cost_per_failure=0.05),
        workload("two", 3e6, cost_per_failure=0.05, data_class="confidential"),
    )


def known() -> Catalogue:
    return catalogue({"rental.ACC": 3.0}, spread=0.2)


@pytest.fixture(scope="module")
def ground() -> Ground:
    run = run_of(told_by(), known(), as_of=DAY, samples=SAMPLES, seed=3)
    return ground_of(run, known(), 3)


@pytest.fixture(scope="module")
def found(ground: Ground) -> tuple[Found, ...]:
    return flips_of(ground)


def test_that_flips_come_nearest_first(found: tuple[Found, ...]) -> None:
    assert len(found) >= 3
    assert [one.steps for one in found] == sorted(one.steps for one in found)


def test_that_with_placements_kept_the_lead_changes_at_each_flip(
    ground: Ground, found: tuple[Found, ...]
) -> None:
    assert ground.leading is not None
    for one in found:
        side = 0.02 * math.copysign(one.mover.reach, one.by)
        before, beyond = (
            margin(ground.stepped(one.mover.moved(by)), ground.leading)[0]
            for by in (one.by - side, one.by)
        )
        assert before > 0 >= beyond, one.mover.one.id


def test_that_a_whole_run_on_either_side_of_a_confirmed_flip_has_another_leader(
    ground: Ground, found: tuple[Found, ...]
) -> None:
    """The nearest flip: answers as a client would type them, runs like any other."""
    leading = ground.leading
    assert leading is not None
    one = found[0]
    model = Model(DAY, SAMPLES, 3)

    def anew(by: float) -> Worths:
        return model.worths(overridden(told_by(), one.mover.moved(by)), known())

    turned, seen = confirmed(one, leading, anew)
    if not seen:
        pytest.fail("the nearest flip of this engagement is one on the real model")

    def leader(by: float) -> str | None:
        changed = overridden(told_by(), turned.mover.moved(by))
        return run_of(changed, known(), as_of=DAY, samples=SAMPLES, seed=3).found.leading

    assert leader(0.4 * turned.by) == leading
    assert leader(1.1 * turned.by) == turned.becomes


def test_that_the_start_is_where_the_evaluation_stands() -> None:
    """Read in other futures than those it was searched in, a run's worths are its own."""
    run = run_of(told_by(), known(), as_of=DAY, samples=1100, seed=5)
    there = ground_of(run, known(), 5)
    rows = run.context.design.rows.random

    shown = {p: float(plan.present.worth[rows].mean()) for p, plan in run.plans.items()}

    assert there.now == pytest.approx(shown)
    assert max(there.now, key=lambda p: there.now[p]) == run.found.leading
    unmoved: Input = run.context.design.ledger["drift.wage"]
    assert there.stepped(unmoved) == pytest.approx(shown)
    assert there.searched != pytest.approx(shown)


def test_that_one_plan_alone_has_no_flip(ground: Ground) -> None:
    run: Run = ground.run
    only = {ground.leading: run.plans[ground.leading]} if ground.leading else {}

    assert flips_of(ground_of(replace(run, plans=only), known(), 3)) == ()
