"""A sound pack is accepted; each way to spoil one is refused, with its line."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import pytest

from advisor.catalogue.library import checked
from advisor.catalogue.packs.strict_json import canonical
from advisor.errors import AdvisorError, Problem
from advisor.words.text import texts_for
from tests.advisor.catalogue.pack_example import (
    ACCELERATOR,
    DAY,
    FIGURE,
    MODEL,
    PRICE,
    content,
    library,
    line_of,
    written,
)

NAME = "december.json"


@dataclass(frozen=True)
class Spoilt:
    """A content with one fault, and what must be said of it."""

    content: dict[str, Any]
    problem: str
    at: str = ""
    """Text of the line that the problem must name, or "in TABLE"; "" is the file as a whole."""


def figure(problem: str, at: str = "", **changed: object) -> Spoilt:
    return Spoilt(content(figures=[{**FIGURE, **changed}]), problem, at)


def price(problem: str, at: str = "", **changed: object) -> Spoilt:
    return Spoilt(content(prices=[{**PRICE, **changed}]), problem, at)


def model(problem: str, at: str = "", **changed: object) -> Spoilt:
    return Spoilt(content(models=[{**MODEL, **changed}]), problem, at)


def head(problem: str, at: str = "", **changed: object) -> Spoilt:
    return Spoilt(content(**changed), problem, at)


SPOILT = [
    figure("catalogue.unit", "in figures", unit="CNY/dollar"),
    figure("catalogue.wrong_unit", "in figures", unit="EUR/USD"),
    figure("catalogue.range", "in figures", low=6.6),
    figure("catalogue.not_a_number", '"low": NaN', low=float("nan")),
    figure("catalogue.not_a_number", '"high": Infinity', high=float("inf")),
    figure("catalogue.not_a_number", '"low": "6_2"', low="6_2"),
    figure("catalogue.not_a_number", '"low": "６"', low="６"),  # noqa: RUF001
    figure("catalogue.missing", '"likely": null', likely=None),
    figure("catalogue.missing", '"source_title": ""', source_title=""),
    figure("catalogue.missing", '"source_licence": " "', source_licence=" "),
    figure("catalogue.unknown_field", '"lowest": 1', lowest=1),
    figure("catalogue.licence", "in figures", source_licence="CC BY-NC 4.0"),
    figure("catalogue.not_a_choice", '"evidence": "proven"', evidence="proven"),
    figure("catalogue.not_a_day", '"valid_from": "14.12.2026"', valid_from="14.12.2026"),
    figure("catalogue.not_a_day", '"valid_from": "20261214"', valid_from="20261214"),
    figure("catalogue.days", "in figures", review_by="2026-12-01"),
    figure("catalogue.read_before", "in figures", retrieved="2026-12-13"),
    figure("pack.read_after", "in figures", retrieved="2026-12-16"),
    figure("catalogue.duplicate", "in figures", valid_from="2026-10-30"),
    figure("catalogue.assumed_unexplained", "in figures", evidence="assumed", note=""),
    figure("pack.bad_id", '"id": "fx CNY"', id="fx CNY"),
    figure("pack.hidden", '"note": "price\u202e"', note="price\u202e"),
    figure("pack.hidden", '"label": "rate\u200b"', label="rate\u200b"),
    figure("pack.not_a_cell", '"low": true', low=True),
    figure("pack.not_a_cell", '"note": [', note=["a"]),
    price("catalogue.unknown_model", "in prices", model="example-10b"),
    price("catalogue.unknown_host", '"host": "nobody"', host="nobody"),
    price("catalogue.unit", "in prices", currency="XXX"),
    price("catalogue.not_positive", "in prices", output_per_mtok=0),
    price("catalogue.dearer", "in prices", cached_per_mtok=0.3),
    price("catalogue.not_whole", '"sources_compared": 1.5', sources_compared=1.5),
    model("catalogue.active_above_total", "in models", active_parameters_b=10),
    model("catalogue.not_whole", '"layers": 31.5', layers=31.5),
    model("catalogue.days", "in models", review_by="2026-12-01"),
    Spoilt(content(models=[MODEL, MODEL]), "catalogue.duplicate"),
    Spoilt(content(figures=[FIGURE, FIGURE]), "catalogue.duplicate"),
    Spoilt(
        content(accelerators=[{**ACCELERATOR, "power_w": -1}]),
        "catalogue.not_positive",
        "in accelerators",
    ),
    Spoilt(
        content(hosts=[{"id": "openai", "name": "x", "jurisdiction": "US"}]), "catalogue.duplicate"
    ),
    head("pack.not_a_table", '"figures"', figures={"fx.CNY": 1}),
    head("pack.not_a_record", "in figures", figures=["fx.CNY"]),
    head("catalogue.unknown_field", '"templates"', templates=[]),
    head("pack.format", '"format": 2', format=2),
    head("catalogue.missing", '"version": ""', version=""),
    head("pack.bad_version", '"version": "2027"', version="2027"),
    head("pack.bad_version", '"previous": "2026.11.22-rc1"', previous="2026.11.22-rc1"),
    head("catalogue.not_a_day", '"expires": "never"', expires="never"),
    head("pack.days", expires="2026-12-14"),
    head("pack.expired", expires="2026-12-15"),
    head("pack.from_later", created="2026-12-17"),
    head("pack.not_newer", version="2026.11.22"),
    head("pack.not_newer", version="2026.11.21.9"),
    head("pack.other_previous", previous="2026.11.21"),
    head("pack.empty", figures=[], prices=[], models=[], accelerators=[]),
]  # fmt: skip


def refused(text: str) -> list[Problem]:
    with pytest.raises(AdvisorError) as caught:
        checked(text.encode(), NAME, library(), DAY)
    return list(caught.value.problems)


def test_that_a_sound_pack_may_be_added() -> None:
    pack = checked(written(content()).encode(), NAME, library(), DAY)

    assert (pack.version, pack.previous, pack.title) == (
        "2026.12.15",
        "2026.11.22",
        "December list",
    )
    assert [placed.record.likely for placed in pack.records.figures] == [6.5]
    assert [placed.record.jurisdiction for placed in pack.records.prices] == ["FR"]


def test_that_a_pack_may_be_added_up_to_the_day_it_expires() -> None:
    text = written(content(expires=DAY.isoformat()))

    assert checked(text.encode(), NAME, library(), DAY).expires == DAY


@pytest.mark.parametrize("spoilt", SPOILT, ids=lambda s: s.problem)
def test_that_a_fault_of_a_pack_is_named_with_its_line(spoilt: Spoilt) -> None:
    text = written(spoilt.content)

    problems = refused(text)

    found = {problem.message.id: problem.where for problem in problems}
    assert f"problem.{spoilt.problem}" in found
    if spoilt.at:
        assert found[f"problem.{spoilt.problem}"] == f"{NAME}:{line_wanted(spoilt.at, text)}"
    for language in ("en", "zh_CN"):
        assert all(texts_for(language).say(problem.message) for problem in problems)


def line_wanted(at: str, text: str) -> int:
    """The line of a text; "in TABLE" is where the first record of the table begins."""
    table = at.removeprefix("in ")
    return line_of(at, text) if table == at else line_of(f'"{table}": [', text) + 1


def test_that_every_fault_of_a_pack_is_told_at_once() -> None:
    spoilt = content(
        expires="2026-12-15",
        figures=[{**FIGURE, "low": "x"}, {**FIGURE, "unit": "stones", "valid_from": "2026-12-13"}],
        prices=[{**PRICE, "model": "nobody"}],
    )

    found = sorted(problem.message.id.rpartition(".")[2] for problem in refused(written(spoilt)))

    assert found == ["expired", "not_a_number", "unit", "unknown_model", "wrong_unit"]


def test_that_every_key_that_stands_twice_is_named_with_its_line() -> None:
    text = written(content()).replace('"likely": 6.5', '"likely": 6.5,\n"likely": 6.6')
    text = text.replace('"vendor": "Example"', '"vendor": "Example", "vendor": "Other"', 1)

    found = [p for p in refused(text) if p.message.id == "problem.pack.key_twice"]

    lines = [line_of('"vendor": "Other"', text), line_of('"likely": 6.6', text)]
    assert [problem.where for problem in found] == [f"{NAME}:{line}" for line in lines]


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("{", "pack.not_json"),
        ("[1]", "pack.not_json"),
        ("[" * 100_000, "pack.not_json"),
        ('{"format": ' + "9" * 5_000 + "}", "pack.not_json"),
        ("", "pack.not_json"),
    ],
)
def test_that_what_is_no_object_is_refused(text: str, problem: str) -> None:
    (found,) = refused(text)

    assert found.message.id == f"problem.{problem}"


def test_that_text_in_another_encoding_is_refused() -> None:
    with pytest.raises(AdvisorError, match="not_utf8"):
        checked(b'{"title": "d\xe9cembre"}', NAME, library(), DAY)


def edited(change: Callable[[dict[str, Any]], None]) -> dict[str, Any]:
    found = content()
    change(found)
    return found


@pytest.mark.parametrize("part", sorted({*content()} - {"title", "hosts", "prices"}))
def test_that_no_part_that_is_needed_may_be_left_out(part: str) -> None:
    lacking = edited(lambda found: found.pop(part))

    if part in ("accelerators", "figures"):
        assert checked(written(lacking).encode(), NAME, library(), DAY)
    else:
        assert refused(written(lacking))


def test_that_a_fault_of_content_in_its_one_spelling_is_named_with_its_line_too() -> None:
    later = {**FIGURE, "valid_from": "2026-12-13", "unit": "stones"}
    text = canonical(content(figures=[FIGURE, later])).decode()

    problems = refused(text)

    line = line_of('"unit": "stones"', text)
    assert {problem.where for problem in problems} == {f"{NAME}:{line}"}
    head = canonical(content(expires="never")).decode()
    (problem,) = (p for p in refused(head) if p.message.id == "problem.catalogue.not_a_day")
    assert problem.where == f"{NAME}:{line_of('never', head)}"
