"""Other processes: killed at any moment, at the same file at once, without permission."""

from __future__ import annotations

import contextlib
import datetime as dt
import multiprocessing
import os
import random
import sys
import time
from collections.abc import Callable, Iterator
from multiprocessing import forkserver
from multiprocessing.connection import Connection
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.lock import sidecar_of
from advisor.storage.workspace import Workspace

if sys.platform == "win32":
    pytest.skip("needs a fork server and kill -9", allow_module_level=True)

VOLUME = "workloads.w1.volume"
NOBODY = 65534
AT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
FORKS = multiprocessing.get_context("forkserver")


@pytest.fixture(scope="module", autouse=True)
def quick_children() -> None:
    """Start the fork server with everything loaded, so that a child takes milliseconds."""
    FORKS.set_forkserver_preload([__name__, "sqlite_utils"])
    with pytest.MonkeyPatch.context() as patched:
        patched.setenv("PYTHONPATH", str(Path(__file__).parents[3]))
        forkserver.ensure_running()


def count_up(path: Path, acknowledge: Connection) -> None:
    with Workspace.open(path) as workspace:
        for volume in range(int(str(workspace.draft.answers[VOLUME])) + 1, 10**9):
            workspace.answer_all({VOLUME: volume, "finance.budget": volume}, "ann", AT)
            acknowledge.send(volume)


def add_one(path: Path, times: int) -> None:
    done = 0
    while done < times:
        with contextlib.suppress(AdvisorError), Workspace.open(path) as workspace:
            volume = int(str(workspace.draft.answers[VOLUME]))
            workspace.answer(VOLUME, volume + 1, "ann", AT)
            done += 1


def hold(path: Path, tell: Connection) -> None:
    with Workspace.open(path):
        tell.send("held")
        time.sleep(60)


def try_as_nobody(path: Path, tell: Connection) -> None:
    if os.geteuid() == 0:
        os.setgid(NOBODY)
        os.setuid(NOBODY)
    for read_only in (False, True):
        try:
            with Workspace.open(path, read_only=read_only) as workspace:
                tell.send(str(workspace.draft.answers["title"]))
        except AdvisorError as error:
            tell.send(error.problems[0].message.id)


def started(work: Callable[..., None], *arguments: object) -> multiprocessing.Process:
    process = FORKS.Process(target=work, args=arguments, daemon=True)
    process.start()
    return process  # type: ignore[return-value]


def test_that_no_acknowledged_answer_is_lost_when_the_program_is_killed(file: Path) -> None:
    dice, acknowledged, saves = random.Random(11), 8000, 0  # noqa: S311 - not for secrets
    for round_ in range(30):
        here, there = FORKS.Pipe(duplex=False)
        process = started(count_up, file, there)
        there.close()
        if round_ % 10:  # every tenth is killed while it starts
            acknowledged, saves = here.recv(), saves + 1
        time.sleep(dice.uniform(0.0, 0.05))
        process.kill()
        process.join()
        with contextlib.suppress(EOFError):
            while True:
                acknowledged, saves = here.recv(), saves + 1

        with Workspace.open(file) as workspace:
            volume = int(str(workspace.draft.answers[VOLUME]))
            assert volume in (acknowledged, acknowledged + 1)
            assert workspace.draft.answers.get("finance.budget", volume) == volume
            acknowledged = volume

    assert saves > 27, "some kills must have met a program past its first save"


def test_that_two_programs_at_one_file_lose_no_answer(file: Path) -> None:
    both = [started(add_one, file, 15), started(add_one, file, 15)]
    for process in both:
        process.join(60)

    assert [process.exitcode for process in both] == [0, 0]
    with Workspace.open(file) as workspace:
        assert workspace.draft.answers[VOLUME] == 8030


@pytest.mark.parametrize("read_only", [False, True])
def test_that_opening_a_held_file_names_its_holder_and_a_kill_frees_it(
    file: Path, *, read_only: bool
) -> None:
    here, there = FORKS.Pipe(duplex=False)
    process = started(hold, file, there)
    assert here.recv() == "held"

    begun = time.perf_counter()
    with pytest.raises(AdvisorError) as refused:
        Workspace.open(file, read_only=read_only)
    assert time.perf_counter() - begun < 1.5

    (problem,) = refused.value.problems
    assert problem.message.id == "problem.file_locked"
    assert problem.message.values["process"] == str(process.pid)
    process.kill()
    process.join()
    assert sidecar_of(file).exists()
    with Workspace.open(file, read_only=read_only) as workspace:
        assert workspace.draft.answers["title"] == "Client"


def test_that_a_holder_that_left_no_readable_name_is_still_a_holder(file: Path) -> None:
    here, there = FORKS.Pipe(duplex=False)
    process = started(hold, file, there)
    assert here.recv() == "held"
    for content in (b"", b"\xff\xfe", b"[" * 4000, b'{"who": ""}', b"[1]"):
        sidecar_of(file).write_bytes(content)
        with pytest.raises(AdvisorError) as refused:
            Workspace.open(file)
        assert refused.value.problems[0].message.id == "problem.file_locked_by_unknown"
    process.kill()
    process.join()


def test_that_one_process_does_not_open_a_file_twice(file: Path) -> None:
    with Workspace.open(file):
        for read_only in (True, False):
            with pytest.raises(AdvisorError) as refused:
                Workspace.open(file, read_only=read_only)
            assert refused.value.problems[0].message.id == "problem.file_open_here"
    with Workspace.open(file) as workspace:
        assert workspace.draft.answers["title"] == "Client"


@pytest.fixture
def guarded_file(file: Path) -> Iterator[Path]:
    """Give a file that everybody may read and nobody may write."""
    changed = [p for p in (file, *file.parents) if p.owner() == file.owner()]
    modes = {path: path.stat().st_mode for path in changed if "pytest" in str(path)}
    for path in modes:
        path.chmod(0o555)
    yield file
    for path, mode in modes.items():
        path.chmod(mode)


def test_that_a_file_without_permission_to_write_can_still_be_read(guarded_file: Path) -> None:
    here, there = FORKS.Pipe(duplex=False)
    process = started(try_as_nobody, guarded_file, there)
    process.join(30)

    assert (here.recv(), here.recv()) == ("problem.file_no_permission", "Client")
