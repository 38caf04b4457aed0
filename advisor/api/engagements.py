"""Files of engagements, and what this machine has."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from advisor.api.clock import now
from advisor.draft import Answer

if TYPE_CHECKING:
    from advisor.inputs.scan import MachineScan
    from advisor.storage.workspace import Workspace


def create_engagement(path: Path, answers: Mapping[str, Answer], who: str = "") -> Workspace:
    """Make a new engagement's file and open it.

    Raises:
        AdvisorError: When the file exists or cannot be written.
    """
    from advisor.storage.workspace import Workspace  # 90 ms, sqlite-utils  # noqa: PLC0415

    return Workspace.create(path, answers, who, now())


def open_engagement(path: Path, *, read_only: bool = False) -> Workspace:
    """Open an engagement's file.

    Raises:
        AdvisorError: When it is not ours, newer, damaged, or open elsewhere.
    """
    from advisor.storage.workspace import Workspace  # 90 ms, sqlite-utils  # noqa: PLC0415

    return Workspace.open(path, read_only=read_only)


def copy_engagement(path: Path, to: Path) -> None:
    """Copy a file that can only be read, answers, history and all, to where it can be edited.

    Raises:
        AdvisorError: When it cannot be read or the copy cannot be written.
    """
    from advisor.storage.faults import disk_fault  # noqa: PLC0415 - as above

    try:
        content = path.read_bytes()
    except OSError as error:
        raise disk_fault(path, error) from error
    write_file(to, content)


def default_folder() -> Path:
    """Give the folder in which new engagements are proposed: the person's documents."""
    from platformdirs import user_documents_path  # noqa: PLC0415 - only when a file is made

    documents = user_documents_path()
    return documents if documents.is_dir() else Path.home()


def write_file(path: Path, content: bytes) -> None:
    """Write or replace a file, whole or not at all, readable by its owner only.

    Raises:
        AdvisorError: When it cannot be written; what was there before is unharmed.
    """
    from advisor.storage.atomic import atomic_write  # noqa: PLC0415

    atomic_write(path, content)


def scan_machine() -> MachineScan:
    """Look what this machine has; every probe is guarded and timed out."""
    from advisor.inputs.scan import scan_machine as scan  # psutil, pynvml  # noqa: PLC0415

    return scan()
