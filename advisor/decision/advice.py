"""What the debate says to an organisation like this one: quoted, with its claims, never weighed.

The map of task sensitivity and industry-data demand prescribes for two quadrants only; what
stands for the other two is this program's suggestion and says so. Its middle is a design choice.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Literal

from advisor.errors import message
from advisor.evaluation import Posture, Reason
from advisor.model.assessment import Assessment
from advisor.model.workload import Workload

MIDDLE = 5.0
"""Where low ends and high begins on both axes of the map (0 to 10): a design choice, no source."""
_ROLES: Mapping[str, tuple[Posture | Literal["none"], tuple[str, ...]]] = {
    "integrator": ("closed", ("C094",)),
    "start_up": ("open", ("C095",)),
    "research": ("open", ("C068", "C106")),
}
_QUADRANTS: Mapping[tuple[bool, bool], tuple[str, tuple[str, ...]]] = {
    (False, False): ("general", ("C073",)),
    (True, True): ("industry", ("C074", "C072")),
    (True, False): ("tuning", ("C033", "C293")),
    (False, True): ("retrieval", ("C293",)),
}
"""By whether the task is sensitive and whether the data is scarce."""


def advice(assessment: Assessment) -> Iterator[Reason]:
    """Quote the debate's advice for the role and for each workload placed on the map."""
    role = assessment.organisation.role
    if role in _ROLES:
        favours, claims = _ROLES[role]
        yield Reason(text=message(f"advice.role.{role}"), favours=favours, claims=claims)
    for workload in assessment.workloads:
        quadrant = quadrant_of(workload)
        if quadrant is not None:
            name, claims = _QUADRANTS[quadrant]
            text = message(f"advice.map.{name}", workload=workload.name)
            yield Reason(text=text, favours="none", claims=claims)


def quadrant_of(workload: Workload) -> tuple[bool, bool] | None:
    """Place a workload on the map: sensitive or not, data scarce or not; None when not said.

    The middle itself counts as high.
    """
    sensitivity, demand = workload.task_sensitivity, workload.industry_data_demand
    if sensitivity is None or demand is None:
        return None
    return sensitivity >= MIDDLE, demand >= MIDDLE
