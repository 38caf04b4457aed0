"""From a slider's move to the repainted verdict, with the real engine behind the window."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

import numpy as np

from advisor import api
from tests.bench.reading import Reading
from tests.bench.window.start import OFFSCREEN, ROOT, SAMPLE


def readings() -> Iterator[Reading]:
    """Move every slider of a sample; each position counts at its fastest of some rounds."""
    told = moved(SAMPLE)
    times = np.concatenate([np.array(rounds).min(axis=0) for rounds in told["times"].values()])
    yield Reading("ui.slider_to_repaint", float(np.percentile(times, 95)), "ms p95")
    yield Reading("ui.slider_to_repaint_median", float(np.median(times)), "ms")
    yield Reading("ui.longest_block_while_settling", told["block"], "ms without an ear for clicks")


def moved(sample: str) -> dict:
    """Run the probe on a sample in a window of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.advisor"
        api.create_engagement(file, api.sample_answers(sample)).close()
        probe = "tests.bench.window.slider_probe"
        command = [sys.executable, "-m", probe, str(file)]
        said = subprocess.run(  # noqa: S603 -- our own
            command, cwd=ROOT, env=OFFSCREEN, check=True, capture_output=True, text=True
        )
    return json.loads(said.stdout)
