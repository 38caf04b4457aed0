"""How a placement was found is said once where it holds for all, with what is left to be gained."""

from __future__ import annotations

from advisor.report.names import search_said, searches_said
from advisor.text import texts_for
from tests.advisor.report.example import Band, evaluation

TEXTS = texts_for("en")


def test_that_a_gap_is_told_in_money_and_as_a_share_of_expected_worth() -> None:
    worth = Band(p10=1.0, p50=2.0, p90=3.0, mean=200e6)
    found = {"search": "gap_stated", "search_gap": 4e6, "worth": worth}
    plan = evaluation().plans[0].model_copy(update=found)

    said = search_said(plan, "EUR", TEXTS)

    assert "€4M" in said
    assert "2%" in said


def test_that_what_holds_for_every_plan_is_said_once() -> None:
    told = evaluation()
    assert len(searches_said(told, TEXTS)) == 1

    first = told.plans[0].model_copy(update={"search": "proven_optimal"})
    mixed = told.model_copy(update={"plans": (first, *told.plans[1:])})
    assert len(searches_said(mixed, TEXTS)) == len(told.plans)
