"""How long the PDF takes, against an empty document of as many pages by the same typesetter."""

import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor import api
from tests.bench.reading import Reading

ROOT = Path(__file__).resolve().parents[2]
REPEATS = 3
SAMPLE = "travel-customer-service"


def readings() -> Iterator[Reading]:
    """Measure the report of one sample in each language, the first one of a process each time."""
    with tempfile.TemporaryDirectory() as folder:
        for language in api.languages():
            path = Path(folder, f"{language}.pdf")
            ours = first(language, str(path))
            pages = len(re.findall(rb"/Type ?/Page\b", path.read_bytes()))
            empty = first("empty", str(pages))
            yield Reading(f"report.pdf.{language}", ours, f"s for {pages} pages")
            yield Reading(f"report.pdf_over_empty_document.{language}", ours / empty, "ratio", 4.0)


def first(kind: str, argument: str) -> float:
    """Seconds that the first document of a process takes, the fastest of a few processes."""
    command = [sys.executable, "-m", "tests.bench.report_probe", kind, argument]
    runs = (
        subprocess.run(command, cwd=ROOT, check=True, capture_output=True, text=True)  # noqa: S603
        for _ in range(REPEATS)
    )
    return min(float(run.stdout) for run in runs)
