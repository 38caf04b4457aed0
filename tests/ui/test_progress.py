from __future__ import annotations

from advisor import api
from tests.advisor.report.example import evaluation
from ui.progress import marks, say_count
from ui.steps import STEPS

WORKLOADS = [step.id for step in STEPS].index("workloads")


def express() -> list[str]:
    section = next(section for section in api.sections() if section.id == "workloads")
    return [question.path for question in section.questions if question.express]


def test_that_a_workload_counts_its_express_questions_only() -> None:
    draft = api.Draft({"workloads.desk.volume": 9000})

    mark = marks(draft, (), api.texts_for("en"))[WORKLOADS]
    assert mark.note == f"1/{len(express())}"


def test_that_a_step_is_done_when_its_express_questions_are_answered() -> None:
    draft = api.Draft({f"workloads.desk.{path}": 1 for path in express()})

    assert marks(draft, (), api.texts_for("en"))[WORKLOADS].icon == "keep"


def test_that_dont_know_counts_as_looked_at_and_is_told_apart() -> None:
    draft = api.Draft({f"workloads.desk.{path}": None for path in express()})

    mark = marks(draft, (), api.texts_for("en"))[WORKLOADS]

    assert mark.icon == "keep"
    assert mark.shares == (0.0, 1.0)
    assert f"{len(express())} of it with “don’t know”" in mark.spoken


def test_that_a_section_says_how_many_of_its_questions_are_in_each_state() -> None:
    rules = [section for section in api.sections() if section.id == "finance"]
    asked = len(rules[0].questions)
    draft = api.Draft(
        {
            "finance.currency": "CNY",
            "finance.discount_rate": None,
            "finance.tax_rate": 0.25,
            "remarks.finance.tax_rate": {"note": "A public body", "does_not_apply": True},
        }
    )

    said = say_count(api.tally(rules, draft), api.texts_for("en"))

    assert said == f"1 answered · 1 “don’t know” · 1 not applicable · {asked - 3} open"


def test_that_a_gate_stands_after_each_phase_and_nowhere_else() -> None:
    found = marks(api.Draft({}), (), api.texts_for("en"))

    gates = [step.id for step, mark in zip(STEPS, found, strict=True) if mark.gate]
    assert gates == [step.id for step in STEPS if step.badge]


def test_that_a_gate_names_its_conditions_once_there_is_a_verdict() -> None:
    answered = evaluation()
    texts = api.texts_for("en")

    mark = marks(api.Draft({}), (), texts, answered)[WORKLOADS]

    conditions = answered.roadmap[0].exit_criteria
    assert mark.gate.count("☐") == min(3, len(conditions))
    assert texts.say(conditions[0].text) in mark.tip


def test_that_what_does_not_apply_is_not_asked_and_is_told() -> None:
    *others, last = express()
    draft = api.Draft(
        {
            **{f"workloads.desk.{path}": 1 for path in others},
            f"remarks.workloads.desk.{last}": {
                "does_not_apply": True,
                "note": "No such thing here.",
            },
        }
    )

    mark = marks(draft, (), api.texts_for("en"))[WORKLOADS]

    assert (mark.icon, mark.shares) == ("keep", (1.0, 0.0))
    assert mark.spoken.endswith("(1 does not apply)")
