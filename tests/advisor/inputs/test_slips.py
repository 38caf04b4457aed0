"""Classic slips in an engagement are warned of, and nothing else is."""

from __future__ import annotations

from typing import Any

import pytest

from advisor.inputs.ledger import Ledger
from advisor.inputs.resolve import resolve
from advisor.inputs.scope import scope_of
from advisor.inputs.slips import slips
from advisor.model.assessment import Assessment
from advisor.model.organisation import Override
from advisor.model.record import Estimate
from tests.advisor.builders import DAY, assessment, catalogue, workload

INPUT_PRICE = "price.vendor.closed-a.input"
"""1 USD a million in the made-up world; 0.1 cached."""


def ledger_of(told: Assessment) -> Ledger:
    known = catalogue()
    return resolve(told, known, scope_of(told, known, DAY), DAY)


def warned(*, figures: dict[str, Estimate] | None = None, **work: Any) -> dict[str, str]:
    own = {id_: Override(estimate=estimate) for id_, estimate in (figures or {}).items()}
    told = assessment(workload(**work), figures=own)
    found = slips(told, ledger_of(told))
    assert {one.severity for one in found} <= {"warning"}
    return {one.where: one.message.id for one in found}


def own(value: float, source: str = "") -> Estimate:
    return Estimate.exactly(value, source)


def test_that_an_engagement_without_own_figures_is_warned_of_nothing() -> None:
    assert warned() == {}


@pytest.mark.parametrize(
    ("id_", "value", "slip"),
    [
        (INPUT_PRICE, 0.001, "per_thousand"),
        (INPUT_PRICE, 0.0012, "per_thousand"),
        (INPUT_PRICE, 900.0, "per_billion"),
        ("salary.engineer.CN", 10_000.0, "month_for_year"),
        ("electricity.CN", 100.0, "in_cents"),
        ("electricity.CN", 800.0, "per_mwh"),
    ],
)
def test_that_a_figure_off_by_the_factor_of_a_unit_is_warned_of(
    id_: str, value: float, slip: str
) -> None:
    assert warned(figures={id_: own(value)}) == {f"figures.{id_}": f"warning.slip.{slip}"}


@pytest.mark.parametrize(
    ("id_", "value"),
    [(INPUT_PRICE, 0.2), (INPUT_PRICE, 8.0), ("salary.engineer.CN", 60_000.0)],
)
def test_that_a_figure_of_ones_own_that_merely_differs_is_not(id_: str, value: float) -> None:
    assert warned(figures={id_: own(value)}) == {}


@pytest.mark.parametrize("source", ["list price per 1K tokens", "官网价，每千 token"])
def test_that_a_price_whose_source_speaks_of_a_thousand_is_warned_of(source: str) -> None:
    found = warned(figures={INPUT_PRICE: own(0.9, source)})

    assert found == {f"figures.{INPUT_PRICE}": "warning.slip.source_says_thousand"}


def test_that_a_source_that_names_a_million_too_is_not() -> None:
    source = "0.0009 per 1K, that is 0.9 per million tokens"

    assert warned(figures={INPUT_PRICE: own(0.9, source)}) == {}


@pytest.mark.parametrize("source", ["call log, 500 a day", "客服系统，日均 500 单"])
def test_that_a_volume_whose_source_speaks_of_a_day_is_warned_of(source: str) -> None:
    told = assessment(workload())
    (work,) = told.workloads
    daily = work.model_copy(update={"volume": own(500, source)})
    changed = told.model_copy(update={"workloads": (daily,)})

    (one,) = slips(changed, ledger_of(changed))

    assert (one.where, one.message.id) == ("workloads.service.volume", "warning.slip.day_for_month")


def test_that_a_volume_of_a_month_made_of_days_is_not() -> None:
    told = assessment(workload())
    (work,) = told.workloads
    monthly = work.model_copy(update={"volume": own(15_000, "500 a day, times 30 for the month")})
    changed = told.model_copy(update={"workloads": (monthly,)})

    assert slips(changed, ledger_of(changed)) == ()


def test_that_the_hours_of_a_day_are_not_those_of_a_month() -> None:
    where = "workloads.service.active_hours_per_month"

    assert warned(active_hours_per_month=10) == {where: "warning.slip.hours_of_a_day"}
    assert warned(active_hours_per_month=160) == {}


def test_that_a_price_which_holds_the_caches_discount_already_is_warned_of() -> None:
    """Four tenths cached at 0.1, the rest at 1: 0.64 on average."""
    found = warned(figures={INPUT_PRICE: own(0.64)})

    assert found == {f"figures.{INPUT_PRICE}": "warning.slip.cached_twice"}
    assert warned(figures={INPUT_PRICE: own(0.64)}, cached_share=0.2) == {}
