"""What does not apply is kept as typed and left out of the assessment, unless it is needed."""

from __future__ import annotations

from advisor.draft import Draft
from advisor.draft.paths import is_needed

BASE = {"workloads.w1.volume": 10}
ASIDE = {"note": "No taxes here", "does_not_apply": True}


def _draft(**more: object) -> Draft:
    draft = Draft(BASE)
    for path, answer in more.items():
        draft = draft.with_answer(path.replace("__", "."), answer)  # type: ignore[arg-type]
    return draft


def test_that_what_does_not_apply_counts_as_left_open_and_keeps_what_was_typed() -> None:
    draft = _draft(finance__tax_rate=0.25)
    assert draft.completed().finance.tax_rate == 0.25

    marked = draft.with_answer("remarks.finance.tax_rate", ASIDE)

    assert marked.problems() == ()
    assert marked.completed().finance.tax_rate is None
    assert marked.answers["finance.tax_rate"] == 0.25
    assert marked.set_aside() == {"finance.tax_rate"}


def test_that_a_wrong_answer_that_does_not_apply_is_no_problem() -> None:
    draft = _draft(finance__tax_rate="a quarter")
    assert [problem.where for problem in draft.problems()] == ["finance.tax_rate"]

    marked = draft.with_answer("remarks.finance.tax_rate", ASIDE)

    assert marked.problems() == ()


def test_that_a_note_alone_sets_nothing_aside() -> None:
    draft = _draft(finance__tax_rate=0.25, remarks__finance__tax_rate={"note": "Ask the CFO"})

    assert draft.set_aside() == frozenset()
    assert draft.completed().finance.tax_rate == 0.25


def test_that_a_mark_without_a_reason_is_a_problem_and_sets_nothing_aside() -> None:
    draft = _draft(finance__tax_rate=0.25, remarks__finance__tax_rate={"does_not_apply": True})

    assert draft.set_aside() == frozenset()
    assert [problem.message.id for problem in draft.problems()] == ["problem.reason_missing"]


def test_that_a_needed_answer_cannot_be_set_aside() -> None:
    draft = Draft({**BASE, "remarks.workloads.w1.volume": ASIDE})

    (problem,) = draft.problems()
    assert (problem.where, problem.message.id) == (
        "remarks.workloads.w1.volume",
        "problem.needed_answer",
    )
    assert draft.set_aside() == frozenset()


def test_that_what_is_needed_is_what_has_no_default() -> None:
    assert is_needed("workloads.w1.volume")
    assert is_needed("machines.m1.accelerator")
    assert not is_needed("workloads.w1.name")  # its key stands in
    assert not is_needed("workloads.w1.prompt_tokens")
    assert not is_needed("finance.currency")


def test_that_a_member_stays_when_all_its_answers_are_set_aside() -> None:
    draft = Draft(
        {**BASE, "sites.s1.power_kw": 40, "remarks.sites.s1.power_kw": {**ASIDE, "note": "none"}}
    )

    (site,) = draft.completed().sites
    assert (site.id, site.power_kw) == ("s1", None)


def test_that_answers_by_model_are_set_aside_together() -> None:
    path = "workloads.w1.measured_success"
    draft = Draft({**BASE, f"{path}.qwen2.5-72b": 0.8, f"remarks.{path}": ASIDE})

    assert draft.completed().workloads[0].measured_success == {}


def test_that_remarks_go_with_a_member_but_not_with_an_answer() -> None:
    remark = "remarks.workloads.w1.volume"
    draft = Draft({**BASE, remark: {"note": "Counted in May"}})

    assert remark in draft.without("workloads.w1.volume").answers
    assert remark not in draft.without("workloads.w1").answers
