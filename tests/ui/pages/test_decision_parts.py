"""Tests of the table of plans on the decision page."""

from __future__ import annotations

from advisor import api
from tests.advisor.report.example import evaluation
from ui.pages.decision_parts import plan_figures, plans_table


def with_people(cost: float) -> api.Evaluation:
    """Give the example with so much for a person and month by every plan."""
    band = api.Band(p10=cost / 2, p50=cost, p90=cost * 2, mean=cost)
    plans = tuple(plan.model_copy(update={"cost_per_person": band}) for plan in evaluation().plans)
    return evaluation(plans=plans)


def test_that_the_cost_for_a_person_stands_beside_the_others_and_opens(texts: api.Texts) -> None:
    answer = with_people(40.0)
    _, rows = plans_table(answer, texts)
    at = next(n for n, row in enumerate(rows) if row[0] == texts.say("window.plan.cost_per_person"))

    assert all("40" in cell for cell in rows[at][1:])
    first = answer.plans[0].posture
    assert plan_figures(answer)[at, 1] == api.FigureRef("cost_per_person", plan=first)


def test_that_it_is_left_out_where_nobody_says_how_many_people_there_are(texts: api.Texts) -> None:
    _, rows = plans_table(evaluation(), texts)

    said = {row[0] for row in rows}
    assert texts.say("window.plan.cost_per_person") not in said
    assert texts.say("window.plan.cost_per_success") in said
    assert not [ref for ref in plan_figures(evaluation()).values() if "person" in ref.kind]
