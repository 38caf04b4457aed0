"""The closed list of units: what is on it, what is not, which are money."""

import pytest

from advisor.catalogue.units import currency_of, is_unit


@pytest.mark.parametrize(
    "unit", ["share", "share/year", "CNY", "EUR/kWh", "USD/accelerator-hour", "KRW/USD", "month"]
)
def test_that_units_of_the_list_are_known(unit: str) -> None:
    assert is_unit(unit)


@pytest.mark.parametrize("unit", ["", "percent", "CNY/", "CNY/hour", "usd", "XXX/kWh", "/kWh"])
def test_that_any_other_text_is_no_unit(unit: str) -> None:
    assert not is_unit(unit)


@pytest.mark.parametrize(
    ("unit", "currency"), [("CNY/USD", "CNY"), ("EUR", "EUR"), ("share", None), ("GB", None)]
)
def test_that_money_units_start_with_their_currency(unit: str, currency: str | None) -> None:
    assert currency_of(unit) == currency
