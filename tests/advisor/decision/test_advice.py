"""The debate's advice is quoted for whom it is meant, and the map prescribes only twice."""

import pytest

from advisor.decision.advice import advice, quadrant_of
from advisor.model.assessment import Assessment
from advisor.model.organisation import Organisation
from advisor.model.record import Estimate
from advisor.model.workload import Workload


def workload(sensitivity: float | None, demand: float | None) -> Workload:
    return Workload(
        id="w",
        name="Claims desk",
        template="knowledge_base",
        volume=Estimate.exactly(10),
        task_sensitivity=sensitivity,
        industry_data_demand=demand,
    )


def said(role: str, sensitivity: float | None = None, demand: float | None = None) -> list[str]:
    organisation = Organisation.model_validate({"role": role})
    assessment = Assessment(organisation=organisation, workloads=(workload(sensitivity, demand),))
    return [reason.text.id for reason in advice(assessment)]


@pytest.mark.parametrize(
    ("role", "ids"),
    [
        ("end_user", []),
        ("integrator", ["advice.role.integrator"]),
        ("start_up", ["advice.role.start_up"]),
        ("research", ["advice.role.research"]),
    ],
)
def test_that_each_role_hears_what_the_debate_says_to_it(role: str, ids: list[str]) -> None:
    assert said(role) == ids


@pytest.mark.parametrize(
    ("sensitivity", "demand", "id_"),
    [
        (4.9, 4.9, "advice.map.general"),
        (5.0, 5.0, "advice.map.industry"),
        (5.0, 4.9, "advice.map.tuning"),
        (4.9, 5.0, "advice.map.retrieval"),
    ],
)
def test_that_the_middle_of_the_map_counts_as_high(
    sensitivity: float, demand: float, id_: str
) -> None:
    assert said("end_user", sensitivity, demand) == [id_]


def test_that_a_workload_without_both_answers_stands_nowhere_on_the_map() -> None:
    assert quadrant_of(workload(7, None)) is None
    assert quadrant_of(workload(None, 7)) is None
