"""What a plan spends in each phase, against its lines month by month."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.line import Flow
from advisor.cost.spending import spent
from advisor.model.organisation import Finance
from tests.advisor.builders import (
    API,
    APPLIANCE,
    OWNED,
    RENTED,
    Engagement,
    assessment,
    catalogue,
    engage,
    machine,
    workload,
)

PHASES = ((0, 6), (6, 12), (12, 24))


def engagement(**answers: object) -> Engagement:
    two = (workload("large"), workload("small", 5e5, value_per_success=2))
    return engage(assessment(*two, **answers), catalogue(spread=0.2), samples=8)


@pytest.mark.parametrize("option", [API, RENTED, OWNED, APPLIANCE])
@pytest.mark.parametrize("tax", [None, 0.25])
def test_that_spending_is_the_sum_of_a_phases_months(option: str, tax: float | None) -> None:
    found = engagement(finance=Finance(horizon_months=24, tax_rate=tax), machines=(machine(2),))
    placement = found.everywhere(option)
    by_month = np.zeros((24, found.costing.context.design.rows.total))
    for line in found.costing.lines(placement):
        if line.key != "benefit":
            by_month[line.start : line.start + line.months] -= line.amounts

    by_hand = [by_month[start:end].sum(axis=0) for start, end in PHASES]
    assert found.costing.spent(placement) == pytest.approx(np.array(by_hand), rel=1e-9)


def test_that_money_that_follows_no_course_is_cut_at_the_phases() -> None:
    found = engagement()
    context = found.costing.context
    line = next(one for one in found.costing.lines(found.everywhere(API)) if one.months == 24)
    assert isinstance(line.flow, Flow)
    plain = type(line)(line.key, line.level, line.option, line.start, line.amounts, line.inputs)

    assert spent(context, [plain]) == pytest.approx(spent(context, [line]), rel=1e-9)


def test_that_spending_by_hand_is_what_an_engineers_month_costs() -> None:
    # Evaluation: a person-month of 15,000 yuan for each phase, wages a fifth up in half a year.
    found = engage(assessment())
    context = found.costing.context
    lines = [one for one in found.costing.lines(found.everywhere(API)) if one.key == "evaluation"]

    assert spent(context, lines)[:, 0] == pytest.approx([15_000, 1.2 * 15_000, 1.44 * 15_000])
