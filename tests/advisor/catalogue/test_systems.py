"""A named system is found by any of its names, with what each source said and when."""

import datetime as dt

import pytest

from advisor.catalogue.systems import NamedSystem, find_systems, load_systems
from advisor.catalogue.tables import Faults
from advisor.resources import resource


@pytest.fixture(scope="module")
def systems() -> tuple[NamedSystem, ...]:
    file = resource("catalogue", "systems.csv")
    return load_systems(file, Faults(file))


@pytest.mark.parametrize(
    ("sought", "claim"),
    [
        ("llama 2", "C297"),
        ("  QIANFAN All-in-one Machine ", "C331"),
        ("文心一言", "C313"),
        ("Ｐｈｉ－３ Mini", "C309"),  # noqa: RUF001 - width must not matter
        ("LMArena", "C350"),
        ("MySQL", "C353"),
        ("Chegg", "C354"),
    ],
)
def test_that_a_system_is_found_by_its_name_first(
    systems: tuple[NamedSystem, ...], sought: str, claim: str
) -> None:
    assert find_systems(systems, sought)[0].claim == claim


def test_that_a_vendor_finds_what_it_makes(systems: tuple[NamedSystem, ...]) -> None:
    names = {system.name for system in find_systems(systems, "baidu")}

    assert {"Wenxin", "Qianfan platform", "Baige", "Kunlun chip, third generation"} <= names


@pytest.mark.parametrize("sought", ["", "   ", "no such system"])
def test_that_nothing_is_found_for_nothing(systems: tuple[NamedSystem, ...], sought: str) -> None:
    assert find_systems(systems, sought) == ()


def test_that_two_facts_of_two_years_stand_side_by_side(systems: tuple[NamedSystem, ...]) -> None:
    (volcano,) = find_systems(systems, "Volcano Engine")

    assert [(fact.said_on, fact.basis) for fact in volcano.facts] == [
        (dt.date(2023, 5, 13), "stated"),
        (dt.date(2024, 8, 14), "stated"),
    ]
    assert volcano.options == ("C266", "C280", "C289")


def test_that_an_analogy_is_a_glossary_entry_and_offers_nothing(
    systems: tuple[NamedSystem, ...],
) -> None:
    glossary = [system for system in systems if system.claim in {"C353", "C354"}]

    assert len(glossary) == 10 + 11
    assert {system.kind for system in glossary} == {"analogy", "organisation"}
    assert {system.options for system in glossary} == {()}
