"""Rules speak to those they are about, say what is missing, and nothing else moves."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.evaluation import RuleCase
from advisor.model.assessment import Assessment
from advisor.model.organisation import Finance, Organisation, Rules
from advisor.model.workload import Workload
from advisor.trial.knowledge import rule_cases, thresholds
from tests.advisor.builders import assessment, catalogue, engage, machine, workload
from tests.advisor.trial.example import debate


def asking(id_: str, data_class: str, demand: float) -> Workload:
    told = workload(id_, data_class=data_class)
    return told.model_copy(update={"industry_data_demand": demand})


def cases(told: Assessment, claim: str, known: Any = None) -> list[RuleCase]:
    context = engage(told, known or catalogue()).costing.context
    return [one for one in rule_cases(context, debate().book) if one.claim == claim]


@pytest.mark.parametrize(
    ("role", "speaking"),
    [
        ("end_user", {"C090", "C093", "C117"}),
        ("integrator", {"C067", "C094"}),
        ("start_up", {"C095"}),
        ("research", {"C068", "C106"}),
    ],
)
def test_that_each_role_hears_what_is_said_to_it(role: str, speaking: set[str]) -> None:
    told = assessment(organisation=Organisation.model_validate({"role": role}))
    context = engage(told).costing.context
    of_roles = {"C090", "C093", "C117", "C067", "C094", "C095", "C068", "C106"}

    found = {
        one.claim
        for one in rule_cases(context, debate().book)
        if one.status in {"applies", "may_apply"} and one.claim in of_roles
    }

    assert found == speaking


def test_that_a_rule_with_three_conditions_says_which_of_them_fail() -> None:
    told = assessment(
        workload(data_class="restricted", quality_sensitivity=0.9),
        finance=Finance(horizon_months=24, budget=500_000),
    )

    (found,) = cases(told, "C066")

    assert found.status == "does_not_apply"
    assert found.met == ("data_on_own_site", "small_budget")
    assert found.unmet == ("gap_forgiven",)


def test_that_a_missing_answer_leaves_a_rule_open_unless_another_part_fails() -> None:
    (open_,) = cases(assessment(workload(data_class="restricted", quality_sensitivity=0.1)), "C066")
    (failed,) = cases(assessment(workload(data_class="public")), "C066")

    assert (open_.status, open_.unanswered) == ("cannot_say", ("small_budget",))
    assert failed.status == "does_not_apply"


def test_that_advice_for_small_firms_is_held_against_the_number_of_employees() -> None:
    def status(**told: int) -> str:
        finance = Finance(horizon_months=24, budget=900_000)
        (found,) = cases(assessment(finance=finance, organisation=Organisation(**told)), "C079")
        return found.status

    assert status(employees=249) == "applies"
    assert status(employees=250) == "does_not_apply"
    assert status() == "cannot_say"


def test_that_what_no_question_asks_for_keeps_a_rule_from_applying_outright() -> None:
    (autonomy,) = cases(assessment(workload(data_class="restricted")), "C080")
    (hurry,) = cases(assessment(), "C109")

    assert (autonomy.status, autonomy.unasked) == ("may_apply", ("autonomy",))
    assert (hurry.status, hurry.unasked) == ("cannot_say", ("hurry",))


def test_that_conditions_must_meet_on_one_workload() -> None:
    apart = assessment(
        asking("secret", "restricted", 1.0),
        asking("scarce", "public", 9.0),
    )
    both = assessment(
        asking("secret", "restricted", 9.0),
        asking("other", "public", 9.0),
    )

    assert [one.status for one in cases(apart, "C105")] == ["does_not_apply"]
    assert [(one.status, one.workloads) for one in cases(both, "C105")] == [
        ("applies", ("secret",))
    ]


def test_that_a_budget_is_held_against_a_limit_in_its_own_currency() -> None:
    # 7 yuan to the dollar: 200,000 dollars are 1,400,000 yuan, 100,000 are 700,000.
    def serious(budget: float) -> str:
        finance = Finance(horizon_months=24, currency="USD", budget=budget)
        told = assessment(workload(quality_sensitivity=0.9), finance=finance)
        return cases(told, "C065")[0].status

    assert serious(200_000) == "applies"
    assert serious(100_000) == "does_not_apply"


def test_that_kinds_of_hardware_not_said_are_counted_from_what_is_owned() -> None:
    two = (machine(), machine(id="new", name="New", accelerator="ACC"))

    assert cases(assessment(machines=two), "C071")[0].status == "applies"
    assert cases(assessment(machines=two[:1]), "C071")[0].status == "does_not_apply"


def test_that_an_air_gap_counts_as_data_that_must_stay() -> None:
    told = assessment(workload(data_class="public"), rules=Rules(air_gapped=True))

    assert cases(told, "C103")[0].status == "applies"
    assert cases(told, "C101")[0].status == "does_not_apply"


def test_that_limits_say_whether_a_source_states_them() -> None:
    found = {one.condition: one.source for one in thresholds(debate().book)}

    assert found["serious_budget"] == "C041"
    assert found["task_close_to_business"] == ""
