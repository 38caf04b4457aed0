"""Every question is in exactly one state, and members of a group count one by one."""

from __future__ import annotations

from advisor.draft import Draft
from advisor.errors import Problem, message
from advisor.questions import Section, sections
from advisor.tally import tally, tally_first

ASIDE = {"note": "Not here", "does_not_apply": True}


def section(id_: str) -> Section:
    return next(one for one in sections() if one.id == id_)


def test_that_nothing_is_answered_in_an_empty_draft() -> None:
    found = tally([section("finance")], Draft({}))

    assert found.asked == found.open == len(section("finance").questions)
    assert (found.answered, found.unknown, found.aside, found.wrong) == (0, 0, 0, 0)


def test_that_each_question_is_in_one_state() -> None:
    draft = Draft(
        {
            "finance.currency": "CNY",
            "finance.discount_rate": None,
            "finance.tax_rate": 0.25,
            "remarks.finance.tax_rate": ASIDE,
            "rules.air_gapped": True,
        }
    )

    found = tally([section("finance")], draft)

    assert (found.answered, found.unknown, found.aside) == (1, 1, 1)
    states = found.answered + found.unknown + found.aside + found.open
    assert states == len(section("finance").questions)


def test_that_every_member_of_a_group_is_counted() -> None:
    questions = len(section("machines").questions)
    draft = Draft({"machines.a.servers": 2, "machines.b.servers": None, "machines.b.name": "B"})

    found = tally([section("machines")], draft)

    assert (found.asked, found.answered, found.unknown) == (2 * questions, 2, 1)
    assert tally([section("machines")], Draft({})).asked == 0


def test_that_a_question_for_each_model_is_answered_by_one_of_them() -> None:
    draft = Draft({"workloads.w.measured_success.qwen2.5-72b": 0.9})
    unknown = Draft({"workloads.w.measured_success.qwen2.5-72b": None})

    assert tally([section("workloads")], draft).answered == 1
    assert tally([section("workloads")], unknown).unknown == 1


def test_that_a_first_verdict_counts_its_own_questions() -> None:
    first = [one for one in section("workloads").questions if one.express]
    draft = Draft({"workloads.w.volume": 10})

    assert tally_first([section("workloads")], draft).asked == len(first)
    assert tally([section("workloads")], draft).asked == len(section("workloads").questions)


def test_that_errors_count_where_they_stand_and_warnings_nowhere() -> None:
    problems = (
        Problem("finance.currency", message("problem.number_empty")),
        Problem("remarks.finance.tax_rate", message("problem.number_empty")),
        Problem("finance.discount_rate", message("problem.number_empty"), "warning"),
        Problem("rules.air_gapped", message("problem.number_empty")),
    )

    assert tally([section("finance")], Draft({}), problems).wrong == 2
