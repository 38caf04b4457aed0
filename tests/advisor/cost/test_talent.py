"""The talent ladder by hand: when a rung is reached, what waits for it, what training costs."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cost.shares import Splitter
from advisor.cost.talent import ladder, talent_from
from advisor.model.organisation import Candidates, FurtherForm, Talent
from tests.advisor.builders import (
    API,
    HOSTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    workload,
)

FORMS: tuple[FurtherForm, ...] = (
    *("closed_tuned", "open_tuned", "industry_adapted", "industry_scratch", "closed_adapted"),
)
WAGE = 15_000
MONTHS, WORK = 4, 8
"""Months of a rung and its person-months, in the world of the tests."""
TRAINING = 4
"""Months until a model that is trained can serve."""
LEVEL = catalogue({"drift.wage": 0.0})


def standing(rung: str = "", *workloads: Any, months_to_next: int | None = None) -> Engagement:
    talent = Talent.model_validate({"rung": rung, "months_to_next": months_to_next})
    told = assessment(*workloads, talent=talent, candidates=Candidates(forms=FORMS))
    return engage(told, LEVEL)


def route(engagement: Engagement, form: str) -> str:
    return next(id_ for id_, one in engagement.options.items() if one.form == form)


def ready(engagement: Engagement) -> dict[str, int]:
    options = engagement.options
    return {
        form: talent_from(engagement.costing.context, options[route(engagement, form)])
        for form in FORMS
    }


def trained(engagement: Engagement, *path: str) -> list[tuple[int, int, float, str]]:
    """Give first month, months, cost and mark of each line of training."""
    lines = engagement.costing.lines(engagement.path(*path))
    return [
        (line.start, line.months, -float(line.amounts[:, 0].sum()), line.option)
        for line in sorted(lines, key=lambda line: line.start)
        if line.key == "talent"
    ]


def test_that_nothing_waits_or_costs_while_nobody_says_where_the_team_stands() -> None:
    plain = standing()

    assert ready(plain) == dict.fromkeys(FORMS, 0)
    assert trained(plain, *[route(plain, "industry_scratch")] * 3) == []
    assert "talent.training" not in plain.costing.context.design.ledger
    assert {one.month for one in ladder(plain.costing.context)} == {None}


def test_that_rungs_follow_one_another_and_training_comes_on_its_rung() -> None:
    assert ready(standing("uses")) == {
        "closed_adapted": MONTHS + TRAINING,
        "closed_tuned": 2 * MONTHS,
        "open_tuned": 2 * MONTHS,
        "industry_adapted": 3 * MONTHS + TRAINING,
        "industry_scratch": 5 * MONTHS + TRAINING,
    }


def test_that_a_route_on_the_teams_rung_or_below_waits_for_nobody() -> None:
    found = ready(standing("adapts"))

    assert (found["closed_tuned"], found["industry_adapted"]) == (0, 0)
    assert found["industry_scratch"] == 2 * MONTHS + TRAINING


def test_that_the_client_tells_the_month_of_the_next_rung() -> None:
    found = ready(standing("tunes", months_to_next=1))

    assert found["industry_adapted"] == 1 + TRAINING
    assert found["industry_scratch"] == 1 + 2 * MONTHS + TRAINING


def test_that_a_team_is_paid_for_training_a_model_from_when_it_can() -> None:
    one = standing("pretrains")
    scratch = route(one, "industry_scratch")

    lines = one.costing.lines(one.path(scratch, scratch, scratch))
    (team,) = (line for line in lines if line.key == "training_team")
    first = min(line.start for line in lines if line.key == "training_compute")
    assert (team.start, team.months, first) == (MONTHS, 24 - MONTHS, MONTHS)


def test_that_industry_data_that_is_not_public_asks_for_further_pre_training() -> None:
    plain = workload()
    public, scarce = (
        standing("adapts", plain.model_copy(update={"industry_data_demand": at}))
        for at in (4.9, 5.0)
    )

    assert ready(public)["industry_adapted"] == 0
    assert ready(scarce)["industry_adapted"] == MONTHS + TRAINING


def test_that_what_ran_before_goes_on_until_the_team_can() -> None:
    one = standing("evaluates")
    tuned = route(one, "closed_tuned")

    # The rung of tuning is reached after four months; the phase begins in month 0.
    segments = one.costing.segments(one.path(tuned, tuned, tuned))
    assert [(s.start, s.end, s.option and s.option.id) for s in segments] == [
        (0, 4, None),
        (4, 6, tuned),
        (6, 12, tuned),
        (12, 24, tuned),
    ]
    behind = one.costing.segments(one.path(API, tuned, tuned))
    assert [(s.start, s.end, s.option and s.option.id) for s in behind] == [
        (0, 6, API),
        (6, 12, tuned),
        (12, 24, tuned),
    ]


def test_that_an_own_model_serves_once_it_is_trained_by_people_who_can() -> None:
    one = standing("tunes", months_to_next=8)
    adapted = route(one, "industry_adapted")

    # On the rung in month 8, trained by month 12; without the climb in month 10. More servers for
    # the last phase come two months after it begins.
    segments = one.costing.segments(one.path(API, adapted, adapted))
    assert [(s.start, s.end, s.option and s.option.id) for s in segments] == [
        (0, 6, API),
        (6, 12, API),
        (12, 14, adapted),
        (14, 24, adapted),
    ]


def test_that_every_rung_up_to_the_highest_is_paid_once() -> None:
    one = standing("tunes")
    scratch, adapted = route(one, "industry_scratch"), route(one, "industry_adapted")

    # Three rungs of eight person-months, four months each.
    each: Any = pytest.approx(float(WORK * WAGE))
    assert trained(one, API, API, scratch) == [
        (0, 4, each, scratch),
        (4, 4, each, scratch),
        (8, 4, each, scratch),
    ]
    both = trained(one, API, adapted, scratch)
    assert [(start, cost) for start, _, cost, _ in both] == [(0, each), (4, each), (8, each)]
    assert trained(one, API, HOSTED, API) == []


def test_that_compute_and_the_team_of_a_model_are_paid_from_when_training_begins() -> None:
    one = standing("tunes")
    adapted = route(one, "industry_adapted")
    lines = one.costing.lines(one.path(adapted, adapted, adapted))

    for key in ("training_compute", "training_labels", "training_team"):
        assert min(line.start for line in lines if line.key == key) == MONTHS


def test_that_what_the_horizon_ends_before_is_paid_as_far_as_it_goes() -> None:
    one = standing("uses", months_to_next=20)
    tuned = route(one, "closed_tuned")

    # 20 months for the first rung; of the second four months all lie within the 24.
    assert [(start, months) for start, months, *_ in trained(one, tuned, tuned, tuned)] == [
        (0, 20),
        (20, 4),
    ]
    late = standing("uses", months_to_next=30)
    first, *rest = trained(late, tuned, tuned, tuned)
    assert first[:2] == (0, 24)
    assert first[2] == pytest.approx(WORK * WAGE * 24 / 30)
    assert all(start == 23 for start, *_ in rest)


def test_that_a_route_out_of_reach_is_barred_with_what_is_missing() -> None:
    one = standing("uses")  # trained from scratch: in month 24 of 24
    gates = [gate for gate in one.choices.gates if gate.rule == "talent"]

    assert {one.options[gate.option].form for gate in gates} == {"industry_scratch"}
    values = gates[0].reason.values
    assert (values["reached"], values["ready"], values["horizon"]) == (21, 25, 24)
    assert "choice.rung.trains" in str(values["needed"])
    sooner = standing("uses", months_to_next=3)
    assert not [gate for gate in sooner.choices.gates if gate.rule == "talent"]


def test_that_the_ladder_says_when_each_rung_is_reached_and_what_it_opens() -> None:
    found = ladder(standing("evaluates", months_to_next=6).costing.context)

    assert [(one.rung, one.month) for one in found] == [
        ("uses", 0),
        ("evaluates", 0),
        ("tunes", 6),
        ("adapts", 10),
        ("pretrains", 14),
        ("trains", 18),
    ]
    assert found[2].opens == ("closed_tuned", "open_tuned")
    assert found[4].opens == ()


def test_that_training_falls_on_the_workloads_that_need_it() -> None:
    one = standing("evaluates", workload("large"), workload("small", 5e5))
    api, tuned = one.options[API], one.options[route(one, "closed_tuned")]
    placement = {"large": (api, tuned, tuned), "small": (api, api, api)}
    splitter = Splitter(one.costing.context, placement, one.costing.layout(placement))
    (line,) = (line for line in one.costing.lines(placement) if line.key == "talent")

    assert float(splitter.split(line).part("large")) == 1
