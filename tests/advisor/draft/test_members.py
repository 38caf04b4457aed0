"""What is said of a member of a group goes with it, wherever it stands."""

from __future__ import annotations

import datetime as dt
from pathlib import Path

from advisor.draft import Answer, Draft
from advisor.storage.workspace import Workspace

NIGHT = dt.datetime(2026, 11, 22, tzinfo=dt.UTC)
KEPT: dict[str, Answer] = {
    "workloads.w1.volume": 10,
    "workloads.w12.volume": 20,
    "figures.workload.w12.volume": 5,
    "figures.electricity.CN": 0.6,
    "remarks.workloads.w1.volume": {"note": "from the log"},
    "ballots.b1.name": "Ann",
    "ballots.b1.estimates.workload.w1.volume": {"low": 1, "likely": 2, "high": 3},
    "scenarios.s1.name": "Both grow",
    "scenarios.s1.answers.figures.workload.w1.volume": 30,
    "machines.m1.accelerator": "L40S",
}
OF_IT: dict[str, Answer] = {
    "workloads.w2.volume": 15,
    "figures.workload.w2.volume": 25,
    "remarks.workloads.w2.volume": {"note": "a guess"},
    "remarks.figures.workload.w2.volume": {"note": "a guess"},
    "ballots.b1.estimates.workload.w2.volume": {"low": 1, "likely": 2, "high": 3},
    "scenarios.s1.answers.figures.workload.w2.volume": 40,
    "scenarios.s1.answers.workloads.w2.measured_success.gpt-5.1": 0.9,
    "scenarios.s2.name": "Only the second grows",
    "scenarios.s2.answers.figures.workload.w2.growth_per_year": 0.5,
}


def test_that_a_removed_workload_takes_along_what_was_said_of_it() -> None:
    draft = Draft({**KEPT, **OF_IT})

    assert draft.without("workloads.w2").answers == KEPT


def test_that_a_removed_machine_takes_its_resale_value_along() -> None:
    of_it: dict[str, Answer] = {
        "machines.m2.accelerator": "L40S",
        "figures.machine.m2.resale_value": 100,
    }

    assert Draft({**KEPT, **of_it}).without("machines.m2").answers == KEPT


def test_that_a_removed_scenario_takes_nothing_of_others() -> None:
    left = Draft({**KEPT, **OF_IT}).without("scenarios.s2").answers

    assert set(left) == {path for path in KEPT | OF_IT if not path.startswith("scenarios.s2")}


def test_that_one_answer_goes_alone() -> None:
    left = Draft({**KEPT, **OF_IT}).without("workloads.w2.volume").answers

    assert set(left) == set(KEPT | OF_IT) - {"workloads.w2.volume"}


def test_that_one_undo_brings_all_of_it_back(tmp_path: Path) -> None:
    with Workspace.create(tmp_path / "client.advisor", {**KEPT, **OF_IT}, "Ann", NIGHT) as space:
        space.remove("workloads.w2", "Ann", NIGHT)
        gone = dict(space.draft.answers)
        space.undo()

        assert gone == KEPT
        assert space.draft.answers == {**KEPT, **OF_IT}
