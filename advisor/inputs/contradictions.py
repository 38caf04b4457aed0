"""Answers that stand by themselves and not together."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from advisor.errors import Problem, message
from advisor.model.assessment import Assessment

COMMITTED_MONTHS: Mapping[str, int] = {"": 0, "one_year": 12, "three_years": 36}
"""Months of each commitment."""
_RESIDUAL = "hardware.residual_at_36_months"


def contradictions(assessment: Assessment) -> Iterator[Problem]:
    """Name each answer that another one contradicts, and both."""
    months = COMMITTED_MONTHS[assessment.candidates.commitment]
    horizon = assessment.finance.horizon_months
    if months > horizon:
        text = message("problem.commitment_beyond_horizon", months=months, horizon=horizon)
        yield Problem("candidates.commitment", text)
    owned = any(machine.resale_value is not None for machine in assessment.machines)
    if assessment.finance.acquisition == "lease" and _RESIDUAL in assessment.figures and not owned:
        yield Problem(f"figures.{_RESIDUAL}", message("problem.lease_with_residual"))
