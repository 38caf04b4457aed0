"""People vote one after another, nobody sees anything until all is revealed."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import click, one_workload, start, wait_for_verdict
from ui.desk import Desk
from ui.dialogs.files import FileAsker
from ui.workshop.vote_window import VoteWindow
from ui.workshop.workshop_page import WorkshopPage


@pytest.fixture
def page(desk: Desk, qtbot: QtBot) -> WorkshopPage:
    start(desk, **one_workload())
    wait_for_verdict(qtbot, desk)
    desk.turn_to("workshop")
    shown = desk.window.book.page
    assert isinstance(shown, WorkshopPage)
    return shown


@pytest.fixture
def window(page: WorkshopPage) -> VoteWindow:
    first = next(iter(page.ballots.figures.values()))
    first.setChecked(True)
    page.ballots.vote.click()
    return window_of_votes()


def window_of_votes() -> VoteWindow:
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    (shown,) = (one for one in QApplication.topLevelWidgets() if isinstance(one, VoteWindow))
    return shown


def vote(window: VoteWindow, name: str, *weights: float) -> None:
    window.name.setText(name)
    for row, weight in zip(window.weights, weights, strict=False):
        row.edit.setText(str(weight))
    window.done.click()


def words(page: WorkshopPage) -> str:
    return "\n".join(label.text() for label in page.findChildren(QLabel) if not label.isHidden())


def test_that_a_ballot_is_sealed_and_the_window_is_empty_again(
    page: WorkshopPage, window: VoteWindow, desk: Desk
) -> None:
    vote(window, "Ann", 30, 40, 50, 100)

    assert window.name.text() == ""
    assert all(row.value is None for row in window.weights)
    assert "Ann" in page.ballots.who.text()
    assert desk.session.draft.completed().votes == ()
    assert page.revealed.isHidden()


def test_that_all_are_revealed_as_one_step_with_mean_and_spread(
    page: WorkshopPage, window: VoteWindow, desk: Desk
) -> None:
    vote(window, "Ann", 0, 0, 0, 100)
    vote(window, "Bo", 0, 0, 100, 100)

    page.ballots.reveal.click()

    assert [one.name for one in desk.session.draft.completed().votes] == ["Ann", "Bo"]
    assert not page.revealed.isHidden()
    assert "75%" in _cells(page)
    desk.session.undo()
    assert desk.session.draft.completed().votes == ()


def _cells(page: WorkshopPage) -> list[str]:
    from ui.widgets.data_table import DataTable  # noqa: PLC0415

    return [
        table.item(row, column).text()
        for table in page.revealed.findChildren(DataTable)
        for row in range(table.rowCount())
        for column in range(table.columnCount())
    ]


def test_that_a_range_is_pooled_and_taken_over_when_wanted(
    page: WorkshopPage, window: VoteWindow, desk: Desk
) -> None:
    (row,) = window.ranges
    for name, values in (("Ann", (1, 2, 3)), ("Bo", (3, 4, 5))):
        for edit, value in zip(row.edits.values(), values, strict=True):
            edit.setText(str(value))
        vote(window, name)
    page.ballots.reveal.click()

    click(desk.window, f"take.{row.figure}")

    kept = desk.session.draft.answers[f"figures.{row.figure}"]
    assert isinstance(kept, dict)
    share = 0.01 if row.edits["low"]._factor == 100 else 1
    assert [kept[part] for part in ("low", "likely", "high")] == [2 * share, 3 * share, 4 * share]
    assert "2 people" in str(kept["source"])


def test_that_a_ballot_that_cannot_stand_stays_in_the_window(
    page: WorkshopPage, window: VoteWindow
) -> None:
    vote(window, "", 10)
    assert "name" in window.said.text()
    vote(window, "Ann", 500)

    assert window.name.text() == "Ann"
    assert window.weights[0].edit.text() == "500"
    assert "No sealed ballot" in page.ballots.who.text()


def test_that_a_vote_goes_on_while_the_room_looks_at_other_pages_and_looks(
    window: VoteWindow, desk: Desk
) -> None:
    vote(window, "Ann", 30)
    desk.turn_to("decision")
    vote(window, "Bo", 40)
    desk.dress("fr", "projector")
    vote(window, "Cy", 50)

    assert [one.name for one in api.ballots_seen(desk.session.draft)] == ["Ann", "Bo", "Cy"]
    assert window.isVisible()


def test_that_a_vote_ends_with_its_engagement(window: VoteWindow, desk: Desk, folder: Path) -> None:
    assert desk.session.create(folder / "another.advisor", {})

    assert not window.isVisible()


def test_that_the_window_takes_the_vote_with_it(window: VoteWindow, desk: Desk) -> None:
    desk.window.close()

    assert not window.isVisible()


def test_that_one_screen_is_warned_of(window: VoteWindow) -> None:
    assert "projector" in window.said.text()


def test_that_paper_ballots_go_out_and_come_back(
    page: WorkshopPage, desk: Desk, folder: Path
) -> None:
    path = folder / "ballots.csv"
    asker = desk.files
    desk.files = FileAsker(asker.where_to_open, lambda *_: path, where_is_table=lambda *_: path)
    click(desk.window, "ballots_table")
    head = path.read_text(encoding="utf-8-sig").splitlines()[0].split(",")
    cells = {"name": "Cy", "price": "100", "security": "50"}
    line = ",".join(cells.get(name, "") for name in head)
    path.write_text(",".join(head) + "\n" + line + "\n", encoding="utf-8")

    click(desk.window, "ballots_read")

    assert "Cy" in page.ballots.who.text()


def test_that_wrong_paper_ballots_are_named_and_none_is_kept(
    page: WorkshopPage, desk: Desk, folder: Path
) -> None:
    path = folder / "ballots.csv"
    path.write_text("name,price\nCy,100\nDee,lots\n", encoding="utf-8")
    asker = desk.files
    desk.files = FileAsker(asker.where_to_open, asker.where_to_save, where_is_table=lambda *_: path)

    click(desk.window, "ballots_read")

    assert "ballots.csv:3" in page.ballots.refused.text()
    assert desk.session.draft.keys("ballots") == ()


def test_that_a_decision_is_logged_with_reason_and_name(page: WorkshopPage, desk: Desk) -> None:
    for field, text in (("text", "Go to phase 2"), ("reason", "Cheaper"), ("who", "Board")):
        page.decisions.edits[field].setText(text)
    page.decisions.keep.click()

    (kept,) = desk.session.draft.completed().decisions
    assert (kept.text, kept.reason, kept.who) == ("Go to phase 2", "Cheaper", "Board")
    assert page.decisions.table.rowCount() == 1
    assert page.decisions.edits["text"].text() == ""


def test_that_the_timer_counts_down_and_says_when_time_is_over(page: WorkshopPage) -> None:
    timer = page.countdown
    timer.box.setCurrentIndex(0)
    timer.tick()
    assert timer.left.text() == "1:59"

    for _ in range(119):
        timer.tick()

    assert timer.left.text() == "Time is over"
