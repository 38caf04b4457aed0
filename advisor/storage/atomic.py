"""Write a file so that there is the old one or the new one, never half of either."""

from __future__ import annotations

import contextlib
import os
import secrets
from pathlib import Path

from advisor.storage.faults import disk_fault


def atomic_write(path: Path, content: bytes) -> None:
    """Write or replace a file, readable by its owner only; it is on disk when this returns.

    Raises:
        AdvisorError: When there is no folder, no room or no permission; what was there before
            is unharmed.
    """
    beside = path.with_name(f".{path.name}-{secrets.token_hex(4)}.part")
    try:
        if path.is_dir():
            raise IsADirectoryError(str(path))
        _write_through(beside, content)
        beside.replace(path)
        sync_folder(path.absolute().parent)
    except OSError as error:
        raise disk_fault(path, error) from error
    finally:
        with contextlib.suppress(OSError):
            beside.unlink(missing_ok=True)


def sync_folder(folder: Path) -> None:
    """Put the names in a folder on disk; Windows does so by itself."""
    if os.name == "nt":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write_through(path: Path, content: bytes) -> None:
    handle = os.open(path, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(content)
        file.flush()
        os.fsync(file.fileno())
