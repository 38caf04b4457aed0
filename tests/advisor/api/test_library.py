"""The catalogue as screens look through it."""

import datetime as dt

import pytest

from advisor import api

DAY = dt.date(2026, 11, 22)


@pytest.fixture(autouse=True)
def _without_packs(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path_factory.mktemp("packs")
    monkeypatch.setenv("LLM_DEPLOYMENT_ADVISOR_PACKS", str(folder))


def test_that_what_holds_today_stands_in_its_history() -> None:
    history = api.catalogue_history(DAY)

    held = api.catalogue_entries(DAY, kinds=api.CATALOGUE_KINDS)
    assert all(entry in history[entry.kind, entry.id] for entry in held)


def test_that_a_history_begins_with_the_newest_value() -> None:
    days = [[e.valid_from for e in found] for found in api.catalogue_history(DAY).values()]

    assert max(len(found) for found in days) > 1
    assert all(found == sorted(found, reverse=True) for found in days)
