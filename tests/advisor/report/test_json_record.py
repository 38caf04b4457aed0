"""What the printed report says stands in the JSON too; a sealed ballot stands in neither."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from advisor import api
from advisor.draft import Draft
from advisor.report.build import build_report
from advisor.report.facts import Facts
from advisor.report.json_record import VERSION, ReportRecord, report_record
from advisor.report.json_writer import render_json
from advisor.report.remarks_section import Spoken
from advisor.report.report_model import Bullets, Section, Table
from advisor.words.text import texts_for
from advisor.workshop import decisions_of, open_answers, opinions_of, remarks_of, votes_of
from tests.advisor.report.example import AS_OF, evaluation
from tests.advisor.report.test_remarks_section import ANSWERS, BALLOTS
from tests.advisor.report.test_scenarios_section import BASE, DEAR, NOTHING

STANDINGS = (BASE, DEAR, NOTHING)

VOTES: dict[str, api.Answer] = {
    "votes.v1.name": "Li",
    "votes.v1.role": "Chief engineer",
    "votes.v1.note": "We cannot leave twice",
    "votes.v1.dissent": "Too dear",
    "votes.v1.day": "2026-11-20",
    "votes.v1.price": 100,
    "votes.v1.lock_in": 40,
}
DRAFT = Draft(
    {
        **ANSWERS,
        **BALLOTS,
        **VOTES,
        "title": "Which models?",
        "organisation.name": "Example & Co",
        "organisation.sector": "retail",
        "rules.air_gapped": True,
    }
)
PRINTED_ALONE = frozenset({"May 4, 2026", "Nov 22, 2026", "Figures"})
"""Days, which the JSON writes as 2026-05-04, and a heading."""


def facts() -> Facts:
    votes = votes_of(DRAFT)
    return Facts(
        title="Which models?",
        organisation="Example & Co",
        sector="retail",
        rules=("air_gapped",),
        spoken=Spoken(
            remarks_of(DRAFT),
            decisions_of(DRAFT),
            opinions_of(DRAFT),
            tuple((one.name, one.dissent) for one in votes),
            votes,
        ),
        answers=open_answers(DRAFT),
    )


def record(**changes: Any) -> ReportRecord:
    return report_record(evaluation(**changes), facts(), language="en", as_of=AS_OF)


def data() -> dict[str, Any]:
    told: dict[str, Any] = json.loads(render_json(record(scenarios=STANDINGS[1:])))
    return told


def leaves(value: object) -> Iterator[object]:
    match value:
        case dict():
            for key, inner in value.items():
                yield key
                yield from leaves(inner)
        case list():
            for inner in value:
                yield from leaves(inner)
        case _:
            yield value


def section(name: str) -> Section:
    answer = evaluation(scenarios=STANDINGS[1:])
    report = build_report(answer, facts(), texts_for("en"), as_of=AS_OF)
    (found,) = [one for one in report.sections if one.id == name]
    return found


def rows(name: str) -> list[tuple[str, ...]]:
    tables = [block for block in section(name).blocks if isinstance(block, Table)]
    return [row.cells for table in tables for row in table.rows if row.kind != "group"]


def test_that_what_was_written_can_be_read_back_whole() -> None:
    written = record(scenarios=STANDINGS[1:])

    assert ReportRecord.model_validate_json(render_json(written)) == written


def test_that_it_says_what_it_is_first() -> None:
    told = data()

    assert list(told)[:2] == ["format", "version"]
    assert (told["format"], told["version"]) == ("llm-deployment-advisor/report", 2)
    assert (told["title"], told["organisation"], told["sector"]) == (
        *("Which models?", "Example & Co", "retail"),
    )
    assert (told["day"], told["rules"]) == ("2026-11-22", ["air_gapped"])


def test_that_the_schema_names_the_version_and_every_key() -> None:
    schema = api.report_schema()

    assert schema["properties"]["version"]["const"] == VERSION == 2
    assert set(schema["properties"]) == set(data())
    assert set(schema["$defs"]["Room"]["properties"]) == {
        "remarks",
        "decisions",
        "votes",
        "ranges",
    }
    assert schema["additionalProperties"] is False


def test_that_everything_said_in_the_printed_report_is_said_in_the_json() -> None:
    texts, told = texts_for("en"), data()
    said = {str(leaf) for leaf in leaves(told["room"])}
    questions = {texts.say(one["question"]) for one in told["room"]["remarks"] if one["question"]}
    lines = {line for name in ("remarks", "decisions") for row in rows(name) for line in row}
    printed = {part for line in lines for part in line.split("\n") if part} - PRINTED_ALONE

    bare = {part.removeprefix("Does not apply: ").removeprefix("Dissent: ") for part in printed}
    assert len(bare) == 12
    assert bare - said - questions == {"electricity.CN"}
    assert "figures.electricity.CN" in said


def test_that_a_remark_carries_author_day_dissent_and_whether_it_sets_aside() -> None:
    by_path = {one["path"]: one for one in data()["room"]["remarks"]}

    tax, volume = by_path["finance.tax_rate"], by_path["workloads.w1.volume"]
    assert (tax["aside"], tax["note"], tax["dissent"]) == (
        *(True, "A public body", "Bo: the holding pays"),
    )
    assert (volume["author"], volume["day"], volume["owner"], volume["aside"]) == (
        *("Ann", "2026-05-04", "Help desk", False),
    )


def test_that_votes_stand_with_their_weights_and_dissent() -> None:
    (vote,) = data()["room"]["votes"]

    assert vote == {
        "key": "v1",
        "name": "Li",
        "role": "Chief engineer",
        "note": "We cannot leave twice",
        "dissent": "Too dear",
        "day": "2026-11-20",
        "weights": {"price": 100.0, "lock_in": 40.0},
    }
    weights, *_ = (block for block in section("remarks").blocks if isinstance(block, Bullets))
    assert weights.items == ("Li: Too dear",)


def test_that_revealed_ranges_are_told_and_sealed_ballots_never() -> None:
    told = data()
    (pool,) = told["room"]["ranges"]

    assert [one["name"] for one in pool["opinions"]] == ["Ann", "Bo"]
    assert (pool["pooled"]["low"], pool["pooled"]["high"]) == pytest.approx((2.1, 2.3))
    assert pool["apart"] == ["Ann", "Bo"]
    assert not {"Cy", 9.1, 9.2, 9.3} & set(leaves(told))


def test_that_every_answer_is_told_but_those_of_sealed_ballots() -> None:
    told = data()["answers"]

    left_out = {path for path in DRAFT.answers if path not in told}
    assert left_out == {"ballots.b3.name", "ballots.b3.estimates.pue"}
    assert told == {path: DRAFT.answers[path] for path in told}


def test_that_every_figure_of_the_scenarios_is_one_of_the_json() -> None:
    texts = texts_for("en")
    found = data()["evaluation"]["scenarios"]
    numbers = [leaf for leaf in leaves(found) if isinstance(leaf, float)]
    known = {texts.money(one, "CNY", compact=True) for one in numbers}
    known |= {texts.share(one) for one in numbers if 0 <= one <= 1}

    names = {texts.say(f"scenarios.{name}") for name in ("best", "worth", "cost")}
    table = {row[0]: row[2:] for row in rows("scenarios")}  # beside the answers as they stand
    cells = {cell for name in names for cell in table[name] if cell != "—"}
    assert cells == {"70%", "CN¥9M", "CN¥4.5M"}
    assert cells <= known
    assert [one["name"] for one in found] == [one.name for one in STANDINGS[1:]]


def test_that_every_amount_of_the_ledger_is_a_figure_of_the_json() -> None:
    texts = texts_for("en")
    numbers = [leaf for leaf in leaves(data()["evaluation"]) if isinstance(leaf, int | float)]
    known = {texts.number(number / 1000, 0) for number in numbers}
    known |= {texts.number(number, 0) for number in numbers}  # of servers

    amounts = [cell.split("\n")[0] for row in rows("ledger") for cell in row[1:]]
    printed = {one for one in amounts if one.replace(",", "").isdecimal()}
    assert len(printed) >= 12
    assert printed <= known


def test_that_a_file_written_by_the_facade_holds_them(tmp_path: Path) -> None:
    path = tmp_path / "report.json"

    api.write_report(evaluation(), DRAFT, path, language="fr", as_of=AS_OF, title="Another")

    told = ReportRecord.model_validate_json(path.read_bytes())
    assert (told.title, told.language) == ("Another", "fr")
    assert told.room == record().room
    assert b"Cy" not in path.read_bytes()
