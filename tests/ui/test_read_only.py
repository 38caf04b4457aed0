"""A file that cannot be written is looked at, and edited as a copy."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from advisor import api
from tests.ui.desk_of_tests import wait_until
from ui.desk import Desk

ANSWERS = {"title": "Ours", "workloads.w1.volume": 1000.0}


@pytest.fixture
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Give an engagement that this account may not write; root may, so the system is asked."""
    path = tmp_path / "theirs.advisor"
    api.create_engagement(path, ANSWERS, "ann").close()
    asked = "advisor.storage.header.os.access"
    monkeypatch.setattr(asked, lambda one, _mode: Path(one) != path)
    return path


def boxes(desk: Desk) -> list[QMessageBox]:
    return [box for box in desk.window.findChildren(QMessageBox) if box.isVisible()]


def press(box: QMessageBox, words: str) -> None:
    (button,) = (one for one in box.findChildren(QPushButton) if one.text() == words)
    button.click()


def test_that_a_file_that_cannot_be_written_is_shown_with_a_plain_notice(
    qtbot: QtBot, desk: Desk, file: Path
) -> None:
    content = file.read_bytes()

    desk.open(file)

    (box,) = boxes(desk)
    assert "theirs.advisor" in box.text()
    assert "edits are not saved" in box.text()
    assert desk.session.draft.answers == ANSWERS
    assert desk.session.is_read_only
    shown = [label.text() for label in desk.window.head.findChildren(QLabel)]
    assert any("Read only" in text for text in shown)
    press(box, "Look only")
    wait_until(qtbot, lambda: boxes(desk) == [])
    assert not desk.session.can_undo
    assert file.read_bytes() == content


def test_that_an_edit_is_not_saved_and_a_copy_is_offered_again(
    qtbot: QtBot, desk: Desk, file: Path, tmp_path: Path
) -> None:
    copy = tmp_path / "copies" / "mine.advisor"
    copy.parent.mkdir()
    desk.files = replace(desk.files, where_to_save=lambda *_: copy)
    desk.open(file)
    press(boxes(desk)[0], "Look only")
    wait_until(qtbot, lambda: boxes(desk) == [])

    desk.session.answer("title", "Mine")

    assert desk.session.draft.answers["title"] == "Ours"
    press(boxes(desk)[0], "Save a copy…")
    wait_until(qtbot, lambda: desk.session.path == copy)
    assert not desk.session.is_read_only
    desk.session.answer("title", "Mine")
    assert desk.session.draft.answers["title"] == "Mine"


def test_that_what_is_worked_out_is_not_kept_in_a_file_that_is_looked_at(
    desk: Desk, file: Path
) -> None:
    desk.open(file)
    before = len(boxes(desk))

    desk.session.keep_finding("scenario.s1", "{}")

    assert len(boxes(desk)) == before


def test_that_a_file_that_cannot_even_be_read_is_refused(
    desk: Desk, file: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    problem = api.AdvisorError.at("x", "problem.file_no_permission", file="x")

    def refuse(*_: object, **__: object) -> api.Workspace:
        raise problem

    monkeypatch.setattr(api, "open_engagement", refuse)
    desk.open(file)

    assert not desk.session.is_open
    assert "no permission" in boxes(desk)[0].text()
