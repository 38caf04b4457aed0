"""Editions of the report: what each holds, and that what it leaves out is named."""

from __future__ import annotations

import struct
import zlib
from base64 import b64encode

import pytest

from advisor.draft import Draft
from advisor.report.build import build_report
from advisor.report.editions import AUDIENCES, PARTS, edition_of, parts_of
from advisor.report.facts import facts_of
from advisor.report.pdf import render_pdf
from advisor.report.report_model import Paragraph, ReportModel
from advisor.words.text import Texts, languages, texts_for
from tests.advisor.report.example import AS_OF, evaluation


def png(wide: int, high: int) -> bytes:
    """A picture of one colour, written by hand (PNG specification, RFC 2083)."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        framed = kind + data
        return struct.pack(">I", len(data)) + framed + struct.pack(">I", zlib.crc32(framed))

    row = b"\0" + bytes((20, 90, 200)) * wide
    head = struct.pack(">IIBBBBB", wide, high, 8, 2, 0, 0, 0)
    body = chunk(b"IHDR", head) + chunk(b"IDAT", zlib.compress(row * high)) + chunk(b"IEND", b"")
    return b"\x89PNG\r\n\x1a\n" + body


def lines_of(picture: bytes) -> list[str]:
    """As an engagement keeps it."""
    letters = b64encode(picture).decode()
    return [letters[at : at + 76] for at in range(0, len(letters), 76)]


LARGE = png(400, 150)[:-12] + b"\0\x02\x49\xf0" + b"tEXt" + b"a" * 150_000
LARGE += struct.pack(">I", zlib.crc32(LARGE[-150_004:])) + png(1, 1)[-12:]
"""A sound picture with a remark of 150,000 bytes."""


def report_of(answers: dict[str, object], texts: Texts) -> ReportModel:
    return build_report(evaluation(), facts_of(answers), texts, as_of=AS_OF)


def ids_of(report: ReportModel) -> list[str]:
    return [section.id for section in report.sections]


def test_that_the_full_report_leaves_nothing_out() -> None:
    report = report_of({}, texts_for("en"))

    assert set(ids_of(report)) <= set(PARTS)
    assert len(ids_of(report)) > 8
    assert "Edition" not in report.subtitle


def test_that_an_edition_keeps_its_parts_in_order_and_names_the_others() -> None:
    texts = texts_for("en")
    whole = report_of({}, texts)
    edition = report_of({"report.audience": "leadership"}, texts)

    kept = [part for part in ids_of(whole) if part in AUDIENCES["leadership"]]
    assert ids_of(edition) == [*kept, "left_out"]
    (named,) = edition.sections[-1].blocks
    assert isinstance(named, Paragraph)
    titles = [one.title for one in whole.sections if one.id not in kept]
    assert named.text.split("; ") == titles
    assert edition.subtitle.endswith("Edition for the leadership")
    assert edition.decision == whole.decision


@pytest.mark.parametrize("language", languages())
def test_that_every_part_and_every_edition_has_a_name(language: str) -> None:
    texts = texts_for(language)

    parts = [texts.say(f"report.part.{part}") for part in PARTS]
    assert len(set(parts)) == len(PARTS)
    for audience in AUDIENCES:
        assert texts.say(f"window.report.audience.{audience}")
    assert report_of({"report.parts": ["time"]}, texts).subtitle.endswith(
        texts.say("report.edition.chosen")
    )


def test_that_named_parts_come_before_the_readers() -> None:
    answers = {"report.audience": "finance", "report.parts": ["roadmap", "time"]}

    assert parts_of(answers) == {"time", "roadmap"}
    assert edition_of(parts_of(answers)) == "chosen"


def test_that_whoever_sees_how_figures_add_up_gets_their_sources() -> None:
    assert parts_of({"report.parts": ["derivation"]}) == {"derivation", "assumptions"}


@pytest.mark.parametrize("audience", [None, "", "nobody", 3])
def test_that_unknown_readers_get_the_full_report(audience: object) -> None:
    assert parts_of({"report.audience": audience}) == set(PARTS)


def test_that_every_part_a_report_may_have_is_one_of_the_list() -> None:
    assert set().union(*map(set, AUDIENCES.values())) == set(PARTS)


def test_that_a_mark_is_printed_with_words_for_who_does_not_see_it() -> None:
    lines = lines_of(png(200, 60))
    answers: dict[str, object] = {"report.logo": lines, "organisation.name": "Example & Co"}
    report = report_of(answers, texts_for("en"))
    plain, _ = render_pdf(report_of({"organisation.name": "Example & Co"}, texts_for("en")))

    made, _ = render_pdf(report)
    assert report.logo == png(200, 60)
    assert report.logo_said == "Mark of Example & Co"
    assert b"/Subtype /Image" in made or b"/Subtype/Image" in made
    assert b"/Subtype /Image" not in plain
    assert b"/Subtype/Image" not in plain


@pytest.mark.parametrize(
    "lines",
    [["!!"], ["aGVsbG8="], lines_of(png(9, 9)[:-1]), lines_of(png(9, 9) + b"x"), lines_of(LARGE)],
    ids=["no base64", "no picture", "cut off", "longer than it says", "too large"],
)
def test_that_what_is_no_picture_is_told_with_what_to_do(lines: list[str]) -> None:
    draft = Draft({"workloads.w1.volume": 1, "report.logo": list(lines)})

    problems = {one.where: one for one in draft.problems()}
    said = texts_for("en").say(problems["report.logo"].message)
    assert "Choose the picture on the report page" in said


def test_that_an_unknown_part_is_told_with_those_there_are() -> None:
    draft = Draft({"workloads.w1.volume": 1, "report.parts": ["ledger", "poem"]})

    problems = {one.where: one for one in draft.problems()}
    said = texts_for("en").say(problems["report.parts"].message)
    assert "“poem”" in said
    assert "tripwires, decisions, trial" in said
