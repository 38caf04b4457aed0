"""The whole journey through the window with the real engine: from a blank page to a PDF."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, row_of, type_into
from ui.background import lane
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.evaluation_runner import EvaluationRunner
from ui.session import Session
from ui.theme import load_fonts

PATIENCE_MS = 60_000


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    monkeypatch.setattr(api, "default_folder", lambda: tmp_path)
    load_fonts()
    files = FileAsker(lambda *_: None, lambda _parent, _texts, path: path)
    made = Desk(Session("tester"), EvaluationRunner(), files)
    made.dress("en", "light")
    qtbot.addWidget(made.window)
    made.window.show()
    qtbot.waitExposed(made.window)
    yield made
    lane().wait()
    made.close()


@pytest.mark.parametrize("language", ["en", "zh_CN"])
def test_that_a_blank_engagement_becomes_a_report(
    qtbot: QtBot, desk: Desk, tmp_path: Path, language: str
) -> None:
    desk.dress(language, "light")
    type_into(desk.window.book.page.title.edit, "Help desk 2027", leave=False)
    click(desk.window.book.page, "new")
    desk.turn_to("workloads")
    desk.window.book.page.add("customer_service", "Help desk")
    type_into(row_of(desk.window, "volume").field.edits["likely"], "300000")
    qtbot.waitUntil(lambda: desk.settled is not None, timeout=PATIENCE_MS)
    assert desk.settled is not None
    shares = desk.settled.probability_best.values()

    desk.turn_to("what_if")
    desk.turn_to("decision")
    desk.turn_to("report")
    click(desk.window.book.page, "export_pdf")
    report = tmp_path / "Help desk 2027.pdf"
    qtbot.waitUntil(report.exists, timeout=PATIENCE_MS)

    assert sum(shares) == pytest.approx(1.0)
    assert report.read_bytes().startswith(b"%PDF")
    with_file = dict(desk.session.draft.answers)
    assert with_file["title"] == "Help desk 2027"
    assert with_file["workloads.w1.volume"] == 300000.0


def test_that_a_sample_can_be_moved_and_kept_with_the_real_engine(qtbot: QtBot, desk: Desk) -> None:
    desk.open_sample("travel-customer-service")
    qtbot.waitUntil(lambda: desk.settled is not None, timeout=PATIENCE_MS)
    assert desk.settled is not None
    before = desk.settled.plans[0].net_present_cost.p50
    desk.turn_to("what_if")
    page = desk.window.book.page
    moved, slider = next(iter(page.sliders.items()))

    slider.slider.setValue(slider.slider.maximum())
    qtbot.waitUntil(lambda: not desk.runner.is_busy, timeout=PATIENCE_MS)
    page.keep.click()
    qtbot.waitUntil(
        lambda: desk.settled is not None and not desk.runner.is_busy, timeout=PATIENCE_MS
    )

    assert desk.settled is not None
    assert desk.settled.plans[0].net_present_cost.p50 != before
    kept = next(row for row in desk.settled.inputs if row.id == moved)
    assert kept.set_by == "client"
