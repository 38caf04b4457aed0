"""What is answered is on disk, what is done can be undone, also after the program was closed."""

from __future__ import annotations

import datetime as dt
import errno
import json
import stat
from pathlib import Path

import pytest

from advisor.errors import AdvisorError
from advisor.storage.workspace import Workspace

VOLUME = "workloads.w1.volume"


def problem_of(refused: pytest.ExceptionInfo[AdvisorError]) -> str:
    (problem,) = refused.value.problems
    return problem.message.id


def test_that_answers_survive_closing(file: Path, at: dt.datetime) -> None:
    ranged = {"low": 1, "likely": 2.5, "high": 3, "source": "财务部"}
    with Workspace.open(file) as workspace:
        workspace.answer(VOLUME, ranged, "ann", at)
        workspace.answer("rules.air_gapped", None, "ann", at)
        workspace.answer("finance.budget", "a lot", "ann", at)

    with Workspace.open(file) as reopened:
        assert reopened.draft.answers == {
            "title": "Client",
            VOLUME: ranged,
            "rules.air_gapped": None,
            "finance.budget": "a lot",
        }


def test_that_undo_and_redo_go_on_after_reopening(file: Path, at: dt.datetime) -> None:
    with Workspace.open(file) as workspace:
        workspace.answer(VOLUME, 1, "ann", at)
        workspace.answer("title", "Bank", "bob", at)
    with Workspace.open(file) as workspace:
        assert workspace.undo() == "title"
        assert workspace.undo() == VOLUME

    with Workspace.open(file) as workspace:
        assert workspace.draft.answers == {"title": "Client", VOLUME: 8000}
        assert (workspace.can_undo, workspace.can_redo) == (False, True)
        assert workspace.undo() is None
        assert [workspace.redo(), workspace.redo(), workspace.redo()] == [VOLUME, "title", None]
        assert workspace.draft.answers == {"title": "Bank", VOLUME: 1}


def test_that_answers_given_with_a_new_file_cannot_be_undone(workspace: Workspace) -> None:
    assert not workspace.can_undo
    assert [(edit.path, edit.state) for edit in workspace.edits()] == [
        ("title", "given"),
        (VOLUME, "given"),
    ]


def test_that_several_answers_are_one_step(workspace: Workspace, at: dt.datetime) -> None:
    workspace.answer_all({"title": "Bank", VOLUME: 5, "organisation.region": "DE"}, "ann", at)

    assert workspace.undo() == "title"
    assert workspace.draft.answers == {"title": "Client", VOLUME: 8000}
    assert not workspace.can_undo


def test_that_a_removed_workload_comes_back_whole_and_in_its_place(
    workspace: Workspace, at: dt.datetime
) -> None:
    workspace.answer("workloads.w2.volume", 5, "ann", at)
    workspace.answer("workloads.w1.name", "Calls", "ann", at)
    before = list(workspace.draft.answers.items())
    workspace.remove("workloads.w1", "ann", at)
    assert workspace.draft.keys("workloads") == ("w2",)

    workspace.undo()

    assert list(workspace.draft.answers.items()) == before
    assert workspace.draft.keys("workloads") == ("w1", "w2")


def test_that_an_answer_after_undo_ends_redo_but_keeps_the_record(
    workspace: Workspace, at: dt.datetime
) -> None:
    workspace.answer(VOLUME, 1, "ann", at)
    workspace.undo()
    workspace.answer(VOLUME, 2, "bob", at)

    assert workspace.redo() is None
    states = [(edit.new, edit.who, edit.state) for edit in workspace.edits()][2:]
    assert states == [("1", "ann", "superseded"), ("2", "bob", "applied")]


def test_that_the_log_says_who_changed_what_and_when(file: Path, at: dt.datetime) -> None:
    with Workspace.open(file) as workspace:
        workspace.answer(VOLUME, 9000, "bob", at)
        workspace.remove(VOLUME, "eve", at - dt.timedelta(days=1))

    with Workspace.open(file) as workspace:
        *_, changed, removed = workspace.edits()
        assert (changed.old, changed.new, changed.who) == ("8000", "9000", "bob")
        assert changed.at == "2026-11-22T09:30:00+00:00"
        assert (removed.old, removed.new, removed.sequence) == ("9000", None, 4)


def test_that_an_answer_that_changes_nothing_is_no_step(
    workspace: Workspace, at: dt.datetime
) -> None:
    workspace.answer(VOLUME, 8000, "ann", at)
    workspace.remove("machines.m1", "ann", at)

    assert not workspace.can_undo


def test_that_an_unknown_path_changes_nothing(workspace: Workspace, at: dt.datetime) -> None:
    with pytest.raises(AdvisorError) as refused:
        workspace.answer_all({"title": "Bank", "workloads.w1.colour": "red"}, "ann", at)

    assert problem_of(refused).startswith("problem.unknown_path")
    assert workspace.draft.answers["title"] == "Client"
    assert not workspace.can_undo


def test_that_a_new_file_is_for_its_owner_only(file: Path) -> None:
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_that_nothing_is_left_beside_a_closed_file(file: Path, at: dt.datetime) -> None:
    with Workspace.open(file) as workspace:
        workspace.answer(VOLUME, 1, "ann", at)

    assert [path.name for path in file.parent.iterdir()] == ["client.advisor"]


def test_that_an_existing_file_is_never_overwritten(file: Path, at: dt.datetime) -> None:
    before = file.read_bytes()
    with pytest.raises(AdvisorError) as refused:
        Workspace.create(file, {}, "ann", at)

    assert problem_of(refused) == "problem.file_exists"
    assert file.read_bytes() == before


def test_that_a_disk_without_second_names_takes_a_new_file_and_still_overwrites_none(
    tmp_path: Path, at: dt.datetime, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(_path: Path, _target: Path) -> None:
        raise OSError(errno.EOPNOTSUPP, "told to fail")

    monkeypatch.setattr(Path, "hardlink_to", refuse)
    path = tmp_path / "client.advisor"
    with Workspace.create(path, {"title": "Client"}, "ann", at) as workspace:
        assert workspace.draft.answers == {"title": "Client"}
    with pytest.raises(AdvisorError) as refused:
        Workspace.create(path, {}, "ann", at)

    assert problem_of(refused) == "problem.file_exists"
    assert [entry.name for entry in tmp_path.iterdir()] == ["client.advisor"]


def test_that_a_new_file_without_its_suffix_is_refused_with_a_better_name(
    tmp_path: Path, at: dt.datetime
) -> None:
    with pytest.raises(AdvisorError) as refused:
        Workspace.create(tmp_path / "client.db", {}, "ann", at)

    assert problem_of(refused) == "problem.file_suffix"
    assert refused.value.problems[0].message.values["better"] == "client.advisor"
    assert list(tmp_path.iterdir()) == []


def test_that_a_missing_folder_is_named(tmp_path: Path, at: dt.datetime) -> None:
    with pytest.raises(AdvisorError) as refused:
        Workspace.create(tmp_path / "none" / "client.advisor", {}, "ann", at)

    assert problem_of(refused) == "problem.folder_missing"


def test_that_first_answers_that_cannot_stand_leave_no_file(
    tmp_path: Path, at: dt.datetime
) -> None:
    with pytest.raises(AdvisorError) as refused:
        Workspace.create(tmp_path / "client.advisor", {"titel": "x"}, "ann", at)

    assert problem_of(refused) == "problem.unknown_path"
    assert list(tmp_path.iterdir()) == []


def test_that_reading_only_neither_locks_nor_changes_the_file(file: Path, at: dt.datetime) -> None:
    before = file.read_bytes()
    with Workspace.open(file, read_only=True) as first, Workspace.open(file) as second:
        assert first.draft == second.draft
        with pytest.raises(AdvisorError) as refused:
            first.answer("title", "Bank", "ann", at)

    assert problem_of(refused) == "problem.file_read_only"
    assert file.read_bytes() == before


@pytest.mark.parametrize("read_only", [True, False])
def test_that_a_save_cut_off_by_a_power_cut_is_taken_back(
    file: Path, tmp_path: Path, *, read_only: bool
) -> None:
    cut_off = tmp_path / "cut-off.advisor"
    with Workspace.open(file) as workspace:
        connection = workspace._store._connection
        connection.execute("PRAGMA cache_size=1")
        connection.execute("BEGIN IMMEDIATE")
        connection.execute("UPDATE answers SET value='9' || hex(zeroblob(20000))")
        for end in ("", "-journal"):
            Path(f"{cut_off}{end}").write_bytes(Path(f"{file}{end}").read_bytes())
        connection.execute("ROLLBACK")
    assert cut_off.read_bytes() != file.read_bytes()

    with Workspace.open(cut_off, read_only=read_only) as workspace:
        assert workspace.draft.answers == {"title": "Client", VOLUME: 8000}


@pytest.mark.parametrize("fate", ["deleted", "replaced"])
def test_that_an_answer_is_not_written_into_a_file_that_went_away(
    file: Path, at: dt.datetime, fate: str
) -> None:
    with Workspace.open(file) as workspace:
        copy = file.read_bytes()
        file.unlink()
        if fate == "replaced":
            file.write_bytes(copy)
        with pytest.raises(AdvisorError) as refused:
            workspace.answer("title", "Bank", "ann", at)

        assert problem_of(refused) == "problem.file_replaced"
        assert workspace.draft.answers["title"] == "Client"


def test_that_a_full_disk_loses_nothing_and_saving_goes_on_when_there_is_room(
    workspace: Workspace, at: dt.datetime
) -> None:
    connection = workspace._store._connection
    (pages,) = connection.execute("PRAGMA page_count").fetchone()
    connection.execute(f"PRAGMA max_page_count={pages}").fetchone()
    with pytest.raises(AdvisorError) as refused:
        workspace.answer("title", "x" * 20_000, "ann", at)
    assert problem_of(refused) == "problem.disk_full"
    assert workspace.draft.answers["title"] == "Client"

    connection.execute("PRAGMA max_page_count=1000000").fetchone()
    workspace.answer("title", "x" * 20_000, "ann", at)

    path = workspace.path
    workspace.close()
    with Workspace.open(path) as reopened:
        assert reopened.draft.answers["title"] == "x" * 20_000


def test_that_a_long_history_stays_quick_and_whole(file: Path, at: dt.datetime) -> None:
    with Workspace.open(file) as workspace:
        for volume in range(1, 601):
            workspace.answer(VOLUME, volume, "ann", at)
        taken_back = sum(1 for _ in iter(workspace.undo, None))

        assert taken_back == 600
        assert json.dumps(dict(workspace.draft.answers)) == json.dumps(
            {"title": "Client", VOLUME: 8000}
        )


def test_that_a_step_says_beforehand_which_answers_it_would_change(
    workspace: Workspace, at: dt.datetime
) -> None:
    workspace.answer_all({"title": "One", "organisation.name": "Acme"}, "tester", at)
    undo, no_redo = workspace.to_undo, workspace.to_redo

    workspace.undo()

    assert (undo, no_redo) == (("title", "organisation.name"), ())
    assert (workspace.to_undo, workspace.to_redo) == ((), ("title", "organisation.name"))
