"""Commands on a file: what is acknowledged is on disk, what cannot stand is kept and named."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

from advisor.storage.workspace import Workspace

Call = Callable[..., Any]
VOLUME = "workloads.service.volume"


def test_that_samples_are_listed_for_people_and_programs(call: Call) -> None:
    listed = call("new", "--list-samples", "--json")

    assert listed.code == 0
    assert "travel-customer-service" in [entry["id"] for entry in listed.data]
    assert all(entry["title"] for entry in listed.data)
    assert "travel-customer-service" in call("new", "--list-samples").out


def test_that_an_engagement_is_made_filled_and_shown(tmp_path: Path, call: Call) -> None:
    path = tmp_path / "a.advisor"
    assert call("new", path).code == 0

    saved = call("set", path, "workloads.w1.volume=6..8..10", "title=2024", "rules.air_gapped=yes")
    shown = call("show", path, "--json")

    assert (saved.code, saved.err) == (0, "")
    assert shown.data["answers"] == {
        "workloads.w1.volume": {"low": 6, "likely": 8, "high": 10},
        "title": "2024",
        "rules.air_gapped": True,
    }
    assert shown.data["assessment"]["workloads"][0]["volume"]["likely"] == 8.0
    assert call("show", path).out.splitlines()[0] == "workloads.w1.volume  6..8..10"


def test_that_what_set_acknowledged_is_on_disk_with_its_author(file: Path, call: Call) -> None:
    assert call("set", file, "finance.horizon_months=48").code == 0

    with Workspace.open(file) as workspace:
        *_, last = workspace.edits()
        assert (last.path, last.new, last.state) == ("finance.horizon_months", "48", "applied")
        assert last.who
        assert workspace.undo() == "finance.horizon_months"


def test_that_answers_can_be_taken_away(file: Path, call: Call) -> None:
    assert call("set", file, "--remove", "workloads.papers").code == 0

    assert "workloads.papers" not in call("show", file).out


def test_that_a_negative_volume_is_kept_and_named(file: Path, call: Call) -> None:
    saved = call("set", file, f"{VOLUME}=-5", "--json")
    listed = call("problems", file)
    refused = call("evaluate", file)

    assert saved.code == 0
    assert [problem["where"] for problem in saved.data["problems"]] == [VOLUME]
    assert f"{VOLUME}: −5 cannot stand here" in saved.err
    assert (listed.code, "−5 cannot stand here" in listed.out) == (1, True)
    assert (refused.code, refused.out) == (1, "")
    assert "−5 cannot stand here" in refused.err
    assert call("show", file, "--json").data["answers"][VOLUME] == -5


def test_that_problems_are_readable_by_programs_also_when_evaluation_is_refused(
    file: Path, call: Call
) -> None:
    call("set", file, f"{VOLUME}=lots")

    refused = call("evaluate", file, "--json")

    assert refused.code == 1
    (problem,) = refused.data["problems"]
    assert (problem["where"], problem["id"]) == (VOLUME, "problem.number_wanted")
    assert "“lots” is no plain number" in problem["message"]


def test_that_an_engagement_without_problems_says_so(file: Path, call: Call) -> None:
    assert tuple(call("problems", file, "--json")) == (0, "[]\n", "")
    assert call("problems", file).code == 0


def test_that_an_unknown_path_is_refused_with_the_nearest_and_nothing_is_saved(
    file: Path, call: Call
) -> None:
    refused = call("set", file, "finance.horizon_months=48", "finance.budgett=3")

    assert refused.code == 1
    assert "Did you mean “finance.budget”?" in refused.err
    assert call("show", file, "--json").data["answers"].get("finance.horizon_months") != 48


def test_that_an_open_engagement_names_who_holds_it(file: Path, call: Call) -> None:
    script = "import sys; from advisor.cli import main; sys.exit(main(sys.argv[1:]))"
    with Workspace.open(file):
        elsewhere = subprocess.run(  # noqa: S603 - our own program
            [sys.executable, "-c", script, "set", str(file), "title=Bank"],
            capture_output=True,
            text=True,
            check=False,
            cwd=Path(__file__).parents[3],
        )

    assert elsewhere.returncode == 1
    assert f"process {os.getpid()}" in elsewhere.stderr
    assert call("show", file, "--json").data["answers"]["title"] != "Bank"
