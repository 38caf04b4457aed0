"""Tests of the open engagement."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from advisor import api
from ui.session import Session


@pytest.fixture
def session(qapp: QApplication, tmp_path: Path) -> Iterator[Session]:
    assert qapp
    made = Session("tester")
    assert made.create(tmp_path / "one.advisor", {"title": "First"})
    yield made
    made.close()


def test_that_an_answer_reaches_the_file(session: Session, tmp_path: Path) -> None:
    session.answer("organisation.name", "Acme")
    session.close()

    with api.open_engagement(tmp_path / "one.advisor") as opened:
        assert opened.draft.answers["organisation.name"] == "Acme"


def test_that_undo_and_redo_go_through_the_file(session: Session) -> None:
    session.answer("title", "Second")

    session.undo()
    undone = session.draft.answers["title"]
    session.redo()

    assert undone == "First"
    assert session.draft.answers["title"] == "Second"
    assert session.can_undo
    assert not session.can_redo


def test_that_the_same_answer_again_is_no_edit(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.saved):
        session.answer("title", "First")

    assert not session.can_undo


def test_that_a_preview_saves_nothing(qtbot: QtBot, session: Session) -> None:
    with qtbot.assertNotEmitted(session.saved), qtbot.waitSignal(session.previewed) as seen:
        session.preview({"title": "Maybe"})

    assert seen.args[0].answers["title"] == "Maybe"
    assert session.draft.answers["title"] == "First"


def test_that_several_answers_are_one_step_of_undo(session: Session) -> None:
    session.answer_all({"organisation.name": "Acme", "organisation.sector": "Travel"})

    session.undo()

    assert dict(session.draft.answers) == {"title": "First"}


def test_that_a_file_that_is_not_ours_leaves_the_open_one_open(
    qtbot: QtBot, session: Session, tmp_path: Path
) -> None:
    stranger = tmp_path / "letter.advisor"
    stranger.write_text("Dear all")

    with qtbot.waitSignal(session.refused) as refused:
        taken = session.open(stranger)

    assert not taken
    assert [problem.message.id for problem in refused.args[0]] == ["problem.file_not_ours"]
    assert session.draft.answers["title"] == "First"
    assert stranger.read_text() == "Dear all"
