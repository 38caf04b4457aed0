"""What the disk and the database complain about, as problems a person can act on."""

from __future__ import annotations

import errno
import sqlite3
from pathlib import Path

from advisor.errors import AdvisorError

_NO_ROOM = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}
_NOT_ALLOWED = {errno.EACCES, errno.EPERM, errno.EROFS}
_BY_CODE = {
    sqlite3.SQLITE_FULL: "problem.disk_full",
    sqlite3.SQLITE_READONLY: "problem.file_no_permission",
    sqlite3.SQLITE_CANTOPEN: "problem.file_no_permission",
    sqlite3.SQLITE_PERM: "problem.file_no_permission",
    sqlite3.SQLITE_IOERR: "problem.disk_failed",
    sqlite3.SQLITE_CORRUPT: "problem.file_damaged",
    sqlite3.SQLITE_NOTADB: "problem.file_damaged",
}


def problem_at(path: Path, id_: str) -> AdvisorError:
    """Build the error of one problem with a file, named as its owner knows it."""
    return AdvisorError.at(path.name, id_, file=path.name)


def damaged(path: Path) -> AdvisorError:
    """Build the error of a file whose content is not what was saved."""
    return problem_at(path, "problem.file_damaged")


def is_busy(error: sqlite3.Error) -> bool:
    """Say whether a database is held by somebody else."""
    return _code(error) in (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)


def database_fault(path: Path, error: sqlite3.Error) -> AdvisorError:
    """Turn a complaint of the database into a problem.

    What has no entry of its own (a missing table, a value of the wrong type) can only come from
    content that this program did not write.
    """
    return problem_at(path, _BY_CODE.get(_code(error), "problem.file_damaged"))


def disk_fault(path: Path, error: OSError) -> AdvisorError:
    """Turn a complaint of the operating system into a problem."""
    if error.errno in _NO_ROOM:
        return problem_at(path, "problem.disk_full")
    if error.errno in _NOT_ALLOWED:
        return problem_at(path, "problem.file_no_permission")
    if isinstance(error, IsADirectoryError):
        return problem_at(path, "problem.file_is_a_folder")
    if isinstance(error, (FileNotFoundError, NotADirectoryError)):
        folder = path.absolute().parent.name
        return AdvisorError.at(path.name, "problem.folder_missing", file=path.name, folder=folder)
    return problem_at(path, "problem.disk_failed")


def _code(error: sqlite3.Error) -> int:
    return getattr(error, "sqlite_errorcode", 0) & 0xFF
