"""The evaluation as JSON: every figure of the report for another program, and the title."""

from __future__ import annotations

import json
from pathlib import Path

from advisor.evaluation import Evaluation
from advisor.storage.atomic import atomic_write


def write_json(evaluation: Evaluation, title: str, path: Path) -> None:
    """Write the evaluation; there is the old file or the new one, never half of either.

    Raises:
        AdvisorError: When the disk is full or the place cannot be written.
    """
    atomic_write(path, render_json(evaluation, title))


def render_json(evaluation: Evaluation, title: str) -> bytes:
    """Give the evaluation as JSON in UTF-8, its title first."""
    data = {"title": title, **evaluation.model_dump(mode="json")}
    text = json.dumps(data, ensure_ascii=False, indent=2, allow_nan=False)
    return f"{text}\n".encode()
