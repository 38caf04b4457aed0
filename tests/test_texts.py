"""Every text the program says exists in every language, and the compiled files are up to date."""

from __future__ import annotations

import ast
import importlib.util
import re
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import get_args

import pytest

from advisor.catalogue.parameter import Evidence
from advisor.catalogue.units import PLAIN, PRICED_BY
from advisor.evaluation import Form, PhaseName, Verdict
from advisor.inputs.form_figures import ALL as ALL_FURTHER
from advisor.inputs.ledger import SetBy
from advisor.inputs.resolve import FIGURES, WORKLOAD_FIELDS

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "resources" / "locale"
SPEAKERS = {"message": 0, "Message": 0, "say": 0, "at": 1}
"""Calls that name a text, and which argument names it."""
TEXT_ID = re.compile(r"[a-z_]+(\.[A-Za-z0-9_/]+)+")
WRITTEN_ID = re.compile(r"(problem|warning|reason|roadmap|gate|fit|size)\.[a-z_.]*[a-z]")
HAN = re.compile(r"[\u4e00-\u9fff]")
SAME_IN_CHINESE = {
    "language.en",
    "language.fr",
    "language.id",
    "answer_unit.share",
    "answer_unit.currency",
}
PROPER_NAMES = ("choice.engine.", "choice.precision.")
SEPARATORS = {"report.dot", "report.list", "report.and", "report.or", "report.semicolon"}


def compiler() -> ModuleType:
    """Load ``packaging/texts.py``, which is a script and in no package."""
    spec = importlib.util.spec_from_file_location("texts", ROOT / "packaging" / "texts.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["texts"] = module
    spec.loader.exec_module(module)
    return module


TEXTS = compiler()
LANGUAGES = {path.name: TEXTS.read_language(path) for path in LOCALE.iterdir() if path.is_dir()}
SENTENCES: dict[str, dict[str, str]] = {name: texts for name, (texts, _) in LANGUAGES.items()}


def calls() -> Iterator[tuple[ast.Call, str, str]]:
    """Give every call in the program, the bare name of what is called, and its place."""
    for path in [*(ROOT / "advisor").rglob("*.py"), *(ROOT / "ui").rglob("*.py")]:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                yield node, called, f"{path.relative_to(ROOT)}:{node.lineno}"


def patterns_said() -> Iterator[tuple[str, str]]:
    """Give every id that code names, with its place; what is filled in later is ``*``."""
    for node, called, place in calls():
        at = SPEAKERS.get(called)
        if at is not None and len(node.args) > at:
            yield from ((id_, place) for id_ in _ids_in(node.args[at]))


def values_given() -> Iterator[tuple[str, frozenset[str], str]]:
    """Give the ids said with values by name, the names, and the place."""
    for node, called, place in calls():
        at = SPEAKERS.get(called)
        names = {keyword.arg for keyword in node.keywords}
        if at is None or called == "Message" or len(node.args) <= at or None in names:
            continue
        for id_ in _ids_in(node.args[at]):
            yield id_, frozenset(filter(None, names)), place


def _ids_in(node: ast.expr) -> Iterator[str]:
    match node:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=parts):
            yield "".join(str(p.value) if isinstance(p, ast.Constant) else "*" for p in parts)
        case ast.IfExp(body=first, orelse=second):
            yield from (*_ids_in(first), *_ids_in(second))


SAID = sorted({(id_, place) for id_, place in patterns_said() if TEXT_ID.match(id_)})


def ids_written() -> Iterator[tuple[str, str]]:
    """Give every constant in the engine that can only be the id of a text, and its place."""
    for path in (ROOT / "advisor").rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.Constant) or not isinstance(node.value, str):
                continue
            if WRITTEN_ID.fullmatch(node.value):
                yield node.value, f"{path.relative_to(ROOT)}:{node.lineno}"


WRITTEN = sorted(set(ids_written()))
GIVEN = sorted(
    {(i, names, place) for i, names, place in values_given() if TEXT_ID.fullmatch(i)},
    key=lambda one: (one[0], one[2]),
)
LEDGER_LINES = sorted(
    {
        node.args[0].value
        for node, called, place in calls()
        if called in {"Line", "labour", "running"}
        and place.startswith("advisor/cost/")
        and node.args
        and isinstance(node.args[0], ast.Constant)
    }
)
OF_THE_ENGINE = [
    *(f"form.{form}" for form in get_args(Form)),
    *(f"posture.{verdict}" for verdict in get_args(Verdict)),
    *(f"phase.{phase}" for phase in get_args(PhaseName)),
    *(f"evidence.{evidence}" for evidence in get_args(Evidence)),
    *(f"set_by.{setter}" for setter in get_args(SetBy)),
    *(f"line.{line}" for line in LEDGER_LINES),
    *(f"formula.{line}" for line in LEDGER_LINES),
    *(f"input.{figure}" for figure in {**FIGURES, **ALL_FURTHER}),
    *(f"input.workload.{field}" for field in WORKLOAD_FIELDS),
    *(f"quantity.{unit}" for unit in PLAIN - {"share"}),
    *(f"quantity.money/{per}" for per in PRICED_BY - {""}),
    *(f"reason.level_{level}_{sign}" for level in (1, 2, 3) for sign in ("less", "more")),
    *(f"gate.data_class.{data_class}" for data_class in ("confidential", "restricted")),
]


def test_that_the_sources_of_no_language_have_a_fault() -> None:
    assert [fault for _, faults in LANGUAGES.values() for fault in faults] == []
    assert TEXTS.compare(SENTENCES) == []


@pytest.mark.parametrize("language", SENTENCES)
def test_that_the_compiled_texts_match_their_sources(language: str) -> None:
    compiled = (LOCALE / language / "LC_MESSAGES" / "advisor.mo").read_bytes()

    assert compiled == TEXTS.compiled(SENTENCES[language]), "run `make texts`"


def test_that_code_is_searched_for_the_texts_it_says() -> None:
    assert ("problem.unknown_language", "advisor/words/text.py") in {
        (id_, place.split(":")[0]) for id_, place in SAID
    }


@pytest.mark.parametrize(("id_", "place"), SAID, ids=[f"{i}@{p}" for i, p in SAID])
def test_that_every_text_that_code_says_exists(id_: str, place: str) -> None:
    pattern = re.compile(re.escape(id_).replace(r"\*", r".+"))

    assert any(pattern.fullmatch(known) for known in SENTENCES["en"]), place


@pytest.mark.parametrize(("id_", "place"), WRITTEN, ids=[f"{i}@{p}" for i, p in WRITTEN])
def test_that_every_id_handed_on_by_the_engine_has_a_text(id_: str, place: str) -> None:
    assert id_ in SENTENCES["en"], place


@pytest.mark.parametrize(
    ("id_", "names", "place"), GIVEN, ids=[f"{id_}@{place}" for id_, _, place in GIVEN]
)
def test_that_code_gives_every_value_its_sentence_names(
    id_: str, names: frozenset[str], place: str
) -> None:
    needed = TEXTS.values_named(SENTENCES["en"].get(id_, ""))

    assert needed <= names, place


def test_that_the_ledger_is_searched_for_its_lines() -> None:
    assert {"api_tokens", "hardware_purchase", "operations", "adaptation"} <= set(LEDGER_LINES)


@pytest.mark.parametrize("id_", sorted(OF_THE_ENGINE))
def test_that_every_name_the_engine_makes_up_as_it_goes_has_a_text(id_: str) -> None:
    assert id_ in SENTENCES["en"]


@pytest.mark.parametrize("id_", sorted(SENTENCES["en"]))
def test_that_a_chinese_text_is_chinese_and_an_english_one_holds_no_han(id_: str) -> None:
    english, chinese = SENTENCES["en"][id_], SENTENCES["zh_CN"][id_]

    words = re.sub(r"\{[a-z_]+\}", "", english)
    assert not HAN.search(english) or id_.startswith("language.")
    is_name = id_ in SAME_IN_CHINESE or id_.startswith(PROPER_NAMES)
    if re.search(r"[A-Za-z]{4,}", words) and not is_name:
        assert HAN.search(chinese), chinese


@pytest.mark.parametrize("language", SENTENCES)
def test_that_no_text_ends_in_a_blank_or_holds_markup(language: str) -> None:
    for id_, sentence in SENTENCES[language].items():
        assert sentence == sentence.strip() or id_ in SEPARATORS, id_
        assert not re.search(r"</?[a-z]+>|%[sd]", sentence), id_


def test_that_texts_are_set_as_a_printer_of_each_language_would() -> None:
    half_width = re.compile(r"[\u4e00-\u9fff][,;:!?(]|[,;:!?)][\u4e00-\u9fff]|[\u4e00-\u9fff]\.")

    typewriter = [id_ for id_, text in SENTENCES["en"].items() if re.search(r"\w'\w", text)]
    halves = [id_ for id_, text in SENTENCES["zh_CN"].items() if half_width.search(text)]
    assert typewriter == []
    assert halves == []


def test_that_french_marks_stand_after_a_blank_that_does_not_break() -> None:
    loose = re.compile(
        r"(?:^|[^\u202f\d:])[;!?](?=\s|$)|[^\u00a0\d\"]:(?=\s|$)|«(?!\u202f)|(?<!\u202f)»|\d %"
    )

    found = {
        id_: text
        for id_, text in SENTENCES.get("fr", {}).items()
        if re.search(r"\w'\w", text) or loose.search(text)
    }
    assert found == {}


@pytest.mark.parametrize("language", sorted({"fr", "id"} & set(SENTENCES)))
def test_that_no_sentence_is_left_in_english(language: str) -> None:
    same = [
        id_
        for id_, text in SENTENCES[language].items()
        if text == SENTENCES["en"][id_] and len(re.findall(r"[A-Za-z]{4,}", _bare(text))) > 3
    ]
    assert same == []


def _bare(text: str) -> str:
    """Give a text without the names of its values."""
    return re.sub(r"\{[a-z_]+\}", "", text)


def test_that_one_thing_has_one_name_in_french() -> None:
    other_names = {
        "charge de travail": "cas d’usage",
        "fourchette": "plage",
        "nuage": "cloud",
        "coût actualisé net": "coût net actualisé",
        "jeton": "token",
        "règle stricte": "règle impérative",
        "ne sais pas": "ne sait pas",
    }

    found = [
        f"{id_}: {other}, elsewhere {usual}"
        for id_, text in SENTENCES["fr"].items()
        for other, usual in other_names.items()
        if other in text.casefold()
    ]
    assert found == []


def test_that_one_thing_has_one_name_in_chinese() -> None:
    other_names = {"词元": "token", "规划期": "测算期", "姿态": "路线"}

    found = [
        f"{id_}: {other}, elsewhere {usual}"
        for id_, text in SENTENCES["zh_CN"].items()
        for other, usual in other_names.items()
        if other in text
    ]
    assert found == []


def test_that_one_thing_has_one_name_in_indonesian() -> None:
    other_names = {
        r"sepuluh masa depan|porsi masa depan": "simulasi",
        r"\b[Pp]utusan\b": "kesimpulan",
        r"aturan (keras|wajib)": "aturan mutlak",
        r"\bawan\b|\bkomputasi awan\b": "cloud",
        r"\bfile\b|\bonline\b|\boffline\b": "berkas, daring, luring",
        r"\d %|\w'\w|\"": "46%, ’, “ ”",
        r"\bkamu\b|\banda\b": "Anda",
    }
    quoting = re.compile(r"\[.*\]|\{\{.*\}\}|`[^`]*`")

    found = [
        f"{id_}: {other}, elsewhere {usual}"
        for id_, text in SENTENCES.get("id", {}).items()
        for other, usual in other_names.items()
        if not id_.startswith("command.cases.") and re.search(other, quoting.sub("", _bare(text)))
    ]
    assert found == []


def test_that_a_text_missing_in_one_language_or_naming_another_value_is_a_fault() -> None:
    faults = TEXTS.compare(
        {
            "en": {"a.b": "{found} is wrong.", "a.c": "Yes", "a.d": "{x}"},
            "fr": {"a.b": "{trouve} est faux.", "a.d": "{x", "a.e": "Non"},
        }
    )

    assert faults == [
        "fr: a.c is missing",
        "fr: a.e is not English",
        "fr: a.b names ['trouve'], English ['found']",
        "fr: a.d: expected '}' before end of string",
    ]


@pytest.mark.parametrize(
    ("entry", "fault"),
    [
        ('msgid "a.b"\nmsgstr ""\n', "a.b is empty"),
        ('#, fuzzy\nmsgid "a.b"\nmsgstr "x"\n', "a.b is marked fuzzy"),
        ('msgid "a.b"\nmsgid_plural "a.bs"\nmsgstr[0] "x"\n', "plural forms"),
        ('msgid "a.b"\nmsgstr "x"\n\nmsgid "a.b"\nmsgstr "y"\n', "a.b stands twice"),
        ('msgid "z.z"\nmsgstr "x"\n', "z.z already stands in another subject"),
    ],
)
def test_that_a_faulty_source_is_named(entry: str, fault: str, tmp_path: Path) -> None:
    header = 'msgid ""\nmsgstr "Content-Type: text/plain; charset=UTF-8\\n"\n\n'
    (tmp_path / "first.po").write_text(header + 'msgid "z.z"\nmsgstr "x"\n', encoding="utf-8")
    (tmp_path / "second.po").write_text(header + entry, encoding="utf-8")

    _, faults = TEXTS.read_language(tmp_path)

    assert any(fault in found for found in faults), faults
