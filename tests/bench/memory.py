"""What the window and its worker occupy once the large sample is evaluated, in their processes.

A second evaluation is measured too, in a process that does what the worker does: it must not hold
two runs at once. That is told as the most it held then over the most it held for the first.
"""

import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from functools import cache
from multiprocessing import get_context
from pathlib import Path

import psutil

from advisor import api
from advisor.api.answers import whole_debate
from advisor.api.library import whole_catalogue
from advisor.live.memory import give_back
from advisor.live.session import Session
from advisor.live.worker import Request
from tests.bench import large
from tests.bench.reading import Reading
from tests.bench.window.start import OFFSCREEN, ROOT

MOST_S, QUIET_S = 180.0, 4.0
"""Chosen by us: longest wait, and how long all must rest to count as done."""
SAMPLES = 32_768
"""Futures of the evaluations that stand one on the other."""
RESTING = 0.05
"""Share of a core below which a process rests."""


def readings() -> Iterator[Reading]:
    """Measure window and worker together; the most the worker held on the way is told too."""
    now, most = occupied()
    yield Reading("window.memory_with_worker_large_sample", now / 1e6, "MB", 400.0)
    yield Reading("window.worker_most_memory_large_sample", most / 1e6, "MB, resident")
    first, second = evaluated_twice()
    yield Reading("worker.most_memory_second_evaluation", second, "MB, resident, Linux")
    yield Reading("worker.most_memory_second_over_first", second / first, "ratio", 1.2)


def evaluated_twice() -> tuple[float, float]:
    """Give the most megabytes that a process held in each of two evaluations, one on the other."""
    with get_context("spawn").Pool(1) as pool:
        first = pool.apply(_evaluated, (0,))
        return first, pool.apply(_evaluated, (1,))


@cache
def _session() -> Session:
    return Session(whole_catalogue, whole_debate)


def _evaluated(number: int) -> float:
    """Evaluate the large sample with another wage each time; give the most megabytes held."""
    own = Path("/proc/self")
    (own / "clear_refs").write_text("5")  # the most held starts anew
    draft = api.Draft({**large.answers(), "figures.salary.engineer.CN": 500_000 + number})
    request = Request(number, draft, large.AS_OF, SAMPLES, 1, live=False)
    _session()(request, lambda _stage, _share: None)
    give_back()
    (line,) = (one for one in (own / "status").read_text().splitlines() if one.startswith("VmHWM"))
    return int(line.split()[1]) / 1e3


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
