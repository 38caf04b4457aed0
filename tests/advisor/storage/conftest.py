"""An engagement in a folder of its own, and the day on which tests happen."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from pathlib import Path

import pytest

from advisor.storage.workspace import Workspace

AT = dt.datetime(2026, 11, 22, 9, 30, tzinfo=dt.UTC)


@pytest.fixture
def at() -> dt.datetime:
    return AT


@pytest.fixture
def file(tmp_path: Path) -> Path:
    """Give the path of a closed engagement with one workload."""
    path = tmp_path / "client.advisor"
    Workspace.create(path, {"title": "Client", "workloads.w1.volume": 8000}, "ann", AT).close()
    return path


@pytest.fixture
def workspace(file: Path) -> Iterator[Workspace]:
    with Workspace.open(file) as opened:
        yield opened
