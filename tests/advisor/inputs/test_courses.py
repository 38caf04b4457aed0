"""Figures of growth and scenarios reach the ledger only where they are told."""

from __future__ import annotations

import datetime as dt
from typing import Any

from advisor.inputs.ledger import Ledger
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.model.organisation import Finance
from advisor.model.record import Estimate
from tests.advisor.builders import assessment, catalogue, workload

DAY = dt.date(2026, 1, 31)
WIDE = Estimate(low=2, likely=3, high=5)


def ledger(finance: Finance | None = None, **answers: Any) -> Ledger:
    told = assessment(workload("w", **answers), finance=finance or Finance())
    known = catalogue(spread=0.1)
    return resolve(told, known, scope_of(told, known, DAY), DAY)


def test_that_nothing_is_added_where_growth_is_compound_and_nothing_tried() -> None:
    found = {one.id for one in ledger().all()}

    assert not [id_ for id_ in found if id_.startswith("scenario.")]
    assert "workload.w.growth_ceiling" not in found


def test_that_an_s_curve_has_its_own_figures_and_the_yearly_rate_no_say() -> None:
    s_curve: dict[str, Any] = {
        "growth_kind": "s_curve",
        "growth_ceiling": WIDE,
        "growth_half_month": WIDE,
    }
    found = ledger(growth_per_year=Estimate(low=0, likely=0.1, high=0.3), **s_curve)

    assert found["workload.w.growth_ceiling"].high == 5
    assert found["workload.w.growth_ceiling"].group == "growth"
    assert found["workload.w.growth_half_month"].unit == "month"
    assert not found["workload.w.growth_per_year"].is_uncertain


def test_that_scenarios_that_are_tried_are_inputs_like_any_other() -> None:
    found = ledger(Finance(price_shock_multiple=WIDE, volume_rebound=WIDE))

    assert found["scenario.price_shock"].is_uncertain
    assert found["scenario.volume_rebound"].likely == 3
