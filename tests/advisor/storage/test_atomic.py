"""An export is there whole, or the old one is."""

from __future__ import annotations

import errno
import os
import stat
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.atomic import atomic_write


def test_that_a_file_is_written_for_its_owner_only_and_nothing_else_is_left(
    tmp_path: Path,
) -> None:
    atomic_write(tmp_path / "report.pdf", b"new")

    (only,) = tmp_path.iterdir()
    assert only.read_bytes() == b"new"
    assert stat.S_IMODE(only.stat().st_mode) == 0o600


@pytest.mark.parametrize(
    ("fault", "problem"),
    [(errno.ENOSPC, "problem.disk_full"), (errno.EIO, "problem.disk_failed")],
)
def test_that_a_failing_disk_leaves_the_old_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, fault: int, problem: str
) -> None:
    path = tmp_path / "report.pdf"
    path.write_bytes(b"old")

    def fail(_handle: int) -> None:
        raise OSError(fault, "told to fail")

    monkeypatch.setattr(os, "fsync", fail)
    with pytest.raises(AdvisorError) as refused:
        atomic_write(path, b"new")

    assert refused.value.problems[0].message.id == problem
    assert [p.read_bytes() for p in tmp_path.iterdir()] == [b"old"]


def test_that_a_missing_folder_and_a_folder_in_the_way_are_named(tmp_path: Path) -> None:
    for path, problem in (
        (tmp_path / "none" / "report.pdf", "problem.folder_missing"),
        (tmp_path, "problem.file_is_a_folder"),
    ):
        with pytest.raises(AdvisorError) as refused:
            atomic_write(path, b"new")
        assert refused.value.problems[0].message.id == problem
