"""Tests of the fixed values that stand in for missing answers."""

import pytest

from advisor import api


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("finance.horizon_months", 36),
        ("phases.integration_share", 0.6),
        ("workloads.w1.data_class", "internal"),
        ("machines.m1.available_share", 1.0),
        ("preferences.spare_servers", 1),
    ],
)
def test_that_a_fixed_value_stands_in_for_a_missing_answer(path: str, value: object) -> None:
    assert api.default_answer(path) == value


def test_that_the_currency_that_stands_in_is_that_of_the_region() -> None:
    french = api.Draft({"organisation.region": "FR"})

    assert api.default_answer("finance.currency") == "CNY"
    assert api.default_answer("finance.currency", french) == "EUR"


@pytest.mark.parametrize(
    "path",
    [
        *("workloads.w1.volume", "finance.budget", "machines.m1.servers", "title", "no.such"),
        *("measurements.b1.concurrency", "measurements.b1.source", "sites.s1.power_kw"),
    ],
)
def test_that_nothing_stands_in_where_the_catalogue_or_the_person_has_to_say(path: str) -> None:
    assert api.default_answer(path) is None
