"""A case becomes inputs of the engine; what is left out is an explicit zero or an error."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.cases.run import Runs
from advisor.cases.volumes import Month
from advisor.cases.world import catalogue_of
from advisor.errors import AdvisorError
from tests.advisor.cases.example import MACHINE, WORK, case

EVERYTHING = {
    **MACHINE,
    "installation": 0,
    "maintenance_per_year": 0,
    "space_per_month": 0,
    "life_months": 48,
    "residual_share": 0.2,
    "staff": 0,
    "staff_cost_per_month": 0,
    "implementation": 0,
}


def only(machine: dict[str, Any], *left_out: str) -> Runs:
    return Runs(case(options={"machine": machine}, left_out=left_out))


def test_that_a_case_which_says_everything_runs_without_everything_else_left_out() -> None:
    assert only(EVERYTHING, "other costs").run("machine").servers == 1


@pytest.mark.parametrize(
    ("subject", "fields"),
    [
        ("staff", ("staff", "staff_cost_per_month")),
        ("implementation", ("implementation",)),
        ("power", ("watts", "price_per_kwh")),
        ("space", ("space_per_month",)),
        ("maintenance", ("maintenance_per_year",)),
        ("installation", ("installation",)),
        ("residual", ("residual_share",)),
        ("speed", ("tokens_per_s",)),
    ],
)
def test_that_what_is_neither_given_nor_left_out_is_an_error_that_names_it(
    subject: str, fields: tuple[str, ...]
) -> None:
    told = {k: v for k, v in EVERYTHING.items() if k not in fields}

    with pytest.raises(AdvisorError) as refused:
        only(told, "other costs").run("machine")

    assert [p.message.values["subject"] for p in refused.value.problems] == [subject]
    assert only(told, "other costs", subject).run("machine").servers == 1


def test_that_the_costs_a_case_cannot_tell_have_to_be_left_out_in_so_many_words() -> None:
    with pytest.raises(AdvisorError) as refused:
        only(EVERYTHING).run("machine")

    assert [p.message.values["subject"] for p in refused.value.problems] == ["other costs"]


def test_that_a_zero_in_the_catalogue_says_why_it_stands() -> None:
    told = case(workload=WORK)
    month = Month(1000, 8000, 1000, 1)

    known = catalogue_of(told, told.options["machine"], month)

    figures = [history[0] for history in known.history.values()]
    assert {f.evidence for f in figures} == {"published"}
    assert {f.note for f in figures if f.likely == 0} == {"as published: left out"}
    assert {f.valid_from for f in figures} == {told.day}
    assert known.history["purchase.machine"][0].likely == 12_000
