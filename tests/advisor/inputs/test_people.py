"""Numbers of people that do not go together are warned of where they stand, and kept."""

from __future__ import annotations

from typing import Any

from advisor.api.library import whole_catalogue
from advisor.catalogue.catalogue import Template
from advisor.errors import Value
from advisor.inputs.people import OF_STAFF, people_doubts
from advisor.model.organisation import Organisation
from tests.advisor.builders import assessment, catalogue, workload


def templates(unit: str = "unit.employee") -> dict[str, Template]:
    """The made-up template, counting what a test says."""
    return {"made_up": catalogue().templates["made_up"].model_copy(update={"unit_label": unit})}


def doubts(
    volume: float = 1000, unit: str = "unit.employee", **told: Any
) -> dict[str, dict[str, Value]]:
    """Give the values of each warning by the place it stands at and its kind."""
    asked = assessment(workload(volume=volume), organisation=Organisation(**told))
    found = list(people_doubts(asked, templates(unit)))
    assert all(one.severity == "warning" for one in found)
    return {
        f"{one.where}: {one.message.id.rpartition('.')[2]}": dict(one.message.values)
        for one in found
    }


def test_that_a_workload_of_more_people_than_there_are_is_doubted() -> None:
    assert doubts(5000, employees=800) == {
        "workloads.service.volume: workload_above_staff": {
            "workload": "Service",
            "found": 5000,
            "staff": 800,
        }
    }


def test_that_a_workload_of_more_people_than_would_use_it_is_doubted() -> None:
    assert doubts(500, employees=800, users=300) == {
        "workloads.service.volume: workload_above_users": {
            "workload": "Service",
            "found": 500,
            "users": 300,
        }
    }


def test_that_as_many_people_as_there_are_pass() -> None:
    assert doubts(800, employees=800, users=800, engineers=800) == {}


def test_that_nothing_is_doubted_where_nobody_says_how_many_there_are() -> None:
    assert doubts(1e9, engineers=1e6) == {}


def test_that_workloads_that_count_cases_may_count_more_than_there_are_people() -> None:
    assert doubts(1e6, "unit.case", employees=800, users=300) == {}


def test_that_more_users_or_engineers_than_employees_are_doubted() -> None:
    assert doubts(100, employees=800, users=1200, engineers=900) == {
        "organisation.users: users_above_staff": {"users": 1200, "staff": 800},
        "organisation.engineers: engineers_above_staff": {"found": 900, "staff": 800},
    }


def test_that_the_units_of_staff_are_those_of_the_programs_templates() -> None:
    found = {one.id for one in whole_catalogue().templates.values() if one.unit_label in OF_STAFF}

    assert found == {"knowledge_base", "office_writing", "coding_assistant"}
