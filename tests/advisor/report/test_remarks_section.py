"""The report says remarks, dissent and decisions with author and day, and no sealed ballot."""

from __future__ import annotations

from pathlib import Path

import pytest

from advisor import api
from advisor.draft import Draft
from advisor.report.remarks_section import Spoken, decisions_section, remarks_section
from advisor.report.report_model import Bullets, Section, Table
from advisor.report.said import Writer
from advisor.words.text import languages, texts_for
from advisor.workshop import decisions_of, opinions_of, remarks_of
from tests.advisor.report.example import evaluation

ANSWERS: dict[str, api.Answer] = {
    "workloads.w1.name": "Help desk",
    "workloads.w1.volume": 10,
    "remarks.workloads.w1.volume": {"note": "Counted in May", "author": "Ann", "day": "2026-05-04"},
    "remarks.finance.tax_rate": {
        "note": "A public body",
        "dissent": "Bo: the holding pays",
        "does_not_apply": True,
    },
    "remarks.figures.electricity.CN": {"note": "Contract until 2028"},
    "remarks.finance.budget": {"author": "nobody says anything"},
    "decisions.d1.text": "Pilot first",
    "decisions.d1.reason": "Cheaper to learn",
    "decisions.d1.who": "Board",
    "decisions.d1.day": "2026-11-22",
}
BALLOTS: dict[str, api.Answer] = {
    "ballots.b1.name": "Ann",
    "ballots.b1.revealed": True,
    "ballots.b1.estimates.pue": {"low": 1.1, "likely": 1.2, "high": 1.3},
    "ballots.b2.name": "Bo",
    "ballots.b2.revealed": True,
    "ballots.b2.estimates.pue": {"low": 3.1, "likely": 3.2, "high": 3.3},
    "ballots.b3.name": "Cy",
    "ballots.b3.estimates.pue": {"low": 9.1, "likely": 9.2, "high": 9.3},
}


def spoken(**more: api.Answer) -> Spoken:
    draft = Draft({**ANSWERS, **BALLOTS, **more})
    return Spoken(remarks_of(draft), decisions_of(draft), opinions_of(draft), (("Li", "Too dear"),))


def section(language: str = "en") -> Section:
    return remarks_section(evaluation(), spoken(), Writer(evaluation(), texts_for(language)))


def table(found: Section) -> Table:
    (only,) = (block for block in found.blocks if isinstance(block, Table))
    return only


def test_that_remarks_stand_in_the_order_of_the_questionnaire_under_its_headings() -> None:
    texts = texts_for("en")
    rows = [(row.kind, row.cells) for row in table(section()).rows]

    tax, volume = texts.say("question.finance.tax_rate"), texts.say("question.workloads.volume")
    assert rows == [
        ("group", (texts.say("section.finance"), "", "")),
        ("plain", (tax, "Does not apply: A public body\nDissent: Bo: the holding pays", "")),
        ("group", (texts.say("section.workloads"), "", "")),
        ("plain", (f"{volume}\nHelp desk", "Counted in May", "Ann\nMay 4, 2026")),
        ("group", ("Figures", "", "")),
        ("plain", ("electricity.CN", "Contract until 2028", "")),
    ]


def test_that_dissent_of_votes_and_of_revealed_ballots_is_said_and_a_sealed_one_is_not() -> None:
    weights, ranges = (block for block in section().blocks if isinstance(block, Bullets))

    assert weights.items == ("Li: Too dear",)
    # the pooled range is the mean of the ends: 2.1 to 2.3, and both lie wholly outside it
    assert [item.split(" on ")[0] for item in ranges.items] == ["Ann", "Bo"]
    assert ranges.items[1].endswith("3.1 to 3.3; pooled range of the room 2.1 to 2.3")
    assert not any("Cy" in item or "9" in item for item in (*weights.items, *ranges.items))


def test_that_decisions_are_logged_with_reason_who_and_day() -> None:
    found = decisions_section(spoken(), Writer(evaluation(), texts_for("en")))

    (row,) = table(found).rows
    assert row.cells == ("Nov 22, 2026", "Pilot first", "Cheaper to learn", "Board")


def test_that_without_words_there_is_no_section() -> None:
    writer = Writer(evaluation(), texts_for("en"))

    assert remarks_section(evaluation(), Spoken(), writer).blocks == ()
    assert decisions_section(Spoken(), writer).blocks == ()


@pytest.mark.parametrize("language", languages())
def test_that_every_language_says_it(language: str) -> None:
    texts = texts_for(language)
    heads = [column.head for column in table(section(language)).columns]

    assert heads == [texts.say(f"report.remarks.column.{n}") for n in ("question", "said", "by")]
    assert section(language).title == texts.say("report.remarks.title")


def test_that_the_printed_report_carries_what_was_said(tmp_path: Path) -> None:
    draft = Draft({**ANSWERS, "rules.air_gapped": True})
    path = tmp_path / "report.pdf"

    warnings = api.write_report(evaluation(), draft, path, language="en", as_of=api.today())

    assert path.stat().st_size > 0
    assert all("characters" not in one.id for one in warnings)
    assert [one.path for one in api.remarks_kept(draft)][:1] == ["finance.tax_rate"]
