"""A gate lies within its phase; where it does not, the nearest month that would is named."""

from __future__ import annotations

import pytest

from advisor.draft import Answer, Draft
from advisor.errors import Problem

PLAIN: dict[str, Answer] = {
    "workloads.w1.volume": 1000,
    "finance.horizon_months": 24,
    "phases.verification_start": 2,
    "phases.integration_start": 6,
    "phases.innovation_start": 12,
}


def problems(**answers: Answer) -> tuple[Problem, ...]:
    gates = {f"phases.{phase}_gate": month for phase, month in answers.items()}
    return Draft({**PLAIN, **gates}).problems()


@pytest.mark.parametrize(
    ("phase", "month"),
    [
        ("verification", 2),
        ("verification", 6),
        ("integration", 6),
        ("innovation", 12),
        ("innovation", 24),
        ("innovation", None),
    ],
)
def test_that_a_gate_may_stand_from_its_phase_to_the_next(phase: str, month: int | None) -> None:
    assert problems(**{phase: month}) == ()


@pytest.mark.parametrize(
    ("phase", "month", "id_", "values"),
    [
        ("verification", 1, "gate_before_phase", {"gate": 1, "start": 2}),
        ("integration", 5, "gate_before_phase", {"gate": 5, "start": 6}),
        ("verification", 7, "gate_after_next_phase", {"gate": 7, "end": 6}),
        ("innovation", 11, "gate_before_phase", {"gate": 11, "start": 12}),
        ("innovation", 25, "gate_beyond_horizon", {"gate": 25, "horizon": 24}),
    ],
)
def test_that_a_gate_elsewhere_is_refused_with_the_nearest_that_works(
    phase: str, month: int, id_: str, values: dict[str, int]
) -> None:
    (found,) = problems(**{phase: month})

    assert found.where == f"phases.{phase}_gate"
    assert (found.message.id, dict(found.message.values)) == (f"problem.{id_}", values)


def test_that_two_gates_that_lie_wrong_are_told_together() -> None:
    found = problems(verification=0, integration=3)

    assert [one.where for one in found] == ["phases.verification_gate", "phases.integration_gate"]
