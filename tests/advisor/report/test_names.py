"""Options are told apart in words; how a placement was found is said once where one line fits."""

from __future__ import annotations

from advisor.report.names import option_names, search_said, searches_said
from advisor.words.text import texts_for
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


def test_that_options_which_rent_other_hours_are_told_apart_in_words() -> None:
    told = evaluation()
    option = told.options[0].model_copy(
        update={"form": "open_rented", "model_name": "Qwen", "place": "1 × H100"}
    )
    ids = ("open_rented:q@h", "open_rented:q@h:window", "open_rented:q@h:zero")
    alike = tuple(option.model_copy(update={"id": id_}) for id_ in ids)

    names = option_names(told.model_copy(update={"options": alike}), TEXTS)

    assert list(names.values()) == [
        "Qwen, rented accelerators, always on",
        "Qwen, rented accelerators, hours of use only",
        "Qwen, rented accelerators, off when idle",
    ]
