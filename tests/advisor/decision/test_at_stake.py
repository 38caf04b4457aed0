"""What is lost if a model of one's own fails, by hand."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.decision.at_stake import at_stake, nine_in_ten, of_plan, stakes_too_high
from advisor.decision.choices import Choices
from advisor.decision.plans import StandingPlan, standing_plans
from advisor.evaluate import evaluate
from advisor.evaluation import Posture
from advisor.model.organisation import Appetite, Candidates, FurtherForm, Talent
from tests.advisor.builders import API, DAY, Engagement, assessment, catalogue, engage

FORMS: tuple[FurtherForm, ...] = ("closed_tuned", "industry_adapted")
LEVEL = catalogue({"drift.wage": 0.0})
WAGE = 15_000


def engaged(**answers: Any) -> Engagement:
    return engage(assessment(candidates=Candidates(forms=FORMS), **answers), LEVEL)


def of(engagement: Engagement, form: str) -> str:
    return next(id_ for id_, one in engagement.options.items() if one.form == form)


def stake(engagement: Engagement, *path: str) -> float:
    placement = engagement.path(*path)
    own = {id_ for id_ in path if engagement.options[id_].form in FORMS}
    found = at_stake(
        engagement.costing.context,
        engagement.costing.lines(placement),
        engagement.costing.segments(placement),
        own,
    )
    return float(found[0])


def test_that_what_went_into_an_own_model_before_it_serves_is_at_stake() -> None:
    one = engaged()
    adapted = of(one, "industry_adapted")

    # A million of compute with half of it again for detours, 100,000 of labels, and two people for
    # the four months of training and the month in which it first serves.
    expected = 1_000_000 * 1.5 + 100_000 + 2 * WAGE * 5
    assert stake(one, adapted, adapted, adapted) == pytest.approx(expected)


def test_that_what_comes_after_it_serves_is_not_lost_by_its_failing() -> None:
    one = engaged()
    adapted = of(one, "industry_adapted")
    lines = one.costing.lines(one.path(adapted, adapted, adapted))

    spent = sum(
        -float(line.amounts[:, 0].sum())
        for line in lines
        if line.key in {"training_compute", "training_labels", "training_team"}
    )
    assert stake(one, adapted, adapted, adapted) < spent


def test_that_training_people_is_at_stake_too() -> None:
    plain, climbing = engaged(), engaged(talent=Talent(rung="tunes"))
    adapted = of(plain, "industry_adapted")

    # One rung of eight person-months; the team of the model begins on it, four months later.
    more = stake(climbing, *[adapted] * 3) - stake(plain, *[adapted] * 3)
    assert more == pytest.approx(8 * WAGE)


def test_that_hosted_tuning_puts_samples_run_and_work_at_stake() -> None:
    one = engaged()
    tuned = of(one, "closed_tuned")

    # 50 labels at 2, a run of 100 and a person-month.
    assert stake(one, tuned, tuned, tuned) == pytest.approx(50 * 2 + 100 + WAGE)


def test_that_a_plan_that_makes_no_model_has_nothing_at_stake() -> None:
    (plan,) = plans(engaged(), API).values()

    assert of_plan(engaged().costing.context, plan) is None


def plans(engagement: Engagement, option: str) -> dict[Posture, StandingPlan]:
    only = (engagement.options[option],)
    choices = Choices(dict.fromkeys(engagement.choices.admitted, only), ())
    return dict(standing_plans(engagement.costing, choices))


def test_that_a_lead_above_the_most_one_would_lose_is_pointed_out() -> None:
    def told(limit: float | None) -> list[str]:
        one = engaged(appetite=Appetite(stop_loss=limit))
        found = plans(one, of(one, "industry_adapted"))
        return [said.id for said in stakes_too_high(one.costing.context, found, "open")]

    # 1,750,000 are at stake, the same in every future.
    assert told(1_749_999) == ["warning.stop_loss"]
    assert told(1_750_001) == []
    assert told(None) == []


def test_that_nine_futures_in_ten_stay_within() -> None:
    context = engage(samples=200).costing.context
    futures = context.design["workload.service.volume"] * 0.0
    rows = context.design.rows.random
    futures[rows] = range(200)

    assert nine_in_ten(context, futures) == pytest.approx(179.1)


def test_that_the_answer_says_what_each_route_puts_at_stake_and_decides_nothing_by_it() -> None:
    told = assessment(candidates=Candidates(forms=FORMS))
    limited = told.model_copy(update={"appetite": Appetite(stop_loss=1.0)})

    free, bound = (evaluate(one, LEVEL, as_of=DAY, samples=16, seed=2) for one in (told, limited))
    by_form = {one.form: one.at_stake for one in bound.options}
    assert by_form["industry_adapted"] is not None
    assert by_form["industry_adapted"].p50 == pytest.approx(1_750_000)
    assert by_form["closed_api"] is None
    assert (free.stop_loss, bound.stop_loss) == (None, 1.0)
    assert free.plans == bound.plans
