"""The currency follows from where the client works, and no amount comes to mean another."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

import pytest

from advisor.draft import Answer, Draft, currency_kept, currency_of, generic_path
from advisor.draft.home import _MONEY
from advisor.draft.paths import choices_of
from advisor.questions import sections
from advisor.storage.workspace import Workspace

AT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
VOLUME: dict[str, Answer] = {"workloads.w1.volume": 8}
PRICED: dict[str, Answer] = {**VOLUME, "workloads.w1.cost_per_failure": 5}


@pytest.mark.parametrize(
    ("region", "currency"),
    [
        *(("CN", "CNY"), ("US", "USD"), ("EU", "EUR"), ("FR", "EUR"), ("DE", "EUR")),
        *(("GB", "GBP"), ("ID", "IDR"), ("IN", "INR"), ("SG", "SGD"), ("JP", "JPY")),
        *(("other", "USD"), (None, "CNY")),
    ],
)
def test_that_the_currency_is_that_of_where_the_client_works(
    region: str | None, currency: str
) -> None:
    draft = Draft({**VOLUME, "organisation.region": region})

    assert currency_of(draft.answers) == currency
    assert draft.completed().finance.currency == currency


def test_that_every_region_has_a_currency_of_its_own_rule() -> None:
    regions = set(choices_of("organisation.region"))

    assert regions == {"CN", "US", "EU", "FR", "DE", "GB", "ID", "IN", "SG", "JP", "other"}


@pytest.mark.parametrize("region", ["US", "FR", None])
def test_that_an_answered_currency_stays_wherever_the_client_works(region: str | None) -> None:
    draft = Draft({**VOLUME, "finance.currency": "GBP", "organisation.region": region})

    assert draft.completed().finance.currency == "GBP"


def test_that_money_once_told_keeps_the_currency_it_was_told_in() -> None:
    moved = {**PRICED, "organisation.region": "FR"}

    assert currency_kept(PRICED, moved) == {"finance.currency": "CNY"}
    assert currency_kept(VOLUME, {**VOLUME, "organisation.region": "FR"}) == {}
    assert currency_kept(PRICED, {**PRICED, "organisation.region": "CN"}) == {}
    assert currency_kept(PRICED, {**moved, "finance.currency": "EUR"}) == {}


def test_that_what_is_asked_in_the_currency_counts_as_money() -> None:
    asked = {
        generic_path(f"{section.repeats}.m1.{one.path}" if section.repeats else one.path)
        for section in sections()
        for one in section.questions
        if (one.unit or "").startswith("currency")
    }

    assert asked == _MONEY


@pytest.mark.parametrize(
    "told",
    [
        {"finance.integration_budget": 9e5},
        {"figures.price.my-host.qwen3.8-27b.input": 4},
        {"scenarios.s1.answers.workloads.w1.cost_per_failure": 5},
        {"ballots.b1.estimates.workload.w1.value_per_success": {"low": 1, "likely": 2, "high": 3}},
    ],
)
def test_that_money_told_anywhere_keeps_its_currency(told: dict[str, Answer]) -> None:
    assert currency_kept(told, {**told, "organisation.region": "GB"}) == {"finance.currency": "CNY"}


def test_that_a_remark_on_an_amount_is_none() -> None:
    told: dict[str, Answer] = {**VOLUME, "remarks.finance.budget": {"note": "after the board"}}

    assert currency_kept(told, {**told, "organisation.region": "GB"}) == {}


def test_that_moving_with_money_told_is_one_step_with_the_currency(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "client.advisor", PRICED, "Ann", AT) as space:
        space.answer("organisation.region", "FR", "Ann", AT)
        moved = dict(space.draft.answers)
        space.undo()

        assert moved == {**PRICED, "organisation.region": "FR", "finance.currency": "CNY"}
        assert space.draft.answers == PRICED


def test_that_the_region_taken_away_leaves_amounts_as_they_were(tmp_path: Path) -> None:
    told = {**PRICED, "organisation.region": "FR"}
    with Workspace.create(tmp_path / "client.advisor", told, "Ann", AT) as space:
        space.remove("organisation.region", "Ann", AT)

        assert space.draft.answers == {**PRICED, "finance.currency": "EUR"}
