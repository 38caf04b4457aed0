"""Prices by day and host: the newest of each, compared in one currency, given as listed."""

import datetime as dt
from dataclasses import replace

import pytest

from advisor.catalogue.catalogue import ApiPrice, Catalogue
from advisor.catalogue.parameter import Figure, Source

MARCH, MAY, JUNE = dt.date(2026, 3, 1), dt.date(2026, 5, 1), dt.date(2026, 6, 1)
SOURCE = Source(title="Test", licence="MIT", retrieved=JUNE)


def figure(id_: str, unit: str, value: float, day: dt.date) -> Figure:
    return Figure(
        id=id_,
        label=id_,
        unit=unit,
        low=value,
        likely=value,
        high=value,
        evidence="published",
        basis="stated",
        valid_from=day,
        review_by=JUNE,
        source=SOURCE,
    )


def price(host: str, currency: str, output: float, day: dt.date = MARCH) -> ApiPrice:
    return ApiPrice(
        host=host,
        jurisdiction="US",
        model="m",
        currency=currency,
        input_per_mtok=1.0,
        output_per_mtok=output,
        figure=figure("api_price", f"{currency}/Mtok", 1.0, day),
    )


@pytest.fixture
def catalogue() -> Catalogue:
    """A yuan host at 14, which is 2.00 dollars at 7 to the dollar and 1.40 at 10."""
    rates = (figure("fx.CNY", "CNY/USD", 7.0, MARCH), figure("fx.CNY", "CNY/USD", 10.0, MAY))
    listed = (price("yuan", "CNY", 14.0), price("dear", "USD", 3.0), price("cheap", "USD", 1.5))
    return Catalogue("1", {"fx.CNY": rates}, {}, {}, {"m": listed}, {}, {})


@pytest.mark.parametrize(
    ("day", "order"), [(MARCH, ["cheap", "yuan", "dear"]), (MAY, ["yuan", "cheap", "dear"])]
)
def test_that_hosts_are_ordered_by_what_they_cost_in_one_currency(
    catalogue: Catalogue, day: dt.date, order: list[str]
) -> None:
    found = catalogue.prices("m", day)

    assert [each.host for each in found] == order
    assert {each.host: each.output_per_mtok for each in found}["yuan"] == 14.0


def test_that_the_newest_price_of_a_host_replaces_its_older_one(catalogue: Catalogue) -> None:
    newer = price("dear", "USD", 0.5, MAY)
    listed = {"m": (*catalogue.api_prices["m"], newer)}

    found = replace(catalogue, api_prices=listed).prices("m", MAY)

    assert [each.host for each in found] == ["dear", "yuan", "cheap"]
    assert found[0].output_per_mtok == 0.5


def test_that_a_price_in_a_currency_without_a_rate_comes_last(catalogue: Catalogue) -> None:
    listed = {"m": (price("odd", "BRL", 0.01), *catalogue.api_prices["m"])}

    found = replace(catalogue, api_prices=listed).prices("m", MARCH)

    assert [each.host for each in found] == ["cheap", "yuan", "dear", "odd"]


def test_that_a_model_nobody_lists_has_no_price(catalogue: Catalogue) -> None:
    assert catalogue.prices("unheard-of", MARCH) == ()
    assert catalogue.prices("m", MARCH - dt.timedelta(days=1)) == ()
