"""Published cases for the command line: a folder of them run through the engine."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from advisor.cases.judge import Judged


def run_cases(folder: Path) -> tuple[Judged, ...]:
    """Run every case of a folder and give each figure and trap with its verdict.

    Raises:
        AdvisorError: When there is no such folder, or no case in it.
    """
    from advisor.cases.folder import run_folder  # noqa: PLC0415 - the engine loads when asked

    return tuple(run_folder(folder))
