"""What the window and its worker occupy once the large sample is evaluated, in their processes."""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from advisor import api
from tests.bench import large
from tests.bench.reading import Reading
from tests.bench.window.start import OFFSCREEN, ROOT

MOST_S, QUIET_S = 180.0, 4.0
"""Chosen by us: longest wait, and how long all must rest to count as done."""
RESTING = 0.05
"""Share of a core below which a process rests."""


def readings() -> Iterator[Reading]:
    """Measure window and worker together; the most the worker held on the way is told too."""
    now, most = occupied()
    yield Reading("window.memory_with_worker_large_sample", now / 1e6, "MB", 400.0)
    yield Reading("window.worker_most_memory_large_sample", most / 1e6, "MB, resident")


def occupied() -> tuple[int, int]:
    """Give the bytes held in the end by all processes, and the most that a child was seen to."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "large.advisor"
        api.create_engagement(file, dict(large.answers())).close()
        command = [sys.executable, "-m", "ui.app", str(file)]
        window = subprocess.Popen(command, cwd=ROOT, env=OFFSCREEN)  # noqa: S603 -- our own
        try:
            most = _settled(psutil.Process(window.pid))
            process = psutil.Process(window.pid)
            family = [process, *process.children(recursive=True)]
            return sum(one.memory_full_info().pss for one in family), most
        finally:
            window.terminate()
            window.wait()


def _settled(window: psutil.Process) -> int:
    """Wait until all processes rest; give the most that any child of the window held."""
    most, begun, quiet_since, used = 0, time.monotonic(), time.monotonic(), 0.0
    while time.monotonic() - begun < MOST_S:
        time.sleep(0.5)
        children = window.children(recursive=True)
        most = max([most, *(one.memory_info().rss for one in children)])
        now = sum(sum(one.cpu_times()[:2]) for one in (window, *children))
        if now - used > RESTING * 0.5:
            quiet_since = time.monotonic()
        used = now
        if children and time.monotonic() - quiet_since > QUIET_S:
            return most
    text = f"window and worker do not rest after {MOST_S} s"
    raise TimeoutError(text)
