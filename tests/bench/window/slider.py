"""From a slider's move to all that it moves painted anew, with the real engine behind the window.

What counts as painted is said where it is measured, in ``slider_probe``: the verdict bar, the bars
of the plans and the cost over time, with the figures of that very position.
"""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping
from pathlib import Path

import numpy as np

from advisor import api
from tests.bench import large
from tests.bench.reading import Reading
from tests.bench.window.start import OFFSCREEN, ROOT, SAMPLE


def readings() -> Iterator[Reading]:
    """Move every slider of a sample and of the large one."""
    for name, answers in (("", api.sample_answers(SAMPLE)), ("_large", dict(large.answers()))):
        told = moved(answers)
        # Each position counts at its fastest of some rounds.
        times = np.concatenate([np.array(rounds).min(axis=0) for rounds in told["times"].values()])
        slow, middle = float(np.percentile(times, 95)), float(np.median(times))
        yield Reading(f"ui.slider_to_repaint{name}", slow, "ms p95, 1440 x 900")
        yield Reading(f"ui.slider_to_repaint_median{name}", middle, "ms, 1440 x 900")
        yield Reading(f"ui.longest_block_while_settling{name}", told["block"], "ms deaf to clicks")


def moved(answers: Mapping[str, api.Answer]) -> dict:
    """Run the probe on some answers in a window of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.advisor"
        api.create_engagement(file, answers).close()
        probe = "tests.bench.window.slider_probe"
        command = [sys.executable, "-m", probe, str(file)]
        said = subprocess.run(  # noqa: S603 -- our own
            command, cwd=ROOT, env=OFFSCREEN, check=True, capture_output=True, text=True
        )
    return json.loads(said.stdout)
