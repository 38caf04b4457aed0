"""Every claim of the debate is there, whole, in our own words, with both sides of each conflict."""

import datetime as dt
import re
import shutil
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple, get_args

import pytest

from advisor.catalogue.claim_record import Claim
from advisor.catalogue.claim_rules import check_claims
from advisor.catalogue.claim_words import (
    CLAIM_TYPES,
    CONDITIONS,
    RELATIONS,
    SIDES,
    SUBJECTS,
    UNTESTABLE,
)
from advisor.catalogue.claims import load_claims
from advisor.catalogue.load import load_catalogue
from advisor.errors import AdvisorError
from advisor.evaluation import Form
from advisor.resources import resource
from advisor.words.text import languages, texts_for

FIRST_AND_LAST = {
    "number": (1, 63),
    "rule": (64, 128),
    "factor": (129, 212),
    "phase": (213, 234),
    "scenario": (235, 265),
    "option": (266, 295),
    "system": (296, 354),
    "risk": (355, 391),
    "counter": (392, 421),
}
SOURCES = {
    "000_5b77d8d7b579ea39.txt",
    "001_8d7956d4c17e5c38.txt",
    "002_ffe0c9b88f98e370.txt",
    "003_44ed8c102d3c282d.txt",
    "004_928c09a2169fac78.txt",
}
DAYS = {dt.date(2024, 8, 27), dt.date(2024, 8, 14), dt.date(2023, 5, 13)}
"""Days of the three sources that bear one."""
HAN = re.compile(r"[\u4e00-\u9fff]")
OTHERS = [language for language in languages() if language != "en"]


@pytest.fixture(scope="module")
def claims() -> dict[str, Claim]:
    return load_claims(resource())


def test_that_nothing_is_wrong_with_the_shipped_claims(figures: set[str]) -> None:
    assert list(check_claims(resource(), figures, 421)) == []


def test_that_every_claim_stands_once_in_the_file_of_its_type(claims: dict[str, Claim]) -> None:
    assert list(claims) == [f"C{number:03d}" for number in range(1, 422)]
    for type_, (first, last) in FIRST_AND_LAST.items():
        found = [id_ for id_, claim in claims.items() if claim.type == type_]
        assert found == [f"C{number:03d}" for number in range(first, last + 1)]


def test_that_every_claim_says_who_said_what_where_and_with_which_interest(
    claims: dict[str, Claim],
) -> None:
    for id_, claim in claims.items():
        said = (claim.statement, claim.speaker, claim.interest, claim.locator, claim.use)
        assert all(text.strip() for text in said), id_
        assert set(claim.sources) <= SOURCES, id_
        assert claim.sources, id_
        assert claim.date in DAYS or (claim.date is None and "undated" in claim.date_note), id_


def test_that_the_day_of_a_claim_is_that_of_one_of_its_sources(claims: dict[str, Claim]) -> None:
    days = {"000": dt.date(2024, 8, 27), "001": dt.date(2024, 8, 14), "004": dt.date(2023, 5, 13)}
    for id_, claim in claims.items():
        known = {days[source[:3]] for source in claim.sources if source[:3] in days}
        assert claim.date in known if known else claim.date is None, id_


def test_that_english_and_chinese_are_each_written_in_their_own_letters(
    claims: dict[str, Claim],
) -> None:
    for id_, claim in claims.items():
        english = (claim.statement, claim.speaker, claim.interest, claim.date_note, claim.use)
        assert not any(HAN.search(text) for text in english), id_
        assert not any(re.search(r"\w'\w", text) for text in english), id_
        chinese = claim.in_language("zh_CN")
        assert HAN.search(chinese.statement), id_
        assert HAN.search(chinese.interest), id_
        assert len(chinese.statement) >= 10, id_
        half = r"[\u4e00-\u9fff][,;:!?(]|[,;:!?)][\u4e00-\u9fff]|[\u4e00-\u9fff]\."
        assert not re.search(half, chinese.statement), id_


@pytest.mark.parametrize("language", OTHERS)
def test_that_every_claim_is_whole_in_every_language(
    claims: dict[str, Claim], language: str
) -> None:
    file = resource("claims", "translated", f"{language}.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))

    sides = {id_: len(claim.sides) for id_, claim in claims.items() if claim.sides}
    assert set(tables) == {"speakers", "interests", "date_notes", "statements", "sides"}
    assert list(tables["statements"]) == list(claims)
    assert set(tables["speakers"]) == {claim.speaker for claim in claims.values()}
    assert set(tables["interests"]) == {claim.interest for claim in claims.values()}
    assert set(tables["date_notes"]) == {c.date_note for c in claims.values() if c.date_note}
    assert {id_: len(labels) for id_, labels in tables["sides"].items()} == sides
    same = [id_ for id_, said in tables["statements"].items() if said == claims[id_].statement]
    assert same == []


@pytest.mark.parametrize("language", OTHERS)
def test_that_figures_of_a_statement_stand_in_every_language(
    claims: dict[str, Claim], language: str
) -> None:
    percentages = re.compile(
        r"(\d+)(?=\s?%|\s?[–-]\s?\d+\s?%| (?:to|and|à|et|hingga|dan|sampai) \d+\s?%)"
    )
    found = {
        id_: (
            set(percentages.findall(claim.statement)),
            set(percentages.findall(claim.in_language(language).statement)),
        )
        for id_, claim in claims.items()
    }

    assert found["C001"][0] == {"10", "20"}
    assert [id_ for id_, (english, other) in found.items() if english != other] == []


def test_that_what_a_language_does_not_say_is_said_in_english(root: Path) -> None:
    file = root / "claims" / "translated" / "eo.toml"
    file.write_text('[statements]\nC002 = "Nur tio."\n', encoding="utf-8")

    claims = load_claims(root)

    said = claims["C002"].in_language("eo")
    assert (said.statement, said.speaker) == ("Nur tio.", claims["C002"].speaker)
    assert claims["C001"].in_language("eo").statement == claims["C001"].statement
    assert claims["C392"].in_language("eo").sides == tuple(s.label for s in claims["C392"].sides)
    assert claims["C002"].in_language("tlh").statement == claims["C002"].statement


@pytest.mark.parametrize(
    ("contents", "where", "problem"),
    [
        ('[statements]\nC001 = ""\n', "eo.toml:2", "problem.catalogue.missing"),
        ("[statements]\nC001 = 3\n", "eo.toml:2", "problem.catalogue.missing"),
        ('[sides]\nC392 = ["A", ""]\n', "eo.toml:2", "problem.catalogue.missing"),
        ('statements = "C001"\n', "eo.toml:1", "problem.catalogue.unknown_field"),
        ("[statements\n", "eo.toml", "problem.catalogue.not_toml"),
    ],
)
def test_that_a_fault_of_a_translation_is_named_with_its_file_and_line(
    contents: str, where: str, problem: str, root: Path
) -> None:
    (root / "claims" / "translated" / "eo.toml").write_text(contents, encoding="utf-8")

    with pytest.raises(AdvisorError) as caught:
        load_claims(root)

    assert [(found.where, found.message.id) for found in caught.value.problems] == [
        (where, problem)
    ]


def runs(text: str, length: int) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"[a-z0-9]+", text.lower())
    yield from (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


def test_that_no_nine_words_running_are_those_of_another_claim(claims: dict[str, Claim]) -> None:
    said: dict[tuple[str, ...], str] = {}
    repeated = [
        (said[run], id_, " ".join(run))
        for id_, claim in claims.items()
        for run in runs(claim.statement, 9)
        if said.setdefault(run, id_) != id_
    ]

    assert repeated == []


def test_that_a_conflict_is_named_by_both_of_its_sides(claims: dict[str, Claim]) -> None:
    one_sided = [
        (id_, other)
        for id_, claim in claims.items()
        for other in claim.conflicts_with
        if id_ not in claims[other].conflicts_with
    ]

    assert one_sided == []


def test_that_both_orders_of_priority_of_one_speaker_are_set_against_each_other(
    claims: dict[str, Claim],
) -> None:
    security_first, price_first, conflict = claims["C129"], claims["C130"], claims["C392"]

    assert {"C130", "C392"} <= set(security_first.conflicts_with)
    assert {"C129", "C392"} <= set(price_first.conflicts_with)
    assert [side.claims for side in conflict.sides] == [("C129",), ("C130",), ("C132", "C133")]


def test_that_every_claim_asserts_something_or_says_why_it_cannot_be_tried(
    claims: dict[str, Claim],
) -> None:
    both = [id_ for id_, c in claims.items() if bool(c.proposition) == bool(c.not_testable)]

    assert both == []
    for language in ("en", "zh_CN"):
        texts = texts_for(language)
        assert all(texts.say(f"claim.not_testable.{word}") for word in UNTESTABLE)


def test_that_no_word_of_the_vocabulary_lies_idle(claims: dict[str, Claim]) -> None:
    said = [claim.proposition for claim in claims.values() if claim.proposition]

    assert {p.subject for p in said} == set(SUBJECTS)
    assert {p.relation for p in said} == set(RELATIONS)
    assert {word for p in said for word in p.holds_when} == set(CONDITIONS)
    forms = set(get_args(Form))
    assert forms <= set(SIDES)
    assert {p.of for p in said} | {p.against for p in said} | forms | {""} == {*SIDES, ""}


@pytest.mark.parametrize(
    ("id_", "parameter", "low", "high", "unit"),
    [
        ("C001", "train_hw_saving_closed", 0.1, 0.2, "share"),
        ("C006", "deploy_fee_closed", 500_000, 500_000, "CNY"),
        ("C009", "scratch_train_70b_cost", 30_000_000, 30_000_000, "CNY"),
        ("C015", "private_licence_per_year", 300_000, 300_000, "CNY/year"),
        ("C016", "human_cost_per_60k_chars", 100, 200, "CNY"),
        ("C024", "model_refresh_months", 6, 12, "month"),
        ("C025", "quality_gap_open_vs_closed", 0.05, 0.1, "share"),
        ("C036", "suggestion_adoption", 0.46, 0.46, "share"),
    ],
)
def test_that_a_claim_sets_the_parameter_its_source_states(
    claims: dict[str, Claim], id_: str, parameter: str, low: float, high: float, unit: str
) -> None:
    claim = claims[id_]

    assert (claim.parameter, claim.low, claim.high, claim.unit) == (parameter, low, high, unit)


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped claims, to be spoilt."""
    shutil.copytree(resource("claims"), tmp_path / "claims")
    return tmp_path


@pytest.fixture(scope="module")
def figures() -> set[str]:
    """The figures that the shipped catalogue has."""
    return set(load_catalogue(resource()).history)


class Spoilt(NamedTuple):
    """One replacement in one file, what must be said of it, and the text where it must stand."""

    file: str
    before: str
    after: str
    problem: str
    at: str
    """``other:text`` for a text of another file; "" for the file as a whole."""


SPOILT = [
    Spoilt("number", 'speaker = "X', 'speaker = ""\nx = "X', "catalogue.missing", 'speaker = ""'),
    Spoilt("number", 'locator = "L', 'locater = "L', "catalogue.unknown_field", "locater ="),
    Spoilt("number", "low = 0.1", "low = 0.3", "catalogue.range", "low = 0.3"),
    Spoilt("number", "low = 0.1", "low = nan", "catalogue.not_a_number", "low = nan"),
    Spoilt("number", 'unit = "share"', 'unit = "percent"', "catalogue.unit", 'unit = "percent"'),
    Spoilt("number", "date = 2024-08-27", 'date = "soon"', "catalogue.not_a_day", 'date = "soon"'),
    Spoilt("number", "date = 2024-08-27\n", "", "claim.one_of", "[C001]"),
    Spoilt("number", 'type = "number"', 'type = "rule"', "claim.wrong_file", "[C001]"),
    Spoilt("number", 'type = "number"', 'type = "talk"', "catalogue.not_a_choice", 'type = "talk"'),
    Spoilt("number", 'of = "closed"', 'of = "ajar"', "catalogue.not_a_choice", 'of = "ajar"'),
    Spoilt("number", '"gap_forgiven"', '"sunny"', "catalogue.not_a_choice", '"sunny"'),
    Spoilt("number", '"workloads.volume"', '"workloads.mood"', "catalogue.not_a_choice", '.mood"'),
    Spoilt("number", "[C001]", "[X001]", "catalogue.unknown_claim", "[X001]"),
    Spoilt("number", 'not_testable = "no_figure"\n', "", "claim.one_of", "[C002]"),
    Spoilt("number", "[C001]", "[C001", "catalogue.not_toml", ""),
    Spoilt("rule", "[C067]", "[C001]", "claim.twice", "[C001]"),
    Spoilt("rule", "[C067]", "[C999]", "claim.absent", "claims"),
    Spoilt("rule", '"C095", "C217"', '"C095"', "claim.one_sided", "phase:[C217]"),
    Spoilt("rule", '"C095", "C217"', '"C095", "C717"', "catalogue.unknown_claim", "[C064]"),
    Spoilt("number", 'closed_one_off"\nuse', 'fee"\nuse', "claim.unknown_figure", "[C006]"),
    Spoilt("counter", "sides = [", 'sides = ["C129",', "catalogue.not_tables", "sides = ["),
    Spoilt("counter", 'claims = ["C129"]', 'claims = ["C128"]', "claim.not_named", "[C392]"),
]  # fmt: skip


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda s: f"{s.problem}-{s.after}")
def test_that_a_fault_of_a_claim_is_named_with_its_file_and_line(
    spoilt: Spoilt, root: Path, figures: set[str]
) -> None:
    path = root / "claims" / f"{spoilt.file}.toml"
    text = path.read_text(encoding="utf-8")
    assert spoilt.before in text, "the fixture no longer spoils anything"
    path.write_text(text.replace(spoilt.before, spoilt.after, 1), encoding="utf-8")

    problems = list(check_claims(root, figures, 421))

    assert (place(root, spoilt), f"problem.{spoilt.problem}") in {
        (found.where, found.message.id) for found in problems
    }
    for language in ("en", "zh_CN"):
        assert all(texts_for(language).say(found.message) for found in problems)


def place(root: Path, spoilt: Spoilt) -> str:
    if spoilt.at == "claims":
        return "claims"
    other, colon, text = spoilt.at.partition(":")
    file, at = (f"{other}.toml", text) if colon else (f"{spoilt.file}.toml", spoilt.at)
    if not at:
        return file
    lines = (root / "claims" / file).read_text(encoding="utf-8").splitlines()
    return f"{file}:{next(n for n, line in enumerate(lines, 1) if at in line)}"


def test_that_faults_of_several_files_are_told_at_once(root: Path) -> None:
    for type_ in CLAIM_TYPES:
        file = root / "claims" / f"{type_}.toml"
        text = file.read_text(encoding="utf-8")
        file.write_text(text.replace("locator = ", "place = ", 1), encoding="utf-8")

    with pytest.raises(AdvisorError, match="unknown_field") as caught:
        load_claims(root)

    files = {problem.where.partition(":")[0] for problem in caught.value.problems}
    assert files == {f"{type_}.toml" for type_ in CLAIM_TYPES}


def test_that_a_missing_file_of_claims_is_a_problem(root: Path) -> None:
    (root / "claims" / "risk.toml").unlink()

    with pytest.raises(AdvisorError, match="no_file") as caught:
        load_claims(root)

    assert [problem.where for problem in caught.value.problems] == ["risk.toml"]
