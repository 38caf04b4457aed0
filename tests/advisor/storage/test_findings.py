"""What was worked out is kept beside the answers: sealed as they are, and no step of the log."""

from __future__ import annotations

import datetime as dt
import shutil
import sqlite3
import stat
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.workspace import Workspace

OLD = Path(__file__).parent / "files" / "engagement_1_0.advisor"
"""Written on 2026-11-22, before anything was kept beside the answers."""


@pytest.fixture
def old(tmp_path: Path) -> Path:
    path = tmp_path / "old.advisor"
    shutil.copyfile(OLD, path)
    path.chmod(stat.S_IRUSR | stat.S_IWUSR)
    return path


def test_that_a_finding_survives_closing_and_a_newer_one_takes_its_place(file: Path) -> None:
    with Workspace.open(file) as workspace:
        assert workspace.findings == {}
        workspace.keep_finding("scenarios", "first")
        workspace.keep_finding("scenarios", "结果二")
        workspace.keep_finding("other", "third")

    with Workspace.open(file) as reopened:
        assert reopened.findings == {"scenarios": "结果二", "other": "third"}
        reopened.keep_finding("other", "")
    with Workspace.open(file, read_only=True) as again:
        assert again.findings == {"scenarios": "结果二"}


def test_that_a_finding_is_no_step_and_changes_no_answer(workspace: Workspace) -> None:
    before, log = dict(workspace.draft.answers), workspace.edits()

    workspace.keep_finding("scenarios", "found")

    assert (dict(workspace.draft.answers), workspace.edits()) == (before, log)
    assert not workspace.can_undo


def test_that_a_finding_leaves_undone_steps_to_be_made_again(
    workspace: Workspace, at: dt.datetime
) -> None:
    workspace.answer("title", "Bank", "ann", at)
    workspace.undo()

    workspace.keep_finding("scenarios", "found")

    assert workspace.redo() == "title"
    assert workspace.findings == {"scenarios": "found"}


def test_that_a_changed_finding_is_damage_like_a_changed_answer(file: Path) -> None:
    with Workspace.open(file) as workspace:
        workspace.keep_finding("scenarios", "found")
    connection = sqlite3.connect(file)
    connection.execute("UPDATE engagement SET value='forged' WHERE key='found.scenarios'")
    connection.commit()
    connection.close()

    with pytest.raises(AdvisorError, match="damaged"):
        Workspace.open(file)


def test_that_nothing_is_kept_in_a_file_that_is_only_read(file: Path) -> None:
    with Workspace.open(file, read_only=True) as workspace:
        with pytest.raises(AdvisorError, match="read_only"):
            workspace.keep_finding("scenarios", "found")
        assert workspace.findings == {}


def test_that_a_file_from_before_findings_opens_whole_and_unchanged(old: Path) -> None:
    with Workspace.open(old, read_only=True) as workspace:
        assert workspace.findings == {}
        assert dict(workspace.draft.answers) == {
            "title": "Old client",
            "workloads.w1.name": "Help desk",
            "workloads.w1.volume": {
                "low": 5000,
                "likely": 8000,
                "high": 9000,
                "source": "财务部",
            },
            "scenarios.s1.name": "Dear power",
            "scenarios.s1.answers.figures.electricity.CN": 0.3,
        }
        assert (workspace.can_undo, workspace.can_redo) == (True, True)

    assert old.read_bytes() == OLD.read_bytes()


def test_that_a_file_from_before_findings_takes_one_and_keeps_its_history(old: Path) -> None:
    with Workspace.open(old) as workspace:
        log = workspace.edits()
        workspace.keep_finding("scenarios", "found")

    with Workspace.open(old) as reopened:
        assert reopened.findings == {"scenarios": "found"}
        assert reopened.edits() == log
        assert reopened.redo() == "title"
        assert reopened.draft.answers["title"] == "Renamed"
