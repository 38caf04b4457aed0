"""Whose file this is, read from its first bytes before the database may touch it."""

from __future__ import annotations

import os
import struct
from pathlib import Path

from advisor.errors import AdvisorError
from advisor.storage.faults import disk_fault, problem_at
from advisor.storage.schema import APPLICATION_ID, VERSION

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_USER_VERSION, _APPLICATION_ID = 60, 68


def refuse_unless_ours(path: Path) -> None:
    """Let an engagement of this version or an earlier one pass; no byte is changed.

    Raises:
        AdvisorError: When there is no such file, it cannot be read, it is not an engagement, or
            a newer version of this program wrote it.
    """
    try:
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except (FileNotFoundError, NotADirectoryError) as error:
        raise problem_at(path, "problem.file_missing") from error
    except OSError as error:
        raise disk_fault(path, error) from error
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise problem_at(path, "problem.file_not_ours")
    (application,) = struct.unpack_from(">i", head, _APPLICATION_ID)
    if application != APPLICATION_ID:
        raise problem_at(path, "problem.file_not_ours")
    (version,) = struct.unpack_from(">i", head, _USER_VERSION)
    if version > VERSION:
        name, found, known = path.name, _written(version), _written(VERSION)
        raise AdvisorError.at(name, "problem.file_newer", file=name, found=found, known=known)


def refuse_unless_writable(path: Path) -> None:
    """Let a file pass that can be changed; SQLite would open any other for reading unasked.

    Raises:
        AdvisorError: When the file or its folder, which takes the journal, cannot be written.
    """
    if not (os.access(path, os.W_OK) and os.access(path.absolute().parent, os.W_OK)):
        raise problem_at(path, "problem.file_no_permission")


def _written(version: int) -> str:
    return f"{version >> 16}.{version & 0xFFFF}"
