"""How soon the start page takes a click against an empty window, and what the window occupies."""

import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import psutil

from advisor import api
from tests.bench.reading import Reading, fastest

ROOT = Path(__file__).resolve().parents[3]
OFFSCREEN = {**os.environ, "QT_QPA_PLATFORM": "offscreen"}
OFFSCREEN.pop("PYTHONDONTWRITEBYTECODE", None)  # an installed program has its modules compiled
SAMPLE = "travel-customer-service"
SETTLING_S = 15.0
"""Chosen by us: by then the sample is evaluated and its page painted."""


def readings() -> Iterator[Reading]:
    """Measure the window offscreen."""
    took: dict[str, float] = {}
    for _ in range(ROUNDS):  # by turns, so that both meet the same machine
        for kind in KINDS:
            now = fastest(partial(started, kind), repeats=1)
            took[kind] = min(now, took.get(kind, now))
    empty, ours = (took[kind] for kind in KINDS)
    yield Reading("window.start", ours * 1000, "ms until the start page takes a click")
    yield Reading("window.start_over_empty_window", ours / empty, "ratio", 1.5)
    yield Reading("window.memory_with_worker", occupied() / 1e6, "MB", 400.0)


KINDS = ("empty", "ours")
ROUNDS = 12


def started(kind: str) -> None:
    """Start a window of a kind and wait until it has painted and its event loop is idle."""
    probe = str(Path(__file__).with_name("probe.py"))
    command = [sys.executable, probe, kind]
    subprocess.run(command, cwd=ROOT, env=OFFSCREEN, check=True)  # noqa: S603 -- our own


def occupied() -> int:
    """Bytes that the window and its worker hold for themselves with a sample open."""
    with tempfile.TemporaryDirectory() as folder:
        file = Path(folder) / "bench.advisor"
        api.create_engagement(file, api.sample_answers(SAMPLE)).close()
        command = [sys.executable, "-m", "ui.app", str(file)]
        window = subprocess.Popen(command, cwd=ROOT, env=OFFSCREEN)  # noqa: S603 -- our own
        try:
            time.sleep(SETTLING_S)
            process = psutil.Process(window.pid)
            family = [process, *process.children(recursive=True)]
            return sum(member.memory_full_info().pss for member in family)
        finally:
            window.terminate()
            window.wait()
