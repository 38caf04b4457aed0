"""Whatever the disk, the database or another program does, a person is told in both languages."""

from __future__ import annotations

import errno
import json
import sqlite3
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.faults import database_fault, disk_fault, is_busy
from advisor.storage.lock import held_elsewhere, sidecar_of
from advisor.words.text import texts_for

FILE = Path("client.advisor")


def database_error(code: int) -> sqlite3.Error:
    error = sqlite3.OperationalError("as SQLite words it")
    error.sqlite_errorcode = code
    return error


def said(error: AdvisorError) -> list[str]:
    return [
        texts_for(language).say(problem.message)
        for language in ("en", "zh_CN")
        for problem in error.problems
    ]


@pytest.mark.parametrize(
    ("code", "problem"),
    [
        (sqlite3.SQLITE_FULL, "problem.disk_full"),
        (sqlite3.SQLITE_READONLY_DIRECTORY, "problem.file_no_permission"),
        (sqlite3.SQLITE_CANTOPEN, "problem.file_no_permission"),
        (sqlite3.SQLITE_IOERR_FSYNC, "problem.disk_failed"),
        (sqlite3.SQLITE_CORRUPT, "problem.file_damaged"),
        (sqlite3.SQLITE_NOTADB, "problem.file_damaged"),
        (sqlite3.SQLITE_ERROR, "problem.file_damaged"),
    ],
)
def test_that_each_complaint_of_the_database_has_its_sentence(code: int, problem: str) -> None:
    error = database_fault(FILE, database_error(code))

    assert error.problems[0].message.id == problem
    assert all("client.advisor" in sentence for sentence in said(error))


def test_that_only_a_held_database_counts_as_held() -> None:
    assert is_busy(database_error(sqlite3.SQLITE_BUSY))
    assert is_busy(database_error(sqlite3.SQLITE_BUSY_SNAPSHOT))
    assert not is_busy(database_error(sqlite3.SQLITE_FULL))


@pytest.mark.parametrize(
    ("number", "problem"),
    [
        (errno.ENOSPC, "problem.disk_full"),
        (errno.EDQUOT, "problem.disk_full"),
        (errno.EACCES, "problem.file_no_permission"),
        (errno.EROFS, "problem.file_no_permission"),
        (errno.ENOENT, "problem.folder_missing"),
        (errno.ENOTDIR, "problem.folder_missing"),
        (errno.EISDIR, "problem.file_is_a_folder"),
        (errno.EIO, "problem.disk_failed"),
    ],
)
def test_that_each_complaint_of_the_system_has_its_sentence(number: int, problem: str) -> None:
    error = disk_fault(FILE, OSError(number, "as the system words it"))

    assert error.problems[0].message.id == problem
    assert all("client.advisor" in sentence for sentence in said(error))


def test_that_the_holder_is_named_with_its_machine_process_and_time(tmp_path: Path) -> None:
    path = tmp_path / "client.advisor"
    sidecar_of(path).write_text(json.dumps({"who": "ann", "host": "desk", "process": 42}))

    english, chinese = said(held_elsewhere(path))

    assert "ann on desk (process 42) has held it since 20" in english
    assert "ann 在 desk 上（进程 42）" in chinese


@pytest.mark.parametrize(
    "content", ['{"who": "' + "x" * 3000 + '"}', '{"who": ["a"], "host": {}, "process": null}']
)
def test_that_a_sidecar_written_by_anybody_is_shown_short_and_as_plain_text(
    tmp_path: Path, content: str
) -> None:
    path = tmp_path / "client.advisor"
    sidecar_of(path).write_text(content)

    assert all(len(sentence) < 500 for sentence in said(held_elsewhere(path)))
