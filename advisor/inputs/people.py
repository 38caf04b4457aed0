"""Numbers of people that do not go together: warned of, never corrected."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.catalogue.catalogue import Template
from advisor.errors import Problem, Value, message
from advisor.model.assessment import Assessment

OF_STAFF = frozenset({"unit.employee", "unit.developer"})
"""Business units of templates that count the organisation's own people."""
ACTIVE = OF_STAFF | {"unit.device", "unit.robot"}
"""Business units that are there all month, rather than come one after another."""


def people_doubts(assessment: Assessment, templates: Mapping[str, Template]) -> Iterator[Problem]:
    """Warn of more people in one answer than there can be by another.

    Args:
        assessment: What the client told.
        templates: The catalogue's, which say what a workload counts.
    """
    told = assessment.organisation
    staff, users = told.employees, told.users
    if staff is not None and users is not None and users > staff:
        yield _warning("organisation.users", "users_above_staff", users=users, staff=staff)
    engineers = told.engineers or 0
    if staff is not None and engineers > staff:
        where = "organisation.engineers"
        yield _warning(where, "engineers_above_staff", found=engineers, staff=staff)
    for workload in assessment.workloads:
        template = templates.get(workload.template)
        if template is None or template.unit_label not in OF_STAFF:
            continue
        found, where = workload.volume.likely, f"workloads.{workload.id}.volume"
        count, name = round(found), workload.name
        if staff is not None and found > staff:
            id_ = "workload_above_staff"
            yield _warning(where, id_, workload=name, found=count, staff=staff)
        elif users is not None and found > users:
            id_ = "workload_above_users"
            yield _warning(where, id_, workload=name, found=count, users=users)


def _warning(where: str, id_: str, **values: Value) -> Problem:
    return Problem(where, message(f"warning.people.{id_}", **values), "warning")
