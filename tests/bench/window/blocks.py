"""How long the window is deaf: a switch of language or theme, a page turned, work of every day."""

import json
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from advisor import api
from tests.bench.reading import Reading
from tests.bench.window.start import OFFSCREEN, ROOT

SAMPLE = "state-group"
"""The sample with most workloads, machines and prices."""
_BUDGETS = {"language": 150.0, "theme": None, "page": None, "elsewhere": 100.0}


def readings() -> Iterator[Reading]:
    """Walk through a sample; of each kind of step the worst, each at its fastest of some tries."""
    told = walked(SAMPLE)
    for kind, budget in _BUDGETS.items():
        step, shown = _worst(told["shown"], kind)
        if kind != "elsewhere":
            yield Reading(f"ui.{kind}_switch_shown", shown, f"ms until painted, {step}", budget)
    blocks = told["blocks"]
    for kind in _BUDGETS:
        step, block = _worst(blocks, kind)
        budget = 100.0 if kind == "elsewhere" else None
        yield Reading(f"ui.longest_block_{kind}", block, f"ms deaf, {step}", budget)


def _worst(steps: dict[str, list[float]], kind: str) -> tuple[str, float]:
    """Give the step of a kind that takes longest at its fastest."""
    fastest = {
        step.partition(" ")[2]: min(times)
        for step, times in steps.items()
        if step.startswith(f"{kind} ")
    }
    return max(fastest.items(), key=lambda found: found[1])


def walked(sample: str) -> dict[str, dict[str, list[float]]]:
    """Run the probe on a sample in a window of its own."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.advisor"
        api.create_engagement(file, api.sample_answers(sample)).close()
        command = [sys.executable, "-m", "tests.bench.window.blocks_probe", str(file)]
        said = subprocess.run(  # noqa: S603 -- our own
            command, cwd=ROOT, env=OFFSCREEN, check=True, capture_output=True, text=True
        )
    told: dict[str, dict[str, list[float]]] = json.loads(said.stdout)
    return told
