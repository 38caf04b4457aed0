"""The report's page: for whom, which parts, whose mark; none of it is reckoned again."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, one_workload, start, wait_for_verdict, wait_until
from ui.desk import Desk
from ui.pages.report_page import ReportPage
from ui.widgets.sheet import Sheet


@pytest.fixture
def page(qtbot: QtBot, desk: Desk) -> ReportPage:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("report")
    found = desk.window.book.page
    assert isinstance(found, ReportPage)
    return found


def ticked(page: ReportPage) -> list[str]:
    items = (page.edition.parts.item(row) for row in range(page.edition.parts.count()))
    return [
        item.data(Qt.ItemDataRole.UserRole)
        for item in items
        if item.checkState() is Qt.CheckState.Checked
    ]


def drawn(page: ReportPage) -> list[str]:
    """Languages in which pages are asked for from now on."""
    asked: list[str] = []
    page.pages_wanted.connect(asked.append)
    return asked


def test_that_choosing_readers_ticks_their_parts_and_draws_the_pages_anew(
    desk: Desk, page: ReportPage
) -> None:
    everything, asked = ticked(page), drawn(page)
    box = page.edition.audience.box

    box.setCurrentIndex(box.findText("Leadership"))

    assert desk.session.draft.answers["report.audience"] == "leadership"
    assert set(ticked(page)) < set(everything)
    assert "roadmap" in ticked(page)
    assert asked == ["en"]


def test_that_unticking_a_part_is_one_step_that_can_be_taken_back(
    desk: Desk, page: ReportPage
) -> None:
    everything = ticked(page)

    page.edition.parts.item(0).setCheckState(Qt.CheckState.Unchecked)

    assert ticked(page) == everything[1:]
    assert page.edition.audience.box.currentText() == "Parts chosen below"
    desk.session.undo()
    assert ticked(page) == everything


def test_that_nothing_is_reckoned_again_for_what_nothing_reads(
    desk: Desk, page: ReportPage
) -> None:
    before, asked = desk.settled, drawn(page)

    desk.session.answer("report.audience", "finance")
    desk.session.answer("title", "Another name")

    assert not desk.runner.is_busy
    assert desk.settled is before
    assert asked == ["en", "en"]
    desk.session.answer("workloads.w1.volume", 2000.0)
    assert desk.runner.is_busy


def sheets(page: ReportPage) -> list[Sheet]:
    return page.findChildren(Sheet)


def test_that_pages_of_earlier_answers_are_greyed_until_their_own_are_drawn(
    qtbot: QtBot, desk: Desk, page: ReportPage
) -> None:
    wait_until(qtbot, lambda: len(sheets(page)) > 1)
    middle = sheets(page)[0].rect().center()
    assert not page.is_older
    paper = sheets(page)[0].grab().toImage().pixelColor(0, middle.y())

    desk.session.answer("workloads.w1.volume", -5.0)  # nothing can be reckoned, so they stay

    assert page.is_older
    assert "earlier answers" in page._note.text()
    greyed = sheets(page)[0].grab().toImage().pixelColor(0, middle.y())
    assert greyed != paper
    desk.session.undo()
    assert not page.is_older
    assert "earlier" not in page._note.text()
    assert sheets(page)[0].grab().toImage().pixelColor(0, middle.y()) == paper


def test_that_pages_shrink_with_the_window_and_keep_their_shape(
    qtbot: QtBot, desk: Desk, page: ReportPage
) -> None:
    wait_until(qtbot, lambda: len(sheets(page)) > 1)
    desk.window.resize(1440, 900)
    first = sheets(page)[0]
    large = first.size()
    area = next(one for one in page.findChildren(QScrollArea) if one.isAncestorOf(first))

    desk.window.resize(1000, 680)
    qtbot.waitUntil(lambda: first.width() < large.width())

    qtbot.waitUntil(lambda: area.horizontalScrollBar().maximum() == 0)
    assert first.height() / first.width() == pytest.approx(large.height() / large.width(), abs=0.01)
    desk.window.resize(1440, 900)
    qtbot.waitUntil(lambda: first.size() == large)


def test_that_a_mark_is_chosen_printed_and_removed(
    qtbot: QtBot, desk: Desk, page: ReportPage, tmp_path: Path
) -> None:
    picture = QImage(200, 80, QImage.Format.Format_RGB32)
    picture.fill(Qt.GlobalColor.blue)
    assert picture.save(str(tmp_path / "mark.png"))
    desk.files = replace(desk.files, where_is_picture=lambda *_: tmp_path / "mark.png")
    assert not page.edition.remove.isEnabled()

    click(page, "choose_logo")
    wait_until(qtbot, page.edition.remove.isEnabled)

    assert "report.logo" in desk.session.draft.answers
    click(page, "remove_logo")
    assert "report.logo" not in desk.session.draft.answers


def test_that_a_file_that_is_no_picture_changes_nothing(
    desk: Desk, page: ReportPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "mark.png"
    file.write_text("words", encoding="utf-8")
    desk.files = replace(desk.files, where_is_picture=lambda *_: file)
    told: list[api.Problem] = []
    monkeypatch.setattr(desk, "show_refusal", told.extend)

    click(page, "choose_logo")

    assert [one.message.id for one in told] == ["window.report.logo.refused"]
    assert "report.logo" not in desk.session.draft.answers
