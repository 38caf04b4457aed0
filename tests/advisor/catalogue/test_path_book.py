"""What roadmaps are made of: the shipped files are whole, and a slip is told with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor.catalogue.claims import load_claims
from advisor.catalogue.load import load_catalogue
from advisor.catalogue.path_book import PathBook, PathItem, read_path_items, read_watches
from advisor.catalogue.tables import Faults
from advisor.decision.facts import WORDS
from advisor.resources import resource
from advisor.words.text import texts_for

TEXTS = {"activity": "roadmap", "deliverable": "deliverable", "risk": "risk", "event": "event"}


@pytest.fixture(scope="module")
def book() -> PathBook:
    return load_catalogue(resource()).path_book


def test_that_every_item_has_its_sentence_known_words_and_known_claims(book: PathBook) -> None:
    texts, claims = texts_for("en"), set(load_claims(resource()))

    for item in book.items:
        assert texts.say(f"{TEXTS[item.kind]}.{item.id}")
        assert item.words <= WORDS, item.id
        assert set(item.claims) <= claims, item.id
    assert {item.kind for item in book.items} == set(TEXTS)


def test_that_each_phase_has_activities_and_deliverables_of_any_plan(book: PathBook) -> None:
    for kind in ("activity", "deliverable"):
        for phase in ("verification", "integration", "innovation"):
            assert list(book.standing(kind, frozenset(), phase)), (kind, phase)


def test_that_every_risk_of_the_debate_stands_somewhere_or_is_no_risk_of_a_plan(
    book: PathBook,
) -> None:
    cited = {claim for item in book.items for claim in item.claims}
    every = {f"C{number}" for number in range(355, 392)}

    # C384: more data will not make models better for ever; C390: what not adopting would cost.
    assert every - cited == {"C384", "C390"}


def test_that_the_first_pattern_that_names_an_input_says_who_watches_it(book: PathBook) -> None:
    watchers = {
        id_: found.id
        for id_ in (
            "workload.w1.volume",
            "workload.w1.answer_tokens",
            "price.host.model.input",
            "drift.api_price",
            "salary.engineer.CN",
            "quality.gap.model",
            "unheard.of",
        )
        if (found := book.watch_of(id_)) is not None
    }

    assert list(watchers.values()) == [
        *("volume", "tokens", "prices", "prices", "people", "quality", "others"),
    ]


@pytest.mark.parametrize(
    ("facts", "holds"),
    [
        ({"open", "api"}, True),
        ({"open", "rented"}, True),
        ({"open"}, False),
        ({"api"}, False),
        ({"open", "api", "buys"}, False),
    ],
)
def test_that_an_item_wants_all_one_and_none(facts: set[str], holds: bool) -> None:
    item = PathItem(id="x", kind="risk", when=("open",), any=("api", "rented"), unless=("buys",))

    assert item.holds(frozenset(facts)) is holds


def test_that_a_slip_is_told_with_its_line(tmp_path: Path) -> None:
    file = tmp_path / "activities.toml"
    file.write_text('[race]\nphase = "someday"\nwhat = 1\n', encoding="utf-8")
    faults = Faults(file)

    read_path_items(file, faults)

    assert sorted(problem.where for problem in faults.problems) == [
        "activities.toml:2",
        "activities.toml:3",
    ]


@pytest.mark.parametrize("months", ["0", "1.5", '"often"'])
def test_that_an_interval_is_whole_months(tmp_path: Path, months: str) -> None:
    file = tmp_path / "watch.toml"
    file.write_text(f'[all]\ninputs = ["*"]\nwatcher = "finance"\nevery_months = {months}\n')
    faults = Faults(file)

    read_watches(file, faults)

    assert [problem.where for problem in faults.problems] == ["watch.toml:4"]
