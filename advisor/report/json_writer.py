"""The report as JSON, for another program."""

from __future__ import annotations

import json
from pathlib import Path

from advisor.report.json_record import ReportRecord
from advisor.storage.atomic import atomic_write


def write_json(record: ReportRecord, path: Path) -> None:
    """Write the report; there is the old file or the new one, never half of either.

    Raises:
        AdvisorError: When the disk is full or the place cannot be written.
    """
    atomic_write(path, render_json(record))


def render_json(record: ReportRecord) -> bytes:
    """Give the report as JSON in UTF-8, what it is and its title first."""
    text = json.dumps(record.model_dump(mode="json"), ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()
