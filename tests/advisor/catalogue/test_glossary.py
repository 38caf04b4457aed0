"""The words of the field are explained in every language and found by any of their names."""

import re
import shutil
import tomllib
from pathlib import Path

import pytest

from advisor.catalogue.glossary import FILES, Term, check_glossary, find_terms, load_glossary
from advisor.catalogue.systems import GLOSSARY_KINDS, load_systems
from advisor.catalogue.tables import Faults
from advisor.errors import AdvisorError
from advisor.resources import resource
from advisor.words.text import languages, texts_for

CLAIMS = {f"C{number:03d}" for number in range(1, 422)}
HAN = re.compile(r"[\u4e00-\u9fff]")
OTHERS = [language for language in languages() if language != "en"]
NEEDED = {
    "TCO", "CapEx", "OpEx", "NPV", "TTFT", "TPOT", "Goodput", "Utilisation", "Break-even",
    "Tornado chart", "EVPI", "EVPPI", "Regret", "P10", "P90", "MoE", "KV cache", "Prefill",
    "Decode", "Quantisation", "Roofline", "Batch", "PUE", "Residual value", "PoC", "RAG",
    "Fine-tuning", "Distillation", "Data residency", "Air gap", "Open weights",
    "Permissive licence", "Copyleft licence", "Private licence",
}  # fmt: skip


@pytest.fixture(scope="module")
def glossary() -> dict[str, Term]:
    return load_glossary(resource())


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped glossary, to be spoilt."""
    shutil.copytree(resource("glossary"), tmp_path / "glossary")
    return tmp_path


def test_that_nothing_is_wrong_with_the_shipped_glossary() -> None:
    assert list(check_glossary(resource(), CLAIMS)) == []


@pytest.mark.parametrize("name", sorted(NEEDED))
def test_that_a_word_of_the_field_is_found_by_its_usual_name(
    glossary: dict[str, Term], name: str
) -> None:
    found = find_terms(glossary.values(), name)

    assert name in {found[0].term, *re.split(", ", found[0].short)}


@pytest.mark.parametrize(
    ("sought", "id_"),
    [("净现值", "npv"), ("  ｎｐｖ ", "npv"), ("后悔", "regret"), ("residual", "residual")],  # noqa: RUF001
)
def test_that_language_case_width_and_blanks_do_not_matter(
    glossary: dict[str, Term], sought: str, id_: str
) -> None:
    assert find_terms(glossary.values(), sought)[0].id == id_


@pytest.mark.parametrize("sought", ["", "  ", "no such word"])
def test_that_nothing_is_found_where_nothing_fits(glossary: dict[str, Term], sought: str) -> None:
    assert find_terms(glossary.values(), sought) == ()


def test_that_every_name_of_claims_353_and_354_is_explained(glossary: dict[str, Term]) -> None:
    file = resource("catalogue", "systems.csv")
    passing = [s for s in load_systems(file, Faults(file)) if s.kind in GLOSSARY_KINDS]

    entries = [term for term in glossary.values() if term.group == "names"]
    unexplained = [s.name for s in passing if not find_terms(entries, s.name)]
    assert unexplained == []
    assert len(entries) == 10 + 11
    assert {claim for term in entries for claim in term.claims} == {"C353", "C354"}


@pytest.mark.parametrize("language", OTHERS)
def test_that_every_entry_is_whole_in_every_language(
    glossary: dict[str, Term], language: str
) -> None:
    file = resource("glossary", "translated", f"{language}.toml")
    tables = tomllib.loads(file.read_text(encoding="utf-8"))

    assert set(tables) == set(glossary)
    for id_, words in tables.items():
        assert {"term", "explanation"} <= set(words) <= {"term", "short", "explanation"}, id_
        assert words["explanation"] != glossary[id_].explanation, id_
        assert 1 <= len(re.findall(r"[.。](?:$|\s)", words["explanation"])) <= 3, id_


def test_that_every_entry_is_short_and_in_english_and_chinese(glossary: dict[str, Term]) -> None:
    for id_, term in glossary.items():
        assert 1 <= len(re.findall(r"[.。]($|\s)", term.explanation)) <= 2, id_
        assert not HAN.search(term.explanation + term.term), id_
        assert not re.search(r"\w'\w", term.explanation), id_
        chinese = term.in_language("zh_CN").explanation
        assert HAN.search(chinese), id_
        assert chinese.endswith("。"), id_
        assert "词元" not in chinese, id_
    assert {term.group for term in glossary.values()} == set(FILES)


def test_that_no_two_entries_share_a_name(glossary: dict[str, Term]) -> None:
    for language in languages():
        names = [term.in_language(language).term.casefold() for term in glossary.values()]
        assert len(set(names)) == len(names), language


@pytest.mark.parametrize(
    ("before", "after", "problem", "at"),
    [
        ('explanation = "What', 'explained = "What', "catalogue.unknown_field", "explained ="),
        ('term = "Total cost of ownership"', 'term = ""', "catalogue.missing", 'term = ""'),
        ('see = ["capex"', 'see = ["kapex"', "glossary.unknown_term", "[opex]"),
        ('see = ["capex"', 'see = ["opex"', "glossary.unknown_term", "[opex]"),
        ('claims = ["C008"', 'claims = ["C800"', "catalogue.unknown_claim", "[break_even]"),
        ("[opex]", "[token]", "catalogue.duplicate", "serving:[token]"),
        ("[tco]", "[tco", "catalogue.not_toml", ""),
    ],
)
def test_that_a_fault_is_named_with_its_file_and_line(
    before: str, after: str, problem: str, at: str, root: Path
) -> None:
    file = root / "glossary" / "money.toml"
    text = file.read_text(encoding="utf-8")
    assert before in text, "the fixture no longer spoils anything"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")

    problems = list(check_glossary(root, CLAIMS))

    other, _, words = at.rpartition(":")
    named = root / "glossary" / f"{other or 'money'}.toml"
    lines = named.read_text(encoding="utf-8").splitlines()
    line = next(n for n, line in enumerate(lines, 1) if words in line)
    where = f"{named.name}:{line}" if at else named.name
    assert (where, f"problem.{problem}") in {(found.where, found.message.id) for found in problems}
    for language in ("en", "zh_CN"):
        assert all(texts_for(language).say(found.message) for found in problems)


def test_that_a_missing_file_is_a_problem_told_with_those_of_the_others(root: Path) -> None:
    (root / "glossary" / "names.toml").unlink()
    (root / "glossary" / "money.toml").write_text("[npv]\n", encoding="utf-8")

    with pytest.raises(AdvisorError, match="no_file") as caught:
        load_glossary(root)

    files = {problem.where.partition(":")[0] for problem in caught.value.problems}
    assert files == {"names.toml", "money.toml"}
