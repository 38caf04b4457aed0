"""The shipped catalogue hangs together; each way to spoil one is found in its place."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest

from advisor.catalogue.check import check_catalogue
from advisor.resources import resource
from advisor.words.text import texts_for

CATALOGUE, SCENARIOS, CLAIMS, GLOSSARY = "catalogue", "scenarios", "claims", "glossary"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A copy of the shipped catalogue, to be spoilt."""
    ignored = shutil.ignore_patterns("sources")
    shutil.copytree(resource(CATALOGUE), tmp_path / CATALOGUE, ignore=ignored)
    for part in (SCENARIOS, CLAIMS, GLOSSARY):
        shutil.copytree(resource(part), tmp_path / part)
    return tmp_path


@dataclass(frozen=True)
class Spoilt:
    """One replacement in one file, and what must be said of it."""

    file: str
    before: str
    after: str
    problem: str
    at: str
    """Text of the line that the problem must name; "" where it is the file as a whole."""


def csv(name: str, before: str, after: str, problem: str, at: str | None = None) -> Spoilt:
    return Spoilt(f"catalogue/{name}.csv", before, after, problem, after if at is None else at)


def toml(file: str, before: str, after: str, problem: str, at: str | None = None) -> Spoilt:
    return Spoilt(file, before, after, problem, after if at is None else at)


FX, H100 = "fx.CNY,", "H100-SXM,NVIDIA,80,3350"
FINANCE, SERVICE = "catalogue/figures/finance.toml", "scenarios/customer_service.toml"
SHORTLISTS = "catalogue/shortlists.toml"
RATE = '[["finance.discount_rate".values]]\nvalid_from = 2026-01-01\nlow = 0.06'

SPOILT = [
    csv("figures", ",CNY/USD,", ",CNY/dollar,", "unit"),
    csv("figures", ",CNY/USD,6.32,6.653,", ",CNY/USD,7.1,6.653,", "range"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,NaN,", "not_a_number"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,inf,", "not_a_number"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,6.3x,", "not_a_number"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,6_32,", "not_a_number"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,６.32,", "not_a_number"),  # noqa: RUF001
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,,", "missing"),
    csv("figures", "fx.CNY,", ",", "missing", ',"Exchange rate, CNY'),
    csv("figures", "fx.CNY,", "fx.AUD,", "duplicate", 'fx.AUD,"Exchange rate, CNY'),
    csv("figures", "published,stated,2026-10-30", "proven,stated,2026-10-30", "not_a_choice"),
    csv("figures", "published,stated,2026-10-30", "published,stated,30.10.2026", "not_a_day"),
    csv("figures", "published,stated,2026-10-30", "published,stated,20261030", "not_a_day"),
    csv("figures", "stated,2026-10-30,2026-11-29", "stated,2026-10-30,2026-10-29", "days"),
    csv("figures", "stated,2026-10-30,2026-11-29", "stated,2026-11-23,2026-11-29", "read_before"),
    csv("figures", ",CNY/USD,6.32,", ",CNY/USD,6.32;", "wrong_width"),
    csv("figures", "ECB data; package Apache-2.0", "CC BY-NC 4.0", "licence"),
    csv("figures", ",review_by,", ",review,", "no_column"),
    csv("accelerators", H100, "H100-SXM,NVIDIA,0,3350", "not_positive"),
    csv("accelerators", H100, "H200-SXM,NVIDIA,80,3350", "duplicate", "H200-SXM,NVIDIA,141"),
    csv("accelerators", ",high,", ",certain,", "not_a_choice"),
    csv("language_models", "llama-2-7b,", "llama-2-13b,", "duplicate", "llama-2-13b,Llama 2 13B"),
    csv("language_models", ",6.7,6.7,", ",6.7,67,", "active_above_total"),
    csv("language_models", ",1107.9,1100.8,", ",1107.9,1109,", "range"),
    csv("language_models", ",1107.9,1100.8,", ",1107.9,,", "missing"),
    csv("language_models", ",Meta,US,open,", ",Meta,US,ajar,", "not_a_choice"),
    csv("language_models", ",6.7,6.7,32,", ",6.7,6.7,32.5,", "not_whole"),
    csv("accelerators", "observed,2026-11-22,2027", "observed,2026-11-22,2025", "days"),
    csv("api_prices", "cerebras,gpt-oss-120b,", "cerebras,gpt-oss-999b,", "unknown_model"),
    csv("api_prices", "cerebras,gpt-oss-120b,", "cerebrum,gpt-oss-120b,", "unknown_host"),
    csv("api_prices", "claude-opus-5-5,USD,4,20,0.2,", "claude-opus-5-5,USD,4,20,5,", "dearer"),
    csv("api_prices", "claude-opus-5-5,USD,4,20", "claude-opus-5-5,USD,4,0", "not_positive"),
    csv("api_prices", "claude-opus-5-5,USD,4,20", "claude-opus-5-5,XXX,4,20", "unit"),
    csv("hosts", "openai,OpenAI,US", "openai,OpenAI,", "missing"),
    csv("quality", "llama-2-7b-chat,", "llama-2-7b-chat,\n", "wrong_width", "llama-2-7b,open"),
    csv("quality", ",CC BY 4.0,", ",all rights reserved,", "licence"),
    csv("systems", "C296,Llama,", "C999,Llama,", "unknown_claim"),
    csv("systems", "llama-2-70b;llama-3-70b", "llama-9;llama-3-70b", "unknown_model"),
    toml(FINANCE, RATE, RATE.replace("0.06", "0.09"), "range", RATE.partition("\n")[0]),
    toml(FINANCE, RATE, RATE.replace("0.06", "nan"), "not_a_number", "low = nan"),
    toml(FINANCE, RATE, RATE.replace("0.06", '"6 %"'), "not_a_number", 'low = "6 %"'),
    toml(FINANCE, RATE, RATE.replace("low", "lowest"), "unknown_field", "lowest = 0.06"),
    toml(FINANCE, 'unit = "share/year"', 'unit = "percent"', "unit", RATE.partition("\n")[0]),
    toml(FINANCE, "\nsource = {", "\norigin = {", "missing", RATE.partition("\n")[0]),
    toml(FINANCE, RATE, "low = = 1", "not_toml", ""),
    toml(SERVICE, 'unit = "call/task"', 'unit = "share"', "wrong_unit", ""),
    toml(SERVICE, '["C016"', '["C916"', "unknown_claim", ""),
    toml(SERVICE, "ttft_s = 2.0", "ttft_s = 0", "not_positive", ""),
    toml(SERVICE, "success_rate = { low = 0.75", "success_rate = { low = 0.99", "range", ""),
    toml(SERVICE, "retry_share = {", "retries = {", "unknown_field"),
    toml(SHORTLISTS, '"glm-5.2"', '"glm-0"', "unknown_model", "[open_models]"),
    toml(SHORTLISTS, "reason = ", "because = ", "unknown_field"),
]  # fmt: skip


def test_that_nothing_is_wrong_with_the_shipped_catalogue() -> None:
    assert check_catalogue(resource()) == ()


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda s: f"{s.file}-{s.problem}")
def test_that_a_fault_is_named_with_its_file_and_line(spoilt: Spoilt, root: Path) -> None:
    file = root / spoilt.file
    spoil(file, spoilt.before, spoilt.after)

    problems = check_catalogue(root)

    where = f"{file.name}:{line_of(spoilt.at, file)}" if spoilt.at else file.name
    found = [(problem.where, problem.message.id) for problem in problems]
    assert (where, f"problem.catalogue.{spoilt.problem}") in found
    for language in ("en", "zh_CN"):
        assert all(texts_for(language).say(problem.message) for problem in problems)


def line_of(words: str, file: Path) -> int:
    lines = file.read_text(encoding="utf-8").splitlines()
    return next(n for n, line in enumerate(lines, 1) if words.splitlines()[-1] in line)


def test_that_one_unreadable_cell_is_one_problem_without_further_ones(root: Path) -> None:
    file = root / "catalogue" / "figures.csv"
    text = file.read_text(encoding="utf-8")
    file.write_text(text.replace(",CNY/USD,6.32,", ",CNY/USD,1e999,", 1), encoding="utf-8")

    (problem,) = check_catalogue(root)

    assert problem.message.id == "problem.catalogue.not_a_number"
    assert dict(problem.message.values) == {"field": "low", "found": "1e999"}


def test_that_every_fault_of_every_file_is_told_at_once(root: Path) -> None:
    spoil(root / "catalogue" / "figures.csv", ",CNY/USD,6.32,", ",CNY/USD,x,")
    spoil(root / "catalogue" / "figures.csv", ",EUR/USD,", ",EUR/dollar,")
    spoil(root / "catalogue" / "api_prices.csv", "cerebras,gpt-oss-120b,", "cerebras,gpt-oss-9b,")
    spoil(root / "scenarios" / "agents.toml", "tpot_s = 0.05", "tpot_s = -1")

    problems = check_catalogue(root)

    assert sorted(problem.message.id.rpartition(".")[2] for problem in problems) == [
        "not_a_number",
        "not_positive",
        "unit",
        "unknown_model",
    ]


def test_that_a_missing_file_is_a_problem_and_the_rest_is_still_looked_at(root: Path) -> None:
    (root / "catalogue" / "hosts.csv").unlink()
    spoil(root / "catalogue" / "figures.csv", ",CNY/USD,", ",CNY/dollar,")

    found = {(problem.where, problem.message.id) for problem in check_catalogue(root)}

    assert ("hosts.csv", "problem.catalogue.no_file") in found
    assert any(id_ == "problem.catalogue.unit" for _, id_ in found)


def test_that_a_file_in_another_encoding_is_refused_with_its_name(root: Path) -> None:
    (root / "catalogue" / "figures.csv").write_bytes("id,libell\xe9,unit\n".encode("latin-1"))

    found = [(problem.where, problem.message.id) for problem in check_catalogue(root)]

    assert ("figures.csv", "problem.catalogue.not_utf8") in found


def spoil(file: Path, before: str, after: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert before in text, "the fixture no longer spoils anything"
    file.write_text(text.replace(before, after, 1), encoding="utf-8")
