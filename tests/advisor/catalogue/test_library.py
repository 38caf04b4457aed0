"""Versions of the catalogue: each stays what it was, whatever is applied afterwards."""

import datetime as dt
from pathlib import Path

import pytest

from advisor.catalogue.library import Library, open_library
from advisor.errors import AdvisorError
from advisor.resources import resource
from tests.advisor.catalogue import pack_example as example
from tests.advisor.catalogue.pack_example import KEYS, SHIPPED, content, folder_with, second

FIRST, SECOND = "2026.12.15", "2026.12.21"


@pytest.fixture(autouse=True)
def _trusted(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("advisor.catalogue.library.trusted_keys", lambda _: KEYS)


def opened(folder: Path) -> Library:
    return open_library(resource(), folder)


def rate(library: Library, version: str | None = None) -> float:
    return library.catalogue(version).figure("fx.CNY", dt.date(2026, 12, 31)).likely


def test_that_packs_stand_behind_the_shipped_catalogue_in_their_order(tmp_path: Path) -> None:
    library = opened(folder_with(tmp_path, second(), content()))

    assert library.versions == (SHIPPED, FIRST, SECOND)
    assert (library.damaged, library.aside) == ((), ())
    assert [rate(library, version) for version in (SHIPPED, FIRST, SECOND, None)] == [
        6.653,
        6.5,
        6.6,
        6.6,
    ]


def test_that_a_new_value_leaves_the_old_ones_in_the_history(tmp_path: Path) -> None:
    catalogue = opened(folder_with(tmp_path, content(), second())).catalogue()

    days = [figure.valid_from for figure in catalogue.history["fx.CNY"]]
    assert days == [dt.date(2026, 10, 30), dt.date(2026, 12, 14), dt.date(2026, 12, 20)]
    assert catalogue.figure("fx.CNY", dt.date(2026, 12, 13)).likely == 6.653


def test_that_a_model_renewed_by_a_pack_is_as_before_in_the_version_before(tmp_path: Path) -> None:
    grown = {**example.MODEL, "parameters_b": 10}
    later = {**second(), "models": [grown]}

    library = opened(folder_with(tmp_path, content(), later))

    assert library.catalogue().models["example-9b"].parameters_b == 10
    assert library.catalogue(FIRST).models["example-9b"].parameters_b == 9
    assert "example-9b" not in library.catalogue(SHIPPED).models


def test_that_a_version_that_is_not_here_is_refused_with_those_that_are(tmp_path: Path) -> None:
    with pytest.raises(AdvisorError) as caught:
        opened(folder_with(tmp_path, content())).catalogue("2026.12.1")

    assert dict(caught.value.problems[0].message.values) == {
        "version": "2026.12.1",
        "known": f"{SHIPPED}, {FIRST}",
    }


def test_that_a_damaged_pack_is_told_and_nothing_after_it_counts(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, content(), second())
    file = folder / f"{FIRST}.pack"
    file.write_bytes(file.read_bytes()[:-1])

    library = opened(folder)

    assert library.versions == (SHIPPED,)
    assert [(p.where, p.message.id) for p in library.damaged] == [
        (str(file), "problem.pack.damaged")
    ]
    assert [p.message.id for p in library.aside] == ["problem.pack.aside"]


def test_that_a_pack_of_another_line_is_left_aside_with_a_note(tmp_path: Path) -> None:
    library = opened(folder_with(tmp_path, content(previous="2026.11.1")))

    assert library.versions == (SHIPPED,)
    assert [(p.message.id, p.severity) for p in library.aside] == [
        ("problem.pack.aside", "warning")
    ]


def test_that_a_half_written_copy_beside_the_packs_is_not_looked_at(tmp_path: Path) -> None:
    folder = folder_with(tmp_path, content())
    (folder / f".{SECOND}.pack-1a2b.part").write_bytes(example.sealed(second())[:100])

    library = opened(folder)

    assert (library.versions, library.damaged) == ((SHIPPED, FIRST), ())


def test_that_a_folder_that_is_not_there_is_no_fault(tmp_path: Path) -> None:
    assert opened(tmp_path / "absent").versions == (SHIPPED,)
