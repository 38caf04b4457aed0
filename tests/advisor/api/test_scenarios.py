"""Moved drivers become scenarios, scenarios become drafts, and evaluations become columns."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor import api
from tests.advisor.report.example import evaluation

MOVED: dict[str, api.Answer] = {"figures.drift.api_price": 0.4}


def kept(draft: api.Draft, name: str, moved: dict[str, api.Answer] | None = None) -> api.Draft:
    """Give the draft with one more scenario."""
    return api.Draft({**draft.answers, **api.pin_scenario(draft, name, moved or MOVED)})


BASE = api.Draft({"workloads.w1.volume": 10.0, "figures.electricity.CN": 0.1})


def test_that_a_pinned_scenario_keeps_only_what_differs() -> None:
    draft = kept(BASE, " Dear ", {**MOVED, "figures.electricity.CN": 0.1})

    (one,) = api.scenarios_kept(draft)

    assert (one.key, one.name, dict(one.answers)) == ("s1", "Dear", MOVED)


def test_that_nothing_moved_is_no_scenario() -> None:
    with pytest.raises(api.AdvisorError, match="scenario_unchanged"):
        api.pin_scenario(BASE, "Same", {"figures.electricity.CN": 0.1})


def test_that_a_sixth_scenario_is_refused() -> None:
    draft = BASE
    for number in range(5):
        draft = kept(draft, f"Case {number}")

    with pytest.raises(api.AdvisorError, match="scenarios_too_many"):
        api.pin_scenario(draft, "Case 6", MOVED)


def test_that_two_scenarios_do_not_share_a_name() -> None:
    draft = kept(kept(BASE, "One"), "Two")

    with pytest.raises(api.AdvisorError, match="scenario_named_twice"):
        api.rename_scenario(draft, "s2", "One")
    assert api.rename_scenario(draft, "s2", "Two") == {"scenarios.s2.name": "Two"}


def test_that_a_key_that_became_free_is_taken_again() -> None:
    draft = kept(kept(BASE, "One"), "Two").without("scenarios.s1")

    assert [one.key for one in api.scenarios_kept(kept(draft, "Three"))] == ["s2", "s1"]


def test_that_a_scenario_is_evaluated_with_its_own_answers_in_place() -> None:
    draft = kept(BASE, "Power", {"figures.electricity.CN": 0.3})

    assert dict(api.scenario_draft(draft, "s1").answers) == {
        "workloads.w1.volume": 10.0,
        "figures.electricity.CN": 0.3,
    }
    assert dict(api.scenario_draft(draft).answers) == dict(BASE.answers)


def test_that_a_scenario_elsewhere_is_counted_in_the_currency_of_the_engagement() -> None:
    draft = kept(BASE, "Move", {"organisation.region": "US"})
    own = kept(BASE, "Dollars", {"organisation.region": "US", "finance.currency": "USD"})

    assert api.scenario_draft(draft, "s1").answers["finance.currency"] == "CNY"
    assert api.scenario_draft(own, "s1").answers["finance.currency"] == "USD"


def test_that_words_about_answers_do_not_age_a_scenario_and_answers_do() -> None:
    draft = kept(BASE, "Dear")
    said = api.Draft({**draft.answers, "remarks.workloads.w1.volume": {"note": "Counted"}})
    other = draft.with_answer("workloads.w1.volume", 11.0)

    assert api.scenario_draft(said, "s1").answers == api.scenario_draft(draft, "s1").answers
    assert api.scenario_draft(other, "s1").answers != api.scenario_draft(draft, "s1").answers


def test_that_a_scenario_reads_what_it_moved_and_the_order_of_its_plans() -> None:
    base, draft = evaluation(), kept(BASE, "Dear")
    row = base.inputs[0]
    moved = row.model_copy(update={"likely": row.likely * 2, "high": row.high * 2})
    found = base.model_copy(update={"leading": "open", "inputs": (moved, *base.inputs[1:])})
    one = api.KeptScenario("s1", "Dear", {f"figures.{row.id}": row.likely * 2})

    result = api.read_scenario(found, base, one)

    (move,) = result.moved
    assert (move.before, move.after, move.unit) == (row.likely, row.likely * 2, row.unit)
    assert result.plans[0].posture == "open" == (result.first and result.first.posture)
    others = [plan.probability_best for plan in result.plans[1:]]
    assert others == sorted(others, reverse=True)
    assert draft.answers["scenarios.s1.name"] == "Dear"


@pytest.mark.parametrize(
    ("answer", "exact"),
    [
        (2.0, True),
        ({"low": 2.0, "likely": 2.0, "high": 2.0}, True),
        ({"low": 1.0, "likely": 2.0, "high": 3.0}, False),
        (None, False),
    ],
)
def test_that_a_range_moved_to_one_value_is_told_as_exact(answer: api.Answer, exact: bool) -> None:
    base = evaluation()
    row = next(row for row in base.inputs if row.low < row.high)
    certain = row.model_copy(update={"id": "certain", "low": row.likely, "high": row.likely})
    base = base.model_copy(update={"inputs": (*base.inputs, certain)})
    answers = {f"figures.{row.id}": answer, "figures.certain": 5.0, "finance.horizon_months": 24}

    result = api.read_scenario(base, base, api.KeptScenario("s1", "Dear", answers))

    assert [move.exact for move in result.moved] == [exact, False, False]


def test_that_a_scenario_changes_nothing_in_the_engines_answer() -> None:
    plain = api.Draft({"workloads.w1.template": "customer_service", "workloads.w1.volume": 1000.0})
    beside = kept(plain, "Dear")
    day = dt.date(2026, 11, 22)

    first = api.evaluate_draft(plain, as_of=day, samples=16)
    second = api.evaluate_draft(beside, as_of=day, samples=16)

    assert first == second
