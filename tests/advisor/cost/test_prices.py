"""Price indices and their discounted tables, against powers by hand in two futures."""

from __future__ import annotations

import numpy as np
import pytest

from advisor.cost.prices import PriceIndices
from advisor.errors import message
from advisor.inputs.design import Design, Rows
from advisor.inputs.ledger import Input, Ledger

HORIZON, SHOCK_MONTH = 36, 24
VALUES = {
    "drift.wage": (0.0, 0.21),
    "drift.api_price": (-0.36, 0.0),
    "finance.discount_rate": (0.1, 0.2),
}


def indices(**changed: tuple[float, float]) -> PriceIndices:
    values = {**VALUES, **{id_.replace("__", "."): value for id_, value in changed.items()}}
    text = message("input.made_up")
    ledger = Ledger(
        Input(id_, text, "1", low, low, high, "growth", "assumed", "made up", "assumption")
        for id_, (low, high) in values.items()
    )
    drawn = {id_: np.array(value) for id_, value in values.items()}
    return PriceIndices(Design(ledger, Rows((), 1, 0), drawn), HORIZON, SHOCK_MONTH)


@pytest.fixture(autouse=True)
def _two_rows(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.inputs.design.SWEEP", np.ones(0))


def test_that_an_index_starts_at_one_and_grows_by_its_drift_each_year() -> None:
    found = indices().plain("wage", 0, HORIZON)

    assert found.shape == (HORIZON, 2)
    assert found[0].tolist() == [1.0, 1.0]
    assert found[12] == pytest.approx([1.0, 1.21], rel=1e-12)
    assert found[6] == pytest.approx([1.0, 1.1], rel=1e-12)


def test_that_one_month_alone_is_that_month_of_the_whole() -> None:
    alone = indices().plain("wage", 18, 19)

    assert alone.shape == (1, 2)
    assert alone[0] == pytest.approx([1.0, 1.21**1.5], rel=1e-12)


def test_that_a_discounted_index_is_money_of_month_0() -> None:
    here = indices()

    assert here.discounted("")[12] == pytest.approx([1 / 1.1, 1 / 1.2], rel=1e-12)
    assert here.discounted("wage")[24] == pytest.approx([1 / 1.21, 1.4641 / 1.44], rel=1e-12)
    assert here.discounted("api_price")[12] == pytest.approx([0.64 / 1.1, 1 / 1.2], rel=1e-12)


def test_that_a_shock_multiplies_api_prices_from_its_month_on_and_no_other() -> None:
    here = indices(scenario__price_shock=(2.0, 1.5))

    assert here.plain("api_price", 23, 25)[0] == pytest.approx([0.8 ** (23 / 6), 1.0], rel=1e-12)
    assert here.plain("api_price", 24, 25)[0] == pytest.approx([2 * 0.4096, 1.5], rel=1e-12)
    assert here.discounted("api_price")[24] == pytest.approx(
        [2 * 0.4096 / 1.21, 1.5 / 1.44], rel=1e-12
    )
    assert here.plain("wage", 24, 25)[0] == pytest.approx([1.0, 1.4641], rel=1e-12)


def test_that_an_api_price_never_falls_below_nothing() -> None:
    found = indices(drift__api_price=(-1.5, -1.0)).plain("api_price", 0, 3)

    assert found.tolist() == [[1.0, 1.0], [0.0, 0.0], [0.0, 0.0]]


def test_that_what_a_change_leaves_is_read_from_before_and_the_rest_made_anew() -> None:
    before = indices()
    kept, moved = before.discounted("wage"), before.discounted("api_price")
    after = indices(drift__api_price=(0.44, 0.44))

    after.keep(before, lambda name: name != "api_price", rate=True)

    assert after.discounted("wage") is kept
    assert after.discounted("api_price")[12] == pytest.approx([1.44 / 1.1, 1.2], rel=1e-12)
    assert moved[12] == pytest.approx([0.64 / 1.1, 1 / 1.2], rel=1e-12)


def test_that_another_rate_discounts_anew_what_is_plainly_kept() -> None:
    before = indices()
    plain = before.plain("wage", 0, HORIZON)
    after = indices(finance__discount_rate=(0.21, 0.0))

    after.keep(before, lambda _name: True, rate=False)

    assert after.plain("wage", 0, HORIZON).base is plain.base
    assert after.discounted("wage")[12] == pytest.approx([1 / 1.21, 1.21], rel=1e-12)


def test_that_a_table_let_go_of_is_made_again_as_it_was() -> None:
    here = indices()
    first = here.discounted("wage")

    here.forget()

    assert here.discounted("wage") is not first
    assert here.discounted("wage").tolist() == first.tolist()
