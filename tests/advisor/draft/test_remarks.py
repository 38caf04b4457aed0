"""Remarks stand beside any answer; one that says "does not apply" says why."""

from __future__ import annotations

from advisor.draft import Draft, generic_path
from advisor.draft.paths import kind_of, steps_of

BASE = {"workloads.w1.volume": 10}


def test_that_a_remark_stands_at_the_path_of_its_answer() -> None:
    path = "remarks.workloads.w1.volume"

    assert generic_path(path) == "remarks"
    assert kind_of(path) == "remark"
    assert steps_of(path) == ("remarks", "workloads.w1.volume")


def test_that_a_remark_is_kept_with_its_author_and_dissent() -> None:
    said = {"note": "Counted in May", "author": "Ann", "dissent": "Bo: a slow month"}

    draft = Draft({**BASE, "remarks.workloads.w1.volume": said})

    remark = draft.completed().remarks["workloads.w1.volume"]
    assert (remark.note, remark.author, remark.dissent) == tuple(said.values())


def test_that_does_not_apply_wants_a_reason() -> None:
    draft = Draft({**BASE, "remarks.finance.tax_rate": {"does_not_apply": True}})

    assert [(p.where, p.message.id) for p in draft.problems()] == [
        ("remarks.finance.tax_rate", "problem.reason_missing")
    ]
