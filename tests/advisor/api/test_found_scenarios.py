"""Kept results of scenarios: equal answers have equal digests, and what differs has others."""

from __future__ import annotations

import datetime as dt

import pytest

from advisor import api
from advisor.api.library import whole_catalogue
from tests.advisor.report.example import AS_OF, evaluation
from tests.advisor.report.test_scenarios_section import BASE, DEAR

DRAFT = api.Draft(
    {
        "title": "Client",
        "workloads.w1.volume": 10.0,
        "figures.electricity.CN": 0.1,
        "scenarios.s1.name": "Dear power",
        "scenarios.s1.answers.figures.electricity.CN": 0.3,
    }
)


def digest(draft: api.Draft, key: str = "", day: dt.date = AS_OF) -> str:
    return api.scenario_digest(draft, key, day)


def test_that_a_digest_tells_answers_apart_and_nothing_else() -> None:
    renamed = DRAFT.with_answer("scenarios.s1.name", "Other").with_answer("title", "Another")
    noted = DRAFT.with_answer("remarks.workloads.w1.volume", {"note": "counted"})
    turned = api.Draft(dict(reversed(DRAFT.answers.items())))

    assert digest(renamed) == digest(noted) == digest(turned) == digest(DRAFT)
    assert digest(DRAFT, "s1") != digest(DRAFT)
    assert digest(DRAFT.with_answer("workloads.w1.volume", 11.0)) != digest(DRAFT)
    assert digest(DRAFT.with_answer("figures.electricity.CN", 0.3)) == digest(DRAFT, "s1")


def test_that_what_does_not_apply_has_the_digest_of_what_is_left_open() -> None:
    aside = DRAFT.with_answer(
        "remarks.finance.tax_rate", {"note": "public", "does_not_apply": True}
    ).with_answer("finance.tax_rate", 0.25)
    left_open = DRAFT.with_answer("finance.tax_rate", None)

    assert digest(aside) == digest(left_open)


def test_that_a_month_makes_another_digest_and_a_day_of_it_does_not() -> None:
    assert digest(DRAFT, day=dt.date(2026, 11, 29)) == digest(DRAFT, day=dt.date(2026, 11, 28))
    assert digest(DRAFT, day=dt.date(2026, 12, 1)) != digest(DRAFT, day=dt.date(2026, 11, 28))


def test_that_a_figure_that_comes_into_force_makes_another_digest() -> None:
    dated = {f.valid_from for one in whole_catalogue().history.values() for f in one}
    day = max(day for day in dated if day.day > 1 and day <= AS_OF)

    assert digest(DRAFT, day=day) != digest(DRAFT, day=day - dt.timedelta(1))


def test_that_results_are_read_as_they_were_written() -> None:
    kept = (
        api.FoundScenario(of="ab", currency="CNY", result=BASE),
        api.FoundScenario(of="cd", currency="CNY", result=DEAR),
    )

    assert api.read_found(api.write_found(kept)) == kept


@pytest.mark.parametrize("text", ["", "{", "[1]", '[{"version": 2}]', "null"])
def test_that_what_cannot_be_read_is_no_result(text: str) -> None:
    assert api.read_found(text) == ()


def test_that_kept_figures_agree_with_the_same_ones_on_another_machine_only() -> None:
    def moved(factor: float) -> api.ScenarioResult:
        first, *rest = BASE.plans
        worth = first.worth.model_copy(update={"p50": first.worth.p50 * factor})
        plans = (first.model_copy(update={"worth": worth}), *rest)
        return BASE.model_copy(update={"plans": plans})

    assert api.agrees(BASE, moved(1 + 1e-9))
    assert not api.agrees(BASE, moved(1.001))
    assert not api.agrees(BASE, DEAR)
    assert not api.agrees(BASE, BASE.model_copy(update={"plans": BASE.plans[:1]}))


def test_that_a_kept_result_bears_the_name_of_today_and_says_from_where_it_was_moved() -> None:
    base = evaluation()
    (moved,) = api.read_scenario(base, base, api.KeptScenario("s1", "x", {"figures.a": 2.0})).moved
    assert moved.before is None
    known = base.inputs[0]
    kept = DEAR.model_copy(
        update={"moved": (DEAR.moved[0].model_copy(update={"path": f"figures.{known.id}"}),)}
    )
    found = api.FoundScenario(of="ab", currency="CNY", result=kept)

    shown = api.seen_scenario(found, base, "s2", "New name")

    assert (shown.key, shown.name) == ("s2", "New name")
    assert [(one.before, one.after) for one in shown.moved] == [(known.likely, 0.3)]
    assert api.seen_scenario(found, None, "s2", "New name").moved == kept.moved
