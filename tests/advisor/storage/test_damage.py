"""A file that is not ours, newer, tampered with or rotten is refused, and never changed."""

from __future__ import annotations

import datetime as dt
import random
import re
import sqlite3
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.schema import VERSION
from advisor.storage.workspace import Workspace


def problem_of_opening(path: Path) -> str:
    """Open a file in both ways; both must refuse alike and leave every byte."""
    before = path.read_bytes() if path.is_file() else b""
    found = []
    for read_only in (True, False):
        with pytest.raises(AdvisorError) as refused:
            Workspace.open(path, read_only=read_only)
        (problem,) = refused.value.problems
        assert problem.where == path.name
        found.append(problem.message.id)
    assert found[0] == found[1]
    assert before == (path.read_bytes() if path.is_file() else b"")
    return found[0]


def change_by_hand(path: Path, statement: str) -> None:
    connection = sqlite3.connect(path)
    connection.execute(statement)
    connection.commit()
    connection.close()


@pytest.mark.parametrize("content", [b"", b"Title,Volume\n", b"SQLite format 3\0", b"\0" * 5000])
def test_that_a_file_that_is_not_ours_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.advisor"
    path.write_bytes(content)

    assert problem_of_opening(path) == "problem.file_not_ours"


def test_that_a_database_of_another_program_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.advisor"
    change_by_hand(path, "CREATE TABLE answers (path TEXT, value TEXT)")

    assert problem_of_opening(path) == "problem.file_not_ours"


def test_that_a_missing_file_and_a_folder_are_told_apart(tmp_path: Path) -> None:
    assert problem_of_opening(tmp_path / "none.advisor") == "problem.file_missing"
    assert problem_of_opening(tmp_path) == "problem.file_is_a_folder"


@pytest.mark.parametrize("version", [VERSION + 1, VERSION + (1 << 16)])
def test_that_a_newer_file_is_refused_and_both_versions_named(file: Path, version: int) -> None:
    change_by_hand(file, f"PRAGMA user_version={version}")

    assert problem_of_opening(file) == "problem.file_newer"
    with pytest.raises(AdvisorError) as refused:
        Workspace.open(file)
    values = refused.value.problems[0].message.values
    assert values["known"] == "1.0"
    assert values["found"] == {VERSION + 1: "1.1", VERSION + (1 << 16): "2.0"}[version]


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE answers SET value='9' WHERE path='workloads.w1.volume'",
        "UPDATE answers SET position=99 WHERE path='title'",
        "DELETE FROM answers WHERE path='title'",
        "UPDATE edits SET state='applied' WHERE sequence=1",
        "UPDATE edits SET who='eve' WHERE sequence=1",
        "UPDATE engagement SET value='eve' WHERE key='created_by'",
        "DELETE FROM engagement WHERE key='digest'",
        "DROP TABLE edits",
        "CREATE VIEW more AS SELECT * FROM answers",
        "CREATE TRIGGER t AFTER UPDATE ON answers BEGIN DELETE FROM edits; END",
        "PRAGMA user_version=1",
    ],
)
def test_that_content_changed_by_another_hand_is_refused(file: Path, statement: str) -> None:
    change_by_hand(file, statement)

    assert problem_of_opening(file) == "problem.file_damaged"


@pytest.mark.parametrize("share", [0.1, 0.5, 0.9])
def test_that_a_file_cut_short_is_refused(file: Path, share: float) -> None:
    whole = file.read_bytes()
    file.write_bytes(whole[: int(len(whole) * share)])

    assert problem_of_opening(file) == "problem.file_damaged"


@pytest.fixture
def rich_file(file: Path, at: dt.datetime) -> Path:
    with Workspace.open(file) as workspace:
        for number in range(40):
            workspace.answer(f"workloads.w{number}.name", f"Name {number}" * 9, "ann", at)
    return file


def flip(content: bytes, place: int, bit: int) -> bytes:
    flipped = bytearray(content)
    flipped[place] ^= 1 << bit
    return bytes(flipped)


def test_that_no_flipped_bit_ever_shows_another_answer(rich_file: Path) -> None:
    with Workspace.open(rich_file, read_only=True) as workspace:
        answers, edits = workspace.draft.answers, workspace.edits()
    whole, dice = rich_file.read_bytes(), random.Random(7)  # noqa: S311 - not for secrets
    refused = 0

    for _ in range(200):
        rich_file.write_bytes(flip(whole, dice.randrange(len(whole)), dice.randrange(8)))
        try:
            opened = Workspace.open(rich_file, read_only=True)
        except AdvisorError:
            refused += 1
        else:
            assert (opened.draft.answers, opened.edits()) == (answers, edits)

    assert 30 < refused < 200, "flips must have hit content and empty space, or nothing is proven"


def test_that_every_flipped_bit_of_an_answer_is_noticed(rich_file: Path) -> None:
    whole, dice = rich_file.read_bytes(), random.Random(8)  # noqa: S311 - not for secrets
    places = [match.start() for match in re.finditer(rb"Name [0-9]+", whole)]

    for _ in range(200):
        place, bit = dice.choice(places) + dice.randrange(6), dice.randrange(8)
        rich_file.write_bytes(flip(whole, place, bit))
        with pytest.raises(AdvisorError) as refused:
            Workspace.open(rich_file, read_only=True)
        assert refused.value.problems[0].message.id == "problem.file_damaged"
