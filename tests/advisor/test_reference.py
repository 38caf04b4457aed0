"""The likely row of three options is what plain sums month by month come to (``reference``)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from advisor.model.organisation import Finance, Phases
from advisor.model.preferences import Preferences
from tests.advisor.builders import (
    API,
    FIGURES,
    OWNED,
    RENTED,
    TEMPLATE,
    Engagement,
    Value,
    assessment,
    catalogue,
    engage,
    workload,
)
from tests.advisor.reference import Case, Sum, bought, closed_api, fleet, missed, rented

many = settings(max_examples=40, deadline=None, derandomize=True)
FIGURE = {
    "finance.discount_rate": st.floats(0, 0.5),
    "drift.api_price": st.floats(-0.9, 2),
    "drift.rental_price": st.floats(-0.5, 0.5),
    "drift.hardware_price": st.floats(-0.5, 0.5),
    "drift.wage": st.floats(-0.1, 0.5),
    "drift.electricity": st.floats(-0.5, 0.5),
    "hardware.lead_time_months": st.integers(0, 9),
    "hardware.life_months": st.integers(6, 60),
    "hardware.residual_at_36_months": st.floats(0.01, 1),
    "server.idle_power_share": st.floats(0, 1),
    "refresh.months": st.integers(1, 40),
    "fx.CNY": st.floats(0.5, 10),
    "staff.operations_owned": st.floats(0, 5),
    "purchase.ACC": st.floats(0, 1e6),
}
FIELD = {
    "calls_per_task": st.floats(0.5, 20),
    "retry_share": st.floats(0, 1),
    "prompt_tokens": st.floats(1, 20_000),
    "answer_tokens": st.floats(1, 3000),
    "reasoning_tokens": st.floats(0, 3000),
    "cached_share": st.floats(0, 1),
    "deferrable_share": st.floats(0, 1),
    "growth_per_year": st.floats(-0.5, 3),
    "active_hours_per_month": st.floats(20, 730),
    "peak_to_mean": st.floats(1, 10),
    "success_rate": st.floats(0, 1),
    "quality_sensitivity": st.floats(0, 1),
    "cost_per_failure": st.floats(0, 100),
}


@st.composite
def cases(draw: st.DrawFn) -> Case:
    """A case somewhere in the world of ``builders``."""
    horizon = draw(st.integers(12, 72))
    starts = sorted(draw(st.tuples(*[st.integers(0, horizon - 1)] * 3)))
    return Case(
        figures=_likely(FIGURES) | draw(st.fixed_dictionaries({}, optional=FIGURE)),
        fields=_likely(TEMPLATE) | draw(st.fixed_dictionaries({}, optional=FIELD)),
        volume=draw(st.floats(1, 1e8)),
        value=draw(st.floats(0, 50)),
        lost=draw(st.booleans()),
        horizon=horizon,
        starts=(starts[0], starts[1], starts[2]),
        shares=draw(st.tuples(*[st.floats(0, 1)] * 3)),
        spare=draw(st.integers(0, 3)),
    )


def _likely(told: Mapping[str, tuple[Value, str]]) -> dict[str, float]:
    return {id_: value for id_, (value, _) in told.items() if isinstance(value, int | float)}


def engagement(case: Case, spread: float = 0.0) -> Engagement:
    """Tell the engine the same."""
    fields: dict[str, Any] = {field: case.fields[field] for field in FIELD}
    one = workload("w", case.volume, value_per_success=case.value, **fields).model_copy(
        update={"failure_handling": "lost" if case.lost else "repaired"}
    )
    starts, shares = case.starts, case.shares
    told = assessment(
        one,
        finance=Finance(horizon_months=case.horizon),
        phases=Phases(
            verification_start=starts[0],
            integration_start=starts[1],
            innovation_start=starts[2],
            verification_share=shares[0],
            integration_share=shares[1],
            innovation_share=shares[2],
        ),
        preferences=Preferences(spare_servers=case.spare),
    )
    own: dict[str, Value | None] = {
        id_: value for id_, value in case.figures.items() if id_ in FIGURE
    }
    return engage(told, catalogue(own, spread=spread))


@pytest.mark.parametrize(
    ("option", "by_hand", "spread"),
    [(API, closed_api, 0.2), (RENTED, rented, 0.2), (OWNED, bought, 0.0)],
)
@many
@given(case=cases())
def test_that_the_likely_row_is_what_plain_sums_come_to(
    option: str, by_hand: Callable[[Case], Sum], spread: float, case: Case
) -> None:
    check(option, by_hand, case, spread)


def test_that_what_servers_miss_while_more_are_awaited_is_what_plain_sums_come_to() -> None:
    # Sized to month 12, they go on alone to month 21 while the volume grows fourfold a year.
    figures = _likely(FIGURES) | {"hardware.lead_time_months": 9}
    fields = _likely(TEMPLATE) | {"growth_per_year": 3.0, "deferrable_share": 0.25}
    calendar = (0, 12, 24), (0.5, 0.6, 1.0)
    case = Case(figures, fields, 2e6, 1.0, False, 36, *calendar)

    asked = case.tasks(20) * 0.5
    assert missed(case, asked, fleet(case)[1][0].servers, 0.0) > 0.01
    check(OWNED, bought, case, 0.0)


def check(option: str, by_hand: Callable[[Case], Sum], case: Case, spread: float) -> None:
    found = engagement(case, spread)
    present = found.costing.present(found.everywhere(option))

    expected = by_hand(case)
    assert present.cost[0] == pytest.approx(expected.cost, rel=1e-9, abs=1e-3)
    assert present.benefit[0] == pytest.approx(expected.benefit, rel=1e-9, abs=1e-3)
