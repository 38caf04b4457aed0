from __future__ import annotations

import datetime as dt
import errno
import json
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.evaluation import Evaluation
from advisor.report import pdf
from advisor.report.build import build_report
from advisor.report.characters import Characters, shown_characters
from advisor.report.facts import Facts
from advisor.report.pdf import render_pages, render_pdf
from advisor.report.report_model import ReportModel
from advisor.report.write import report_pages, write_report
from advisor.words.text import Texts, languages, texts_for
from tests.advisor.report.example import AS_OF, evaluation, none_feasible

FACTS = Facts(title="Which models?", organisation="Example & Co")
HOSTILE = r'#read("/etc/hostname") $x^2$ *bold* _em_ `raw` @ref <tag> \u{41} // [b] {c}'
PNG = b"\x89PNG\r\n\x1a\n"


@pytest.fixture(params=languages())
def texts(request: pytest.FixtureRequest) -> Texts:
    return texts_for(request.param)


def report_of(texts: Texts, facts: Facts = FACTS, answer: Evaluation | None = None) -> ReportModel:
    return build_report(answer or evaluation(), facts, texts, as_of=AS_OF)


def test_that_the_same_report_gives_the_same_bytes(texts: Texts) -> None:
    first, _ = render_pdf(report_of(texts))
    second, _ = render_pdf(report_of(texts))

    assert first == second
    assert first.startswith(b"%PDF-1.7")


def test_that_a_report_can_be_written_while_its_preview_is_being_made() -> None:
    english, chinese = report_of(texts_for("en")), report_of(texts_for("zh_CN"))
    render_pdf(english)  # so that both find the same typesetter ready

    with ThreadPoolExecutor(4) as threads:
        pictures = [
            threads.submit(render_pages, report, pixels_per_inch=40)
            for report in (english, chinese)
        ]
        documents = [threads.submit(render_pdf, report) for report in (chinese, english)]

    assert all(page.startswith(PNG) for made in pictures for page in made.result())
    assert all(made.result()[0].startswith(b"%PDF") for made in documents)


def test_that_another_day_gives_other_bytes() -> None:
    report = report_of(texts_for("en"))
    later = replace(report, day=report.day + dt.timedelta(days=1))

    assert render_pdf(report)[0] != render_pdf(later)[0]


def test_that_the_pdf_declares_both_standards_and_carries_its_own_fonts(texts: Texts) -> None:
    made, _ = render_pdf(report_of(texts))

    assert b"pdfuaid:part" in made
    assert b"pdfaid:part" in made
    assert b"Inter-" in made
    assert (b"NotoSansSC-" in made) == (texts.language == "zh_CN")


def test_that_each_page_is_a_picture(texts: Texts) -> None:
    pages = render_pages(report_of(texts), pixels_per_inch=30)

    assert 6 <= len(pages) <= 16
    assert all(page.startswith(PNG) for page in pages)
    assert len(set(pages)) == len(pages)


def test_that_a_report_without_any_feasible_plan_can_be_printed(texts: Texts) -> None:
    made, warnings = render_pdf(report_of(texts, answer=none_feasible()))

    assert made.startswith(b"%PDF")
    assert warnings == ()


def test_that_client_text_is_never_markup() -> None:
    texts = texts_for("en")
    facts = Facts(title=HOSTILE, organisation=HOSTILE, sector=HOSTILE)
    names = {"service": HOSTILE, "knowledge": HOSTILE}
    report = report_of(texts, facts, evaluation(workload_names=names))

    assert report.title == HOSTILE
    assert render_pdf(report)[1] == ()
    laid_out = json.loads(pdf._compiler().query("table"))
    assert HOSTILE in set(texts_within(laid_out))


def texts_within(element: object) -> Iterator[str]:
    """Give every text that the typesetter set; markup would have split it or made it vanish."""
    if isinstance(element, list):
        for one in element:
            yield from texts_within(one)
    elif isinstance(element, dict):
        if element.get("func") == "text":
            yield element["text"]
        yield from texts_within(list(element.values()))


def test_that_a_character_without_a_shape_is_shown_by_number_and_warned_of(texts: Texts) -> None:
    facts = Facts(title="Rocket \N{ROCKET} plan \N{ROCKET}", organisation="a\u202eb")
    made, warnings = render_pdf(report_of(texts, facts))

    assert made.startswith(b"%PDF")
    (warning,) = warnings
    assert "U+1F680 U+202E" in texts.say(warning)


def test_that_rare_hanzi_of_names_are_printed_as_they_are() -> None:
    names = "镕喆堃淼犇翀珺玥"
    characters = Characters()

    assert characters.shown(names) == names
    made, warnings = render_pdf(report_of(texts_for("zh_CN"), Facts(title=names)))
    assert warnings == ()
    assert made.startswith(b"%PDF")


def test_that_only_what_cannot_be_shown_is_replaced() -> None:
    characters = Characters()

    assert characters.shown("a\tb\nc\u2028d") == "a b\nc d"
    assert characters.shown("x\u200by\x00z\ue000") == "x[U+200B]y[U+0000]z[U+E000]"
    assert list(characters.replaced) == ["U+200B", "U+0000", "U+E000"]
    assert {ord("A"), ord("é"), ord("中"), ord("，"), ord("◆"), ord("€")} <= shown_characters()


def test_that_writing_replaces_the_old_file_whole(tmp_path: Path) -> None:
    path = tmp_path / "report.PDF"
    path.write_bytes(b"old")

    texts = texts_for("en")
    assert write_report(evaluation(), FACTS, path, texts, as_of=AS_OF) == ()
    assert path.read_bytes() == render_pdf(report_of(texts))[0]
    assert [one.name for one in tmp_path.iterdir()] == ["report.PDF"]


@pytest.mark.parametrize("name", ["report.pdf", "report.json"])
def test_that_a_full_disk_leaves_the_old_file_and_no_half_one(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    path = tmp_path / name
    path.write_bytes(b"old")

    def full(_handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("os.fsync", full)
    with pytest.raises(AdvisorError):
        write_report(evaluation(), FACTS, path, texts_for("en"), as_of=AS_OF)
    assert path.read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir()] == [name]


@pytest.mark.parametrize("name", ["report.docx", "report", ".pdf"])
def test_that_another_ending_is_refused_with_the_ones_that_work(
    tmp_path: Path, name: str, texts: Texts
) -> None:
    with pytest.raises(AdvisorError) as caught:
        write_report(evaluation(), FACTS, tmp_path / name, texts, as_of=AS_OF)

    (problem,) = caught.value.problems
    assert problem.message.id == "problem.unknown_report_format"
    assert ".pdf, .json" in texts.say(problem.message)
    assert list(tmp_path.iterdir()) == []


def test_that_the_json_gives_the_evaluation_back_with_its_title(tmp_path: Path) -> None:
    path = tmp_path / "report.json"
    write_report(evaluation(), FACTS, path, texts_for("zh_CN"), as_of=AS_OF)

    data = json.loads(path.read_text(encoding="utf-8"))
    assert (data["title"], data["organisation"]) == ("Which models?", "Example & Co")
    assert data["evaluation"]["flips"] is None
    assert Evaluation.model_validate_json(json.dumps(data["evaluation"])) == evaluation()


def test_that_the_preview_shows_the_pages_of_the_report() -> None:
    texts = texts_for("en")
    pages = report_pages(evaluation(), FACTS, texts, as_of=AS_OF, pixels_per_inch=30)

    assert pages == render_pages(report_of(texts), pixels_per_inch=30)


def test_that_a_first_page_a_little_too_long_is_drawn_smaller_and_stays_one(texts: Texts) -> None:
    report = report_of(texts)
    settle = ("A sentence that says what would settle it, and takes up the whole of a line.",) * 14
    crowded = replace(report, sections=(), decision=replace(report.decision, settle=settle))

    assert len(render_pages(crowded, pixels_per_inch=20)) == 1
